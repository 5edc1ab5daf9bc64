"""From the columns of a row to an allegation. Every other column is left unread: answers and codes are never stored."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netra.domain import nip
from netra.domain.allegation import STATUS_LABELS, Allegation, Origin, Person
from netra.domain.codes import PersonStatus
from netra.domain.words import Text
from netra.intake.places import day_at, receiving_office
from netra.registry import queries as registry

COLUMNS = {
    "id": ("id", "nomor"),
    "narrative": ("narrative", "uraian"),
    "act_on": ("act_on", "tanggal_kejadian"),
    "received_on": ("received_on", "tanggal_diterima"),
    "known_on": ("known_on", "tanggal_diketahui"),
    "time": ("time", "waktu"),
    "place": ("place", "tempat"),
    "region_code": ("region_code", "kode_wilayah"),
    "region": ("region", "wilayah"),
    "candidate": ("candidate", "calon"),
    "name": ("name", "nama"),
    "status": ("status",),
    "nip": ("nip",),
    "position": ("position", "jabatan"),
    "agency": ("agency", "instansi"),
    "address": ("address", "alamat"),
    "links": ("links", "tautan"),
    "witnesses": ("witnesses", "saksi"),
}
"""What a file may hold: the name of the column, and the Indonesian one that is understood as well. Only the narrative
must be there. Days are written 2024-10-08 or 08-10-2024."""

LIMITS = {
    "id": 120,
    "narrative": 20_000,
    "time": 60,
    "place": 300,
    "candidate": 300,
    "name": 200,
    "position": 150,
    "agency": 200,
    "address": 300,
    "witnesses": 2_000,
}
OLDEST = date(2000, 1, 1)
UNTIL_RECEIVED = timedelta(days=2)
LONGEST_POST, LONGEST_LINK, MOST_LINKS = 200, 500, 20


class BadValue(Exception):
    """A value that cannot stand; `text` says which and why."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(id, en)


@dataclass(frozen=True, slots=True)
class Known:
    """The known columns of one row, and the id under which it is found again: its own, or one made from its content."""

    values: dict[str, str]
    external_id: str
    fingerprint: str


def known_columns(row: dict[str, str]) -> Known:
    """Keep the columns we know, whatever their case. Raises `BadValue` when both names of one column hold something."""
    lower = {name.strip().lower().replace(" ", "_"): value for name, value in row.items()}
    values: dict[str, str] = {}
    for column, names in COLUMNS.items():
        given = [lower[name] for name in names if lower.get(name)]
        if len(given) > 1:
            raise BadValue(f"Kolom “{column}” terisi dua kali.", f"Column “{column}” is filled in twice.")
        values[column] = given[0] if given else ""
    for column, most in LIMITS.items():
        if len(values[column]) > most:
            raise BadValue(
                f"Kolom “{column}” terlalu panjang: paling banyak {most} huruf, yang ini {len(values[column])}.",
                f"Column “{column}” is too long: at most {most} characters, this has {len(values[column])}.",
            )
    canonical = json.dumps(values, ensure_ascii=False, sort_keys=True)
    fingerprint = hashlib.sha256(canonical.encode()).hexdigest()
    return Known(values, values["id"] or f"sha256:{fingerprint}", fingerprint)


def allegation_of(values: dict[str, str], at: datetime) -> Allegation:
    """What the row says: a tip, received two days after the act unless it says otherwise. Raises `BadValue`."""
    if not values["narrative"]:
        raise BadValue("Uraian (narrative) kosong.", "The narrative is empty.")
    region_code = _region(values["region_code"], values["region"])
    today = day_at(receiving_office(region_code), at)
    act_on = _day("act_on", values["act_on"], today)
    received_on = _day("received_on", values["received_on"], today) or _received(act_on, today)
    known_on = _day("known_on", values["known_on"], today)
    if act_on and received_on < act_on:
        raise BadValue("Tanggal diterima mendahului kejadian.", "The day of receipt lies before the act.")
    if known_on and not (act_on or OLDEST) <= known_on <= received_on:
        raise BadValue(
            "Tanggal diketahui harus di antara kejadian dan penerimaan.",
            "The day it became known has to lie between act and receipt.",
        )
    person = _person(values, today)
    return Allegation(
        origin=Origin.TIP,
        account=values["narrative"],
        received_on=received_on,
        act_on=act_on,
        known_on=known_on,
        time=values["time"],
        place=values["place"],
        region_code=region_code,
        candidate=values["candidate"],
        people=(person,) if person else (),
        links=_links(values["links"]),
        witnesses=values["witnesses"],
    )


def _received(act_on: date | None, today: date) -> date:
    return today if act_on is None else min(act_on + UNTIL_RECEIVED, today)


def _region(code: str, name: str) -> str:
    """Today's code of the place, empty when none is given: a place is asked for, never guessed."""
    if code:
        try:
            return registry.region_by_any_code(code).code
        except registry.UnknownRegion:
            raise BadValue(
                f"Kode wilayah “{code[:20]}” tidak dikenal.", f"Region code “{code[:20]}” is not known."
            ) from None
    if not name:
        return ""
    exact = [hit for hit in registry.find_regions(name[:120]) if hit.exact]
    if len(exact) == 1:
        return exact[0].code
    shown = name[:40]
    if exact:
        choices = "; ".join(hit.label for hit in exact)
        raise BadValue(
            f"Ada beberapa wilayah bernama “{shown}”: {choices}.", f"Several regions are called “{shown}”: {choices}."
        )
    raise BadValue(f"Wilayah “{shown}” tidak dikenal.", f"Region “{shown}” is not known.")


def _day(column: str, written: str, today: date) -> date | None:
    if not written:
        return None
    plain = written.removesuffix(" 00:00:00").removesuffix("T00:00:00")
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain)
    local = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", plain)
    parts = iso.groups() if iso else local.groups()[::-1] if local else None
    try:
        day = date(*map(int, parts)) if parts else None
    except ValueError:
        day = None
    if day is None:
        raise BadValue(
            f"Kolom “{column}”: “{written[:30]}” bukan tanggal yang ada.",
            f"Column “{column}”: “{written[:30]}” is not a day.",
        )
    if day > today:
        raise BadValue(f"Kolom “{column}”: {day} belum tiba.", f"Column “{column}”: {day} has not come yet.")
    if day < OLDEST:
        raise BadValue(f"Kolom “{column}”: {day} terlalu lama.", f"Column “{column}”: {day} is too long ago.")
    return day


def _person(values: dict[str, str], today: date) -> Person | None:
    status = _status(values["status"])
    texts = [values[name] for name in ("name", "position", "agency", "address", "nip")]
    if not any(texts) and status is PersonStatus.UNKNOWN:
        return None
    position, digits = values["position"], ""
    if values["nip"]:
        read = nip.parse(values["nip"], today=today)
        if isinstance(read, nip.Malformed):
            position = " · ".join(part for part in (position, f"NIP tertulis: {values['nip']}") if part)[:LONGEST_POST]
        else:
            digits = read.digits
    return Person(
        name=values["name"],
        status=status,
        nip=digits,
        position=position,
        agency=values["agency"],
        address=values["address"],
    )


def _status(written: str) -> PersonStatus:
    if not written:
        return PersonStatus.UNKNOWN
    wanted = written.casefold()
    for status, label in STATUS_LABELS.items():
        if wanted in (status.value.casefold(), label.id.casefold(), label.en.casefold()):
            return status
    codes = ", ".join(PersonStatus)
    raise BadValue(
        f"Status “{written[:40]}” tidak dikenal. Pakai salah satu: {codes}.",
        f"Status “{written[:40]}” is not known. Use one of: {codes}.",
    )


def _links(written: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in re.split(r"[\s;|]+", written):
        if not part:
            continue
        link = part if re.match(r"https?://", part, re.IGNORECASE) else f"https://{part}"
        if len(link) > LONGEST_LINK or not re.match(r"https?://[^\s/.:]+(\.[^\s/.]+)+", link, re.IGNORECASE):
            raise BadValue(f"“{part[:40]}” bukan tautan.", f"“{part[:40]}” is not a link.")
        found[link] = None
    if len(found) > MOST_LINKS:
        raise BadValue(f"Paling banyak {MOST_LINKS} tautan.", f"At most {MOST_LINKS} links.")
    return tuple(found)
