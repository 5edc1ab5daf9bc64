"""Numbers, days and months as readers of both languages write them, without Django."""

from datetime import date, datetime

from netra.domain.saying import MONTHS
from netra.domain.words import Text

Words = str | Text

SHORT_MONTHS = Text(
    "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
)


def said(words: Words, language: str) -> str:
    return words.in_(language) if isinstance(words, Text) else str(words)


def number(value: float, language: str) -> str:
    """ "1.234,5" in Indonesian, "1,234.5" in English; two decimals at most.

    >>> number(1234.5, "id"), number(1234, "en"), number(-0.001, "id")
    ('1.234,5', '1,234', '0')
    """
    plain = f"{round(value, 2) + 0.0:,.2f}".rstrip("0").rstrip(".")
    plain = "0" if plain == "-0" else plain
    return plain if language.startswith("en") else plain.translate(str.maketrans(",.", ".,"))


def day(when: date, language: str) -> str:
    """ "21 September 2020"."""
    return f"{when.day} {MONTHS[when.month - 1].in_(language)} {when.year}"


def short_month(when: date, language: str) -> str:
    return SHORT_MONTHS.in_(language).split()[when.month - 1]


def as_of_line(as_of: Words | date | None, language: str) -> str:
    """ "per 21 September 2020"; an instant gives its day as it stands; words are taken as they are."""
    if as_of is None or as_of == "":
        return ""
    if isinstance(as_of, datetime | date):
        return Text("per", "as of").in_(language) + " " + day(as_of, language)
    return said(as_of, language)
