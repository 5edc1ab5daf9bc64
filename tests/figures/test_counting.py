"""A case is counted where it belongs, on the days it moved, and taken out of where it no longer belongs."""

from datetime import date, timedelta

from netra.cases.models import Case
from netra.figures import queries, services
from netra.figures.queries import NATION, Dim, Measure, Month, Scope, ScopeKind, Slice
from tests.builders import a_case, at, do, write
from tests.cast import KUDUS, Cast

DAY = date(2024, 10, 10)
LATER = at(DAY + timedelta(90))
REGION = Scope(ScopeKind.REGION, KUDUS)
EMPLOYER = Scope(ScopeKind.EMPLOYER, f"PPK-{KUDUS}")


def referred(cast: Cast, **more: object) -> Case:
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
