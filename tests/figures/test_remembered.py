"""Sums are read again when something moved, and only then."""

from datetime import date

from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from netra.figures import queries, services
from netra.figures.models import Cursor
from netra.figures.queries import NATION, Dim, Measure, Scope, ScopeKind, Slice
from tests.builders import a_case, at, do
from tests.cast import KUDUS, Cast

DAY = date(2024, 10, 10)
LATER = at(date(2025, 1, 8))
PLACES = (NATION, Scope(ScopeKind.PROVINCE, "33"), Scope(ScopeKind.REGION, KUDUS))


def advance() -> None:
    while services.advance(at=LATER):
        pass


def test_it_works(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    a_case(cast.budi.actor)
    advance()
    first = queries.totals(NATION)
    with django_assert_num_queries(1):
        assert queries.totals(NATION) == first
    with queries.at_one_turn(), django_assert_num_queries(0):
        assert queries.totals(NATION) == first
    assert first[Measure.RECEIVED] == 1


def test_a_case_that_moved_is_told_at_once(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    advance()
    before = {place: queries.by(place, Measure.RECEIVED, Dim.STAGE) for place in PLACES}
    do(case, "begin_initial_study", cast.budi.actor, DAY)
    advance()
    for place in PLACES:
        assert queries.by(place, Measure.RECEIVED, Dim.STAGE) == [Slice("INITIAL_STUDY", 1)] != before[place]


def test_a_round_that_finds_nothing_keeps_what_was_read(cast: Cast) -> None:
    a_case(cast.budi.actor)
    advance()
    turn = Cursor.objects.get().turn
    services.advance(at=at(date(2025, 1, 9)))
    assert turn
    assert Cursor.objects.get().turn == turn
    services.rebuild(at=LATER)
    assert Cursor.objects.get().turn != turn


def test_figures_changed_in_a_transaction_that_fails_are_not_remembered(cast: Cast) -> None:
    a_case(cast.budi.actor)
    advance()
    assert queries.total(NATION, Measure.RECEIVED) == 1
    try:
        with transaction.atomic():
            a_case(cast.budi.actor)
            advance()
            assert queries.total(NATION, Measure.RECEIVED) == 2
            raise InterruptedError
    except InterruptedError:
        pass
    assert queries.total(NATION, Measure.RECEIVED) == 1


def test_a_reader_may_sort_what_it_was_given(cast: Cast) -> None:
    a_case(cast.budi.actor)
    advance()
    span = {"start": date(2024, 1, 1), "end": date(2025, 1, 1)}
    given = queries.divisions(NATION, {Dim.ORIGIN: Measure.RECEIVED}, **span)
    given.clear()
    assert queries.divisions(NATION, {Dim.ORIGIN: Measure.RECEIVED}, **span)[Dim.ORIGIN]


def test_another_question_is_another_answer(cast: Cast) -> None:
    a_case(cast.budi.actor)
    advance()
    january = queries.totals(NATION, start=date(2024, 1, 1), end=date(2024, 2, 1))
    assert queries.totals(NATION)[Measure.RECEIVED] == 1
    assert january[Measure.RECEIVED] == 0
    assert queries.totals(NATION, measures=[Measure.CLOSED]) == {Measure.CLOSED: 0}
