"""The list of a region's agencies: by hand, from the known sub-districts, from a file."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from netra.config.cli import main
from netra.registry import queries as registry
from netra.registry.models import Agency
from netra.registry.services import (
    AgencyDraft,
    UnreadableFile,
    add_agency,
    add_sub_districts,
    change_agency,
    close_agency,
    import_agencies,
)
from tests.cast import DEMAK, KUDUS

FILE = """daerah;nama;singkatan;jenis;surel;jumlah_pegawai;per_tanggal
Kabupaten Kudus;Dinas Pendidikan, Kepemudaan dan Olahraga;Disdikpora;OPD;dik@contoh.invalid;4.210;2024-06-30
33.19;Badan Pusat Statistik Kabupaten Kudus;BPS;vertikal;;;
Kabupaten Kudus;Dinas Rahasia;;awan;;;
Antah Berantah;Dinas Sosial;;OPD;;;
33.19;Dinas Perhubungan;;OPD;bukan-surel;;
33.19;Dinas Perikanan;;OPD;;35;
33.19;Badan Pusat Statistik;;vertikal;;;
"""


def test_it_works(country: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "instansi.csv"
    path.write_text(FILE, encoding="utf-8")
    assert main(["import", "agencies", str(path)]) == 1
    told = capsys.readouterr()
    assert "2 added, 0 changed, 0 known already, 5 left out" in told.out
    assert [line.split("line ")[1][0] for line in told.err.splitlines()] == ["4", "5", "6", "7", "8"]
    school = registry.match_agency(KUDUS, "disdikpora")
    assert school is not None
    assert (school.headcount, str(school.headcount_on), school.source) == (4210, "2024-06-30", "instansi.csv")
    again = import_agencies(FILE.encode(), source="lain.csv")
    assert (again.added, again.changed, again.known) == (0, 0, 2)
    newer = import_agencies(FILE.replace("4.210;2024-06-30", "4.300;2024-09-30").encode())
    assert (newer.added, newer.changed, newer.known) == (0, 1, 1)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("DINAS PENDIDIKAN & KEBUDAYAAN Kab. Kudus", True),
        ("Disdik", True),
        ("Dinas Pendidikan", False),
        ("Dinas Pendidikan dan Kebudayaan Kabupaten Demak", False),
        ("", False),
        ("···", False),
    ],
)
def test_an_agency_is_matched_by_its_whole_name_or_not_at_all(country: None, said: str, found: bool) -> None:
    place = registry.region(KUDUS)
    add_agency(region=place, draft=AgencyDraft(name="Dinas Pendidikan dan Kebudayaan", abbreviation="Disdik"))
    assert (registry.match_agency(KUDUS, said) is not None) is found
    assert registry.match_agency(DEMAK, said) is None


def test_the_known_sub_districts_are_added_once(country: None) -> None:
    place = registry.region(KUDUS)
    by_hand = add_agency(region=place, draft=AgencyDraft(name="kecamatan jekulo", email="jekulo@contoh.invalid"))
    assert len(registry.sub_districts_to_add(place)) == 9
    assert add_sub_districts(region=place) == 8
    assert add_sub_districts(region=place) == 0
    by_hand.refresh_from_db()
    assert by_hand.sub_district_id == "33.19.06"
    assert by_hand.email == "jekulo@contoh.invalid"
    assert "Kecamatan Kota Kudus" in {one.name for one in registry.agencies_in(KUDUS)}
    assert add_sub_districts(region=registry.region("34.02")) > 0
    assert all(one.name.startswith("Kapanewon") for one in registry.agencies_in("34.02"))


def test_a_name_is_taken_once_in_a_region(country: None) -> None:
    place, other = registry.region(KUDUS), registry.region(DEMAK)
    first = add_agency(region=place, draft=AgencyDraft(name="Inspektorat"))
    add_agency(region=other, draft=AgencyDraft(name="Inspektorat"))
    for name in ("Inspektorat Kabupaten Kudus", "...", ""):
        with pytest.raises(ValidationError):
            add_agency(region=place, draft=AgencyDraft(name=name))
    second = add_agency(region=place, draft=AgencyDraft(name="Dinas Sosial"))
    with pytest.raises(ValidationError):
        change_agency(second, draft=AgencyDraft(name="INSPEKTORAT"))
    close_agency(first, on=date(2024, 1, 1))
    assert registry.match_agency(KUDUS, "Inspektorat") is None
    assert add_agency(region=place, draft=AgencyDraft(name="Inspektorat")).pk == first.pk
    assert Agency.objects.filter(region=place).count() == 2


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b"nama\n\0\n", b'nama\n"x'])
def test_a_file_that_is_none_is_refused_as_a_whole(country: None, data: bytes) -> None:
    try:
        report = import_agencies(data, only=registry.region(KUDUS))
    except UnreadableFile:
        report = None
    assert report is None or data == b'nama\n"x'


def test_an_office_brings_in_only_its_own_region(country: None) -> None:
    report = import_agencies(b"nama,daerah\nDinas Satu,\nDinas Dua,Kabupaten Demak\n", only=registry.region(KUDUS))
    assert (report.added, [row.line for row in report.bad]) == (1, [3])
    assert not registry.agencies_in(DEMAK)
