"""How well a naming fits each regulation of the register, and why; one way for every naming, clear or garbled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log1p

from netra.domain.words import Text
from netra.engine.reading.belonging import Named
from netra.engine.reading.naming import names_a_kind, topics_in
from netra.engine.reading.register import Entry, Register, plain_number, words_of

# Kinds that people take for one another; the rest are too far apart.
_LAWS = frozenset({"UU", "PERPPU", "PP", "PERPRES", "PERMENDAGRI", "PERMENPANRB", "PERBKN"})
_RULES = frozenset({"PERBAWASLU", "PKPU"})
# On how many kinds of act a law must bear to be at the heart of the matter.
CORE = 5
_LETTERS = frozenset({"SE", "SURAT"})


@dataclass(frozen=True, slots=True)
class Scored:
    """A regulation with its score. `is_exact`: kind, number and year fit; `fits` and `slips`: what did and did not."""

    entry: Entry
    score: float
    is_exact: bool
    same_kind: bool
    has_number: bool
    has_year: bool
    is_near_number: bool
    has_words: bool
    title_share: float | None
    article_fit: float
    fits: tuple[Text, ...]
    slips: tuple[Text, ...]


@dataclass
class _Tally:
    score: float = 0.0

    def __post_init__(self) -> None:
        self.fits: list[Text] = []
        self.slips: list[Text] = []

    def fit(self, weight: float, id: str, en: str) -> None:
        self.score += weight
        self.fits.append(Text(id, en))

    def slip(self, weight: float, id: str = "", en: str = "") -> None:
        self.score += weight
        if id:
            self.slips.append(Text(id, en))


def score(named: Named, register: Register, on: date | None, seen: Sequence[str]) -> list[Scored]:
    """Every entry with its score, the best first. `seen`: regulations named plainly elsewhere in the text."""
    found = [_scored(named, entry, register, on, seen) for entry in register.entries]
    return sorted(found, key=lambda one: (-one.score, one.entry.law.id))


def _scored(named: Named, entry: Entry, register: Register, on: date | None, seen: Sequence[str]) -> Scored:
    tally = _Tally()
    same_kind = _kind(named, entry, tally)
    number, year = _number(named, entry, tally)
    has_words, title_share = _words(named, entry, register, tally)
    article_fit = _articles(named, entry, tally)
    _day(entry, on, tally)
    if entry.rests:
        tally.score += 0.3 * log1p(entry.rests)
    if entry.rests >= CORE and not same_kind and names_a_kind(named.beside):
        tally.fit(0.7, "disebut bersama aturan lain tentang netralitas", "listed with other rules on neutrality")
    if entry.law.id in seen and number is not False and not (named.year and year is not True):
        tally.fit(1.0, "disebut juga di tempat lain dalam teks", "named elsewhere in the text too")
    is_exact = same_kind and number is True and year is True
    return Scored(
        entry=entry,
        score=tally.score,
        is_exact=is_exact,
        same_kind=same_kind,
        has_number=number is True,
        has_year=year is True,
        is_near_number=bool(named.number) and number is None,
        has_words=has_words,
        title_share=title_share,
        article_fit=article_fit,
        fits=tuple(tally.fits),
        slips=tuple(tally.slips),
    )


def _kind(named: Named, entry: Entry, tally: _Tally) -> bool:
    asked, kind = named.kind, entry.kind
    if named.issuer == "national" and not _issued(named.issuer_words.lower(), entry):
        tally.slip(-5.0)
        if named.kind != "SKB":
            return False
    if asked == kind or {asked, kind} <= _LETTERS:
        tally.fit(3.0 if asked == kind else 2.0, "jenisnya cocok", "its kind fits")
        return True
    if asked == "PERPPU" and entry.enacts:
        tally.fit(2.5, "undang-undang itu menetapkan perppu", "that law enacted the emergency regulation")
        return True
    if asked == "PERMENPANRB" and kind in _LETTERS and "MenPANRB" in entry.law.short.id:
        tally.slip(-0.5, "surat menteri, bukan peraturan", "a letter of the minister, not a regulation")
    elif {asked, kind} <= _LAWS or {asked, kind} <= _RULES:
        tally.slip(-1.5, f"jenisnya lain ({entry.law.short.id})", f"its kind differs ({entry.law.short.en})")
    else:
        tally.slip(-6.0)
    return False


def _issued(words: str, entry: Entry) -> bool:
    """Whether a ministry or body that is named is the one the register knows; a bare "menteri" is any."""
    short = entry.law.short.id.lower()
    for body in ("kasn", "bkn", "bawaslu", "kpu", "presiden"):
        if body in words:
            return body in short or entry.kind == "SKB"
    if "dalam negeri" in words or "dagri" in words:
        return "mendagri" in short or entry.kind == "SKB"
    return "pan" not in words or "menpanrb" in short or entry.kind == "SKB"


def _number(named: Named, entry: Entry, tally: _Tally) -> tuple[bool | None, bool | None]:
    """Whether number and year fit: yes, no, or `None` when not written or only nearly so."""
    if not named.number:
        return None, _year_alone(named, entry, tally)
    asked = plain_number(named.number)
    numbers = entry.enacts if named.kind == "PERPPU" and entry.enacts else entry.numbers
    same = [pair for pair in numbers if pair[0] == asked or _begins(pair[0], asked)]
    if same:
        tally.fit(3.0, f"nomornya cocok ({named.number})", f"its number fits ({named.number})")
        return True, _year(named, [year for _, year in same], tally)
    near = [pair for pair in numbers if _one_stroke(pair[0], asked)]
    if not near:
        tally.slip(-4.0, "nomornya lain", "its number differs")
        tally.slip(-3.0 if named.year and named.year not in {year for _, year in numbers} else 0.0)
        return False, False
    is_next = any(a.isdigit() and asked.isdigit() and abs(int(a) - int(asked)) == 1 for a, _ in near)
    tally.slip(
        -1.0 if is_next else -1.6,
        f"nomornya hampir sama ({near[0][0]})",
        f"its number is nearly the same ({near[0][0]})",
    )
    return None, _year(named, [year for _, year in near], tally)


def _year(named: Named, years: list[int], tally: _Tally) -> bool | None:
    if named.year is None:
        tally.slip(0.0, "tahunnya tidak ditulis", "no year was written")
        return None
    if named.year in years:
        tally.fit(3.0, f"tahunnya cocok ({named.year})", f"its year fits ({named.year})")
        return True
    if any(_one_stroke(str(year), str(named.year)) for year in years):
        tally.slip(
            0.5,
            f"tahun {named.year} agaknya salah tulis untuk {years[0]}",
            f"{named.year} is probably a slip for {years[0]}",
        )
        return None
    tally.slip(-3.0, f"tahunnya lain ({named.year})", f"its year differs ({named.year})")
    return False


def _year_alone(named: Named, entry: Entry, tally: _Tally) -> bool | None:
    if named.year is None:
        return None
    if any(year == named.year for _, year in entry.numbers):
        tally.fit(2.5, f"tahunnya cocok ({named.year})", f"its year fits ({named.year})")
        return True
    tally.slip(-2.0, f"tahunnya lain ({named.year})", f"its year differs ({named.year})")
    return False


def _words(named: Named, entry: Entry, register: Register, tally: _Tally) -> tuple[bool, float | None]:
    """Whether words of its title stand beside the naming, and their share, by how telling they are."""
    asked = topics_in(named.topic) | words_of(named.topic)
    if asked:
        total = sum(register.weight(word) for word in asked)
        common = asked & (entry.topics | entry.words)
        share = sum(register.weight(word) for word in common) / total
        if share >= 0.3:
            said = ", ".join(sorted(common))
            tally.fit(
                4.5 * share - 0.5 * (1 - share), f"kata judulnya cocok ({said})", f"words of its title fit ({said})"
            )
            return True, share
        tally.slip(4.5 * share - 3.0 * (1 - share), "judulnya lain", "its title differs")
        return False, share
    near = topics_in(named.beside) & entry.topics - {"asn", "pilkada", "pns", "netralitas", "pemilu"}
    if near:
        said = ", ".join(sorted(near))
        tally.fit(1.0, f"hal itu disebut di sampingnya ({said})", f"its matter is spoken of beside it ({said})")
    return bool(near), None


def _articles(named: Named, entry: Entry, tally: _Tally) -> float:
    if not named.articles or not entry.articles:
        return 0.0
    best = [max((known.fit(asked) for known in entry.articles), default=0) for asked in named.articles]
    missed = sum(1 for one in best if one == 0)
    precise = sum(
        3.5 if fit == 2 and asked.is_precise else 0.0 for fit, asked in zip(best, named.articles, strict=True)
    )
    bare = sum(2.0 for fit, asked in zip(best, named.articles, strict=True) if fit > 0 and not asked.is_precise)
    weak = sum(1.0 for fit, asked in zip(best, named.articles, strict=True) if fit == 1 and asked.is_precise)
    total = min(precise + bare + weak, 7.5)
    if total:
        said = ", ".join(asked.said for asked, fit in zip(named.articles, best, strict=True) if fit)
        tally.fit(total, f"pasalnya ada di dalamnya ({said})", f"it has that article ({said})")
        if not missed and len(best) > 1:
            tally.score += 2.0
    elif len(named.articles) > 1:
        tally.slip(-2.0, "pasal-pasal itu tidak dikenal di dalamnya", "those articles are not known in it")
    return total


def _day(entry: Entry, on: date | None, tally: _Tally) -> None:
    if on is None:
        return
    if entry.law.holds(on):
        tally.fit(1.0, "berlaku pada hari itu", "in force on that day")
    elif (entry.law.period.start is not None and on < entry.law.period.start) or on.year < entry.law.year:
        tally.slip(-3.0, "belum ada pada hari itu", "not yet made on that day")
    else:
        tally.slip(-0.5, "tidak berlaku lagi pada hari itu", "no longer in force on that day")


def _begins(number: str, asked: str) -> bool:
    """Whether a letter's long number was named by its beginning only: "B/71" for B/71/M.SM.00.00/2017."""
    return bool(re.fullmatch(r"[A-Z]\d+", asked)) and bool(re.match(rf"{asked}(?=[A-Z])", number))


def _one_stroke(one: str, other: str) -> bool:
    """Whether one figure written wrong, left out, doubled or exchanged with its neighbour makes one into the other.

    >>> _one_stroke("2004", "2024"), _one_stroke("2", "22"), _one_stroke("42", "24"), _one_stroke("6", "71")
    (True, True, True, False)
    """
    if abs(len(one) - len(other)) > 1 or one == other or not (one.isdigit() and other.isdigit()):
        return False
    if len(one) == len(other):
        differing = [i for i in range(len(one)) if one[i] != other[i]]
        if len(differing) == 2:
            first, second = differing
            return second == first + 1 and one[first] == other[second] and one[second] == other[first]
        return len(differing) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
