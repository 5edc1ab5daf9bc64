"""Keeping the list of a region's agencies: by hand, from the known sub-districts, and in bulk for a file."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from netra.registry.agency_names import agency_key
from netra.registry.models import Agency, AgencyKind, Region
from netra.registry.queries.agencies import sub_districts_to_add
from netra.registry.services.offices import sub_district_word

KNOWN_SUB_DISTRICTS = "daftar kecamatan 2025"


@dataclass(frozen=True, slots=True)
class AgencyDraft:
    """An agency as a form or file gives it. Empty text: not known. `headcount` is people, true on `headcount_on`."""

    name: str
    kind: str = AgencyKind.OPD
    abbreviation: str = ""
    head_title: str = ""
    email: str = ""
    address: str = ""
    headcount: int | None = None
    headcount_on: date | None = None
    source: str = ""


@transaction.atomic
def add_agency(*, region: Region, draft: AgencyDraft, is_synthetic: bool = False) -> Agency:
    """Add an agency, or open again one of that name that was closed.

    Raises `ValidationError` for a name that is taken in the region or holds no letters, and for an impossible address.
    """
    made = Agency(region=region, is_synthetic=is_synthetic, **_fields(draft), search_key=agency_key(draft.name, region))
    known = Agency.objects.filter(region=region, search_key=made.search_key).first()
    if known is not None and known.closed_on is None:
        raise ValidationError({"name": _("“%(name)s” sudah ada dalam daftar daerah ini.") % {"name": known.name}})
    if known is not None:
        made.pk, made.sub_district_id = known.pk, known.sub_district_id
    return _checked(made)


@transaction.atomic
def change_agency(agency: Agency, *, draft: AgencyDraft) -> Agency:
    """Write an agency anew. Raises `ValidationError` as `add_agency` does."""
    key = agency_key(draft.name, agency.region)
    if Agency.objects.filter(region=agency.region, search_key=key).exclude(pk=agency.pk).exists():
        raise ValidationError({"name": _("Nama ini dipakai instansi lain di daerah ini.")})
    for name, value in _fields(draft).items():
        setattr(agency, name, value)
    agency.search_key = key
    return _checked(agency)


@transaction.atomic
def close_agency(agency: Agency, *, on: date) -> None:
    """The agency is no longer at work; what was done for it stays on record."""
    agency.closed_on = on
    agency.save(update_fields=["closed_on"])


@transaction.atomic
def add_sub_districts(*, region: Region) -> int:
    """Add every known sub-district that is not in the list yet; how many were added.

    One that was written in by hand under the same name is taken for it.
    """
    added = 0
    for place in sub_districts_to_add(region):
        name = f"{sub_district_word(place.code)} {place.name}"
        _row, is_new = Agency.objects.update_or_create(
            region=region,
            search_key=agency_key(name, region),
            defaults={"sub_district": place},
            create_defaults={
                "name": name,
                "kind": AgencyKind.SUBDISTRICT,
                "sub_district": place,
                "head_title": _HEADS[sub_district_word(place.code)],
                "source": KNOWN_SUB_DISTRICTS,
            },
        )
        added += is_new
    return added


_HEADS = {
    "Kecamatan": "Camat",
    "Distrik": "Kepala Distrik",
    "Kapanewon": "Panewu",
    "Kemantren": "Mantri Pamong Praja",
}


def _fields(draft: AgencyDraft) -> dict[str, object]:
    return {
        "name": " ".join(draft.name.split()),
        "kind": draft.kind,
        "abbreviation": draft.abbreviation.strip(),
        "head_title": draft.head_title.strip(),
        "email": draft.email.strip(),
        "address": draft.address.strip(),
        "headcount": draft.headcount,
        "headcount_on": draft.headcount_on if draft.headcount is not None else None,
        "source": draft.source.strip(),
    }


def _checked(agency: Agency) -> Agency:
    if not agency.search_key:
        raise ValidationError({"name": _("Tulis nama instansinya.")})
    agency.clean_fields()
    agency.save()
    return agency
