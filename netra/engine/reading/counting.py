"""Numbers with what they count: in figures, in words, vague ones, and the words for none at all."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from netra.engine.reading.records import Span

_FILE = Path(__file__).parent / "lexicon" / "figures.toml"
_ONES = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seorang": 1, "sebuah": 1, "seratus": 100, "seribu": 1000,
}  # fmt: skip
_SCALES = {"belas": 10, "puluh": 10, "ratus": 100, "ribu": 1000}
_WORD = "|".join([*_ONES, *_SCALES])
_VAGUE = r"ratusan|puluhan|belasan|ribuan|beberapa|sejumlah|banyak"
_ABOUT = (
    r"sekitar(?:an)?|sekira(?:nya)?|kurang lebih|lebih dari|lebih kurang|lebih|hampir|nyaris|sedikitnya"
    r"|setidak-tidaknya|setidaknya|sekurang-kurangnya|minimal|paling sedikit|kira-kira|kurang dari|mencapai lebih dari"
    r"|tak kurang dari|tidak kurang dari|di atas|diatas|kisaran|ada sekitar|tak sampai|tidak sampai"
)
_DIGITS = r"\d{1,3}(?:[.,]\d{3})+|\d+(?:,\d+)?"
_WORDS = rf"(?:{_WORD})(?:\s+(?:{_WORD})){{0,8}}"
NUMBER = (
    rf"(?:(?P<about>{_ABOUT})\s+)?"
    rf"(?:(?P<digits>{_DIGITS})(?:\s?(?P<scale>ribu|juta)\b)?(?P<ish>[\s-]?an\b)?"
    rf"|(?P<words>{_WORDS})(?P<wordish>an)?\b|(?P<vague>{_VAGUE})\b)"
    r"(?P<more>\s+lebih\b(?! dari))?"
)
NOT_COUNTED = re.compile(
    r"(?:\b(?:nomor|no\.?|pasal|ayat|huruf|angka|butir|poin|tahun|pilkada|pemilu|serentak|pilpres|pemilihan|skb"
    r"|halaman|kelas|sd|smp|sma|smk|ke-?|jalan|rt|rw|pukul|dapil|urut)\s*|[/:.-])$",
    re.IGNORECASE,
)
_BETWEEN_STOPS = re.compile(
    r"\b(?:jenis|macam|unsur|kategori|hal|bentuk|kali|tahun|bulan|hari|jam|menit|tahap|lembaga|menteri|orang|bukan|merupakan|tidak|belum|sudah"
    r"|telah|masih)\b",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(r"\b(?:jika|bila|apabila|kalau|agar|supaya|semoga|berharap|selama)\b[^.\n]{0,60}$", re.I)


@dataclass(frozen=True, slots=True)
class Count:
    """A number and its unit. `noun`: the words for what is counted; `after`: where its description goes on."""

    span: Span
    value: int | None
    unit: str
    noun: Span
    after: int
    is_exact: bool
    is_part: bool = False


@cache
def units() -> str:
    """All units as one alternation of named groups."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["unit"]
    return "|".join(rf"(?P<{row['code']}>{row['words']})" for row in rows)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/.,-]){NUMBER}(?:\s*\((?P<again>[\w\s.]{{1,30}})\))?\s*(?P<between>(?:[a-z]+\s+){{0,2}}?)"
        rf"(?:{units()})(?![\w])",
        re.IGNORECASE,
    )


@cache
def _none_at_all() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?:belum|tidak|tak) (?:ada|terdapat|menerima|menemukan|mendapati)(?: adanya| menerima| menemukan)?"
        rf"\s+(?:(?:satu|sebuah|seorang) ?pun\s+|satupun\s+)?(?:data\s+)?|nihil\s+|nol\s+)(?:{units()})(?!\w)",
        re.IGNORECASE,
    )


def find_counts(text: str) -> list[Count]:
    """Every number with its unit beside it, in the order of the text."""
    none = list(_no_counts(text))
    found = [
        _count(one) for one in _counted().finditer(text) if _is_count(text, one) and not _within(one.start(), none)
    ]
    return sorted([*found, *none], key=lambda one: one.span)


def _within(at: int, counts: Sequence[Count]) -> bool:
    return any(one.span.start <= at < one.span.end for one in counts)


def _is_count(text: str, one: re.Match[str]) -> bool:
    before = text[max(0, one.start() - 24) : one.start()]
    if NOT_COUNTED.search(before) or is_year(one) or before[-6:].lower() == "salah ":
        return False
    return not (
        one["between"]
        and (_BETWEEN_STOPS.search(one["between"]) or (one["words"] in {"satu"} and "salah" in before[-7:]))
    )


def _count(one: re.Match[str]) -> Count:
    unit = unit_of(one)
    return Count(Span(*one.span()), value_of(one), unit, Span(*one.span(unit)), one.end(), is_exact(one))


def _no_counts(text: str) -> Iterator[Count]:
    """Nothing was there: a count of nought. Only of what is reported or found, not of people who may or may not."""
    for one in _none_at_all().finditer(text):
        unit = unit_of(one)
        if unit in {"CASES", "REPORTS", "FINDINGS", "VIOLATIONS"} and not _ON_CONDITION.search(
            text[max(0, one.start() - 90) : one.start()]
        ):
            yield Count(Span(*one.span()), 0, unit, Span(*one.span(unit)), one.end(), True)


def unit_of(one: re.Match[str]) -> str:
    """The code of the unit that was matched."""
    return next(code for code, words in one.groupdict().items() if code.isupper() and words)


def is_exact(one: re.Match[str]) -> bool:
    """Whether a number is neither vague nor rounded ("1,5 ribu") nor about ("sekitar", "lebih", "-an")."""
    return not any(one[name] for name in ("vague", "about", "ish", "wordish", "more", "scale"))


def is_year(one: re.Match[str]) -> bool:
    """Whether the digits are those of a year."""
    digits = one["digits"]
    return bool(digits and re.fullmatch(r"(?:19|20)\d\d", digits) and not one["about"] and not one["scale"])


def value_of(one: re.Match[str]) -> int | None:
    """The value of a number, or `None` when it is vague or a broken one."""
    if not one["digits"]:
        return number_of(one["words"]) if one["words"] else None
    digits = one["digits"]
    if one["scale"]:
        scale = 1000 if one["scale"].lower() == "ribu" else 1_000_000
        return round(float(re.sub(r",", ".", digits)) * scale) if digits.count(",") + digits.count(".") < 2 else None
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return int(re.sub(r"[.,]", "", digits))
    return int(digits) if "," not in digits else None


def number_of(words: str) -> int | None:
    """The number that Indonesian words spell.

    >>> number_of("dua ratus tiga puluh satu"), number_of("sebelas"), number_of("seribu dua ratus"), number_of("ribu")
    (231, 11, 1200, None)
    """
    total, group, last = 0, 0, 0
    for word in words.lower().split():
        if word in _ONES:
            value = _ONES[word]
            total, group, last = (total + 1000, group, 0) if value == 1000 else (total, group + value, value)
        elif word == "ribu":
            if not group:
                return None
            total, group, last = total + group * 1000, 0, 0
        elif word in _SCALES:
            if not last:
                return None
            group += last * (_SCALES[word] - 1) if word != "belas" else 10
            last = 0
        else:
            return None
    return total + group
