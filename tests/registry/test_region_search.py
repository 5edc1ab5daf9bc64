import pytest

from netra.registry.models import Region, RegionAlias
from netra.registry.queries import find_regions, find_sub_districts, held, region_names

MEANT = {
    "a plain name": ("Boyolali", {"33.09"}),
    "case and spaces": ("  bOYO lali ", {"33.09"}),
    "kind before": ("Kab. Kudus", {"33.19"}),
    "kind behind, in English": ("Kudus regency", {"33.19"}),
    "a name two regions bear": ("Bandung", {"32.04", "32.73"}),
    "told apart as city": ("kota bandung", {"32.73"}),
    "told apart as regency": ("KABUPATEN BANDUNG", {"32.04"}),
    "a name three regions bear": ("Gorontalo", {"75", "75.01", "75.71"}),
    "PPU": ("PPU", {"64.09"}),
    "Sidrap": ("sidrap", {"73.14"}),
    "DKI": ("DKI", {"31"}),
    "the capital by its everyday name": ("Jakarta", {"31"}),
    "DIY": ("D.I.Y.", {"34"}),
    "Pangkep": ("Pangkep", {"73.10"}),
    "an old name": ("Toba Samosir", {"12.12"}),
    "an old name bound to its kind": ("Kabupaten Pontianak", {"61.02"}),
    "the city of that name": ("Pontianak", {"61.71"}),
    "written apart": ("Tanjung Pinang", {"21.72"}),
    "abbreviated islands": ("Kep. Seribu", {"31.01"}),
    "and written out": ("Pangkajene & Kepulauan", {"73.10"}),
    "an office's name": ("Bawaslu Kabupaten Kudus", {"33.19"}),
    "a code": ("33.09", {"33.09"}),
    "a code without dots": ("3309", {"33.09"}),
    "a province's code": ("33", {"33"}),
    "a code of 2021": ("91.01", {"93.01"}),
}


@pytest.mark.parametrize(("text", "codes"), MEANT.values(), ids=MEANT)
def test_it_works(country: None, text: str, codes: set[str]) -> None:
    assert {hit.code for hit in find_regions(text) if hit.exact} == codes


TYPOS = {
    "Boyolai": "33.09",
    "Boyloali": "33.09",
    "Wonogirri": "33.12",
    "Pangandran": "32.18",
    "Jenepontoo": "73.04",
    "kab. banyuwngi": "35.10",
    "Suka bumi": "32.02",
}


@pytest.mark.parametrize(("text", "code"), TYPOS.items(), ids=TYPOS)
def test_a_slip_of_the_finger_still_finds_it(country: None, text: str, code: str) -> None:
    assert code in [hit.code for hit in find_regions(text)][:3]


@pytest.mark.parametrize("text", ["", "   ", "%", "'; drop table", "xyzzy", "99.99", "99", "x" * 10_000, "\x00", "٣٣"])
def test_nonsense_finds_nothing(country: None, text: str) -> None:
    assert find_regions(text) == []
    assert find_sub_districts(text) == []


def test_a_slip_is_never_taken_for_certain(country: None) -> None:
    assert not any(hit.exact for hit in find_regions("Boyolai"))


def test_a_beginning_lists_what_may_follow(country: None) -> None:
    assert {hit.code for hit in find_regions("Kepulauan ", limit=20)} >= {"21", "19", "31.01"}
    assert len(find_regions("ba", limit=5)) == 5


def test_every_suggestion_leads_to_one_region(country: None) -> None:
    labels = region_names()
    assert len(set(labels)) == len(labels) == 552
    for label in labels:
        exact = [hit for hit in find_regions(label) if hit.exact]
        assert [hit.label for hit in exact] == [label]


def test_every_name_and_alias_finds_its_region(country: None) -> None:
    for region in Region.objects.all():
        for name in {region.name, region.official_name, region.full_name}:
            assert region.code in {hit.code for hit in find_regions(name) if hit.exact}, name
    for alias in RegionAlias.objects.all():
        assert alias.region_id in {hit.code for hit in find_regions(alias.alias) if hit.exact}, alias.alias


def test_an_alias_added_now_is_found_once_the_tables_are_asked_again(country: None) -> None:
    assert find_regions("Kota Bengawan") == []
    RegionAlias.objects.create(region_id="33.72", alias="Kota Bengawan", kind="VARIANT", search_key="bengawan")
    held.forget()  # as loading does; other processes ask within seconds
    assert [hit.code for hit in find_regions("Bengawan")] == ["33.72"]


def test_a_sub_district_tells_its_region(country: None) -> None:
    assert [(hit.name, hit.region_code) for hit in find_sub_districts("kecamatan jekulo")] == [("Jekulo", "33.19")]
    assert {hit.region_code for hit in find_sub_districts("Bandung")} == {"35.04", "36.04"}
