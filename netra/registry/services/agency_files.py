"""Agencies from a CSV file. A row that makes no sense is told by line and reason; running it again changes nothing."""

import csv
import io
from dataclasses import dataclass, replace
from datetime import date
from typing import NoReturn

from django.core.exceptions import ValidationError
from django.db import transaction

from netra.domain.words import Text
from netra.registry.agency_names import agency_key
from netra.registry.models import Agency, AgencyKind, Region
from netra.registry.queries.regions import UnknownRegion, region_by_any_code
from netra.registry.queries.search import find_regions
from netra.registry.services.agencies import AgencyDraft, add_agency, change_agency

COLUMNS = {
    "region": ("region", "region_code", "daerah", "wilayah", "kode_wilayah"),
    "name": ("name", "nama", "instansi", "nama_instansi"),
    "kind": ("kind", "jenis"),
    "abbreviation": ("abbreviation", "singkatan"),
    "head_title": ("head_title", "jabatan_pimpinan", "pimpinan"),
    "email": ("email", "surel"),
    "address": ("address", "alamat"),
    "headcount": ("headcount", "jumlah_pegawai"),
    "headcount_on": ("headcount_on", "per_tanggal"),
    "source": ("source", "sumber"),
}
"""What a file may hold: our name of a column, and the other names that are understood. Only `name` must be there."""

_KINDS = {
    "opd": AgencyKind.OPD,
    "skpd": AgencyKind.OPD,
    "perangkat daerah": AgencyKind.OPD,
    "vertikal": AgencyKind.VERTICAL,
    "instansi vertikal": AgencyKind.VERTICAL,
    "kecamatan": AgencyKind.SUBDISTRICT,
    "distrik": AgencyKind.SUBDISTRICT,
    "desa": AgencyKind.VILLAGE,
    "kelurahan": AgencyKind.VILLAGE,
    "unit": AgencyKind.PUBLIC_SERVICE_UNIT,
    "sekolah": AgencyKind.PUBLIC_SERVICE_UNIT,
    "puskesmas": AgencyKind.PUBLIC_SERVICE_UNIT,
    "rumah sakit": AgencyKind.PUBLIC_SERVICE_UNIT,
    "bumd": AgencyKind.PUBLIC_SERVICE_UNIT,
    "lainnya": AgencyKind.OTHER,
}
LARGEST = 8_000_000
MOST_PEOPLE = 200_000


class UnreadableFile(Exception):
    """The file as a whole makes no sense; `text` says why."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(id, en)


@dataclass(frozen=True, slots=True)
class BadLine:
    """A row that was left out: its line in the file, counted from 1, and why."""

    line: int
    reason: Text


@dataclass(frozen=True, slots=True)
class AgencyReport:
    """What became of a file's rows: added, brought up to date, there already, refused."""

    added: int
    changed: int
    known: int
    bad: tuple[BadLine, ...]


class _Bad(Exception):
    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(id, en)


def import_agencies(data: bytes, *, source: str = "", only: Region | None = None) -> AgencyReport:
    """Bring in every good row of a CSV file (comma, semicolon or tab; UTF-8).

    `only` is the region of whoever brings the file: rows may leave the region out, rows of another one are refused.
    What a row leaves empty stays as it is on record. Raises `UnreadableFile`.
    """
    bad: list[BadLine] = []
    seen: dict[tuple[str, str], int] = {}
    count = {"added": 0, "changed": 0, "known": 0}
    for line, values in _rows(data):
        try:
            place = _region(values.get("region", ""), only)
            draft = _draft(values)
            first = seen.setdefault((place.code, agency_key(draft.name, place)), line)
            if first != line:
                _refuse(f"Instansi yang sama ada di baris {first}.", f"The same agency is in line {first}.")
            count[_bring(place, draft, source)] += 1
        except _Bad as fault:
            bad.append(BadLine(line, fault.text))
        except ValidationError as fault:
            bad.append(BadLine(line, Text(" ".join(fault.messages), " ".join(fault.messages))))
    return AgencyReport(**count, bad=tuple(bad))


@transaction.atomic
def _bring(place: Region, draft: AgencyDraft, source: str) -> str:
    known = Agency.objects.filter(region=place, search_key=agency_key(draft.name, place)).first()
    if known is None or known.closed_on is not None:
        whole = replace(draft, kind=draft.kind or AgencyKind.OPD, source=draft.source or source[:200])
        add_agency(region=place, draft=whole)
        return "added"
    wanted = _merged(known, draft)
    if wanted == _draft_of(known):
        return "known"
    change_agency(known, draft=wanted)
    return "changed"


def _draft_of(agency: Agency) -> AgencyDraft:
    return AgencyDraft(**{name: getattr(agency, name) for name in AgencyDraft.__slots__})


def _merged(known: Agency, draft: AgencyDraft) -> AgencyDraft:
    old = _draft_of(known)
    given = {name: value for name in AgencyDraft.__slots__ if (value := getattr(draft, name)) not in ("", None)}
    return replace(old, **{**given, "name": old.name})


def _rows(data: bytes) -> list[tuple[int, dict[str, str]]]:
    if len(data) > LARGEST:
        raise UnreadableFile("Berkas ini lebih besar dari 8 MB.", "The file is larger than 8 MB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile("Simpan berkas sebagai CSV UTF-8.", "Save the file as UTF-8 CSV.") from None
    if "\0" in text:
        raise UnreadableFile("Ini bukan berkas CSV.", "This is not a CSV file.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=text.partition("\n")[0].count))
    try:
        header = [_column(name) for name in next(reader, [])]
        if "name" not in header:
            raise UnreadableFile("Kolom “nama” tidak ada.", "There is no column “name”.")
        rows: list[tuple[int, dict[str, str]]] = []
        start = reader.line_num + 1
        for row in reader:
            if any(value.strip() for value in row):
                rows.append((start, {name: value.strip() for name, value in zip(header, row, strict=False) if name}))
            start = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(
            f"Berkas CSV rusak di baris {reader.line_num}.", f"The CSV is broken in line {reader.line_num}."
        ) from error
    return rows


def _column(name: str) -> str:
    plain = name.strip().casefold().replace(" ", "_")
    return next((ours for ours, names in COLUMNS.items() if plain in names), "")


def _refuse(id: str, en: str) -> NoReturn:
    raise _Bad(id, en)


def _region(text: str, only: Region | None) -> Region:
    if not text:
        return only or _refuse("Daerahnya tidak ditulis.", "The region is missing.")
    try:
        found = region_by_any_code(text)
    except UnknownRegion:
        exact = [hit for hit in find_regions(text) if hit.exact]
        if len(exact) != 1:
            _refuse(f"Daerah “{text[:60]}” tidak dikenal.", f"The region “{text[:60]}” is not known.")
        found = region_by_any_code(exact[0].code)
    if only is not None and found != only:
        _refuse(f"{found.full_name} di luar daerah ini.", f"{found.full_name} is not this region.")
    return found


def _draft(values: dict[str, str]) -> AgencyDraft:
    if not values.get("name"):
        _refuse("Nama instansi kosong.", "The name is empty.")
    headcount = _people(values.get("headcount", ""))
    counted_on = _day(values.get("headcount_on", ""))
    if headcount is not None and counted_on is None:
        _refuse("Jumlah pegawai tanpa tanggalnya.", "A headcount without its day.")
    return AgencyDraft(
        name=values["name"],
        kind=_kind(values.get("kind", "")),
        abbreviation=values.get("abbreviation", ""),
        head_title=values.get("head_title", ""),
        email=values.get("email", ""),
        address=values.get("address", ""),
        headcount=headcount,
        headcount_on=counted_on,
        source=values.get("source", ""),
    )


def _kind(text: str) -> str:
    if not text:
        return ""
    if text.upper() in AgencyKind.values:
        return text.upper()
    known = _KINDS.get(text.casefold())
    return known.value if known else _refuse(f"Jenis “{text[:40]}” tidak dikenal.", f"Kind “{text[:40]}” is not known.")


def _people(text: str) -> int | None:
    if not text:
        return None
    plain = text.replace(".", "").replace(" ", "")
    if not (plain.isascii() and plain.isdecimal()) or int(plain) > MOST_PEOPLE:
        _refuse(f"“{text[:20]}” bukan jumlah pegawai.", f"“{text[:20]}” is not a number of people.")
    return int(plain)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse(f"Tulis tanggal seperti 2024-10-08, bukan “{text[:20]}”.", "Write the day as 2024-10-08.")
