"""Which version of a timetable held, and what phase a day was."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.domain.codes import Confidence, Side
from netra.domain.loading import load
from netra.domain.timetable import PhaseName, UnknownElection, six_months_before
from netra.domain.validity import Period

LAW = load()
YEARS = [2015, 2017, 2018, 2020, 2024]


def test_it_works() -> None:
    phase = LAW.phase(2024, date(2024, 10, 8))
    assert (phase.name, phase.side, phase.is_sure) == (PhaseName.CAMPAIGN, Side.AFTER, True)
    assert phase.label.id == "Masa kampanye"


@pytest.mark.parametrize(
    ("year", "on", "name", "side"),
    [
        pytest.param(2024, date(2024, 8, 26), "BEFORE_REGISTRATION", "BEFORE", id="2024: the day before registration"),
        pytest.param(2024, date(2024, 8, 27), "REGISTRATION", "BEFORE", id="2024: registration opens"),
        pytest.param(2024, date(2024, 8, 29), "REGISTRATION", "BEFORE", id="2024: last day of registration"),
        pytest.param(2024, date(2024, 8, 30), "AWAITING_DESIGNATION", "BEFORE", id="2024: waiting"),
        pytest.param(2024, date(2024, 9, 21), "AWAITING_DESIGNATION", "BEFORE", id="2024: the day before designation"),
        pytest.param(2024, date(2024, 9, 22), "DESIGNATED", "AFTER", id="2024: the day of designation"),
        pytest.param(2024, date(2024, 9, 23), "DESIGNATED", "AFTER", id="2024: the day after"),
        pytest.param(2024, date(2024, 9, 24), "DESIGNATED", "AFTER", id="2024: the day before the campaign"),
        pytest.param(2024, date(2024, 9, 25), "CAMPAIGN", "AFTER", id="2024: the campaign opens"),
        pytest.param(2024, date(2024, 11, 23), "CAMPAIGN", "AFTER", id="2024: its last day"),
        pytest.param(2024, date(2024, 11, 24), "QUIET", "AFTER", id="2024: quiet days"),
        pytest.param(2024, date(2024, 11, 26), "QUIET", "AFTER", id="2024: last quiet day"),
        pytest.param(2024, date(2024, 11, 27), "POLLING", "AFTER", id="2024: polling"),
        pytest.param(2024, date(2024, 11, 28), "COUNTING", "AFTER", id="2024: counting"),
        pytest.param(2024, date(2024, 12, 16), "COUNTING", "AFTER", id="2024: last day of recapitulation"),
        pytest.param(2024, date(2024, 12, 17), "AFTERWARDS", "AFTER", id="2024: afterwards"),
        pytest.param(
            2020, date(2020, 6, 11), "AWAITING_DESIGNATION", "BEFORE", id="2020: last day of the first timetable"
        ),
        pytest.param(
            2020, date(2020, 7, 8), "BEFORE_REGISTRATION", "BEFORE", id="2020: the old designation day, moved"
        ),
        pytest.param(2020, date(2020, 9, 22), "AWAITING_DESIGNATION", "BEFORE", id="2020: the day before designation"),
        pytest.param(2020, date(2020, 9, 23), "DESIGNATED", "AFTER", id="2020: designation, once meant for polling"),
        pytest.param(2020, date(2020, 9, 26), "CAMPAIGN", "AFTER", id="2020: campaign"),
        pytest.param(2020, date(2020, 12, 9), "POLLING", "AFTER", id="2020: polling"),
        pytest.param(2018, date(2018, 2, 11), "AWAITING_DESIGNATION", "BEFORE", id="2018: the day before designation"),
        pytest.param(2018, date(2018, 2, 12), "DESIGNATED", "AFTER", id="2018: designation"),
        pytest.param(2018, date(2018, 6, 27), "POLLING", "AFTER", id="2018: polling"),
        pytest.param(2018, date(2018, 6, 29), "AFTERWARDS", "AFTER", id="2018: no recapitulation days known"),
    ],
)
def test_the_phase_of_a_day(year: int, on: date, name: str, side: str) -> None:
    phase = LAW.phase(year, on)
    assert (phase.name, phase.side) == (name, side)


@pytest.mark.parametrize(
    ("on", "version", "designation", "polling"),
    [
        pytest.param(
            date(2020, 6, 11), "2020-semula", date(2020, 7, 8), date(2020, 9, 23), id="the day before PKPU 5/2020"
        ),
        pytest.param(date(2020, 6, 12), "2020-lanjutan", date(2020, 9, 23), date(2020, 12, 9), id="its day"),
        pytest.param(date(2020, 6, 13), "2020-lanjutan", date(2020, 9, 23), date(2020, 12, 9), id="the day after"),
    ],
)
def test_the_timetable_of_2020_was_moved(on: date, version: str, designation: date, polling: date) -> None:
    timetable = LAW.timetable_at(2020, on)
    assert (timetable.id, timetable.designated_on, timetable.polling_on) == (version, designation, polling)


@pytest.mark.parametrize(
    ("on", "year"),
    [
        pytest.param(date(2015, 12, 9), 2015, id="polling day 2015"),
        pytest.param(date(2015, 12, 10), 2017, id="the next in sight"),
        pytest.param(date(2018, 2, 13), 2018, id="2018"),
        pytest.param(date(2018, 6, 28), 2020, id="after 2018"),
        pytest.param(date(2020, 3, 5), 2020, id="2020 under its first timetable"),
        pytest.param(date(2020, 12, 26), 2020, id="last day of 2020"),
        pytest.param(date(2020, 12, 27), 2024, id="after 2020"),
        pytest.param(date(2024, 12, 16), 2024, id="last day of 2024"),
        pytest.param(date(2024, 12, 17), None, id="none compiled after 2024"),
    ],
)
def test_the_election_of_a_day(on: date, year: int | None) -> None:
    election = LAW.election_for(on)
    assert (election.year if election else None) == year


@pytest.mark.parametrize(
    ("year", "on", "start"),
    [
        pytest.param(2024, date(2024, 3, 22), date(2024, 3, 22), id="2024: by the Home Minister's letter"),
        pytest.param(2020, date(2020, 5, 4), date(2020, 1, 8), id="2020: before the new timetable"),
        pytest.param(2020, date(2020, 6, 12), date(2020, 3, 23), id="2020: by the new timetable"),
        pytest.param(2018, date(2018, 1, 1), date(2017, 8, 12), id="2018: counted"),
        pytest.param(2017, date(2017, 1, 1), date(2016, 7, 1), id="2017: not before the law itself"),
    ],
)
def test_when_officials_may_not_be_replaced(year: int, on: date, start: date) -> None:
    window = LAW.freeze_window(year, on)
    assert window == Period(start, None)
    assert window is not None
    assert not window.holds(start - timedelta(days=1))
    assert window.holds(start)
    assert window.holds(start + timedelta(days=1))


def test_no_window_before_its_law_was_compiled() -> None:
    assert LAW.freeze_window(2015, date(2015, 6, 1)) is None


def test_the_windows_say_which_end_is_not_known() -> None:
    replacement, programmes = LAW.timetables.windows(2024, date(2024, 4, 1))
    assert "end of the term" in replacement.statement.en
    assert "Surat Mendagri" in replacement.statement.id
    assert "until the winning pair is fixed; that day was not compiled" in programmes.statement.en
    assert programmes.basis.citation.en == "UU 10/2016 art 71(3)"
    assert LAW.timetables.programme_window(2024, date(2024, 4, 1)) == programmes.period


@pytest.mark.parametrize("year", [2015, 2017, 2018])
def test_days_without_a_source_are_not_sold_as_sure(year: int) -> None:
    election = LAW.timetables.election(year)
    phase = LAW.phase(year, election.final.designated_on)
    assert phase.confidence is Confidence.LOW
    assert not phase.is_sure


def test_the_quiet_days_of_2024_are_told_as_derived() -> None:
    phase = LAW.phase(2024, date(2024, 11, 24))
    assert phase.note is not None
    assert "one paper prints 23-26 November" in phase.note.en


def test_local_votes_are_told_after_the_common_one() -> None:
    note = LAW.phase(2024, date(2025, 8, 27)).note
    assert note is not None
    assert "Pangkalpinang" in note.id
    assert "24 regions" in note.en
    later = LAW.phase(2024, date(2025, 8, 28)).note
    assert later is not None
    assert "Pangkalpinang" not in later.id


def test_the_next_pilkada_is_a_range() -> None:
    coming = LAW.timetables.next_election
    assert (coming.first_month, coming.last_month) == (date(2031, 10, 1), date(2032, 4, 1))


def test_an_unknown_year_is_refused() -> None:
    with pytest.raises(UnknownElection, match="2019"):
        LAW.phase(2019, date(2019, 4, 17))


@pytest.mark.parametrize("year", YEARS)
def test_counts_add_up_and_stages_follow_each_other(year: int) -> None:
    election = LAW.timetables.election(year)
    assert election.provinces + election.regencies + election.cities == election.regions
    for version in election.versions:
        days = [stage.last for stage in version.stages]
        assert days == sorted(days)
        assert all(stage.first is None or stage.first <= stage.last for stage in version.stages)


@given(year=st.sampled_from(YEARS), on=st.dates(date(2010, 1, 1), date(2040, 12, 31)))
def test_every_day_has_one_phase_on_the_right_side_of_designation(year: int, on: date) -> None:
    phase, timetable = LAW.phase(year, on), LAW.timetable_at(year, on)
    assert (phase.side is Side.AFTER) == (on >= timetable.designated_on)
    before = {PhaseName.BEFORE_REGISTRATION, PhaseName.REGISTRATION, PhaseName.AWAITING_DESIGNATION}
    assert (phase.name in before) == (phase.side is Side.BEFORE)


@given(on=st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_six_months_before_lies_half_a_year_back(on: date) -> None:
    assert 181 <= (on - six_months_before(on)).days <= 184 + 2
