"""Counts in a text: how many of what, up to which day, where, and whether the number is exact."""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from netra.engine.reading.records import Day, Figure, Place, Precision, Span

_FILE = Path(__file__).parent / "lexicon" / "figures.toml"
_ONES = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seorang": 1, "sebuah": 1, "seratus": 100, "seribu": 1000,
}  # fmt: skip
_SCALES = {"belas": 10, "puluh": 10, "ratus": 100, "ribu": 1000}
_WORD = "|".join([*_ONES, *_SCALES])
_VAGUE = r"ratusan|puluhan|belasan|ribuan|beberapa|sejumlah|banyak"
_ABOUT = (
    r"sekitar|kurang lebih|lebih dari|lebih kurang|lebih|hampir|sedikitnya|setidaknya|minimal|paling sedikit"
    r"|kira-kira"
    r"|mencapai lebih dari|tak kurang dari|tidak kurang dari|di atas|diatas|kisaran|ada sekitar"
)
_DIGITS = r"\d{1,3}(?:[.,]\d{3})+|\d+(?:,\d+)?"
_WORDS = rf"(?:{_WORD})(?:\s+(?:{_WORD})){{0,8}}"
_NUMBER = rf"(?P<digits>{_DIGITS})(?P<ish>[\s-]?an\b)?|(?P<words>{_WORDS})\b|(?P<vague>{_VAGUE})\b"
_AS_OF = re.compile(
    r"\b(?:hingga|sampai(?: dengan)?|per|s/d|sd|terhitung|pada|tanggal)\s+(?:tanggal\s+|hari\s+"
    r"|akhir\s+)?(?:\w+,?\s+)?$",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"\b(?:saat ini|hingga kini|sampai saat ini|sejauh ini|sampai sekarang|hingga saat ini|sampai kini|hari ini)\b",
    re.IGNORECASE,
)
_NATION = re.compile(
    r"\b(?:se-?\s?indonesia|seluruh indonesia|nasional|di indonesia|se-?nusantara|tanah air)\b", re.IGNORECASE
)
_NOT_COUNTED = re.compile(
    r"(?:\b(?:nomor|no\.?|pasal|ayat|huruf|angka|butir|poin|tahun|pilkada|pemilu|serentak|pilpres|pemilihan|skb"
    r"|halaman|kelas|sd|smp|sma|smk|ke-?|jalan|rt|rw|pukul|dapil|urut)\s*|[/:.-])$",
    re.IGNORECASE,
)
_BETWEEN_STOPS = re.compile(
    r"\b(?:jenis|macam|unsur|kategori|hal|bentuk|kali|tahun|bulan|hari|jam|menit|tahap|lembaga|menteri|orang)\b",
    re.IGNORECASE,
)
_LONGEST_WHAT = 110
_NATIONAL_DESK = "31"  # papers date from the capital what concerns the nation


@cache
def _pattern() -> re.Pattern[str]:
    units = tomllib.loads(_FILE.read_text(encoding="utf-8"))["unit"]
    named = "|".join(rf"(?P<{row['code']}>{row['words']})" for row in units)
    return re.compile(
        rf"(?<![\w/.,-])(?:(?P<about>{_ABOUT})\s+)?(?:{_NUMBER})(?:\s*\((?P<again>[\w\s.]{{1,20}})\))?\s*(?P<between>(?:[a-z]+\s+){{0,2}}?)(?:{named})(?![\w])",
        re.IGNORECASE,
    )


def find_figures(
    text: str, days: Sequence[Day], places: Sequence[Place], main: Place | None, day: Day | None
) -> tuple[Figure, ...]:
    """Every count, in the order of the text."""
    found = []
    for one in _pattern().finditer(text):
        if _NOT_COUNTED.search(text[max(0, one.start() - 24) : one.start()]) or _is_year(one):
            continue
        if one["between"] and (
            _BETWEEN_STOPS.search(one["between"])
            or (one["words"] in {"satu"} and "salah" in text[max(0, one.start() - 7) : one.start()])
        ):
            continue
        if text[max(0, one.start() - 6) : one.start()].lower() == "salah ":
            continue
        found.append(_figure(text, one, days, places, main, day))
    return tuple(found)


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


def _figure(
    text: str, one: re.Match[str], days: Sequence[Day], places: Sequence[Place], main: Place | None, day: Day | None
) -> Figure:
    unit = next(code for code, words in one.groupdict().items() if code.isupper() and words)
    first, last = _sentence(text, one.start(), one.end())
    return Figure(
        span=Span(*one.span()),
        value=_value(one),
        unit=unit,
        what=_what(text, one, last, unit),
        on=_as_of(text, first, last, days, day),
        region_code=_region(text, one, first, last, places, main),
        is_exact=not (one["vague"] or one["about"] or one["ish"]),
        words=one.group(),
    )


def _value(one: re.Match[str]) -> int | None:
    if one["digits"]:
        digits = one["digits"]
        if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
            return int(re.sub(r"[.,]", "", digits))
        return int(digits.split(",")[0]) if "," not in digits else None
    return number_of(one["words"]) if one["words"] else None


def _is_year(one: re.Match[str]) -> bool:
    digits = one["digits"]
    return bool(digits and re.fullmatch(r"(?:19|20)\d\d", digits) and not one["about"])


def _what(text: str, one: re.Match[str], last: int, unit: str) -> str:
    start = one.start(unit)
    stop = re.compile(r"[,.;:”“\"()\n]|\s(?:sedangkan|sementara|dan \d|serta|karena|sehingga|namun|tetapi)\b").search(
        text, one.end(), min(last, start + _LONGEST_WHAT)
    )
    end = stop.start() if stop else min(last, start + _LONGEST_WHAT)
    if not stop and end < last:
        end = text.rfind(" ", one.end(), end) if " " in text[one.end() : end] else end
    return " ".join(text[start : max(end, one.end())].split())


def _as_of(text: str, first: int, last: int, days: Sequence[Day], day: Day | None) -> date | None:
    for other in days:
        before = text[max(first, other.span.start - 40) : other.span.start]
        is_within = first <= other.span.start < last and other.precision is Precision.DAY
        if is_within and _AS_OF.search(before) and not before.endswith("("):
            return other.on
    if day is not None and day.precision is Precision.DAY and _SO_FAR.search(text[first:last]):
        return day.on
    return None


def _region(
    text: str, one: re.Match[str], first: int, last: int, places: Sequence[Place], main: Place | None
) -> str | None:
    if _NATION.search(text[one.start() : last]):
        return ""
    within = [place for place in places if first <= place.span.start < last]
    if not within and _NATION.search(text[first:last]):
        return ""
    if within:
        return min(within, key=lambda place: (place.span.start < one.start(), abs(place.span.start - one.start()))).code
    return None if main is None or main.code[:2] == _NATIONAL_DESK else main.code


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((found.end() for found in re.finditer(r"[.!?]\s+(?=[A-Z“\"])|\n", text[: start + 1])), default=0)
    found = re.compile(r"[.!?](?=\s+[A-Z“\"]|\s*$|”)|\n").search(text, end)
    return first, found.start() if found else len(text)
