"""Persons with their posts and offices, and whether words are put into their mouths."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from netra.engine.reading.records import Body, Person, Place, Span

_TABLE = tomllib.loads((Path(__file__).parent / "lexicon" / "people.toml").read_text(encoding="utf-8"))

_POST = re.compile(
    r"\b(?:(?:Plt|Plh|Pj|Pjs|PJ|PLT|Penjabat|Pejabat|Pelaksana Tugas|Pelaksana Harian|Mantan|Calon|Bakal Calon"
    r"|Wakil)\.?\s+(?:\([\w.]+\)\s*)?)*"
    r"(?:Ketua|Anggota|Komisioner|Koordinator|Kordiv|Koordiv|Kepala|Sekretaris(?: Jenderal| Daerah| Utama)?"
    r"|Sekertaris Daerah|Sekda(?:prov|kab|kot)?|Sekdaprov|Sekjen"
    r"|Sekretaris|Asisten|Bupati|Wabup|Wakil Bupati|Wali ?[Kk]ota|Walikota|Gubernur|Wagub|Camat|Lurah|Kapolres(?:ta"
    r"|tabes)?|Kapolda|Dandim|Danrem|Kajari|Kajati|Menteri|Menpan[\s-]?RB"
    r"|MenPAN[\s-]?RB|Mendagri|Direktur|Deputi|Staf Ahli|Staf Khusus|Inspektur|Rektor|Dekan|Dosen|Pengamat|Kabid"
    r"|Kabag|Kasi|Kasubag|Kadis|Kaban|Pakar|Divisi|Kasat Reskrim|Kasubbag|Presiden"
    r"|Juru Bicara|Jubir|Direktur Eksekutif|Peneliti|Host|Penyiar|Moderator|Narasumber|Kades)\b",
)  # fmt: skip
_RANK = (
    r"(?:Dr|dr|Drs|Dra|Ir|Prof|H|Hj|KH|Tgk|Teuku|AKBP|AKP|Kombes(?: Pol)?|Kompol|Iptu|Irjen(?: Pol)?|Brigjen(?: Pol"
    r"| TNI)?|Letkol(?: Inf| Arm| Kav| Arh| Czi)?"
    r"|Mayor|Kolonel|Letjen|Mayjen|Marsekal|Jenderal|Gus|Habib|I|Ni|Bapak|Ibu|Pak|A|M|R|L|T|Rr|Hj|Hi|Ny)\.?"
)
_NAME_WORD = r"(?:[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?|[A-Z]\.(?!\w)|[A-Z]{3,}(?![a-z])|[A-Z](?=[ \xa0]))"
_NAME = re.compile(
    rf"(?P<ranks>(?:{_RANK}[ \xa0]+)*)(?P<name>{_NAME_WORD}(?:[ \xa0]+(?:(?:bin|binti|al|el"
    rf"|de)[ \xa0]+)?{_NAME_WORD}){{0,5}})"
    r"(?P<degrees>(?:[\s,]*(?:S\.?\s?[A-Z][A-Za-z]{0,4}(?:\.[A-Z]+)?|M\.?\s?[A-Z][a-z]{0,3}|SH|MH|SE|MM|MSi|MAP|SSTP"
    r"|STP|SIP|SPd|SAg|ST|MT|MPd|Ph\.?D)\b\.?)*)"
)
_VERBS = (
    r"(?:me(?:ngatakan|nyampaikan|njelaskan|ngungkapkan|nambahkan|negaskan|nyebut(?:kan)?|nuturkan|maparkan|ngimbau"
    r"|nghimbau|ngingatkan|minta|nilai|nekankan|nerangkan|mbeberkan|nyatakan"
    r"|ngaku|mbenarkan|mandang|ngajak|nyoroti|nyarankan|nyayangkan|ngapresiasi|lanjutkan|ngharapkan|wanti-wanti"
    r"|ngakui|mastikan)|memaparkan|mewanti-wanti|berharap|berpesan|berkata|bilang)"
)
_SAID = (
    r"(?:kata|ujar|ungkap|jelas|tutur|imbuh|tambah|tegas|papar|terang|sebut|ucap|beber|tandas|lanjut|pungkas"
    r"|demikian|sambung|urai|cetus|tukas|kilah|pesan|harap|pinta|katanya|ujarnya|tegasnya)"
    r"(?:nya)?"
)
_SAID_BY = re.compile(rf"\b{_SAID},?\s+(?=[A-Z])")
_SPEAKS = re.compile(
    rf"\s*,?\s*(?:juga |pun |kemudian |lalu |kembali |dalam \w+ |yang |dengan tegas |secara tegas "
    rf"|sendiri )*{_VERBS}\b"
)
_AS = re.compile(
    r"(?:,\s+|,?\s+(?:selaku|sebagai|yang juga|yang merupakan|merupakan|dari)\s+|\s+(?=perwakilan))"
    r"(?P<post>(?:[a-z]+\s+){0,3}?(?:[Kk]etua"
    r"|[Aa]nggota|[Kk]epala|[Kk]oordinator|[Nn]arasumber|[Hh]ost|[Pp]anitia(?: [Pp]elaksana)?|[Ss]ekretaris"
    r"|[Kk]omisioner|Kordiv|[Dd]irektur|[Cc]amat|perwakilan|[Mm]oderator|[Pp]emateri)?)\s*"
)
_OFFICE_WORDS = frozenset(_TABLE["office_words"].split())
_NO_NAMES = frozenset(_TABLE["no_names"].split())
_FAR = 150
_IN_CAPITALS = re.compile(r"(?:[A-Z][\w-]*[ \xa0]+)+")


def find_people(text: str, begin: int, bodies: Sequence[Body], places: Sequence[Place]) -> tuple[Person, ...]:
    """Everybody named with a post or as a speaker, once, in the order of the text; the body begins at `begin`."""
    ends = {body.span.start: body.span.end for body in bodies} | {place.span.start: place.span.end for place in places}
    found: list[Person] = []
    for person in (*_by_post(text, ends, bodies), *_by_apposition(text, bodies), *_by_speech(text, ends)):
        if person.span.start < begin:
            continue  # titles write every word with a capital
        known = next((i for i, other in enumerate(found) if _is_same(other.name, person.name)), None)
        if known is None:
            found.append(person)
        elif person.has_spoken and not found[known].has_spoken:
            found[known] = _speaking(found[known])
    return tuple(sorted((_with_speech(text, person) for person in found), key=lambda person: person.span))


def _by_post(text: str, ends: dict[int, int], bodies: Sequence[Body]) -> Iterator[Person]:
    for post in _POST.finditer(text):
        at = _to_the_name(text, post.end(), ends, bodies)
        name = _name_at(text, at, ends) if at else None
        if name is None:
            continue
        words = text[post.start() : at].rstrip(" ,:;")
        if not _is_full(text, name):
            continue
        body = next((one for one in bodies if post.start() <= one.span.start < at), None)
        title = " ".join((words[: body.span.start - post.start()] if body else words).split()).rstrip(" ,(") or words
        yield Person(Span(name[1], name[2]), name[0], title, body.name if body else "", False)


def _to_the_name(text: str, at: int, ends: dict[int, int], bodies: Sequence[Body]) -> int:
    """Where a name may begin behind a post: over the office, its region, brackets and a comma; 0 when none can."""
    start, had_comma = at, False
    while at < len(text) and at - start < _FAR and text[at] != "\n":
        blank = re.compile(r"[ \xa0]*").match(text, at)
        at = blank.end() if blank else at
        if at in ends:
            at = ends[at]
            continue
        step = re.compile(
            r"\([^()\n]{1,40}\)|,\s+|[/&]|(?:dan|di|bidang|divisi|untuk|pada|sekaligus|tingkat|urusan|pada|se)\b"
            r"|[A-Z]\w*(?:-[A-Z]\w*)?"
        ).match(text, at)
        if step is None:
            return 0
        word = step.group()
        if word.startswith(","):
            had_comma = True
        elif word.isupper() and len(word) > 1 and not had_comma and text[step.end() : step.end() + 1] == ",":
            pass  # an abbreviation of an office
        elif word[0].isupper() and word not in _OFFICE_WORDS:
            office = next((body.span for body in bodies if at < body.span.start < at + 70), None)
            if had_comma or office is None or not _IN_CAPITALS.fullmatch(text, at, office.start):
                return at
            at = office.end  # words of a division, and the office they belong to
            continue
        at = step.end()
    return 0


def _is_full(text: str, name: tuple[str, int, int]) -> bool:
    """A single word is a name only where it speaks or ends the clause."""
    return (
        len(name[0].split()) > 1
        or _SPEAKS.match(text, name[2]) is not None
        or text[name[2] : name[2] + 1] in {",", ".", "”"}
    )


def _name_at(text: str, at: int, ends: dict[int, int]) -> tuple[str, int, int] | None:
    found = _NAME.match(text, at)
    if found is None:
        return None
    words = found["name"].split()
    while words and (words[-1] in _OFFICE_WORDS or words[-1] in _NO_NAMES):
        words.pop()
    if (
        not words
        or words[0] in _NO_NAMES
        or words[0] in _OFFICE_WORDS
        or all(len(word.strip(".")) < 3 for word in words)
    ):
        return None
    start = found.start("name")
    if start in ends and ends[start] - start >= len(" ".join(words)):
        return None
    pieces = re.compile(r"\s+".join(re.escape(word) for word in words)).match(text, start)
    end = pieces.end() if pieces else found.end("name")
    return " ".join(text[start:end].split()), start, end


def _by_apposition(text: str, bodies: Sequence[Body]) -> Iterator[Person]:
    for found in _NAME.finditer(text):
        apposed = _AS.match(text, found.end())
        if apposed is None or not apposed["post"].strip():
            continue
        words = found["name"].split()
        if len(words) < 2 or words[0] in _NO_NAMES or any(word in _OFFICE_WORDS for word in words):
            continue
        body = next((one for one in bodies if apposed.end() <= one.span.start <= apposed.end() + 30), None)
        post = " ".join(apposed["post"].split())
        yield Person(
            Span(found.start("name"), found.end("name")), " ".join(words), post, body.name if body else "", False
        )


def _by_speech(text: str, ends: dict[int, int]) -> Iterator[Person]:
    for said in _SAID_BY.finditer(text):
        name = _name_at(text, said.end(), ends)
        if name is not None and text[said.end() : said.end() + len(name[0])] == name[0]:
            yield Person(Span(name[1], name[2]), name[0], "", "", True)
    for found in _NAME.finditer(text):
        if _SPEAKS.match(text, found.end()):
            name = _name_at(text, found.start(), ends)
            is_whole = name is not None and name[2] == found.end("name")
            if name is not None and is_whole and not text[name[1] : name[2]].isupper():
                yield Person(Span(name[1], name[2]), name[0], "", "", True)


def _is_same(known: str, name: str) -> bool:
    """A later short form of a name already met: "Marbun" after "Makmur Marbun"."""
    one, other = set(re.findall(r"\w{3,}", known.lower())), set(re.findall(r"\w{3,}", name.lower()))
    return bool(other) and other <= one


def _with_speech(text: str, person: Person) -> Person:
    if person.has_spoken:
        return person
    parts = [part for part in person.name.split() if len(part) > 3] or [person.name]
    names = "|".join(re.escape(part) for part in {person.name, *parts})
    spoken = re.search(
        rf"\b(?:{names})\b[^.\n“\"]{{0,40}}?\b{_VERBS}\b|\b{_SAID}\b[^.\n“\"]{{0,60}}?\b(?:{names})\b", text
    )
    return _speaking(person) if spoken else person


def _speaking(person: Person) -> Person:
    return Person(person.span, person.name, person.post, person.body, True)
