"""Which dated list and which articles cover a kind of act on a day."""

from datetime import date, timedelta

import pytest

from netra.domain.codes import Confidence, PersonStatus, SanctionClass
from netra.domain.loading import load
from netra.domain.rulebook import UnknownRecord

LAW = load()


def cited(code: str, on: date, status: PersonStatus | None = None) -> list[str]:
    return [line.en for line in LAW.cover(code, on, status).basis_lines]


def test_it_works() -> None:
    cover = LAW.cover("B06", date(2024, 10, 8))
    assert cover.instrument_line is not None
    assert cover.instrument_line.id == "SKB 5 lembaga 2/2022 lampiran II no. 6"
    assert cover.instrument_line.en == "Joint Decision (SKB) 2/2022 of five institutions annex II no. 6"
    assert [line.id for line in cover.basis_lines] == [
        "UU 20/2023 pasal 9 ayat (2)",
        "PP 94/2021 pasal 5 huruf n angka 5",
        "PP 94/2021 pasal 14 huruf i angka 3",
    ]
    assert cover.statement.en.startswith("On 8 October 2024 this act was listed in Joint Decision (SKB) 2/2022")
    assert cover.confidence is Confidence.HIGH
    assert any("annexes" in text.en for text in cover.unverified)


@pytest.mark.parametrize(
    ("code", "on", "instrument"),
    [
        pytest.param("A04", date(2018, 2, 13), None, id="2018: no list was compiled"),
        pytest.param("A04", date(2020, 9, 9), None, id="the day before the SKB of 2020"),
        pytest.param("A04", date(2020, 9, 10), "skb-2020", id="the day of the SKB of 2020"),
        pytest.param("A04", date(2020, 9, 11), "skb-2020", id="the day after"),
        pytest.param("A04", date(2022, 9, 21), "skb-2020", id="the day before SKB 2/2022"),
        pytest.param("A04", date(2022, 9, 22), "skb-2-2022", id="the day of SKB 2/2022"),
        pytest.param("A04", date(2022, 9, 23), "skb-2-2022", id="the day after SKB 2/2022"),
        pytest.param("A06", date(2020, 10, 1), None, id="an act the list of 2020 does not name"),
        pytest.param("B09", date(2020, 10, 1), None, id="serving before designation is new in 2022"),
        pytest.param("N01", date(2023, 1, 2), None, id="the day before the circular on contract staff"),
        pytest.param("N01", date(2023, 1, 3), "se-menpanrb-1-2023", id="the day of the circular"),
        pytest.param("N01", date(2023, 1, 4), "se-menpanrb-1-2023", id="the day after the circular"),
        pytest.param("S20-01", date(2020, 9, 10), "skb-2020", id="a row of 2020 in its time"),
        pytest.param("S20-01", date(2022, 9, 22), None, id="a row of 2020 after its time"),
        pytest.param("D01", date(2024, 10, 18), None, id="villages need no list"),
    ],
)
def test_the_list_of_the_day(code: str, on: date, instrument: str | None) -> None:
    found = LAW.cover(code, on).instrument
    assert (found.id if found else None) == instrument


@pytest.mark.parametrize(
    ("code", "change", "before", "after"),
    [
        pytest.param(
            "B06", date(2021, 8, 31), "PP 53/2010 art 4 no 12 to 15", "PP 94/2021 art 5 letter n no 5", id="pp-94-2021"
        ),
        pytest.param("B06", date(2023, 10, 31), "UU 5/2014 art 9(2)", "UU 20/2023 art 9(2)", id="uu-20-2023"),
        pytest.param(
            "B05",
            date(2023, 10, 31),
            "UU 5/2014 art 87(4) letter c",
            "UU 20/2023 art 52(3) letter j and (4)",
            id="party membership",
        ),
        pytest.param("P02", date(2016, 7, 1), "UU 8/2015 art 71", "UU 10/2016 art 71(3)", id="uu-10-2016"),
        pytest.param("C01", date(2016, 7, 1), "UU 8/2015 art 70", "UU 10/2016 art 70(1)", id="candidates, uu-10-2016"),
        pytest.param("T01", date(2024, 11, 14), None, "UU 1/2015 art 188", id="mk-136-2024, TNI and Polri"),
        pytest.param("P03", date(2024, 11, 14), None, "MK 136/PUU-XXII/2024", id="mk-136-2024, regional officials"),
        pytest.param("B05", date(2017, 4, 7), None, "PP 11/2017 art 255", id="pp-11-2017"),
        pytest.param("B05", date(2018, 11, 28), None, "PP 49/2018 art 53(3) letter c and art 63", id="pp-49-2018"),
        pytest.param("P04", date(2017, 4, 12), None, "PP 12/2017 art 36 to 38", id="pp-12-2017"),
        pytest.param("P04", date(2020, 2, 28), None, "PP 17/2020 art 3(7)", id="pp-17-2020"),
        pytest.param("P01", date(2024, 3, 29), None, "Surat Mendagri 100.2.1.3/1575/SJ", id="surat-mendagri-1575-2024"),
        pytest.param("P03", date(2015, 2, 2), None, "UU 1/2015 art 188", id="uu-1-2015"),
        pytest.param("C01", date(2015, 3, 18), None, "UU 8/2015 art 70", id="uu-8-2015"),
        pytest.param("D01", date(2014, 1, 15), None, "UU 6/2014 art 29 letter j", id="uu-6-2014"),
    ],
)
def test_articles_change_on_the_day(code: str, change: date, before: str | None, after: str) -> None:
    eve, morrow = change - timedelta(days=1), change + timedelta(days=1)
    assert after not in cited(code, eve)
    assert after in cited(code, change)
    assert after in cited(code, morrow)
    if before is not None:
        assert before in cited(code, eve)
        assert before not in cited(code, change)


def test_without_a_list_it_says_so_and_rests_on_the_general_law() -> None:
    cover = LAW.cover("B06", date(2018, 2, 13))
    assert cover.instrument is None
    assert cover.instrument_line is None
    assert cover.statement.en.startswith(
        "No instrument of that day was compiled; the assessment rests on the general law"
    )
    assert cover.statement.id.startswith("Tidak ada daftar bertanggal yang dihimpun untuk hari itu")
    assert "UU 5/2014 art 9(2)" in cover.statement.en
    assert any("list of 2022" in text.en for text in cover.unverified)


def test_contract_staff_before_their_circular_rest_on_the_contract() -> None:
    cover = LAW.cover("N01", date(2018, 3, 18))
    assert (cover.instrument, cover.bases, cover.unverified) == (None, (), ())
    assert "contract of employment" in cover.statement.en
    assert "kontrak kerja" in cover.statement.id


def test_ethics_have_their_sanction_in_the_general_law() -> None:
    cover = LAW.cover("A04", date(2020, 8, 15))
    assert cover.unverified == ()
    assert "PP 42/2004 art 15(1) to (3)" in cover.statement.en


def test_a_kind_resting_on_statutes_misses_no_list() -> None:
    cover = LAW.cover("D01", date(2018, 3, 20))
    assert cover.statement.en.startswith("This kind of act rests directly on the law")
    assert not cover.unverified


def test_a_regulation_without_first_day_is_not_cited_before_its_year_and_doubted_in_it() -> None:
    assert "Perpres 116/2022 art 19 and 20" not in cited("P04", date(2021, 12, 31))
    in_its_year = LAW.cover("P04", date(2022, 1, 1))
    assert "Perpres 116/2022 art 19 and 20" in [line.en for line in in_its_year.basis_lines]
    assert any("Perpres 116/2022" in text.en for text in in_its_year.unverified)
    assert not any("Perpres 116/2022" in text.en for text in LAW.cover("P04", date(2023, 1, 1)).unverified)


def test_articles_for_other_people_are_left_out() -> None:
    on = date(2024, 10, 1)
    assert "PP 49/2018 art 53(3) letter c and art 63" in cited("B05", on, PersonStatus.PPPK)
    assert "PP 37/2004 art 2 and 9" not in cited("B05", on, PersonStatus.PPPK)
    assert "PP 37/2004 art 2 and 9" in cited("B05", on, PersonStatus.PNS)


@pytest.mark.parametrize("code", ["B03", "B08", "B09", "B10"])
def test_conflicting_sources_are_carried(code: str) -> None:
    conflict = LAW.cover(code, date(2024, 10, 1)).conflict
    assert conflict is not None
    assert "Kompas" in conflict.id
    assert "Kompas" in conflict.en


@pytest.mark.parametrize(
    ("code", "on", "classes"),
    [
        pytest.param("B08", date(2021, 8, 30), (SanctionClass.SEDANG,), id="the day before PP 94/2021"),
        pytest.param("B08", date(2021, 8, 31), (SanctionClass.BERAT,), id="the day of PP 94/2021"),
        pytest.param("B08", date(2021, 9, 1), (SanctionClass.BERAT,), id="the day after"),
        pytest.param("B11", date(2021, 8, 30), (SanctionClass.SEDANG,), id="letters of support before"),
        pytest.param("B11", date(2021, 8, 31), (SanctionClass.BERAT,), id="letters of support since"),
        pytest.param("B06", date(2021, 8, 30), (SanctionClass.BERAT,), id="no dated class: that of the list"),
    ],
)
def test_the_class_follows_the_day_of_examination(code: str, on: date, classes: tuple[SanctionClass, ...]) -> None:
    assert LAW.classes_at(code, on) == classes


def test_every_kind_is_there() -> None:
    expected = [f"A{n:02}" for n in range(1, 8)] + [f"B{n:02}" for n in range(1, 14)]
    expected += [f"D{n:02}" for n in range(1, 7)] + ["N01"] + [f"P{n:02}" for n in range(1, 6)] + ["T01", "C01"]
    expected += [f"S20-{n:02}" for n in range(1, 17)]
    assert sorted(LAW.rules) == sorted(expected)


def test_every_kind_rests_on_something_in_every_pilkada_since_its_law() -> None:
    for on in (date(2017, 1, 1), date(2018, 6, 1), date(2020, 10, 1), date(2024, 10, 1)):
        missing = {rule.code for rule in LAW.rules.values()} - {rule.code for rule in LAW.rules_at(on)}
        late = {"N01"} if on < date(2023, 1, 3) else set()
        assert missing - {"P05"} == late, on
        assert ("P05" in missing) == (on < date(2021, 8, 31))


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(UnknownRecord, match="B99"):
        LAW.cover("B99", date(2024, 10, 1))
    with pytest.raises(UnknownRecord, match="uu-99"):
        LAW.regulation("uu-99")


def test_every_row_of_2020_maps_as_its_instrument_says() -> None:
    (instrument,) = (one for one in LAW.instruments if one.id == "skb-2020")
    for item in instrument.items:
        assert LAW.rule(item.code).maps_to == item.kinds
