"""Who and what had a part in an event: organiser, host, speakers, venue, those present, parties, where to watch again.

And the zones of neutrality that are named.
"""

import re
from collections.abc import Iterator, Sequence

from netra.engine.reading.records import Body, Person, Place, Role, Span, Zone

_ZONE = re.compile(r"\bzona\s+(?:\w+\s+)?(?P<colour>merah|kuning|hijau)\b", re.IGNORECASE)
_COLOURS = {"merah": "RED", "kuning": "YELLOW", "hijau": "GREEN"}
_HELD_BY = re.compile(
    r"\b(?:diinisiasi|digagas|digelar|diselenggarakan|diadakan|dilaksanakan|diprakarsai|dihelat|diinisasi"
    r"|difasilitasi)(?:\s+oleh)?\s+",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"^[^.\n]{0,60}?\b(?:meng?gelar|gelar|mengadakan|adakan|menyelenggarakan|selenggarakan|melaksanakan|laksanakan"
    r"|menghelat)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w'’.-]*(?:\s+(?:dan\s+)?[A-Z][\w'’.-]*){0,5}"
_HOST = re.compile(
    rf"\b(?:[Dd]ipandu|[Dd]imoderatori)(?:\s+langsung)?(?:\s+oleh)?\s+(?:[Hh]ost|[Pp]enyiar"
    rf"|[Mm]oderator)?\s*(?P<name>{_NAME})"
)
_HOST_AFTER = re.compile(
    rf"(?P<name>{_NAME})\s*,?\s+(?:sebagai|selaku)\s+(?:[Hh]ost|[Mm]oderator|[Pp]emandu|[Pp]enyiar)\b"
)
_VENUE_WORDS = (
    r"Gedung|Aula|Hotel|Pendopo|Pendapa|Ruang(?:an)?|Balai|Kantor|Halaman|Lapangan|Kafe|Cafe|Café|Warung|Warkop"
    r"|Rumah|RM|Auditorium|Convention|Studio|Alun-[Aa]lun|Taman|Kampus"
    r"|Sekretariat|Graha|Wisma|Ballroom|Masjid|Sport|GOR|Stadion|Universitas|Mess|Resto|Villa|Joglo|Grand|Swiss"
    r"|Aston|Horison|Hall|Islamic"
)
_VENUE = re.compile(
    rf"\b(?:[Bb]ertempat\s+)?(?:di|Di)\s+(?P<name>(?:(?:aula|gedung|ruang(?:an)?|halaman|pendopo|hotel|kantor"
    rf"|salah satu (?:hotel|aula|rumah makan|kafe)|balai|lapangan)\b|(?:{_VENUE_WORDS})\b)"
    r"(?:\s+(?:(?:lantai|rapat|pertemuan|utama|dan|Rapat)\s+)?(?:[A-Z0-9][\w'’.&-]*|di [A-Z]\w+))*)"
)
_PRESENT = re.compile(
    r"\b(?:dihadiri|diikuti|hadir dalam (?:kegiatan|acara) (?:itu|tersebut|ini))(?:\s+(?:oleh"
    r"|langsung))*\s+(?P<name>[^.\n;”]{4,160})",
    re.IGNORECASE,
)
_SPEAKERS = re.compile(
    r"\b(?:menghadirkan|narasumber(?:nya)?(?: antara lain| yaitu| yakni|,)?)\s+(?=[A-Z])", re.IGNORECASE
)
_PARTY = re.compile(
    r"\b(?:PDI[\s-]?P(?:erjuangan)?|PDI Perjuangan|(?:Partai\s+)?Golkar|(?:Partai\s+)?Gerindra|PKB"
    r"|(?:Partai\s+)?Nas[Dd]em|PKS|(?:Partai\s+)Demokrat|PAN(?=\W)(?!\s?-?RB)|PPP(?!K)|(?:Partai\s+)?Perindo"
    r"|(?:Partai\s+)?Hanura|PSI|PBB|(?:Partai\s+)Gelora|(?:Partai\s+)Garuda|(?:Partai\s+)Berkarya|(?:Partai\s+)Buruh"
    r"|(?:Partai\s+)Ummat)\b"
)
_CHANNEL = re.compile(
    r"\b(?:(?:[Ff]an\s?[Pp]age|[Hh]alaman|[Aa]kun|[Kk]anal|[Cc]hannel|[Ss]aluran)\s+(?:(?:resmi"
    r"|media sosial)\s+)?)?(?:Facebook|YouTube|Youtube|You Tube|Instagram|IG|TikTok|Spotify|Twitter|RRI"
    r"|Radio)(?:\s+(?:Fanpage|Channel|Live|@?[A-Z0-9@][\w@.'’-]*)){0,5}"
)
_WATCH = re.compile(
    r"\b(?:menonton|tonton|ditonton|disaksikan|menyaksikan|tayangan|disiarkan|siaran|live|streaming|dinonton"
    r"|simak)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"”)]{4,200}")


def find_zones(text: str, places: Sequence[Place], main: Place | None) -> tuple[Zone, ...]:
    """Zones named by their colour, with the region spoken of in the sentence, else that of the text."""
    found = []
    for one in _ZONE.finditer(text):
        first, last = _bounds(text, one.start(), one.end())
        within = [place for place in places if first <= place.span.start < last]
        near = min(within, key=lambda place: abs(place.span.start - one.start()), default=main)
        found.append(Zone(Span(*one.span()), _COLOURS[one["colour"].lower()], near.code if near else ""))
    return tuple(found)


def find_roles(text: str, begin: int, bodies: Sequence[Body], persons: Sequence[Person]) -> tuple[Role, ...]:
    """Every part that is named, each once, in the order of the text."""
    found = [
        *_organisers(text, begin, bodies),
        *_hosts(text),
        *_speakers(text, persons),
        *_named("VENUE", _VENUE, text, begin),
        *_named("PARTICIPANTS", _PRESENT, text, begin),
        *(Role(Span(*one.span()), "PARTY", one.group()) for one in _PARTY.finditer(text)),
        *_watch_again(text),
    ]
    once: dict[tuple[str, str], Role] = {}
    for role in sorted(found, key=lambda role: (role.span, role.kind)):
        once.setdefault((role.kind, role.name.casefold()), role)
    return tuple(once.values())


def _organisers(text: str, begin: int, bodies: Sequence[Body]) -> Iterator[Role]:
    starts = {body.span.start: body for body in bodies}
    for one in _HELD_BY.finditer(text):
        body = starts.get(one.end())
        if body is not None:
            yield Role(body.span, "ORGANISER", body.span.of(text))
    for body in bodies:
        if _HOLDS.match(text[body.span.end : body.span.end + 90]) and body.span.start >= begin:
            yield Role(body.span, "ORGANISER", body.name)
            break


def _hosts(text: str) -> Iterator[Role]:
    for pattern in (_HOST, _HOST_AFTER):
        for one in pattern.finditer(text):
            name = one["name"].rstrip(".")
            yield Role(Span(one.start("name"), one.start("name") + len(name)), "HOST", name)


def _speakers(text: str, persons: Sequence[Person]) -> Iterator[Role]:
    """Those announced as speakers, and everybody whose words are given."""
    announced = [one.end() for one in _SPEAKERS.finditer(text)]
    for person in persons:
        is_announced = any(0 <= person.span.start - at < 160 for at in announced) or "narasumber" in person.post.lower()
        if is_announced or person.has_spoken:
            yield Role(person.span, "SPEAKER", person.name)


def _named(kind: str, pattern: re.Pattern[str], text: str, begin: int) -> Iterator[Role]:
    for one in pattern.finditer(text):
        name = " ".join(one["name"].split()).rstrip(" ,.")
        if (
            one.start() >= begin
            and len(name) > 3
            and not (kind == "VENUE" and name.islower() and "salah satu" not in name)
        ):
            end = one.start("name") + len(one["name"].rstrip(" ,."))
            yield Role(Span(one.start("name"), end), kind, name)


def _watch_again(text: str) -> Iterator[Role]:
    for one in _CHANNEL.finditer(text):
        if len(one.group().split()) > 1 and _WATCH.search(text[max(0, one.start() - 160) : one.end() + 60]):
            words = one.group().rstrip(".")
            yield Role(Span(one.start(), one.start() + len(words)), "WATCH_AGAIN", " ".join(words.split()))
    for one in _ADDRESS.finditer(text):
        if _WATCH.search(text[max(0, one.start() - 160) : one.start()]):
            yield Role(Span(*one.span()), "WATCH_AGAIN", one.group())


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((found.end() for found in re.finditer(r"[.!?]\s+|\n", text[:start])), default=0)
    found = re.compile(r"[.!?](?=\s|$)|\n").search(text, end)
    return first, found.start() if found else len(text)
