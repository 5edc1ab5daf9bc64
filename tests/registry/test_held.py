"""What each process holds of regions and offices is what the tables say, and is read again once they change."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from netra.registry.models import Institution, Region
from netra.registry.queries import held, office, offices_under, region


@pytest.fixture(autouse=True)
def _nothing_held() -> None:
    cache.clear()


def test_it_works(country: None) -> None:
    for row in Region.objects.select_related("parent"):
        kept = region(row.code)
        assert (kept, kept.full_name, kept.parent, kept.zone) == (row, row.full_name, row.parent, row.zone)
    with CaptureQueriesContext(connection) as asked:
        region("33.19"), region("33"), offices_under("BKN"), offices_under("BKN")
    assert len(asked) <= 2  # the offices, when nobody asked before


def test_offices_under_are_those_the_table_has(country: None) -> None:
    for code in ("BAWASLU-RI", "BAWASLU-33", "BAWASLU-33.19", "PANWASCAM-33.19.01", "BKN"):
        below = Q(parent=code) | Q(parent__parent=code)
        told = set(Institution.objects.filter(Q(pk=code) | below).values_list("code", flat=True))
        assert offices_under(code) == told
    assert len(offices_under("BAWASLU-33")) > 35


def test_a_new_office_is_known_once_the_table_is_asked_again(country: None) -> None:
    assert "BARU-33" not in offices_under("BAWASLU-33")
    above = office("BAWASLU-33")
    Institution.objects.create(code="BARU-33", kind="BAWASLU_DISTRICT", name="Rekaan", parent=above)
    held.forget()
    assert "BARU-33" in offices_under("BAWASLU-33")
    assert "BARU-33" in offices_under("BAWASLU-RI")


def test_a_region_not_held_is_still_found_in_the_table(country: None) -> None:
    row = Region.objects.get(pk="33.19")
    row.pk, row.name, row.official_name = "33.99", "Rekaan", "Kabupaten Rekaan"
    row.save(force_insert=True)
    assert region("33.99").name == "Rekaan"
