"""Civil-service numbers: their parts, why one is malformed, and what a list may show."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.domain.nip import Malformed, Nip, NipKind, OldNip, mask, parse

TODAY = date(2024, 10, 8)


def test_it_works() -> None:
    nip = parse("19860926 201505 1 001", today=TODAY)
    assert isinstance(nip, Nip)
    assert (nip.kind, nip.born_on, nip.appointed_year, nip.month) == (NipKind.PNS, date(1986, 9, 26), 2015, 5)
    assert (nip.is_man, nip.serial, nip.contract, nip.doubts) == (True, "001", None, ())
    assert nip.printed == "19860926 201505 1 001"


def test_a_pppk_carries_the_number_of_its_contract() -> None:
    nip = parse("200012312024211001", today=date(2025, 6, 1))
    assert isinstance(nip, Nip)
    assert (nip.kind, nip.contract, nip.month, nip.appointed_year) == (NipKind.PPPK, 1, None, 2024)
    assert nip.doubts == ()


def test_a_part_time_pppk_is_doubted_not_refused() -> None:
    nip = parse("199009132025242014", today=date(2025, 12, 1))
    assert isinstance(nip, Nip)
    assert (nip.kind, nip.contract, nip.is_man) == (NipKind.PPPK, 4, False)
    assert any("part-time" in doubt.en for doubt in nip.doubts)


@pytest.mark.parametrize("written", ["19860926.201505.1.001", "198609262015051001", " 19860926-201505-1-001\t"])
def test_people_write_it_in_many_ways(written: str) -> None:
    assert isinstance(parse(written, today=TODAY), Nip)


@pytest.mark.parametrize("code", ["00", "13", "19", "20", "30", "99"])
def test_an_unknown_kind_is_never_refused(code: str) -> None:
    nip = parse(f"198609262015{code}1001", today=TODAY)
    assert isinstance(nip, Nip)
    assert nip.kind is NipKind.UNKNOWN
    assert any("officer decides" in doubt.en for doubt in nip.doubts)


@pytest.mark.parametrize(
    ("code", "kind"),
    [("01", "PNS"), ("12", "PNS"), ("21", "PPPK"), ("29", "PPPK")],
)
def test_digits_13_and_14_tell_the_kind(code: str, kind: str) -> None:
    nip = parse(f"198609262015{code}1001", today=TODAY)
    assert isinstance(nip, Nip)
    assert nip.kind == kind


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param("  .  ", "empty", id="only marks"),
        pytest.param("19860926201505100A", "digits only", id="a letter"),
        pytest.param("１９８６０９２６２０１５０５１００１", "digits only", id="full-width digits"),
        pytest.param("19860926201505100", "this has 17", id="one digit short"),
        pytest.param("1986092620150510011", "this has 19", id="one digit long"),
        pytest.param("3374012609860001", "length of a NIK", id="a NIK"),
        pytest.param("198613262015051001", "not a birth date: 19861326", id="month 13"),
        pytest.param("198602302015051001", "not a birth date: 19860230", id="30 February"),
        pytest.param("000000002015051001", "not a birth date: 00000000", id="zeros"),
        pytest.param("202501012024051001", "birth date lies in the future", id="born tomorrow"),
        pytest.param("198609262015053001", "this is 3", id="a third sex digit"),
        pytest.param("198609262015051000", "this is 000", id="running number 000"),
        pytest.param("198609262024111001", "appointment lies in the future", id="appointed next month"),
        pytest.param("198609262025211001", "appointment lies in the future", id="contract of next year"),
        pytest.param("198609261985051001", "Appointed before birth", id="appointed before birth"),
    ],
)
def test_why_one_is_malformed(written: str, reason: str) -> None:
    found = parse(written, today=TODAY)
    assert isinstance(found, Malformed)
    assert reason in found.reason.en
    assert found.reason.id != found.reason.en


def test_the_month_of_appointment_may_be_this_one() -> None:
    assert isinstance(parse("198609262024101001", today=TODAY), Nip)


@pytest.mark.parametrize(
    ("written", "today", "doubt"),
    [
        pytest.param("200009262018081001", TODAY, "before the age of 18", id="a month before 18"),
        pytest.param("195410082000011001", TODAY, "Aged 70 or more", id="the 70th birthday"),
    ],
)
def test_an_odd_age_is_doubted(written: str, today: date, doubt: str) -> None:
    nip = parse(written, today=today)
    assert isinstance(nip, Nip)
    assert [text.en for text in nip.doubts if doubt in text.en]


@pytest.mark.parametrize("written", ["200009262018091001", "195410092000011001"])
def test_a_fitting_age_is_not_doubted(written: str) -> None:
    nip = parse(written, today=TODAY)
    assert isinstance(nip, Nip)
    assert nip.doubts == ()


def test_an_old_number_is_recognised() -> None:
    assert parse("131 234 567", today=TODAY) == OldNip("131234567")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("198609262015051001", "1986**** ****** * 001", id="NIP"),
        pytest.param("19860926 201505 1 001", "1986**** ****** * 001", id="NIP with spaces"),
        pytest.param("131234567", "******567", id="old number"),
        pytest.param("3374012609860001", "*************001", id="NIK"),
        pytest.param("12345", "*****", id="too short to show anything"),
        pytest.param("tidak tahu", "*****", id="words"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_list_shows_little(written: str, shown: str) -> None:
    assert mask(written) == shown


@given(st.text(max_size=40))
def test_no_input_raises(written: str) -> None:
    assert isinstance(parse(written, today=TODAY), Nip | OldNip | Malformed)
    mask(written)


@given(
    born=st.dates(date(1955, 1, 1), date(2000, 12, 31)),
    year=st.integers(2019, 2023),
    month=st.integers(1, 12),
    sex=st.sampled_from("12"),
    serial=st.integers(1, 999),
)
def test_what_is_put_in_is_read_out_and_hidden(born: date, year: int, month: int, sex: str, serial: int) -> None:
    digits = f"{born:%Y%m%d}{year}{month:02}{sex}{serial:03}"
    nip = parse(digits, today=TODAY)
    assert isinstance(nip, Nip)
    assert (nip.born_on, nip.appointed_year, nip.month, nip.serial) == (born, year, month, f"{serial:03}")
    shown = mask(nip.printed)
    assert shown == f"{born:%Y}**** ****** * {serial:03}"


@given(st.text("0123456789", min_size=18, max_size=18))
def test_eighteen_digits_are_read_or_refused_with_a_reason(digits: str) -> None:
    found = parse(digits, today=TODAY)
    assert isinstance(found, Nip | Malformed)
    if isinstance(found, Nip):
        assert found.born_on <= TODAY
