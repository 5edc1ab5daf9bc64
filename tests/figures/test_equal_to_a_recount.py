"""Whatever happens to cases, in whatever order it is counted: the figures are what a plain recount finds."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netra.figures import queries, services
from netra.figures.queries import STOCKS, Dim, Measure, Scope, ScopeKind
from tests.builders import at
from tests.cast import Cast
from tests.figures.histories import History
from tests.figures.plain import Line, lines, office_duties, stays

OF_EACH_TEST = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def agree(data: st.DataObject, last: date) -> None:
    """Every query tells what the plain lines tell: whole, between two days, by every dimension, at every place."""
    found = list(lines())
    day = st.integers(0, 120).map(lambda n: date(2024, 9, 20) + timedelta(n))
    start, end = sorted((data.draw(day), data.draw(day)))
    dim = data.draw(st.sampled_from([dim for dim in Dim if dim]))
    for kind in ScopeKind:
        for first, until in ((None, None), (start, end)):
            chosen = [
                line for line in found if (first is None or first <= line.on) and (until is None or line.on < until)
            ]
            expected = Counter(
                (code, line.measure) for line in chosen for code in line.places[kind] if code or kind == "NATION"
            )
            if kind is ScopeKind.EMPLOYER:
                expected = Counter({key: n for key, n in expected.items() if key[0]})  # nobody's people
            told = queries.across(kind, list(Measure), start=first, end=until)
            assert {(code, m.value): n for code, row in told.items() for m, n in row.items() if n} == expected
            for code in sorted({code for code, _measure in expected}):
                _agree_at(Scope(kind, code), chosen, first, until, dim)
    _agree_on_stocks(found, last)
    _agree_on_times()


def _agree_on_times() -> None:
    kept = list(stays())
    for kind in ScopeKind:
        for code in {code for stay in kept for code in stay.places[kind] if code or kind is ScopeKind.NATION}:
            here = [stay for stay in kept if code in stay.places[kind]]
            expected = {}
            for key in {(stay.procedure, stay.stage) for stay in here}:
                mine = [stay for stay in here if (stay.procedure, stay.stage) == key]
                days = sorted(stay.days for stay in mine)
                median = days[(len(days) - 1) // 2]
                edge = next((edge for edge in (0, 1, 2, 3, 5, 7, 14, 30, 60, 90, 180) if median <= edge), 181)
                expected[key] = (len(mine), sum(days) / len(days), edge, sum(stay.is_late for stay in mine))
            told = queries.stage_times(Scope(kind, code))
            assert {(t.procedure, t.stage): (t.n, t.mean_days, t.median_days, t.late) for t in told} == expected
    offices = queries.punctuality(ScopeKind.OFFICE)
    assert {one.code: (one.met, one.late, one.running_late) for one in offices} == office_duties()


def _agree_at(scope: Scope, chosen: list[Line], start: date | None, end: date | None, dim: Dim) -> None:
    here = [line for line in chosen if scope.code in line.places[scope.kind]]
    totals = queries.totals(scope, start=start, end=end)
    assert {m.value: n for m, n in totals.items() if n} == Counter(line.measure for line in here)
    for measure in {Measure(line.measure) for line in here}:
        mine = [line for line in here if line.measure == measure]
        values = Counter(value for line in mine for value in line.values[dim])
        told = queries.by(scope, measure, dim, start=start, end=end)
        assert {one.value: one.n for one in told} == values, (scope, measure, dim)
        value = told[0].value
        behind = queries.counted(scope, measure, dim=dim, value=value, start=start, end=end)
        assert sorted(behind) == sorted(line.case for line in mine if value in line.values[dim])
        if start is not None and end is not None:
            months = queries.monthly(scope, measure, start=start, end=end, dim=dim, value=value)
            by_month = Counter(line.on.replace(day=1) for line in mine if value in line.values[dim])
            assert {month.month: month.n for month in months if month.n} == by_month
            assert queries.total(scope, measure, start=start, end=end) == len(mine)


def _agree_on_stocks(found: list[Line], last: date) -> None:
    for name, (began, ended) in STOCKS.items():
        for on in (last, last - timedelta(17)):
            expected: Counter[str] = Counter()
            for line in found:
                if line.on <= on and line.measure in {began, ended}:
                    expected.update(dict.fromkeys(line.places["REGION"], 1 if line.measure == began else -1))
            told = queries.stocks_across(ScopeKind.REGION, name, on)
            assert told == {code: n for code, n in expected.items() if n}
            nation = sum((line.measure == began) - (line.measure == ended) for line in found if line.on <= on)
            assert queries.stock(queries.NATION, name, on) == nation


def lived(cast: Cast, data: st.DataObject, moves: int) -> None:
    """One random life, counted at random moments, some rows at a time."""
    history = History(cast, data)
    for _ in range(data.draw(st.integers(1, 3))):
        history.live(moves)
        services.advance(at=at(history.day), limit=data.draw(st.integers(1, 60)))
    while services.advance(at=at(history.day), limit=50):
        pass
    agree(data, history.day)
    assert services.check(at=at(history.day)).wrong == ()


@settings(OF_EACH_TEST, max_examples=8, derandomize=True)
@given(data=st.data())
def test_it_works(cast: Cast, data: st.DataObject) -> None:
    with transaction.atomic():
        lived(cast, data, moves=12)
        transaction.set_rollback(True)


@pytest.mark.heavy
@settings(OF_EACH_TEST)
@given(data=st.data())
def test_many_lives(cast: Cast, data: st.DataObject) -> None:
    with transaction.atomic():
        lived(cast, data, moves=40)
        transaction.set_rollback(True)
