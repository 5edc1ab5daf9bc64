"""Bring the tables in step with the reference files; running it again changes nothing."""

from dataclasses import dataclass

from django.db import transaction

from netra.registry import reference
from netra.registry.models import (
    Contest,
    Election,
    FormerCode,
    Pair,
    Region,
    RegionAlias,
    SubDistrict,
)
from netra.registry.names import search_key
from netra.registry.queries import held

# SQLite accepts a limited number of values per statement.
BATCH = 500


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How many rows of each kind the reference files hold and the tables now match."""

    regions: int
    aliases: int
    former_codes: int
    sub_districts: int
    elections: int
    contests: int
    pairs: int


@transaction.atomic
def load_reference_data(*, with_pairs: bool) -> LoadReport:
    """Load regions, sub-districts, elections and contests; the real pairs of 2024 only if `with_pairs`.

    A practice world leaves the pairs out, so that no sample names a real candidate. Rows are inserted or brought up
    to date, never deleted: other tables point at them.
    """
    report = LoadReport(
        regions=_load_regions(),
        aliases=_load_aliases(),
        former_codes=_load_former_codes(),
        sub_districts=_load_sub_districts(),
        elections=_load_elections(),
        contests=_load_contests(),
        pairs=_load_pairs() if with_pairs else 0,
    )
    held.forget()
    return report


def _load_regions() -> int:
    rows = [
        Region(
            code=row.code,
            name=row.name,
            official_name=row.official_name,
            kind=row.kind,
            parent_id=row.parent,
            is_administrative=row.is_administrative,
            label_latitude=row.label_latitude,
            label_longitude=row.label_longitude,
            population=row.population,
            time_zone=row.time_zone,
            search_key=search_key(row.name),
            valid_from=row.valid_from,
        )
        for row in reference.regions()
    ]
    fields = [field.attname for field in Region._meta.concrete_fields if not field.primary_key]
    Region.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[Region._meta.get_field(name.removesuffix("_id")).name for name in fields],
    )
    return len(rows)


def _load_aliases() -> int:
    rows = [
        RegionAlias(region_id=row.region, alias=row.alias, kind=row.kind, search_key=search_key(row.alias))
        for row in reference.aliases()
    ]
    RegionAlias.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["region", "alias"],
        update_fields=["kind", "search_key"],
    )
    return len(rows)


def _load_former_codes() -> int:
    rows = [
        FormerCode(code=row.code, region_id=row.region, parent_id=row.parent, valid_to=row.valid_to)
        for row in reference.former_codes()
    ]
    FormerCode.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["code"], update_fields=["region", "parent", "valid_to"]
    )
    return len(rows)


def _load_sub_districts() -> int:
    rows = [
        SubDistrict(code=row.code, name=row.name, region_id=row.region, search_key=search_key(row.name))
        for row in reference.sub_districts()
    ]
    SubDistrict.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "region", "search_key"],
    )
    return len(rows)


def _load_elections() -> int:
    rows = [
        Election(year=row.year, name=row.name, name_en=row.name_en, polling_on=row.polling_on)
        for row in reference.elections()
    ]
    Election.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["year"], update_fields=["name", "name_en", "polling_on"]
    )
    return len(rows)


def _load_contests() -> int:
    kept = {
        (year, region, round): polling_on
        for year, region, round, polling_on in Contest.objects.exclude(polling_on=None).values_list(
            "election", "region", "round", "polling_on"
        )
    }
    # A local day that the files do not know was recorded by an office, and stays.
    rows = [
        Contest(
            election_id=row.year,
            region_id=row.region,
            round=row.round,
            polling_on=row.polling_on or kept.get((row.year, row.region, row.round)),
            note=row.note,
        )
        for row in reference.contests()
    ]
    Contest.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["election", "region", "round"],
        update_fields=["polling_on", "note"],
    )
    return len(rows)


def _load_pairs() -> int:
    contests = dict(Contest.objects.filter(election=2024, round=1).values_list("region_id", "pk"))
    rows = [
        Pair(
            contest_id=contests[row.region],
            ballot_no=row.ballot_no,
            head_name=row.head_name,
            deputy_name=row.deputy_name,
            is_blank_box=row.is_blank_box,
        )
        for row in reference.pairs_2024()
    ]
    Pair.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["contest", "ballot_no"],
        update_fields=["head_name", "deputy_name", "is_blank_box"],
    )
    return len(rows)
