"""Make the offices that follow from the region table, named as they name themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction

from netra.registry import reference
from netra.registry.models import Confidence, Institution, InstitutionKind, Region, RegionKind, SubDistrict
from netra.registry.queries import held

BATCH = 300
# The short form offices of the province use for themselves.
_OFFICE_NAMES = {"31": "DKI Jakarta"}
_ACEH = "11"
_YOGYAKARTA = "34"
_PAPUA = ("91", "92", "93", "94", "95", "96")
_WRITTEN_BY_ADMINISTRATORS = {"head_name", "hotline", "email", "address", "hours", "hours_source", "contact_on"}


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """How many offices of each kind there are after the run, and how many of them are new."""

    by_kind: dict[str, int] = field(default_factory=dict)
    created: int = 0

    @property
    def total(self) -> int:
        return sum(self.by_kind.values())


@transaction.atomic
def create_offices() -> OfficeReport:
    """Make or bring up to date every office; contacts written by administrators stay. Needs the regions loaded.

    The six administrative units of Jakarta have supervisors and an election commission office of their own, but their
    civil servants and villages belong to the province: no PPK and no regent there.
    """
    before = Institution.objects.count()
    regions = list(Region.objects.select_related("parent").order_by("code"))
    provinces = [region for region in regions if region.is_province]
    districts = [region for region in regions if not region.is_province]
    electing = [region for region in districts if not region.is_administrative]
    # Those above are saved before those below: each row points at its parent.
    waves = (
        _national(top=True),
        _national(top=False),
        *([make(region) for region in provinces] for make in (_bawaslu, _gakkumdu, _kpu, _ppk)),
        *([make(region) for region in districts] for make in (_bawaslu, _gakkumdu, _kpu)),
        [_ppk(region) for region in electing],
        [_regent(region) for region in electing],
        [_panwascam(place) for place in SubDistrict.objects.order_by("code")],
    )
    by_kind: dict[str, int] = {}
    for wave in waves:
        for office in _save(wave):
            by_kind[office.kind] = by_kind.get(office.kind, 0) + 1
    held.forget()
    return OfficeReport(by_kind=by_kind, created=Institution.objects.count() - before)


def _save(offices: Iterable[Institution]) -> list[Institution]:
    fields = [
        field.name
        for field in Institution._meta.concrete_fields
        if not field.primary_key and field.name not in _WRITTEN_BY_ADMINISTRATORS
    ]
    return Institution.objects.bulk_create(
        offices, batch_size=BATCH, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )


def _national(*, top: bool) -> Iterator[Institution]:
    for row in reference.national_offices():
        if (row.parent is None) is top:
            yield Institution(
                code=row.code,
                kind=row.kind,
                name=row.name,
                short_name=row.short_name,
                parent_id=row.parent,
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                signs_in=row.signs_in,
                name_confidence=row.name_confidence,
                note=row.note,
                note_en=row.note_en,
            )


def _bawaslu(region: Region) -> Institution:
    # Aceh's supervisors carry a name of their own.
    word = "Panwaslih" if region.code[:2] == _ACEH else "Bawaslu"
    name = f"{word} {_place(region)}"
    return Institution(
        code=f"BAWASLU-{region.code}",
        kind=InstitutionKind.BAWASLU_PROVINCE if region.is_province else InstitutionKind.BAWASLU_DISTRICT,
        name=name,
        short_name=name,
        region=region,
        parent_id=f"BAWASLU-{region.parent_id or 'RI'}",
    )


def _panwascam(place: SubDistrict) -> Institution:
    word = "Panwaslih" if place.code[:2] == _ACEH else "Panwaslu"
    return Institution(
        code=f"PANWASCAM-{place.code}",
        kind=InstitutionKind.PANWASCAM,
        name=f"{word} {sub_district_word(place.code)} {place.name}",
        short_name=f"Panwascam {place.name}",
        region_id=place.region_id,
        sub_district=place,
        parent_id=f"BAWASLU-{place.region_id}",
    )


def _gakkumdu(region: Region) -> Institution:
    return Institution(
        code=f"GAKKUMDU-{region.code}",
        kind=InstitutionKind.GAKKUMDU,
        name=f"Sentra Gakkumdu {_place(region)}",
        short_name=f"Gakkumdu {_place(region)}",
        region=region,
        parent_id=f"BAWASLU-{region.code}",
        signs_in=False,
    )


def _kpu(region: Region) -> Institution:
    word = "KIP" if region.code[:2] == _ACEH else "KPU"
    place = region.name if region.code == _ACEH else _place(region)
    return Institution(
        code=f"KPU-{region.code}",
        kind=InstitutionKind.KPU,
        name=f"{word} {place}",
        short_name=f"{word} {place}",
        region=region,
        parent_id=f"KPU-{region.parent_id or 'RI'}",
        signs_in=False,
    )


def _ppk(region: Region) -> Institution:
    if region.code == _ACEH:
        name = "Pemerintah Aceh"
    elif region.code == _YOGYAKARTA:
        name = "Pemerintah Daerah Daerah Istimewa Yogyakarta"
    else:
        name = f"Pemerintah {_place(region)}"
    word = {RegionKind.PROVINCE: "Pemprov", RegionKind.REGENCY: "Pemkab", RegionKind.CITY: "Pemkot"}
    short = {_ACEH: name, _YOGYAKARTA: "Pemda DIY"}.get(region.code)
    return Institution(
        code=f"PPK-{region.code}",
        kind=InstitutionKind.PPK,
        name=name,
        short_name=short or f"{word[RegionKind(region.kind)]} {_OFFICE_NAMES.get(region.code, region.name)}",
        region=region,
    )


def _regent(region: Region) -> Institution:
    head = "Wali Kota" if region.kind == RegionKind.CITY else "Bupati"
    return Institution(
        code=f"REGENT-{region.code}",
        kind=InstitutionKind.REGENT,
        name=f"{head} {region.name} (urusan desa)",
        short_name=f"{head} {region.name}",
        region=region,
        parent_id=f"PPK-{region.code}",
        name_confidence=Confidence.MEDIUM,
    )


def _place(region: Region) -> str:
    """The region as an office writes it after its own name: "Kabupaten Kudus", "Provinsi DKI Jakarta"."""
    if region.is_administrative:
        # "Kota Administrasi" is the unit; offices there write "Kota Jakarta Selatan".
        return region.official_name.replace(" Administrasi", "")
    if region.code in _OFFICE_NAMES:
        return f"Provinsi {_OFFICE_NAMES[region.code]}"
    return region.full_name


def sub_district_word(code: str) -> str:
    """What a sub-district with this code is called in its province."""
    if code[:2] in _PAPUA:
        return "Distrik"
    if code[:2] == _YOGYAKARTA:
        # Cities count from 71; the sultanate's city says kemantren, its regencies kapanewon.
        return "Kemantren" if code[3:5] >= "71" else "Kapanewon"
    return "Kecamatan"
