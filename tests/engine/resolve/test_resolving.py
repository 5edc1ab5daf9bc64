"""From a profile to people: named only where place or employer tells one from all others."""

import pyarrow as pa
import pytest

from netra.engine.resolve import Index, Level, Profile, build, resolve

HERE = "33.19"


def a_register(*people: tuple[str, str, str, str]) -> Index:
    """People as (name, region, agency, unit), numbered from 1."""
    name, region, agency, unit = zip(*people, strict=True)
    ids = pa.array(range(1, len(people) + 1), pa.int64())
    return build(pa.table({"id": ids, "name": name, "region_code": region, "agency": agency, "unit": unit}))


@pytest.fixture(scope="module")
def register() -> Index:
    return a_register(
        ("Dra. Hj. Wulandari Kusumaningtyas, M.Pd.", HERE, "Dinas Pendidikan Kabupaten Kudus", "SD Negeri 2 Jati"),
        ("Wulandari Kusumaningtyas", "33.21", "Dinas Kesehatan Kabupaten Demak", "UPTD Puskesmas Dempet"),
        ("Siti Aminah", HERE, "Dinas Pendidikan Kabupaten Kudus", "SD Negeri 3 Undaan"),
        ("Siti Aminah", "33.20", "Dinas Sosial Kabupaten Jepara", "Sekretariat"),
        ("Muhammad Soeprapto Tjahjono", HERE, "Kecamatan Dawe", "Seksi Pemerintahan"),
    )


def test_it_works(register: Index) -> None:
    found = resolve(Profile(name="wulandari kusumaningtyas 🌸", region_code=HERE, unit="SDN 02 Jati"), register)
    assert (found.level, found.count, found.people[0].id) == (Level.NAMED, 1, 1)
    assert found.abstained is None
    assert found.people[0].probability > 0.97


def test_a_name_alone_names_nobody(register: Index) -> None:
    found = resolve(Profile(name="Wulandari Kusumaningtyas"), register)
    assert (found.level, found.count) == (Level.SEVERAL, 2)
    assert found.abstained is not None
    assert "2 orang mungkin" in found.abstained.id
