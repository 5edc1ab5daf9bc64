"""Every day on which an answer of the catalogue changes, written by hand; on all other days nothing does."""

import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.domain.codes import PersonStatus, SanctionClass
from netra.domain.institutions import NoVerifier
from netra.domain.loading import FILES, FOLDER, load

LAW = load()
ONE_DAY = timedelta(days=1)

CHANGES = {
    date(2004, 10, 16): "PP 37/2004: no party membership",
    date(2004, 10, 18): "PP 42/2004: code of ethics",
    date(2010, 6, 6): "PP 53/2010: discipline",
    date(2014, 1, 15): "UU 5/2014 (ASN) and UU 6/2014 (village)",
    date(2015, 2, 2): "UU 1/2015: Pilkada",
    date(2015, 3, 18): "UU 8/2015: first amendment",
    date(2016, 7, 1): "UU 10/2016: second amendment",
    date(2017, 4, 7): "PP 11/2017: management of PNS",
    date(2017, 4, 12): "PP 12/2017: warnings to heads of region",
    date(2017, 8, 16): "UU 7/2017: general elections",
    date(2018, 2, 2): "letter B/36/2018: spouses",
    date(2018, 11, 28): "PP 49/2018: PPPK",
    date(2020, 1, 29): "MK 48/PUU-XVII/2019: district Bawaslu",
    date(2020, 2, 28): "PP 17/2020: the President's delegation",
    date(2020, 6, 12): "PKPU 5/2020: the timetable moved",
    date(2020, 8, 11): "UU 6/2020: third amendment",
    date(2020, 9, 10): "SKB of 2020",
    date(2021, 8, 10): "PP 79/2021: remedies",
    date(2021, 8, 31): "PP 94/2021 replaces PP 53/2010",
    date(2022, 9, 22): "SKB 2/2022",
    date(2022, 10, 17): "UU 27/2022: personal data",
    date(2023, 1, 3): "SE MenPANRB 1/2023: contract staff",
    date(2023, 1, 10): "Peraturan BKN 1/2023: blocking",
    date(2023, 10, 31): "UU 20/2023 replaces UU 5/2014",
    date(2024, 3, 29): "Surat Mendagri 1575: replacing officials",
    date(2024, 4, 25): "UU 3/2024: village law amended",
    date(2024, 9, 4): "SE MenPANRB 4/2024: KASN to BKN",
    date(2024, 9, 30): "Perbawaslu 9/2024",
    date(2024, 10, 17): "UU 27/2022: adjustment ends",
    date(2024, 11, 14): "MK 136/PUU-XXII/2024: art 188 widened",
    date(2025, 6, 26): "MK 135/PUU-XXII/2024: elections apart",
    date(2025, 7, 30): "MK 104/PUU-XXIII/2025: binding decisions",
    date(2025, 10, 16): "MK 121/PUU-XXII/2024: an independent overseer",
}
# Regulations whose first day was not established are cited from the first of January of their year, with a doubt.
DOUBTFUL_YEARS = {2004, 2015, 2016, 2017, 2018, 2020, 2022, 2023, 2024, 2025}


def answers(on: date) -> tuple[object, ...]:
    """All that the catalogue says about a day, apart from the day's own name."""
    covers = [LAW.cover(code, on) for code in LAW.rules]
    try:
        verifier = LAW.competent_verifier(on).id
    except NoVerifier:
        verifier = ""
    return (
        [(law.id, [one.text for one in law.provisions_at(on)]) for law in LAW.regulations_at(on)],
        [(one.instrument_line, one.basis_lines, one.unverified) for one in covers],
        [LAW.classes_at(code, on) for code in LAW.rules],
        [[one.code for one in LAW.sanctions_for(list(SanctionClass), status, on)] for status in PersonStatus],
        [LAW.sanction_notes(list(SanctionClass), status, on) for status in PersonStatus],
        verifier,
        [row.id for row in LAW.institutions_at(on)],
        [LAW.competence(status, on) for status in PersonStatus],
        [LAW.routes_for(code, "PNS", on) for code in LAW.rules],
        [LAW.timetable_at(election.year, on).id for election in LAW.timetables.elections],
    )


def is_doubtful_start(on: date) -> bool:
    """The first of January on which a doubt begins, or ends a year later."""
    return (on.month, on.day) == (1, 1) and bool({on.year, on.year - 1} & DOUBTFUL_YEARS)


@pytest.mark.parametrize("change", [pytest.param(on, id=name) for on, name in CHANGES.items()])
def test_the_eve_differs_and_the_morrow_does_not(change: date) -> None:
    assert answers(change - ONE_DAY) != answers(change)
    if change + ONE_DAY not in CHANGES:
        assert answers(change) == answers(change + ONE_DAY)


def test_every_day_written_in_the_catalogue_is_in_the_table() -> None:
    written = {
        found
        for name in FILES
        for found in days_in(tomllib.loads((FOLDER / name).read_text(encoding="utf-8")))
        if answers(found) != answers(found - ONE_DAY)
    }
    assert {on for on in written if not is_doubtful_start(on)} == set(CHANGES)


def days_in(value: object) -> set[date]:
    """Every `from`, `to` and `until` of a file."""
    if isinstance(value, dict):
        own = {one for key, one in value.items() if key in {"from", "to", "until"} and isinstance(one, date)}
        return own.union(*(days_in(one) for one in value.values()))
    if isinstance(value, list):
        return set().union(*(days_in(one) for one in value))
    return set()


@settings(deadline=None)
@given(st.dates(date(2004, 1, 2), date(2030, 12, 31)))
def test_on_any_other_day_nothing_changes(on: date) -> None:
    if on not in CHANGES and not is_doubtful_start(on):
        assert answers(on) == answers(on - ONE_DAY)


@settings(deadline=None)
@given(st.dates(date(2004, 1, 2), date(2030, 12, 31)), st.sampled_from(sorted(LAW.rules)))
def test_whatever_is_cited_held_on_that_day(on: date, code: str) -> None:
    cover = LAW.cover(code, on)
    assert cover.instrument is None or cover.instrument.period.holds(on)
    for basis in cover.bases:
        assert basis.period.holds(on)
        assert LAW.regulation(basis.regulation_id).holds(on)
    assert cover.statement.id.strip()
    assert cover.statement.en.strip()
