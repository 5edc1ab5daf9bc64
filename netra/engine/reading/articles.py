"""Articles of regulations: as texts name them, and as the register writes the ones it knows."""

import re
from dataclasses import dataclass

from netra.engine.reading.records import Span

_ARTICLE = re.compile(
    r"\b(?:pasal|psl\.?)\s*(?P<pasal>\d{1,3}\s?[A-Z]?\b)"
    r"(?P<rest>(?:[\s,]*(?:\([^()\n]{1,12}\)\s*)?(?:ayat\s*\(?\s*\d+\s*\)?|(?:huruf"
    r"|hurup)\s*[\"'“‘(]?\s*[a-zA-Z1]\s*[\"'”’)]?(?!\w)|angka\s*\(?\d+\)?"
    r"|(?:dan|atau|sampai(?: dengan)?|hingga|s/d)\s+(?:ayat\s*)?\(\d+\)))*)",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"(?:\s*,\s*(?:dan\s+)?|\s+dan\s+|\s+jo\.?\s+)(?P<pasal>\d{1,3}[A-Z]?)\b(?!\s*(?:tahun|ayat|/|\.\d))", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"ayat\s*\(?\s*(\d+)|(?:dan|atau|sampai(?: dengan)?|hingga|s/d)\s+\((\d+)\)", re.IGNORECASE)
_LETTER = re.compile(r"(?:huruf|hurup)\s*[\"'“‘(]?\s*([a-zA-Z1])", re.IGNORECASE)
_POINT = re.compile(r"angka\s*\(?(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """`article 71 paragraph 3 letter a number 5`; empty parts were not written."""

    span: Span
    written: str
    number: str
    paragraph: str = ""
    letter: str = ""
    point: str = ""

    @property
    def said(self) -> str:
        """As statutes write it; a capital I and a 1 in the place of a letter are a small i.

        >>> find_articles("Pasal 14 huruf I angka 3")[0].said
        'pasal 14 huruf i angka 3'
        """
        parts = [f"pasal {self.number}"]
        if self.paragraph:
            parts.append(f"ayat ({self.paragraph})")
        if self.letter:
            parts.append(f"huruf {self.letter}")
        if self.point:
            parts.append(f"angka {self.point}")
        return " ".join(parts)

    @property
    def is_precise(self) -> bool:
        """Whether it names more than the bare article."""
        return bool(self.paragraph or self.letter or self.point)


def find_articles(text: str) -> list[Article]:
    """Every article named, in the order of the text."""
    found_ones = []
    for found in _ARTICLE.finditer(text):
        paragraph, letter, point = (pattern.search(found["rest"]) for pattern in (_PARAGRAPH, _LETTER, _POINT))
        end = found.start("rest") + len(found["rest"].rstrip(" ,"))
        found_ones.append(
            Article(
                span=Span(found.start(), end),
                written=text[found.start() : end],
                number=found["pasal"].replace(" ", "").upper(),
                paragraph=(paragraph[1] or paragraph[2]) if paragraph else "",
                letter=_letter(letter[1]) if letter else "",
                point=point[1] if point else "",
            )
        )
        if not found["rest"].strip(" ,"):
            at = end
            while further := _FURTHER.match(text, at):
                at = further.end()
                number = further["pasal"].upper()
                found_ones.append(Article(Span(further.start("pasal"), at), further["pasal"], number))
    return found_ones


def _letter(written: str) -> str:
    return "i" if written in {"1", "I"} else written.lower()


@dataclass(frozen=True, slots=True)
class Known:
    """An article of the register: the articles it speaks of, and the parts of them."""

    written: str
    numbers: frozenset[str]
    paragraphs: frozenset[str]
    letters: frozenset[str]
    points: frozenset[str]

    def fit(self, asked: Article) -> int:
        """0 another article, 1 the same article, 2 the same part of it; -1 the same article and another letter."""
        if asked.number not in self.numbers:
            return 0
        if asked.letter and self.letters and asked.letter not in self.letters:
            return -1
        same = (
            (asked.point and asked.point in self.points)
            or (asked.letter and asked.letter in self.letters)
            or (asked.paragraph and asked.paragraph in self.paragraphs)
        )
        return 2 if same else 1


def known(written: str) -> Known:
    """An article as the register writes it, ranges spread out.

    >>> sorted(known("pasal 4 angka 12 sampai 15").points)
    ['12', '13', '14', '15']
    >>> sorted(known("pasal 16 sampai 18").numbers), sorted(known("pasal 139 dan 140").numbers)
    (['16', '17', '18'], ['139', '140'])
    """
    return Known(
        written=written,
        numbers=_spread(written, r"pasal\s+", r"\d+[A-Z]?"),
        paragraphs=_spread(written, r"ayat\s+", r"\(\d+\)"),
        letters=_spread(written, r"huruf\s+", r"[a-z]\b"),
        points=_spread(written, r"angka\s+", r"\d+"),
    )


def _spread(written: str, word: str, one: str) -> frozenset[str]:
    found: set[str] = set()
    for run in re.finditer(rf"{word}({one}(?:(?:\s*,\s*|\s+dan\s+|\s+sampai\s+){one})*)", written):
        pieces = [piece.strip("()") for piece in re.findall(one, run[1])]
        found.update(pieces)
        for low, high in re.findall(r"\(?(\d+)\)? sampai \(?(\d+)\)?", run[1]):
            found.update(str(i) for i in range(int(low), min(int(high), int(low) + 60) + 1))
    return frozenset(found)
