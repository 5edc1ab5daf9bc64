"""The register's regulations in the form in which a citation is compared with them."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import log

from netra.domain.legal import Regulation
from netra.domain.rulebook import Catalogue
from netra.engine.reading.articles import Known, known
from netra.engine.reading.naming import topics_in, without_topics

# The first word or words of a regulation's kind in the register, and the kind as texts name it.
_KINDS = (
    ("undang-undang", "UU"),
    ("peraturan pemerintah", "PP"),
    ("peraturan bkn", "PERBKN"),
    ("peraturan presiden", "PERPRES"),
    ("surat edaran", "SE"),
    ("surat", "SURAT"),
    ("keputusan bersama", "SKB"),
    ("peraturan bawaslu", "PERBAWASLU"),
    ("putusan mahkamah konstitusi", "MK"),
    ("peraturan kpu", "PKPU"),
    ("peraturan menteri dalam negeri", "PERMENDAGRI"),
)
_STOP = frozenset(
    [
        "tentang",
        "dan",
        "atau",
        "yang",
        "dalam",
        "pada",
        "di",
        "dari",
        "serta",
        "atas",
        "untuk",
        "menjadi",
        "kepada",
        "dengan",
        "oleh",
        "sebagai",
        "undang",
        "peraturan",
        "pemerintah",
        "keputusan",
        "surat",
        "edaran",
        "nomor",
        "tahun",
        "lembaga",
        "bersama",
        "menteri",
        "negara",
        "republik",
        "indonesia",
        "penetapan",
        "perubahan",
        "kedua",
        "ketiga",
        "perppu",
    ]
)
# "Penetapan Perppu 1/2014 … menjadi Undang-Undang": the emergency regulation it made into law.
_ENACTED = re.compile(r"\bPenetapan Perppu (\d+)/(\d{4})")
_REFERENCE = re.compile(r"\b(?:UU|PP|Perpres|Perbawaslu)\s\d+/\d{4}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A regulation ready to be compared. `numbers`: every (number, year) it is known by; `rests`: kinds of act on it.

    `enacts`: the emergency regulations it made into law.
    """

    law: Regulation
    kind: str
    numbers: tuple[tuple[str, int], ...]
    enacts: tuple[tuple[str, int], ...]
    topics: frozenset[str]
    words: frozenset[str]
    articles: tuple[Known, ...]
    rests: int
    amends: tuple[str, ...]
    replaced_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """Every entry, and how telling each word of a title is."""

    entries: tuple[Entry, ...]
    weights: dict[str, float]

    def entry(self, id: str) -> Entry:
        """The entry of a regulation."""
        return next(entry for entry in self.entries if entry.law.id == id)

    def weight(self, word: str) -> float:
        """How telling a word or topic is; one the register never uses tells most."""
        return self.weights.get(word, self.weights[""])


class _Same:
    """A catalogue as a key: two are the same when they are one object."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.catalogue is self.catalogue

    def __hash__(self) -> int:
        return id(self.catalogue)


def register_of(catalogue: Catalogue) -> Register:
    """The register of a catalogue, made once."""
    return _register(_Same(catalogue))


@lru_cache(maxsize=4)
def _register(same: _Same) -> Register:
    catalogue = same.catalogue
    bases: defaultdict[str, set[str]] = defaultdict(set)
    rests: Counter[str] = Counter()
    for rule in catalogue.rules.values():
        for one in rule.basis:
            bases[one.regulation_id].add(one.article)
        rests.update({one.regulation_id for one in rule.basis})
    for instrument in catalogue.instruments:
        rests[instrument.regulation_id] += sum(len(item.kinds) or 1 for item in instrument.items)
    entries = tuple(
        _entry(law, catalogue, bases[law.id], rests[law.id]) for law in catalogue.regulations.values() if law.number
    )
    counted = Counter(word for entry in entries for word in entry.topics | entry.words)
    weights = {word: log((len(entries) + 1) / count) for word, count in counted.items()}
    return Register(entries, weights | {"": log(len(entries) + 1)})


def _entry(law: Regulation, catalogue: Catalogue, bases: set[str], rests: int) -> Entry:
    title, amends = _whole_title(law, catalogue)
    articles = {provision.article for provision in law.provisions if provision.article} | {one for one in bases if one}
    return Entry(
        law=law,
        kind=kind_of(law),
        numbers=_numbers(law),
        enacts=tuple((number, int(year)) for number, year in _ENACTED.findall(law.title.id)),
        topics=topics_in(title),
        words=words_of(title),
        articles=tuple(known(article) for article in sorted(articles)),
        rests=rests,
        amends=amends,
        replaced_by=_replacements(law, catalogue),
    )


def kind_of(law: Regulation) -> str:
    """The kind as texts name it; empty for what is no regulation."""
    return next((code for words, code in _KINDS if law.kind.lower().startswith(words)), "")


def words_of(title: str) -> frozenset[str]:
    """The telling words of a title, matters left out."""
    return frozenset(word for word in re.findall(r"[a-z]{4,}", without_topics(title).lower()) if word not in _STOP)


def _whole_title(law: Regulation, catalogue: Catalogue) -> tuple[str, tuple[str, ...]]:
    """The title with that of the regulation it amends, for an amendment names its matter only there."""
    title, amends = law.title.id, []
    for other in catalogue.regulations.values():
        if other.id != law.id and other.number and re.search(rf"\b{re.escape(_abbreviated(other))}\b", title):
            amends.append(other.id)
    whole = " ".join([title, *(catalogue.regulation(id).title.id for id in amends)])
    if len(amends) == 1 and "Pemilihan" not in whole and "perubahan" in title.lower():
        whole += " " + _whole_title(catalogue.regulation(amends[0]), catalogue)[0]
    return whole, tuple(amends)


def _abbreviated(law: Regulation) -> str:
    found = _REFERENCE.search(law.short.id)
    return found.group() if found else law.short.id


def _numbers(law: Regulation) -> tuple[tuple[str, int], ...]:
    """Every number with its year; a joint decision has one of each signatory."""
    pairs = []
    for part in re.split(r"[;,]\s+|\s*[()]\s*", law.number):
        part = re.sub(r"^\s*dan\s+", "", part).strip()
        found = re.fullmatch(r"(.*\d.*?)/((?:19|20)\d\d)", part)
        if found and "PUU" not in part:
            pairs.append((plain_number(found[1]), int(found[2])))
        elif re.search(r"\d", part):
            pairs.append((plain_number(part), law.year))
    pairs.extend((number, int(year)) for number, year in re.findall(r"\b(\d+)/PUU-\w+/(\d{4})", law.number))
    return tuple(dict.fromkeys(pairs))


def plain_number(written: str) -> str:
    """A number as it is compared: no leading noughts, in capitals; a ruling by its first figure, a letter unpunctuated.

    >>> plain_number("05"), plain_number("136/PUU-XXII/2024"), plain_number("B71/M. SM. 00.00")
    ('5', '136', 'B71MSM0000')
    """
    ruling = re.match(r"(\d+)/PUU", written, re.IGNORECASE)
    if re.match(r"B/?\d+(?:/M\.?\s?SM|$)", written.strip(" .-"), re.IGNORECASE):
        return re.sub(r"\W+", "", written.upper())
    return ruling[1] if ruling else re.sub(r"^0+(?=\d)", "", written.strip(" .-").upper())


def _replacements(law: Regulation, catalogue: Catalogue) -> tuple[str, ...]:
    """Which regulations its status says took its place."""
    said = re.search(r"(?:dicabut|diganti(?:kan)?)\b(.*)", law.status.id, re.IGNORECASE)
    if said is None:
        return ()
    return tuple(
        other.id
        for other in catalogue.regulations.values()
        if other.id != law.id
        and (kind := kind_of(other))
        and any(re.search(rf"\b{kind} {re.escape(number)}/{year}\b", said[1], re.I) for number, year in _numbers(other))
    )
