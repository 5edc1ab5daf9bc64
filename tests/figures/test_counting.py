"""A case is counted where it belongs, on the days it moved, and taken out of where it no longer belongs."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import F

from netra.cases import services as cases
from netra.cases.models import Case
from netra.domain.allegation import Person
from netra.domain.codes import PersonStatus
from netra.figures import queries, services
from netra.figures.models import Cell, Cursor, Gap, StageCell
from netra.figures.queries import NATION, Dim, Measure, Month, Scope, ScopeKind, Slice
from netra.intake.models import Report
from netra.ledger.models import Entry
from netra.registry.models import Agency
from tests.builders import a_case, at, do, write
from tests.cast import DEMAK, KUDUS, Cast

DAY = date(2024, 10, 10)
LATER = at(DAY + timedelta(90))
REGION = Scope(ScopeKind.REGION, KUDUS)
EMPLOYER = Scope(ScopeKind.EMPLOYER, f"PPK-{KUDUS}")


def referred(cast: Cast, **more: Any) -> Case:
    """A case walked to the personnel authority."""
    budi, vera = cast.budi.actor, cast.vera.actor
    case = a_case(budi, **more)
    case.people.update(rules=["B07"])
    do(case, "begin_initial_study", budi, DAY)
    do(case, "register", budi, DAY + timedelta(1), "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    do(case, "summon", budi, DAY + timedelta(2), "ALLEGATION", "SUMMONS")
    do(case, "begin_study", budi, DAY + timedelta(3), "CLARIFICATION_MINUTES")
    do(case, "to_plenary", budi, DAY + timedelta(4), "STUDY")
    write(case, "PLENARY_MINUTES", budi, DAY + timedelta(4))
    write(case, "REFERRAL_LETTER", budi, DAY + timedelta(4), accused=case.people.first(), route="BKN")
    do(case, "decide_refer", budi, DAY + timedelta(4))
    track = case.tracks.get()
    do(case, "verify", vera, DAY + timedelta(9), "VERIFICATION_NOTE", track=track)
    do(case, "validate", budi, DAY + timedelta(10), "VALIDATION_NOTE", track=track)
    do(case, "ask_ppk", vera, DAY + timedelta(30), "RECOMMENDATION", track=track)
    return case


def advance() -> None:
    while services.advance(at=LATER):
        pass


def test_it_works(cast: Cast) -> None:
    case = referred(cast)
    advance()
    found = {measure: n for measure, n in queries.totals(REGION).items() if n}
    assert found == {
        Measure.RECEIVED: 1,
        Measure.REGISTERED: 1,
        Measure.PROVEN: 1,
        Measure.ACCUSED: 1,
        Measure.PERSONS_PROVEN: 1,
        Measure.REFERRED: 1,
        Measure.AT_EMPLOYER_BEGAN: 1,
    }
    assert queries.totals(NATION) == queries.totals(Scope(ScopeKind.PROVINCE, "33")) == queries.totals(REGION)
    assert queries.totals(EMPLOYER) == queries.totals(REGION)
    assert queries.by(REGION, Measure.ACCUSED, Dim.POST) == [Slice("AREA_HEAD", 1)]
    assert queries.by(NATION, Measure.PROVEN, Dim.RULE) == [Slice("skb-2-2022", 1)]
    assert queries.stock(EMPLOYER, "AT_EMPLOYER", DAY + timedelta(40)) == 1
    assert queries.monthly(REGION, Measure.REGISTERED, start=date(2024, 9, 1), end=date(2024, 11, 1)) == [
        Month(date(2024, 9, 1), 0),
        Month(date(2024, 10, 1), 1),
    ]
    assert list(queries.counted(NATION, Measure.PROVEN, dim=Dim.ACT, value="B07")) == [case.pk]
    assert not services.check(at=LATER).wrong
    assert queries.punctuality(ScopeKind.OFFICE) == [
        queries.Punctual(f"BAWASLU-{KUDUS}", met=3, late=0, running_late=0)
    ]
    letter = next(row for row in queries.stage_times(REGION) if row.stage == "BKN_LETTER")
    assert (letter.n, letter.mean_days, letter.median_days, letter.late) == (1, 20.0, 30, 0)


def test_a_case_placed_elsewhere_is_counted_there(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    advance()
    assert queries.total(REGION, Measure.RECEIVED) == 1
    cases.place_case(case, region_code=DEMAK, by=cast.budi.actor, on=DAY, at=at(DAY))
    advance()
    assert queries.across(ScopeKind.REGION, [Measure.RECEIVED]) == {DEMAK: {Measure.RECEIVED: 1}}
    assert queries.total(Scope(ScopeKind.OFFICE, f"BAWASLU-{KUDUS}"), Measure.RECEIVED) == 1, "its office stays"


def test_a_case_that_lies_in_no_regency_is_counted_for_the_province(cast: Cast) -> None:
    a_case(cast.wati.actor, region="33")
    advance()
    assert queries.total(Scope(ScopeKind.PROVINCE, "33"), Measure.RECEIVED) == 1
    assert queries.across(ScopeKind.REGION, [Measure.RECEIVED]) == {}


def test_people_of_a_joined_case_count_once(cast: Cast) -> None:
    first, second = a_case(cast.budi.actor), a_case(cast.budi.actor)
    second.refresh_from_db()
    cases.join(second, first, by=cast.budi.actor, on=DAY, at=at(DAY), revision=second.revision)
    advance()
    found = queries.totals(NATION)
    assert (found[Measure.RECEIVED], found[Measure.CLOSED], found[Measure.ACCUSED]) == (2, 1, 1)
    assert queries.stock(NATION, "OPEN", DAY) == 1
    assert queries.total(EMPLOYER, Measure.RECEIVED) == 1


def test_village_people_are_counted_at_the_regent(cast: Cast) -> None:
    a_case(cast.budi.actor, status=PersonStatus.VILLAGE_HEAD)
    advance()
    assert queries.across(ScopeKind.EMPLOYER, [Measure.ACCUSED]) == {f"REGENT-{KUDUS}": {Measure.ACCUSED: 1}}


def test_how_it_came_in_and_where_people_work(cast: Cast) -> None:
    """The channel is known to the doors, the agency to the registry."""
    agency = Agency.objects.create(region_id=KUDUS, name="Dinas Contoh", search_key="dinascontoh", kind="OPD")
    person = Person("Contoh", PersonStatus.PNS, "", "Kabid", "dinas  contoh Kab. Kudus", f"PPK-{KUDUS}")
    other = Person("Lain", PersonStatus.PNS, "", "Kabid", "Dinas lain", f"PPK-{KUDUS}")
    case = a_case(cast.budi.actor, people=(person, other))
    Report.objects.create(case=case, channel="HOTLINE", lodged_at=at(DAY), recorded_by="user:1")
    advance()
    assert queries.by(NATION, Measure.RECEIVED, Dim.CHANNEL) == [Slice("HOTLINE", 1)]
    for scope in (REGION, NATION, EMPLOYER):
        assert queries.by(scope, Measure.ACCUSED, Dim.AGENCY) == [Slice("", 1), Slice(str(agency.pk), 1)]
    assert queries.by(REGION, Measure.RECEIVED, Dim.AGENCY) == [Slice("", 1), Slice(str(agency.pk), 1)]
    assert list(queries.counted(REGION, Measure.ACCUSED, dim=Dim.AGENCY, value=str(agency.pk))) == [case.pk]


def test_nothing_is_counted_twice_and_the_figures_say_how_far_they_came(cast: Cast) -> None:
    a_case(cast.budi.actor)
    assert (queries.as_of().at, queries.as_of().is_behind) == (None, True)
    advance()
    once = queries.totals(NATION)
    assert (queries.as_of().at, queries.as_of().is_behind) == (LATER, False)
    assert services.advance(at=LATER) == 0
    Cursor.objects.update(last_entry=0)  # as when a backup of the cursor alone is older
    advance()
    assert queries.totals(NATION) == once
    assert services.rebuild(at=LATER) == 1
    assert queries.totals(NATION) == once


def test_a_row_that_was_slow_to_appear_is_counted(cast: Cast) -> None:
    """On PostgreSQL a transaction may take its number early and end late; the cursor is past it by then."""
    case = a_case(cast.budi.actor)
    advance()
    last = Entry.objects.latest("pk").pk
    row = {"subject_kind": "CASE", "at": at(DAY), "on": DAY, "actor": "citizen", "event": "PLACED"}
    Entry.objects.bulk_create([Entry(id=last + 2, subject_id=999_999, sequence=1, **row)])
    advance()
    assert Gap.objects.filter(entry_id__gt=last).get().entry_id == last + 1
    Case.objects.filter(pk=case.pk).update(region=DEMAK)
    Entry.objects.bulk_create([Entry(id=last + 1, subject_id=case.pk, sequence=99, **row)])
    assert services.advance(at=LATER) == 1
    assert queries.across(ScopeKind.REGION, [Measure.RECEIVED]) == {DEMAK: {Measure.RECEIVED: 1}}
    assert not Gap.objects.filter(entry_id__gt=last).exists()


def test_a_number_that_never_came_is_forgotten_after_a_day(cast: Cast) -> None:
    a_case(cast.budi.actor)
    Gap.objects.create(entry_id=1_000_000, seen_at=LATER)
    services.advance(at=LATER + timedelta(hours=23))
    assert Gap.objects.filter(entry_id=1_000_000).exists()
    services.advance(at=LATER + timedelta(hours=25))
    assert not Gap.objects.filter(entry_id=1_000_000).exists()  # others may have been skipped by tests before


@pytest.mark.parametrize("model", [Cell, StageCell])
def test_a_sum_that_was_altered_is_found(cast: Cast, model: type[Cell] | type[StageCell]) -> None:
    case = a_case(cast.budi.actor)
    do(case, "begin_initial_study", cast.budi.actor, DAY + timedelta(1))
    assert services.check(at=LATER).wrong == ()
    row = model.objects.latest("pk")
    model.objects.filter(pk=row.pk).update(n=F("n") + 1)
    wrong = services.check(at=LATER).wrong
    assert [(one.kept, one.true) for one in wrong] == [(row.n + 1, row.n)]
    services.rebuild(at=LATER)
    assert services.check(at=LATER).wrong == ()


def test_a_case_changed_behind_the_ledgers_back_is_found(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    advance()
    Case.objects.filter(pk=case.pk).update(received_on=DAY - timedelta(60))
    assert services.check(at=LATER).wrong


def test_a_move_between_two_reads_of_a_count_is_counted_in_the_end(cast: Cast) -> None:
    """Where each read sees what was committed before it, a move may fall between any two reads of one count."""
    place = 0
    while True:
        case, seen, moved = a_case(cast.budi.actor), 0, False

        def watch(run: Any, sql: str, params: Any, many: bool, context: Any, place: int = place) -> Any:
            nonlocal seen, moved
            if sql.startswith("SELECT") and not moved:
                seen += 1
                if seen > place:
                    moved = True
                    cases.mark_overdue(at=LATER)
            return run(sql, params, many, context)

        with connection.execute_wrapper(watch):
            services.advance(at=LATER)
        advance()
        verdict = services.check(at=LATER)
        assert not verdict.wrong, f"a move before read {place + 1} was lost"
        if not moved:
            break
        assert queries.stock(REGION, "OVERDUE", LATER.date()) == Case.objects.filter(pk__lte=case.pk).count()
        place += 1
    assert place > 6
