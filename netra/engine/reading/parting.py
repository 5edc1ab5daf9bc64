"""Numbers whose unit is left out, for it was said before: "dari 12 laporan, 7 diregistrasi dan lima dikembalikan"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from netra.engine.reading.counting import NOT_COUNTED, NUMBER, Count, is_exact, is_year, unit_of, units, value_of
from netra.engine.reading.records import Day, Span

# What may follow a number that stands alone: it is a part, or something is said of it.
_PART = r"(?:di ?antaranya|di antara mereka|lainnya|yang lain|lain\b|sisanya|lagi\b)"
_SAID_OF_IT = (
    r"(?:(?:yang )?(?:sudah|telah|masih|sedang|tengah|belum)\b|tidak|tak|bukan|berasal|dari"
    r"|tentang|terkait|menyangkut|merupakan|masuk|naik|gugur|selesai|tuntas|berlanjut|lanjut|lolos|kena|adalah|ialah"
    r"|pada tahap|dalam (?:proses|kajian)"
    r"|di(?!antara)[a-z]{5,}|ter(?!akhir|lapor|sebut)[a-z]{4,}|ber(?!sama|ikut)[a-z]{4,}"
    r"|me(?!nit|nteri|dia|ter|rek)[mnrl][a-z]{4,}|di (?=[A-Z]|kecamatan|kabupaten|kota|provinsi|desa|tingkat|wilayah))"
)
# What may stand before it: a verb or word of number; then the number ends its clause.
_BEFORE = (
    r"(?:sebanyak|berjumlah|sejumlah|mencapai|total(?:nya)?|jumlahnya|sisanya|hanya|baru|menjadi|lainnya"
    r"|(?<!\w)(?:di|ter)[a-z]{5,}(?:\s+(?:ke|kepada|oleh)\s+(?-i:[A-Z])[\w/-]+)?)"
)
_CLAUSE_ENDS = r"(?=\s*(?:[,;:)”\"]|\.(?!\d)|$)|\s+(?:dan|serta|sedangkan|sementara|hingga|sampai|per|pada|sejak)\b)"
_NO_PARTS = re.compile(
    r"\b(?:dibagi|divonis|dijerat|dipasal|diancam|didenda|dihukum|diatur|dimaksud)\s+$", re.IGNORECASE
)
# Units of things found come before units of places when both were counted.
_SECOND = frozenset({"REGIONS", "AGENCIES", "PERCENT"})
_NEAR, _FAR = 420, 800
_MOST = 300
_MOST_WHOLES = 12


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/.,:-])(?:(?P<lead>{_BEFORE})(?:\s+(?:ada|hanya|yakni|yaitu))?\s+)?(?P<all>{NUMBER})"
        rf"(?:\s*\([\w\s.]{{1,30}}\))?(?:\s+(?P<part>{_PART})|\s+(?P<said>(?-i:{_SAID_OF_IT}))|(?P<ends>{_CLAUSE_ENDS}))",
        re.IGNORECASE,
    )


@cache
def _noun_first() -> re.Pattern[str]:
    """The unit stands before: "laporan yang masuk sebanyak 24", "jumlah kasus mencapai 31"."""
    return re.compile(
        rf"(?<![\w-])(?:{units()})(?:\s+[\w/-]+){{0,7}}?\s+(?:sebanyak|berjumlah|mencapai|totalnya|menjadi|total)"
        rf"\s+(?P<all>{NUMBER})(?=\s*[,;:)”\".]|\s+(?-i:{_SAID_OF_IT}|di|pada|dan|hingga|sampai|per|sejak|yang|dengan)\b|$)",
        re.IGNORECASE,
    )


def find_parts(text: str, counts: Sequence[Count], days: Sequence[Day]) -> list[Count]:
    """Counts whose unit stands elsewhere, in the order of the text."""
    taken = sorted([one.span for one in counts] + [one.span for one in days])
    found = list(_with_noun_first(text, taken))
    taken = sorted([*taken, *(one.span for one in found)])
    wholes = sorted([*counts, *found], key=lambda one: one.span)
    reach: dict[Span, int] = {}
    for one in _alone().finditer(text):
        start, end = one.span("all")
        if len(found) >= _MOST or _overlaps(start, end, taken) or not _may_count(text, one):
            continue
        value = value_of(one)
        if value is None or not (one["part"] or one["said"] or one["lead"]):
            continue
        whole = _whole(text, start, value, wholes, reach, _FAR if one["part"] else _NEAR)
        if whole is not None:
            reach[whole.span] = end
            found.append(Count(Span(start, end), value, whole.unit, whole.noun, end, is_exact(one), is_part=True))
    return sorted(found, key=lambda one: one.span)


def _with_noun_first(text: str, taken: Sequence[Span]) -> Iterator[Count]:
    for one in _noun_first().finditer(text):
        start, end = one.span("all")
        unit = unit_of(one)
        if not _overlaps(start, end, taken) and not is_year(one) and unit not in _SECOND:
            yield Count(Span(start, end), value_of(one), unit, Span(*one.span(unit)), end, is_exact(one), is_part=True)


def _may_count(text: str, one: re.Match[str]) -> bool:
    start = one.start("all")
    before = text[max(0, start - 24) : start]
    is_bare_one = one["words"] in {"satu", "seorang", "sebuah"} and not (one["part"] or one["said"])
    return not (
        NOT_COUNTED.search(before)
        or is_year(one)
        or _NO_PARTS.search(before)
        or before[-6:].lower() == "salah "
        or (is_bare_one and not one["lead"])
        or one["vague"] in {"banyak", "sejumlah"}
    )


def _whole(
    text: str, start: int, value: int, wholes: Sequence[Count], reach: dict[Span, int], far: int
) -> Count | None:
    """The count this number is a part of: of the same sentence first, then one after "dari", then the largest."""
    last = bisect_right(wholes, start, key=lambda one: one.span.start)
    fitting = [
        one
        for one in wholes[max(0, last - _MOST_WHOLES) : last]
        if one.span.end <= start
        and start - max(one.span.end, reach.get(one.span, 0)) <= far
        and (one.value is None or value <= one.value)
    ]
    sentence = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start))
    return max(fitting, key=lambda one: _likeness(text, one, sentence), default=None)


def _likeness(text: str, one: Count, sentence: int) -> tuple[bool, bool, bool, int, int]:
    is_of = bool(
        re.search(r"\bdari(?: total| jumlah| ke)?\s*$", text[max(0, one.span.start - 14) : one.span.start], re.I)
    )
    return one.unit not in _SECOND, one.span.start > sentence, is_of, one.value or 0, one.span.start


def _overlaps(start: int, end: int, taken: Sequence[Span]) -> bool:
    """`taken` is sorted and its spans are short: only those that begin near may overlap."""
    at = bisect_right(taken, end, key=lambda one: one.start)
    return any(one.start < end and start < one.end for one in taken[max(0, at - 4) : at])
