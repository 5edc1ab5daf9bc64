"""What a reading may become, as a first proposal that a person corrects in a form before anything is kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from netra.domain.saying import day
from netra.readings.findings import Finding, Row, day_of, findings_of, place_of
from netra.readings.listing import Entry, entries_of
from netra.readings.models import Kind

if TYPE_CHECKING:
    from netra.readings.models import Reading

ACT_KINDS = {
    "APPEAL": "APPEAL",
    "SOCIALISATION": "SESSION",
    "COORDINATION": "MEETING",
    "BROADCAST": "BROADCAST",
    "CIRCULAR": "CIRCULAR",
    "PLEDGE": "PLEDGE",
}
PUBLISHERS = ("KASN", "BKN", "BAWASLU_RI", "BAWASLU_PROVINCE", "BAWASLU_DISTRICT", "PANRB", "HOME_MINISTRY", "SATGAS")
# What a count counts, by the words beside it; the words nearest to the number decide.
MEASURES = (
    (
        "OPEN",
        re.compile(r"\b(?:masih|menunggu|belum|lagi)\b.{0,40}\b(?:di)?tindak\s*lanjut", re.IGNORECASE | re.DOTALL),
    ),
    ("DECIDED", re.compile(r"\b(?:di|ter)putus|\bsudah\s+ditindak\s*lanjut", re.IGNORECASE)),
    ("SANCTIONED", re.compile(r"\bsanksi|\bdijatuhi", re.IGNORECASE)),
    ("RECOMMENDED", re.compile(r"\brekomendasi|\bdirekomendasi|\bterbukti", re.IGNORECASE)),
    ("REGISTERED", re.compile(r"\bdiregistrasi|\bteregistrasi", re.IGNORECASE)),
    ("REFERRED", re.compile(r"\bditeruskan", re.IGNORECASE)),
    ("FINDINGS", re.compile(r"\btemuan", re.IGNORECASE)),
    ("REPORTED", re.compile(r"\bdi?lapor|\blaporan|\bpengaduan|\bdiadukan|\bdisampaikan", re.IGNORECASE)),
)
BOUND = (
    ("ASN", re.compile(r"\bASN\b|\bAparatur Sipil Negara\b")),
    ("PPPK", re.compile(r"\bPPPK\b|\bP3K\b")),
    ("PPNPN", re.compile(r"\bPPNPN\b|\b[Hh]onorer\b|\b[Nn]on[- ]ASN\b")),
    ("VILLAGE_HEAD", re.compile(r"\b[Kk]epala [Dd]esa\b|\b[Kk]ades\b")),
    ("VILLAGE_STAFF", re.compile(r"\b[Pp]erangkat [Dd]esa\b")),
    ("BPD_MEMBER", re.compile(r"\bBPD\b")),
)
SENTENCE_END = re.compile(r"[.!?]['”\"]?\s|\n")
LONGEST_ACCOUNT = 6_000
KEEPABLE = frozenset({"CASES", "PERSONS", "REPORTS", "PERCENT"})


@dataclass(frozen=True, slots=True)
class Proposed:
    """First values for a form: single fields, and the rows of its lists."""

    initial: dict[str, object]
    rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)


def offers(reading: "Reading", found: Sequence[Finding]) -> tuple[Kind, ...]:
    """What the text as a whole most probably is good for, the likeliest first."""
    kinds = [str(row["kind"]) for row in reading.result.get("activities") or ()]
    likely = [
        Kind.TIP if kind == "ACCUSATION" else Kind.ACT for kind in kinds if kind in ACT_KINDS or kind == "ACCUSATION"
    ]
    return tuple(dict.fromkeys(likely))


def to_keep(found: Sequence[Finding]) -> list[Entry]:
    """What belongs among the things others published: counts of cases or people with a number, and zones."""
    return entries_of(one for one in found if is_to_keep(one))


def is_to_keep(one: Finding) -> bool:
    if one.name == "figures":
        value, unit = one.row.get("value"), one.row.get("unit")
        # "Seorang lurah" names a man and counts nobody.
        return unit in KEEPABLE and value is not None and (unit != "PERSONS" or value > 1)
    return one.name == "zones"


def act_kind(reading: "Reading") -> str:
    """The kind of act of prevention that the text most probably tells of."""
    kinds = (ACT_KINDS.get(str(row["kind"])) for row in reading.result.get("activities") or ())
    return next((kind for kind in kinds if kind), "SESSION")


def act_of(reading: "Reading", kind: str) -> Proposed:
    """An act of prevention: title, organiser, speakers, venue, region, day, audience."""
    result = reading.result
    roles = _roles(result)
    on, is_estimate = _when(reading)
    initial: dict[str, object] = {
        "title": reading.title[:200],
        "organiser": (_first(roles, "ORGANISER") or _first_body(result))[:160],
        "region": reading.region,
        "on": on,
        "day_is_estimate": is_estimate,
        "venue": _first(roles, "VENUE")[:160],
        "host": _first(roles, "HOST")[:120],
        "recording_title": _first(roles, "WATCH_AGAIN")[:160],
        "number": _number(result)[:80] if kind == "CIRCULAR" else "",
        "binds": [code for code, pattern in BOUND if pattern.search(reading.text)] if kind == "CIRCULAR" else [],
        "source": cited(reading),
    }
    parties: list[dict[str, object]] = [
        {"body": name[:160]} for name in (_names(roles, "PARTY") or _body_names(result))[:12]
    ]
    return Proposed(
        {name: value for name, value in initial.items() if value not in ("", None, [], False)},
        {
            "speakers": _speakers(result, roles),
            "parties": parties,
            "reaches": _audience(result, roles),
        },
    )


def figure_of(reading: "Reading", finding: Finding) -> dict[str, object]:
    """A published count: who published it, of what, how many, of which region, as of when."""
    row = finding.row
    as_of = day_of(row.get("on")) or _when(reading)[0]
    region = row.get("region_code")
    return {
        "body": _publisher(reading.result, finding),
        "measure": _measure(reading.text, finding),
        "value": row.get("value"),
        "unit": row.get("unit") if row.get("unit") in {"PERSONS", "PERCENT"} else "CASES",
        "region_code": region if region is not None else reading.region_id or "",
        "as_of": as_of,
        "source": cited(reading),
    }


def zone_of(reading: "Reading", finding: Finding) -> dict[str, object]:
    """A published zone: who published it, of which region, which colour, as of when."""
    row = finding.row
    return {
        "body": _publisher(reading.result, finding),
        "region_code": str(row.get("region_code") or reading.region_id or ""),
        "colour": str(row["colour"]),
        "as_of": day_of(row.get("on")) or _when(reading)[0],
        "source": cited(reading),
    }


def tip_of(reading: "Reading", found: Sequence[Finding]) -> Proposed:
    """*Informasi awal*: the sentences that tell of it, when, where, and who is named in them without speaking."""
    told = [one for one in found if one.name == "acts" or one.row.get("kind") == "ACCUSATION"]
    parts = _paragraphs(reading.text, told)
    on, _is_estimate = _when(reading)
    accused: list[dict[str, object]] = [
        {
            "name": str(one.row["name"])[:200],
            "position": str(one.row.get("post") or "")[:150],
            "agency": str(one.row.get("body") or "")[:200],
        }
        for one in found
        if one.name == "persons" and not one.row.get("has_spoken") and any(a <= one.start < b for a, b in parts)
    ]
    once = list({row["name"]: row for row in accused}.values())
    account = "\n\n".join(reading.text[start:end].strip() for start, end in parts) or reading.text
    links = reading.source if reading.source.lower().startswith(("http://", "https://")) else ""
    initial: dict[str, object] = {
        "account": account[:LONGEST_ACCOUNT].strip(),
        "act_on": on,
        "region": reading.region,
        "place": _first(_roles(reading.result), "VENUE")[:300],
        "links": links,
    }
    return Proposed(initial, {"people": once[:8]})


def cited(reading: "Reading") -> str:
    """The source as one line: where it stood, its title, its day."""
    parts = [reading.source, f"“{reading.title}”"]
    if reading.published_on is not None:
        parts.append(day(reading.published_on).id)
    return ", ".join(part for part in parts if part)[:300]


def finding_by_key(reading: "Reading", key: str, name: str) -> Finding | None:
    """The figure or zone of this address, if the reading holds it."""
    found = findings_of(reading.result, reading.text)
    return next((one for one in found if one.key == key and one.name == name), None)


def _when(reading: "Reading") -> tuple[date | None, bool]:
    """The day it happened and whether that is only about right; else the day it was published."""
    row = reading.result.get("day")
    if row and day_of(row.get("on")):
        return day_of(row["on"]), str(row.get("precision", "DAY")) != "DAY"
    return reading.published_on, reading.published_on is not None


def _roles(result: Row) -> list[tuple[str, str]]:
    return [(str(row["kind"]), str(row.get("name") or "").strip()) for row in result.get("roles") or ()]


def _names(roles: Iterable[tuple[str, str]], kind: str) -> list[str]:
    return list(dict.fromkeys(name for one, name in roles if one == kind and name))


def _first(roles: Iterable[tuple[str, str]], kind: str) -> str:
    return next(iter(_names(roles, kind)), "")


def _body_names(result: Row) -> list[str]:
    return list(dict.fromkeys(str(row["name"]) for row in result.get("bodies") or () if row.get("name")))


def _first_body(result: Row) -> str:
    return next(iter(_body_names(result)), "")


def _speakers(result: Row, roles: list[tuple[str, str]]) -> list[dict[str, object]]:
    said = [row for row in result.get("persons") or () if row.get("has_spoken")]
    rows: dict[str, dict[str, object]] = {}
    for row in said:
        name = str(row["name"])[:120]
        rows.setdefault(
            name, {"name": name, "post": str(row.get("post") or "")[:120], "body": str(row.get("body") or "")[:160]}
        )
    for name in _names(roles, "SPEAKER"):
        if not any(name in known or known in name for known in rows):
            rows[name[:120]] = {"name": name[:120], "post": "", "body": ""}
    return list(rows.values())[:12]


def _audience(result: Row, roles: list[tuple[str, str]]) -> list[dict[str, object]]:
    counted = next((row for row in result.get("figures") or () if row.get("unit") == "PARTICIPANTS"), None)
    names = _names(roles, "PARTICIPANTS")
    if counted is None:
        return [{"audience": name[:160]} for name in names[:6]]
    row: dict[str, object] = {"audience": (names[0] if names else str(counted.get("what") or "Peserta"))[:160]}
    if counted.get("is_exact") and counted.get("value") is not None:
        row |= {"people": counted["value"], "exactness": "EXACT"}
    else:
        row |= {"wording": str(counted.get("words") or "")[:80]}
    more: list[dict[str, object]] = [{"audience": name[:160]} for name in names[1:6]]
    return [row, *more]


def _number(result: Row) -> str:
    rows = result.get("citations") or ()
    return next((str(row.get("written") or "") for row in rows if row.get("is_local")), "")


def _publisher(result: Row, finding: Finding) -> str:
    """The body that most probably gave the number: that of whoever spoke last before it, else the one named last."""
    bodies = [row for row in result.get("bodies") or () if row.get("kind") in PUBLISHERS]
    names = {str(row["name"]) for row in bodies}
    said = [row for row in result.get("persons") or () if row.get("has_spoken") and str(row.get("body")) in names]
    speaker = _last_before(said, finding.start)
    if speaker is not None:
        return str(speaker["body"])
    nearest = _last_before(bodies, finding.start) or next(iter(bodies), None)
    return "" if nearest is None else str(nearest["name"])


def _last_before(rows: Sequence[Row], start: int) -> Row | None:
    return max((row for row in rows if place_of(row)[0] <= start), key=lambda row: place_of(row)[0], default=None)


def _measure(text: str, finding: Finding) -> str:
    """The measure whose words stand in the same sentence, after the number first."""
    start, end = _sentence(text, finding.start, finding.end)
    after, whole = re.split(r"[,;]\s", text[finding.end : end], maxsplit=1)[0], text[start:end]
    for words in (str(finding.row.get("what") or ""), after, whole):
        hits = [(hit.start(), code) for code, pattern in MEASURES if (hit := pattern.search(words))]
        if hits:
            return min(hits)[1]
    return "REPORTED"


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    begin = max((hit.end() for hit in SENTENCE_END.finditer(text, 0, start)), default=0)
    stop = SENTENCE_END.search(text, end)
    return begin, stop.start() + 1 if stop else len(text)


def _paragraphs(text: str, told: Sequence[Finding]) -> list[tuple[int, int]]:
    """The paragraphs in which these findings stand, each once, in order."""
    spans = []
    for one in told:
        begin = text.rfind("\n", 0, one.start) + 1
        stop = text.find("\n", one.end)
        spans.append((begin, len(text) if stop < 0 else stop))
    return sorted(set(spans))
