"""Which regions a text names, and which of them it is about.

Each mention is weighed by what stands beside it: a dateline, the title, a word for the kind of region or for its
offices. A name that several regions share goes to the kind the neighbouring word tells, then to the kind the text
speaks of elsewhere.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from netra.engine.places import Gazetteer, Hit, Name, NameKind
from netra.engine.reading.records import Place, Span

_CITY_WORDS = r"kota|kotamadya|pemkot|wali ?kota|walikota|wawali|pilwali|pilwalkot|dprd kota"
_REGENCY_WORDS = r"kabupaten|kab\.?|pemkab|bupati|wabup|cabup|pilbup"
_PROVINCE_WORDS = r"provinsi|propinsi|prov\.?|pemprov|gubernur|wagub|cagub|pilgub|polda|kejati"
_OFFICE_WORDS = (
    r"bawaslu|panwaslih|panwaslu|panwas|kpu|kip|pilkada|pemilukada|pilkades|sekda|sekretaris daerah|setda|pemda"
    r"|pemerintah"
    r"|pemerintah daerah|asn|pns|dprd|dprk|polres|polresta|kodim|kejari|bkd|bkpsdm|bkppd|bkpp|bkad|kesbangpol"
    r"|diskominfo"
    r"|satpol pp|disdik|dinas|badan|inspektorat|rsud|warga|masyarakat|kecamatan|desa|forkopimda|pn|kemenag|kades"
    r"|wilayah|daerah"
)
_BEFORE = re.compile(
    rf"(?:^|[^\w])(?P<word>(?P<city>{_CITY_WORDS})|(?P<regency>{_REGENCY_WORDS})|(?P<province>{_PROVINCE_WORDS})"
    rf"|(?P<office>{_OFFICE_WORDS})|(?P<sub>kecamatan|camat|kec\.?|distrik|panwascam|panwaslu kecamatan|panwaslucam)"
    r"|(?P<at>di|ke|dari|se-?|asal))[\s-]*$",
    re.IGNORECASE,
)  # fmt: skip
# A street, a school, a paper, a person: then it is no region.
_NOT_A_REGION = re.compile(
    r"(?:\b(?:jalan|jl|jln|universitas|univ|hotel|masjid|gedung|radar|tribun|harian|rm|rumah makan|warung|stadion|pt"
    r"|cv"
    r"|saudara|bapak|ibu|pak|bu|bung|kang|drs?|dra|ir|prof|h|hj|haji|kh|muhammad|muh|moh|andi|siti|nama|selat|gunung"
    r"|sungai|pulau|bahasa|suku|adat|raja|sultan)\.?\s+)$",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\s?(?:Post|Pos|Ekspres|Express|Independent|TV|News|Today|Update|Terkini)\b|\.(?:com|id|co|net)\b", re.IGNORECASE
)
_DATELINE = re.compile(r"[^\n]{0,60}?(?:\s?[–—―]|\s-|-\s|--|:\s|\|)")
_AGENCY_AFTER = re.compile(r"\s*(?:\(|,)\s*[\w .-]{2,30}\)?\s*(?:[–—―-]|--)|\s*(?:[–—―]|-|--|:)\s*", re.IGNORECASE)
# "di Bali, Selasa (27/9)": where it happened. A governor of somewhere may have been a guest.
_VENUE_WITH_DAY = re.compile(
    r"\)?,?\s+(?:pada\s+)?(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu)\b", re.IGNORECASE
)
_POST = re.compile(r"(?:bupati|wabup|wali ?kota|wawali|gubernur|wagub)$", re.IGNORECASE)
_NATIONAL_DESK = "31"
_KIND_WEIGHT = {
    NameKind.REGION: 1.0,
    NameKind.ALIAS: 1.0,
    NameKind.CAPITAL: 0.6,
    NameKind.SUB_DISTRICT: 0.5,
    NameKind.SUB_DISTRICTS: 0.5,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the text. `said_kind`: PROVINCE, REGENCY, CITY or not told; `cue` 0 nothing, 1 weak, 2 strong."""

    hit: Hit
    said_kind: str
    cue: int
    is_sub: bool
    is_dateline: bool
    in_title: bool
    is_venue: bool
    is_post: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Places in the order of the text, and the one the text is about."""

    main: Place | None
    places: tuple[Place, ...]

    def near(self, at: int) -> Place | None:
        """The last place named before a position within the same stretch of text."""
        before = [place for place in self.places if place.span.end <= at]
        return before[-1] if before and at - before[-1].span.end < 200 else None


def find_places(text: str, body: int, gazetteer: Gazetteer) -> Found:
    """The regions of a text whose body begins at `body`."""
    datelines = _dateline_ends(text, body)
    mentions = [
        mention for hit in gazetteer.find(text) if (mention := _mention(text, hit, body, datelines)) is not None
    ]
    evident = _evident(mentions, gazetteer)
    kinds = _kinds_spoken_of(text)
    chosen = [(one, code) for one in mentions if (code := _chosen(one, evident, kinds, gazetteer))]
    places = tuple(Place(Span(one.hit.start, one.hit.end), code, gazetteer.regions[code].name) for one, code in chosen)
    return Found(_main(chosen, places, gazetteer), places)


def _dateline_ends(text: str, body: int) -> list[int]:
    """Ends of stretches at the start of the first paragraphs that may be datelines."""
    ends, at = [], body
    for line in text[body:].split("\n")[:8]:
        found = _DATELINE.match(line)
        if found:
            ends.append(at + found.end())
        at += len(line) + 1
    return ends


def _mention(text: str, hit: Hit, body: int, datelines: list[int]) -> Mention | None:
    lead = text[max(0, hit.start - 40) : hit.start].rsplit("\n", 1)[-1]
    before = _BEFORE.search(lead)
    if (_NOT_A_REGION.search(lead) and before is None) or _PAPER.match(text, hit.end):
        return None
    said = ""
    if before:
        said = (
            "CITY" if before["city"] else "REGENCY" if before["regency"] else "PROVINCE" if before["province"] else ""
        )
    line_start = text.rfind("\n", 0, hit.start) + 1
    is_dateline = hit.start >= body and hit.start - line_start < 40 and _opens_line(text, hit, line_start, datelines)
    cue = 0 if before is None else 1 if before["at"] else 2
    is_sub = before is not None and bool(before["sub"] or (before["word"].lower() == "kecamatan"))
    is_post = before is not None and _POST.match(before["word"]) is not None
    is_venue = _VENUE_WITH_DAY.match(text, hit.end) is not None and cue != 2
    return Mention(hit, said, cue, is_sub, is_dateline, hit.start < body, is_venue, is_post)


def _opens_line(text: str, hit: Hit, line_start: int, datelines: list[int]) -> bool:
    if not any(line_start < end and hit.end <= end for end in datelines):
        return False
    head = text[line_start : hit.start]
    if head.strip(' (*_“"') and not re.fullmatch(r"[\w .]{2,30}[,:|–—-]\s*(?:kota|kab\.?|kabupaten)?\s*", head, re.I):
        return re.fullmatch(r"(?:kota|kab\.?|kabupaten)\s+", head, re.I) is not None
    return _AGENCY_AFTER.match(text, hit.end) is not None


def _evident(mentions: list[Mention], gazetteer: Gazetteer) -> set[str]:
    """Regions that some mention names beyond doubt, with their provinces."""
    codes: set[str] = set()
    for one in mentions:
        plain = [
            name for name in one.hit.names if not name.needs_context and name.kind in {NameKind.REGION, NameKind.ALIAS}
        ]
        told = [
            name
            for name in one.hit.names
            if name.kind in {NameKind.REGION, NameKind.ALIAS}
            and one.cue == 2
            and (not one.said_kind or gazetteer.regions[name.code].kind == one.said_kind)
        ]
        codes.update(name.code for name in plain or told)
    return codes | {code[:2] for code in codes}


def _kinds_spoken_of(text: str) -> dict[str, float]:
    head, lower = text[:1500].lower(), text.lower()

    def count(words: str) -> float:
        pattern = re.compile(rf"\b(?:{words})(?:\b|(?<=\.))")
        return len(pattern.findall(lower)) + 2.0 * len(pattern.findall(head))

    return {"CITY": count(_CITY_WORDS), "REGENCY": count(_REGENCY_WORDS), "PROVINCE": 0.8 * count(_PROVINCE_WORDS)}


def _chosen(one: Mention, evident: set[str], kinds: dict[str, float], gazetteer: Gazetteer) -> str:
    """The region a mention stands for, or "" when it may well be something else."""
    names = [name for name in one.hit.names if _may_stand(name, one, evident)]
    if not names:
        return ""

    def fit(name: Name) -> tuple[float, ...]:
        region = gazetteer.regions[name.code]
        is_told = 3.0 if one.said_kind and region.kind == one.said_kind else 0.0
        is_near = 1.0 if name.code in evident else 0.5 if name.code[:2] in evident else 0.0
        rank = 2.0 if name.kind in {NameKind.REGION, NameKind.ALIAS} else 0.0
        if one.is_sub:
            rank = -rank
        # with nothing else to tell, a dateline is the city, and a name in the text its regency
        by_default = float((region.kind == "CITY") == one.is_dateline)
        return (is_told + rank, is_near if rank <= 0 else 0.0, kinds[region.kind], by_default)

    best = max(names, key=fit)
    if best.kind in {NameKind.SUB_DISTRICT, NameKind.SUB_DISTRICTS, NameKind.CAPITAL}:
        rivals = {name.code for name in names if fit(name)[:2] == fit(best)[:2]}
        if len(rivals) > 1 and best.code not in evident:
            return ""
    return best.code


def _may_stand(name: Name, one: Mention, evident: set[str]) -> bool:
    if name.kind in {NameKind.SUB_DISTRICT, NameKind.SUB_DISTRICTS}:
        return one.is_dateline or one.is_sub or (one.cue > 0 and name.code in evident)
    if name.kind is NameKind.CAPITAL:
        return one.is_dateline or (not name.needs_context and (one.cue > 0 or name.code in evident))
    return not name.needs_context or one.is_dateline or one.cue == 2 or name.code in evident


def _main(chosen: list[tuple[Mention, str]], places: tuple[Place, ...], gazetteer: Gazetteer) -> Place | None:
    weights: dict[str, float] = defaultdict(float)
    for one, code in chosen:
        kind = max(_KIND_WEIGHT[name.kind] for name in one.hit.names if name.code == code)
        weight = kind * (1.0 + (0.2 if one.is_post else 0.8 if one.cue == 2 else 0.0))
        weight += 1.5 if one.is_venue else 0.0
        weight += 3.0 if one.in_title else 0.0
        if one.is_dateline:
            weight += 1.5 if code[:2] == _NATIONAL_DESK else 4.0
        weights[code] += weight
    if not weights:
        return None
    total = dict(weights)
    for code, weight in weights.items():
        if len(code) == 5 and code[:2] in total:
            total[code] += 0.35 * weights[code[:2]]  # naming the province supports the region in it
            if weight >= 0.5 * weights[code[:2]]:
                total[code] += 1.0
    best = max(total, key=lambda code: (total[code], code))
    return next(place for place in places if place.code == best)
