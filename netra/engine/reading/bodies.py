"""Offices a text names, with their kind and the region they belong to."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from netra.engine.places import Gazetteer
from netra.engine.reading.records import Body, Place, Span

_FILE = Path(__file__).parent / "lexicon" / "bodies.toml"
_GOVERNMENTS = {"PROVINCE": "Pemprov", "REGENCY": "Pemkab", "CITY": "Pemkot"}
_NATIONAL_DESK = "31"
_OF_THE_NATION = re.compile(r"\s*(?:\(\w+\)\s*)?(?:republik indonesia|ri\b|pusat\b)", re.IGNORECASE)
_TO_THE_PLACE = re.compile(
    r"\s*(?:\((?P<short>[\w ]+)\)\s*)?(?:daerah\s+)?(?:\((?:\w+)\)\s*)?(?P<level>kabupaten|kab\.?|kota|provinsi"
    r"|prov\.?|kecamatan)?\s*",
    re.IGNORECASE,
)  # fmt: skip
_OF_ALL = re.compile(r"tni(?:[ -]a[dlu])?|polri|tentara nasional indonesia|kejaksaan agung", re.IGNORECASE)
_PROVINCIAL = re.compile(
    r"\b(?:polda|kejati|pemprov|pemerintah provinsi|gubernur|bawaslu provinsi|korem)", re.IGNORECASE
)
# An organisation that is no office: words for it, then names in capitals.
_ORGANISATION = re.compile(
    r"\b(?:Ikatan|Persatuan|Forum|Asosiasi|Aliansi|Komunitas|Perkumpulan|Jaringan|Himpunan|Majelis|Perludem|Koalisi"
    r"|Universitas|Institut"
    r"|Dinas|Kementerian|Lembaga Swadaya Masyarakat)(?:\s+(?:dan\s+)?[A-Z][\w/-]+){1,5}(?:\s*\([A-Z]{2,8}\))?"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    level: str
    name: str
    pattern: re.Pattern[str]


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(
        _Entry(row["kind"], row["level"], row["name"], _name_of(row["words"]))
        for row in tomllib.loads(_FILE.read_text(encoding="utf-8"))["body"]
    )  # fmt: skip


def _name_of(words: str) -> re.Pattern[str]:
    """Whole words, and no part of an address."""
    return re.compile(rf"(?<![\w./@-])(?:{words})(?![\w@]|\.com)", re.IGNORECASE)


def find_bodies(text: str, places: Sequence[Place], main: Place | None, gazetteer: Gazetteer) -> tuple[Body, ...]:
    """Every office named, in the order of the text; an abbreviation in brackets belongs to the name before it."""
    starts = {place.span.start: place for place in places}
    found: list[Body] = []
    for entry in _entries():
        for one in entry.pattern.finditer(text):
            if _is_written_as_name(one.group()):
                found.append(_body(text, one, entry, starts, main, gazetteer))
    for one in _ORGANISATION.finditer(text):
        found.append(Body(Span(*one.span()), "OTHER_AGENCY", " ".join(one.group().split()), ""))
    kept: list[Body] = []
    for body in sorted(found, key=lambda body: (body.span.start - body.span.end, body.span.start)):
        if not any(body.span.start < other.span.end and other.span.start < body.span.end for other in kept):
            kept.append(body)
    return tuple(sorted(kept, key=lambda body: body.span))


def _is_written_as_name(written: str) -> bool:
    """Short forms such as "kip" and "bkd" only in capitals; long names begin with one or stand as they are."""
    return written.isupper() or len(written) > 5 or written[0].isupper()


def _body(
    text: str, found: re.Match[str], entry: _Entry, starts: dict[int, Place], main: Place | None, gazetteer: Gazetteer
) -> Body:
    if entry.level == "national":
        return Body(_with_short(text, found), entry.kind, entry.name, "")
    nation = _OF_THE_NATION.match(text, found.end())
    if nation:
        kind = "BAWASLU_RI" if entry.kind == "BAWASLU" else entry.kind
        return Body(Span(found.start(), nation.end()), kind, f"{entry.name} RI", "")
    path = _TO_THE_PLACE.match(text, found.end())
    place = starts.get(path.end()) if path else None
    if place is not None:
        level = gazetteer.regions[place.code].kind
        return _in_region(entry, found, Span(found.start(), place.span.end), place.code, place.name, level)
    if _OF_ALL.fullmatch(found.group()):
        return Body(_with_short(text, found), entry.kind, found.group(), "")
    code, name = _region_of_text(found.group(), main, gazetteer)
    level = gazetteer.regions[code].kind if code else ""
    return _in_region(entry, found, _with_short(text, found), code, name, level)


def _region_of_text(written: str, main: Place | None, gazetteer: Gazetteer) -> tuple[str, str]:
    if main is None or main.code[:2] == _NATIONAL_DESK:
        return "", ""
    if _PROVINCIAL.search(written) and len(main.code) > 2:
        province = gazetteer.regions.get(main.code[:2])
        return (province.code, province.name) if province else ("", "")
    return main.code, main.name


def _in_region(entry: _Entry, found: re.Match[str], span: Span, code: str, region: str, level: str) -> Body:
    kind = entry.kind
    if entry.level == "bawaslu":
        kind = "BAWASLU_RI" if not code else "BAWASLU_DISTRICT" if len(code) > 2 else "BAWASLU_PROVINCE"
    name = found.group() if entry.name == "Kepolisian" and found.group()[0].isupper() else entry.name
    if entry.kind == "PPK" and code:
        name = _GOVERNMENTS.get(level, name)
    return Body(span, kind, f"{name} {region}".strip(), code)


def _with_short(text: str, found: re.Match[str]) -> Span:
    short = re.compile(r"\s*\([A-Z][\w -]{1,14}\)").match(text, found.end())
    return Span(found.start(), short.end() if short else found.end())
