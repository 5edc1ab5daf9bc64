"""What may be imposed on the day of examination, and what is said beside it."""

from datetime import date

import pytest

from netra.domain.codes import PersonStatus, SanctionClass
from netra.domain.loading import load

LAW = load()
MEDIUM_2010 = ["tunda_kgb_1th", "tunda_pangkat_1th", "turun_pangkat_1th"]
MEDIUM_2021 = ["potong_tukin_25_6bln", "potong_tukin_25_9bln", "potong_tukin_25_12bln"]
HEAVY_2010 = ["turun_pangkat_3th", "pindah_turun_jabatan", "bebas_jabatan", "pdhtaps", "ptdh"]
HEAVY_2021 = ["turun_jabatan_12bln", "jadi_pelaksana_12bln", "pdhtaps"]
COURT = ["penjara_1_6_bulan", "denda_600rb_6jt"]


def codes(classes: list[str], status: str, on: date) -> list[str]:
    return [option.code for option in LAW.sanctions_for(classes, status, on)]


def test_it_works() -> None:
    (closed, open_) = LAW.sanctions_for([SanctionClass.MORAL], PersonStatus.PNS, date(2024, 10, 8))
    assert (closed.code, closed.label.en) == ("pernyataan_tertutup", "Closed statement")
    assert open_.basis[0].citation.id == "PP 42/2004 pasal 15 dan 16"


@pytest.mark.parametrize(
    ("classes", "status", "on", "expected"),
    [
        pytest.param(["sedang"], "PNS", date(2021, 8, 30), MEDIUM_2010, id="medium, the day before PP 94/2021"),
        pytest.param(
            ["sedang"], "PNS", date(2021, 8, 31), MEDIUM_2010 + MEDIUM_2021, id="medium, its day: both scales"
        ),
        pytest.param(["sedang"], "PNS", date(2021, 9, 1), MEDIUM_2010 + MEDIUM_2021, id="medium, the day after"),
        pytest.param(["berat"], "PNS", date(2021, 8, 30), HEAVY_2010, id="heavy, the day before PP 94/2021"),
        pytest.param(["berat"], "PNS", date(2021, 8, 31), HEAVY_2021, id="heavy, its day"),
        pytest.param(["berat"], "PNS", date(2021, 9, 1), HEAVY_2021, id="heavy, the day after"),
        pytest.param(["berat"], "PNS", date(2010, 6, 5), [], id="heavy, the day before PP 53/2010"),
        pytest.param(["berat"], "PNS", date(2010, 6, 6), HEAVY_2010, id="heavy, the day of PP 53/2010"),
        pytest.param(["berat"], "PPPK", date(2018, 11, 27), [], id="PPPK, the day before PP 49/2018"),
        pytest.param(
            ["berat"],
            "PPPK",
            date(2018, 11, 28),
            ["hukuman_aturan_instansi", "pppk_putus_hormat_taps"],
            id="PPPK, its day",
        ),
        pytest.param(["sedang"], "PPPK", date(2024, 10, 8), ["hukuman_aturan_instansi"], id="PPPK, medium"),
        pytest.param(["ptdh"], "PPPK", date(2024, 10, 8), ["pppk_putus_tidak_hormat"], id="PPPK, party member"),
        pytest.param(["pidana"], "POLRI", date(2024, 11, 13), [], id="Polri, the day before the ruling"),
        pytest.param(["pidana"], "POLRI", date(2024, 11, 14), COURT, id="Polri, the day of the ruling"),
        pytest.param(["pidana"], "TNI", date(2024, 11, 15), COURT, id="TNI, the day after the ruling"),
        pytest.param(["internal"], "TNI", date(2018, 3, 1), ["tindakan_dinas"], id="TNI, own service"),
        pytest.param(
            ["teguran"],
            "VILLAGE_HEAD",
            date(2024, 10, 18),
            ["teguran_lisan", "teguran_tertulis", "pemberhentian_sementara", "pemberhentian"],
            id="village ladder",
        ),
        pytest.param(
            ["kontrak"],
            "PPNPN",
            date(2018, 3, 18),
            ["sanksi_kontrak", "putus_kontrak"],
            id="contract, before the circular too",
        ),
        pytest.param(
            ["pembatalan_calon", "pidana"],
            "HEAD_OF_REGION",
            date(2020, 5, 4),
            ["pembatalan_calon", *COURT],
            id="incumbent: each option once",
        ),
        pytest.param(["pidana"], "CANDIDATE", date(2024, 10, 1), COURT, id="candidate"),
        pytest.param(["pidana"], "CAMPAIGN_TEAM", date(2024, 10, 1), [], id="campaign team: not named in art 189"),
        pytest.param(["berat"], "UNKNOWN", date(2024, 10, 1), [], id="status not established"),
        pytest.param(["berat"], "ACTING_VILLAGE_HEAD", date(2024, 10, 1), HEAVY_2021, id="acting village head: an ASN"),
        pytest.param(["diputus_satgas"], "PNS", date(2022, 9, 21), [], id="catch-all, the day before the SKB"),
        pytest.param(["diputus_satgas"], "PNS", date(2022, 9, 22), ["keputusan_satgas"], id="catch-all, its day"),
    ],
)
def test_the_scale_of_the_day(classes: list[str], status: str, on: date, expected: list[str]) -> None:
    assert codes(classes, status, on) == expected


def test_a_breach_of_2020_examined_later_falls_under_the_new_rule() -> None:
    examined_in_time, examined_late = date(2021, 8, 30), date(2021, 8, 31)
    in_time = [option.code for option in LAW.sanctions_for_code("B08", "PNS", examined_in_time)]
    late = [option.code for option in LAW.sanctions_for_code("B08", "PNS", examined_late)]
    assert in_time == MEDIUM_2010
    assert late == HEAVY_2021


def test_both_medium_scales_carry_their_warning() -> None:
    on = date(2025, 1, 10)
    for option in MEDIUM_2010 + MEDIUM_2021:
        warning = LAW.warning_for(option, ["sedang"], "PNS", on)
        assert warning is not None, option
        assert "art 42" in warning.en
        assert "pasal 42" in warning.id


@pytest.mark.parametrize(
    ("option", "classes", "status", "on", "part"),
    [
        pytest.param(
            "tunda_kgb_1th",
            ["berat"],
            "PNS",
            date(2025, 1, 10),
            "not in the class",
            id="lighter than threatened (Semarang)",
        ),
        pytest.param(
            "bebas_jabatan", ["berat"], "PNS", date(2024, 10, 1), "was not available", id="a kind of 2010 after 2021"
        ),
        pytest.param(
            "turun_jabatan_12bln",
            ["berat"],
            "PPPK",
            date(2024, 10, 1),
            "was not available",
            id="a PNS scale for a PPPK",
        ),
        pytest.param(
            "dipindah ke kecamatan", ["berat"], "PNS", date(2024, 10, 1), "not in the list", id="in no list at all"
        ),
        pytest.param("", ["berat"], "PNS", date(2024, 10, 1), "not in the list", id="nothing named"),
    ],
)
def test_an_option_outside_the_list_is_warned_about(
    option: str, classes: list[str], status: str, on: date, part: str
) -> None:
    warning = LAW.warning_for(option, classes, status, on)
    assert warning is not None
    assert part in warning.en


def test_an_option_of_an_undisputed_scale_needs_no_warning() -> None:
    assert LAW.warning_for("pernyataan_terbuka", ["moral"], "PNS", date(2024, 10, 8)) is None
    assert LAW.warning_for("jadi_pelaksana_12bln", ["berat"], "PNS", date(2024, 10, 8)) is None


@pytest.mark.parametrize(
    ("classes", "status", "on", "part"),
    [
        pytest.param(["berat"], "PPPK", date(2024, 10, 1), "no national scale", id="PPPK"),
        pytest.param(["berat"], "PPPK", date(2018, 11, 27), "Before PP 49/2018", id="PPPK before its regulation"),
        pytest.param(
            ["pidana"], "POLRI", date(2024, 11, 13), "only since 14 November 2024", id="Polri before the ruling"
        ),
        pytest.param(
            ["pidana"], "VILLAGE_STAFF", date(2024, 10, 1), "not named in arts 71 and 188", id="village staff"
        ),
        pytest.param(["moral"], "UNKNOWN", date(2024, 10, 1), "status is not established", id="unknown status"),
    ],
)
def test_a_short_list_is_explained(classes: list[str], status: str, on: date, part: str) -> None:
    assert any(part in note.en for note in LAW.sanction_notes(classes, status, on))


def test_a_full_list_is_not_explained() -> None:
    assert LAW.sanction_notes(["berat"], "PNS", date(2024, 10, 1)) == ()


def test_every_class_of_every_kind_has_a_scale_for_one_of_its_doers() -> None:
    on = date(2025, 1, 1)
    for rule in LAW.rules.values():
        for sanction_class in rule.sanction_classes:
            offered = [LAW.sanctions_for([sanction_class], actor, on) for actor in rule.actors]
            assert any(offered), (rule.code, sanction_class)


def test_an_unknown_class_or_status_is_refused() -> None:
    with pytest.raises(ValueError, match="keras"):
        LAW.sanctions_for(["keras"], "PNS", date(2024, 10, 1))
    with pytest.raises(ValueError, match="HANSIP"):
        LAW.sanctions_for(["berat"], "HANSIP", date(2024, 10, 1))
