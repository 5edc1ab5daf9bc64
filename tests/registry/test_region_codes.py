from datetime import date

import pytest

from netra.registry.models import FormerCode
from netra.registry.queries import UnknownRegion, ancestors, region, region_at, region_by_any_code

MERGED = date(2022, 7, 25)


def test_it_works(country: None) -> None:
    assert region_at("91.01", date(2020, 10, 1)).code == "93.01"
    assert region_at("93.01", date(2020, 10, 1)).name == "Merauke"


def test_an_old_code_ends_on_the_day_of_the_law(country: None) -> None:
    assert region_at("91.01", date(2022, 7, 24)).code == "93.01"
    with pytest.raises(UnknownRegion):
        region_at("91.01", MERGED)
    assert region_by_any_code("9101").code == "93.01"


def test_every_old_code_leads_to_a_region_of_today(country: None) -> None:
    former = list(FormerCode.objects.all())
    assert len(former) == 26
    for row in former:
        assert region_at(row.code, date(2021, 6, 1)).code == row.region_id
        assert row.parent_id == row.code[:2]


def test_a_province_not_yet_made_is_refused(country: None) -> None:
    with pytest.raises(UnknownRegion, match="did not exist"):
        region_at("93", date(2020, 10, 1))
    assert region_at("93", MERGED).name == "Papua Selatan"


def test_what_a_region_lay_in_depends_on_the_day(country: None) -> None:
    merauke = region("93.01")
    assert [each.code for each in ancestors(merauke)] == ["93"]
    assert [each.code for each in ancestors(merauke, date(2022, 7, 24))] == ["91"]
    assert [each.code for each in ancestors(merauke, MERGED)] == ["93"]
    assert ancestors(region("33")) == ()


@pytest.mark.parametrize("code", ["", "99.99", "33.9", "abc", "33.09.01", "1" * 10_000, "33.09\n33", "33.09\x00"])
def test_what_is_no_code_is_refused(country: None, code: str) -> None:
    with pytest.raises(UnknownRegion):
        region_at(code, date(2024, 11, 27))
    with pytest.raises(UnknownRegion):
        region(code)


CLOCKS = {
    "33.09": "WIB",
    "61.71": "WIB",
    "62.71": "WIB",
    "63.71": "WITA",
    "65.71": "WITA",
    "51.71": "WITA",
    "73.71": "WITA",
    "81.71": "WIT",
    "93.01": "WIT",
}


@pytest.mark.parametrize(("code", "clock"), CLOCKS.items(), ids=CLOCKS)
def test_each_province_keeps_its_clock(country: None, code: str, clock: str) -> None:
    assert region(code).time_zone == clock
