"""Dates, articles and lists as a reader of either language expects to see them."""

import re
from collections.abc import Sequence
from datetime import date

from netra.domain.words import Text

MONTHS = (
    Text("Januari", "January"),
    Text("Februari", "February"),
    Text("Maret", "March"),
    Text("April", "April"),
    Text("Mei", "May"),
    Text("Juni", "June"),
    Text("Juli", "July"),
    Text("Agustus", "August"),
    Text("September", "September"),
    Text("Oktober", "October"),
    Text("November", "November"),
    Text("Desember", "December"),
)

# Longest first: "ayat (2) huruf c" must lose its "ayat" before the brackets are closed up.
_ENGLISH = (
    (r"^pasal\b", "art"),
    (r"\bpasal\b", "art"),
    (r"\bdan ayat\s+", "and "),
    (r"\s*\bayat\s+", ""),
    (r"\bbaris terakhir\b", "last row"),
    (r"\blampiran\b", "annex"),
    (r"\bpenjelasan\b", "elucidation of"),
    (r"\bhuruf\b", "letter"),
    (r"\bangka\b", "no"),
    (r"\bdan\b", "and"),
    (r"\bsampai\b", "to"),
)


def day(on: date) -> Text:
    """A date written out.

    >>> day(date(2024, 9, 22)).id, day(date(2024, 9, 22)).en
    ('22 September 2024', '22 September 2024')
    >>> day(date(2020, 8, 1)).id
    '1 Agustus 2020'
    """
    month = MONTHS[on.month - 1]
    return Text(f"{on.day} {month.id} {on.year}", f"{on.day} {month.en} {on.year}")


def article(written: str) -> Text:
    """An article as the statute prints it, and the same in English.

    >>> article("pasal 5 huruf n angka 5").en
    'art 5 letter n no 5'
    >>> article("pasal 71 ayat (2)").en
    'art 71(2)'
    >>> article("pasal 52 ayat (3) huruf j dan ayat (4)").en
    'art 52(3) letter j and (4)'
    >>> article("").id
    ''
    """
    english = written
    for pattern, replacement in _ENGLISH:
        english = re.sub(pattern, replacement, english)
    return Text(written, english)


def listed(texts: Sequence[Text]) -> Text:
    """Several short texts joined with semicolons, in both languages."""
    return Text("; ".join(text.id for text in texts), "; ".join(text.en for text in texts))
