"""Which office: the one that handles a place, the one that employs there, the national ones."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from netra.registry.models import FormerCode, Institution, InstitutionKind, Region
from netra.registry.queries.held import offices_below
from netra.registry.queries.regions import region


class UnknownOffice(LookupError):
    """No such office, or none at that date."""


def office(code: str) -> Institution:
    """The office of a code ("BAWASLU-33.09", "BKN"). Raises `UnknownOffice`."""
    # Codes come from addresses too; PostgreSQL will not even compare a text with a null character.
    found = _offices().filter(pk=code).first() if code.isprintable() else None
    if found is None:
        raise UnknownOffice(f"No office has the code {code[:40]!r}.")
    return found


def institution(kind: str, region_code: str | None = None, on: date | None = None) -> Institution:
    """The one office of a kind in a region (or national, without region), at a day if given. Raises `UnknownOffice`.

    Kinds with many offices in one place (`PANWASCAM`, `PPK_CENTRAL`, `OTHER_AGENCY`) are asked by `office(code)`.
    """
    found = _offices().filter(kind=kind, region=region_code, sub_district=None).order_by("code")
    standing = [row for row in found if on is None or row.existed(on)]
    if len(standing) != 1:
        raise UnknownOffice(f"{len(standing)} offices of kind {kind} in region {region_code or 'none'}.")
    return standing[0]


def national(kind: str, on: date | None = None) -> Institution:
    """The national body of a kind: `national("BKN")`, `national("GAKKUMDU")`. Raises `UnknownOffice`."""
    return institution(kind, None, on)


def handling_office(region_code: str, level: str | None = None, on: date | None = None) -> Institution:
    """The supervisors who handle a matter in a region.

    The district office for a regency or city (the administrative units of Jakarta included), the provincial one for a
    province. `level` asks for a higher one: `"BAWASLU_PROVINCE"` (the province of the day `on`) or `"BAWASLU_RI"`.
    """
    if level == InstitutionKind.BAWASLU_RI:
        return office("BAWASLU-RI")
    if level == InstitutionKind.BAWASLU_PROVINCE:
        return office(f"BAWASLU-{_province_code(region_code, on)}")
    return office(f"BAWASLU-{region_code}")


def panwascam_of(sub_district_code: str) -> Institution:
    """The supervisors of a sub-district ("33.09.01"). Raises `UnknownOffice`."""
    return office(f"PANWASCAM-{sub_district_code}")


def ppk_of_region(region_code: str) -> Institution:
    """The regional government that employs there; the province's for the administrative units of Jakarta.

    Civil servants of ministries who work in the region belong to `central_authorities` instead.
    """
    place = region(region_code)
    return office(f"PPK-{place.parent_id if place.is_administrative else place.code}")


def regent_office(region_code: str) -> Institution | None:
    """The regent or mayor in charge of villages; `None` for a province and for Jakarta, which has no villages."""
    try:
        return office(f"REGENT-{region_code}")
    except UnknownOffice:
        return None


def central_authorities(on: date) -> list[Institution]:
    """Ministries and agencies that employ people in the regions, by name, as they stood on a day."""
    return [row for row in _offices().filter(kind=InstitutionKind.PPK_CENTRAL).order_by("name") if row.existed(on)]


def find_offices(text: str, *, kinds: tuple[str, ...] = (), limit: int = 20) -> list[Institution]:
    """Offices whose code or name holds every word of `text`, those without a region first. Empty text finds none."""
    words = text.replace("\x00", " ").split()[:8]
    if not words:
        return []
    found = _offices()
    if kinds:
        found = found.filter(kind__in=kinds)
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(short_name__icontains=word) | Q(code__iexact=word))
    return list(found.order_by(F("region").asc(nulls_first=True), "name", "code")[:limit])


def offices_in(region_codes: Iterable[str], *, kinds: tuple[str, ...], national: bool = False) -> list[Institution]:
    """The offices of these kinds in these regions, by code; with `national`, those without a region first."""
    here = Q(region__in=list(region_codes))
    found = _offices().filter(here | Q(region=None) if national else here, kind__in=kinds)
    return list(found.order_by(F("region").asc(nulls_first=True), "code"))


def regions_of_offices(codes: Iterable[str]) -> dict[str, str]:
    """The region code of each office, "" for national ones; unknown codes are left out."""
    known = [code for code in codes if code.isprintable()]
    found = Institution.objects.filter(pk__in=known).values_list("code", "region_id") if known else ()
    return {code: region or "" for code, region in found}


def office_names(codes: Iterable[str]) -> dict[str, str]:
    """Names by code; unknown codes are left out."""
    return dict(Institution.objects.filter(pk__in=list(codes)).values_list("code", "name"))


def above_and_zones(codes: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
    """Of each office the one above it and the time zone of its region; `None` for those without."""
    found = Institution.objects.filter(pk__in=list(codes))
    return {code: (above, zone) for code, above, zone in found.values_list("code", "parent_id", "region__time_zone")}


def codes_of_offices(region_code: str) -> frozenset[str]:
    """The code of every office in a region; for a province, of those in its regencies and cities too."""
    here = Q(region=region_code) | Q(region__parent=region_code)
    return frozenset(Institution.objects.filter(here).values_list("code", flat=True))


def offices_under(code: str) -> frozenset[str]:
    """The code of an office, of those whose parent it is, and of those below these."""
    below = offices_below()
    children = below.get(code, [])
    return frozenset([code, *children, *(one for child in children for one in below.get(child, []))])


def _offices() -> QuerySet[Institution]:
    return Institution.objects.select_related("region", "parent", "sub_district")


def _province_code(region_code: str, on: date | None) -> str:
    if on is not None:
        former = FormerCode.objects.filter(region=region_code, valid_to__gt=on).order_by("valid_to").first()
        if former is not None:
            return former.parent_id
    place: Region = region(region_code)
    return place.parent_id or place.code
