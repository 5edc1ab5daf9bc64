"""Article 71's windows, the day before, the day of and the day after each edge."""

from dataclasses import replace
from datetime import date

import pytest

from netra.domain.loading import load
from netra.domain.office_window import Consent, Deed, OfficeDeed, Ruling, Verdict, Vote, judge

V2018, V2020, V2024 = Vote(2018), Vote(2020), Vote(2024)
INAUGURATED = date(2025, 2, 20)


def verdict(deed: OfficeDeed, *votes: Vote) -> Verdict:
    return judge(deed, votes, load().timetables)


def rotation(on: date, **more: object) -> OfficeDeed:
    return replace(OfficeDeed(Deed.ROTATION, on), **more)  # type: ignore[arg-type]


def test_it_works() -> None:
    found = verdict(rotation(date(2024, 5, 2)), V2024)
    assert found.ruling is Ruling.INSIDE_WITHOUT_CONSENT
    assert found.window is not None
    assert found.window.start == date(2024, 3, 22)
    assert "22 March 2024" in found.reason.en
    assert "22 Maret 2024" in found.reason.id
    assert [cite.article for cite in found.articles] == [
        "pasal 71 ayat (2)",
        "pasal 71 ayat (4) sampai (6)",
        "pasal 190",
    ]
    assert all(cite.regulation in load().regulations for cite in found.articles)


@pytest.mark.parametrize(
    ("on", "ruling", "year"),
    [
        pytest.param(date(2024, 3, 21), Ruling.OUTSIDE, 2024, id="the day before"),
        pytest.param(date(2024, 3, 22), Ruling.INSIDE_WITHOUT_CONSENT, 2024, id="the day of"),
        pytest.param(date(2024, 3, 23), Ruling.INSIDE_WITHOUT_CONSENT, 2024, id="the day after"),
        pytest.param(date(2024, 12, 16), Ruling.INSIDE_WITHOUT_CONSENT, 2024, id="last known day of the timetable"),
        pytest.param(date(2024, 12, 17), Ruling.UNKNOWN, 2024, id="the day after it: end of term unknown"),
        pytest.param(date(2020, 1, 7), Ruling.OUTSIDE, 2020, id="2020, first timetable: the day before"),
        pytest.param(date(2020, 1, 8), Ruling.INSIDE_WITHOUT_CONSENT, 2020, id="2020, first timetable: the day of"),
        pytest.param(date(2020, 1, 9), Ruling.INSIDE_WITHOUT_CONSENT, 2020, id="2020, first timetable: the day after"),
        pytest.param(date(2020, 6, 11), Ruling.INSIDE_WITHOUT_CONSENT, 2020, id="the day before the revision"),
        pytest.param(date(2020, 6, 12), Ruling.INSIDE_WITHOUT_CONSENT, 2020, id="the day of the revision"),
        pytest.param(date(2020, 12, 26), Ruling.INSIDE_WITHOUT_CONSENT, 2020, id="2020: last known day"),
        pytest.param(date(2020, 12, 27), Ruling.UNKNOWN, 2020, id="2020: the day after it"),
    ],
)
def test_a_replacement_by_its_day(on: date, ruling: Ruling, year: int) -> None:
    found = verdict(rotation(on), V2020, V2024)
    assert (found.ruling, found.year) == (ruling, year)


def test_the_timetable_of_the_day_decides_and_its_revision_is_told() -> None:
    early = verdict(rotation(date(2020, 2, 3)), V2020)
    assert early.ruling is Ruling.INSIDE_WITHOUT_CONSENT
    assert "8 July 2020" in early.reason.en
    assert "23 March 2020" in early.to_check[0].en
    late = verdict(rotation(date(2020, 7, 1)), V2020)
    assert late.window is not None
    assert (late.window.start, late.to_check) == (date(2020, 3, 23), ())


@pytest.mark.parametrize(
    ("consent", "consent_on", "ruling"),
    [
        pytest.param(Consent.NONE, None, Ruling.INSIDE_WITHOUT_CONSENT, id="none"),
        pytest.param(Consent.GIVEN, date(2024, 5, 1), Ruling.INSIDE_WITH_CONSENT, id="the day before"),
        pytest.param(Consent.GIVEN, date(2024, 5, 2), Ruling.INSIDE_WITH_CONSENT, id="the day of"),
        pytest.param(Consent.GIVEN, date(2024, 5, 3), Ruling.INSIDE_WITHOUT_CONSENT, id="the day after: too late"),
        pytest.param(Consent.GIVEN, None, Ruling.UNKNOWN, id="without a day"),
        pytest.param(Consent.NOT_KNOWN, None, Ruling.UNKNOWN, id="not known"),
    ],
)
def test_consent_must_come_first(consent: Consent, consent_on: date | None, ruling: Ruling) -> None:
    deed = rotation(date(2024, 5, 2), consent=consent, consent_on=consent_on)
    assert verdict(deed, V2024).ruling is ruling


def test_filling_a_vacancy_is_not_a_replacement() -> None:
    found = verdict(rotation(date(2024, 5, 2), fills_vacancy=True), V2024)
    assert found.ruling is Ruling.NOT_A_REPLACEMENT
    assert not found.is_suspicious


@pytest.mark.parametrize(
    ("on", "ruling"),
    [
        pytest.param(date(2025, 2, 19), Ruling.INSIDE_WITHOUT_CONSENT, id="before inauguration: the old term runs"),
        pytest.param(date(2025, 2, 20), Ruling.INSIDE_WITHOUT_CONSENT, id="inauguration: art 162(3) begins"),
        pytest.param(date(2025, 8, 19), Ruling.INSIDE_WITHOUT_CONSENT, id="last day of six months"),
        pytest.param(date(2025, 8, 20), Ruling.OUTSIDE, id="six months are over"),
    ],
)
def test_a_known_inauguration_settles_it(on: date, ruling: Ruling) -> None:
    assert verdict(rotation(on, inaugurated_on=INAUGURATED), V2024).ruling is ruling


def test_the_second_freeze_cites_its_own_article() -> None:
    found = verdict(rotation(date(2025, 3, 1), inaugurated_on=INAUGURATED), V2024)
    assert [cite.article for cite in found.articles] == ["pasal 162 ayat (3)", "pasal 190"]


def test_whether_a_vacancy_counts_in_the_second_freeze_is_left_open() -> None:
    deed = rotation(date(2025, 3, 1), inaugurated_on=INAUGURATED, fills_vacancy=True)
    assert verdict(deed, V2024).ruling is Ruling.UNKNOWN


def test_an_unknown_inauguration_is_to_be_checked() -> None:
    found = verdict(rotation(date(2025, 3, 1)), V2024)
    assert found.ruling is Ruling.UNKNOWN
    assert "inauguration is not on record" in found.reason.en
    before = verdict(rotation(date(2019, 9, 1)), V2020)
    assert before.ruling is Ruling.OUTSIDE
    assert "162(3)" in before.to_check[0].en


@pytest.mark.parametrize(
    ("on", "ruling"),
    [(date(2022, 12, 26), Ruling.UNKNOWN), (date(2022, 12, 27), Ruling.OUTSIDE), (date(2022, 12, 28), Ruling.OUTSIDE)],
)
def test_an_earlier_election_is_assumed_over_after_two_years_and_that_is_said(on: date, ruling: Ruling) -> None:
    found = verdict(rotation(on), V2020)
    assert found.ruling is ruling
    assert any("Netra's assumption" in text.en for text in found.to_check) is (ruling is Ruling.OUTSIDE)


@pytest.mark.parametrize("kind", [Deed.AID, Deed.ASSETS, Deed.MOBILISATION])
@pytest.mark.parametrize(
    ("on", "ruling"),
    [
        pytest.param(date(2024, 3, 21), Ruling.OUTSIDE, id="the day before"),
        pytest.param(date(2024, 3, 22), Ruling.INSIDE, id="the day of"),
        pytest.param(date(2024, 3, 23), Ruling.INSIDE, id="the day after"),
        pytest.param(date(2024, 12, 16), Ruling.INSIDE, id="last known day of the timetable"),
        pytest.param(date(2024, 12, 17), Ruling.UNKNOWN, id="winners fixed on a day unknown"),
    ],
)
def test_programmes_by_their_day(kind: Deed, on: date, ruling: Ruling) -> None:
    found = verdict(OfficeDeed(kind, on), V2024)
    assert found.ruling is ruling
    assert found.articles[0].article == "pasal 71 ayat (3)"


@pytest.mark.parametrize(
    ("on", "ruling"),
    [(date(2025, 1, 8), Ruling.INSIDE), (date(2025, 1, 9), Ruling.OUTSIDE), (date(2025, 1, 10), Ruling.OUTSIDE)],
)
def test_a_known_day_of_winners_ends_the_window(on: date, ruling: Ruling) -> None:
    assert verdict(OfficeDeed(Deed.AID, on, winners_fixed_on=date(2025, 1, 9)), V2024).ruling is ruling


def test_without_an_election_there_is_no_window() -> None:
    assert verdict(rotation(date(2024, 5, 2))).ruling is Ruling.NO_CONTEST


def test_an_election_that_was_not_compiled_is_said_so() -> None:
    found = verdict(rotation(date(2015, 5, 2)), Vote(2015))
    assert found.ruling is Ruling.UNKNOWN
    assert "2015" in found.reason.en
    assert verdict(rotation(date(2013, 5, 2)), Vote(2013)).ruling is Ruling.UNKNOWN


def test_a_designation_of_its_own_moves_the_window() -> None:
    local = Vote(2024, designated_on=date(2024, 10, 10))
    assert verdict(rotation(date(2024, 4, 9)), local).ruling is Ruling.OUTSIDE
    found = verdict(rotation(date(2024, 4, 10)), local)
    assert found.ruling is Ruling.INSIDE_WITHOUT_CONSENT
    assert "unverified" in found.to_check[0].en


def test_a_repeated_vote_keeps_the_window_open() -> None:
    repeat = Vote(2024, polled_on=date(2025, 8, 27))
    assert verdict(OfficeDeed(Deed.AID, date(2025, 8, 27)), V2024, repeat).ruling is Ruling.INSIDE
    assert verdict(OfficeDeed(Deed.AID, date(2025, 8, 28)), V2024, repeat).ruling is Ruling.UNKNOWN
