"""Regulations as a text names them: kind, issuer, number, year, articles and the words of a title."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from netra.engine.reading.articles import find_articles
from netra.engine.reading.belonging import Named, with_articles
from netra.engine.reading.records import Span

TABLE = tomllib.loads((Path(__file__).parent / "lexicon" / "citations.toml").read_text(encoding="utf-8"))

_NATIONAL = (
    r"menteri pendayagunaan aparatur negara(?: dan reformasi birokrasi)?|menteri pan(?:[\s/-]*rb)?"
    r"|men ?pan(?:[\s/-]*rb)?"
    r"|kemen ?pan(?:[\s/-]*rb)?|kementerian pan(?:[\s/-]*rb)?|menteri dalam negeri|mendagri|kemendagri|bkn"
    r"|kepala bkn|kasn|ketua kasn"
    r"|bawaslu ri|kpu ri|menteri|presiden"
)
_LOCAL = (
    r"bupati|wali ?kota|gubernur|sekda|sekretaris daerah|sekretaris kota|kepala daerah|pemkab|pemkot|pemprov"
    r"|pemerintah (?:kabupaten|kota|provinsi)"
    r"|bkpsdm|bkd|bkpp|dinas|plt\.? bupati|pj\.? bupati|penjabat bupati|pjs\.? bupati|pj\.? wali ?kota"
    r"|pj\.? gubernur|pjs\.? gubernur"
    r"|bawaslu(?! ri)|kepala dinas|camat|inspektorat"
)
_ISSUER = re.compile(
    rf"\s*(?:\(\w+\)\s*)?(?:dari\s+)?(?:(?P<national>{_NATIONAL})|(?P<local>{_LOCAL}))\b\.?", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"\s*\((?:UU|PP|SE|SKB|Perpres|PKPU|Perbawaslu|Permendagri|RI|MK)\)", re.IGNORECASE)
_OF_THE_REPUBLIC = re.compile(r"\s+(?:Republik Indonesia|R\.?I\.?)\b(?:\s*\(\w+\))?", re.IGNORECASE)
_SIGNATORIES = re.compile(
    r"\s+(?:(?:antara\s+)?(?:lima|5|tiga|3|enam|6|empat|4)\s*(?:\((?:lima|5|tiga|3)\)\s*)?(?:lembaga|menteri"
    r"|kementerian|instansi|pimpinan lembaga|badan)"
    r"(?:\s*/\s*(?:lembaga|badan))?|(?:lima|5|tiga|3) (?:kementerian|menteri) dan lembaga|menteri)",
    re.IGNORECASE,
)  # fmt: skip
_NUMBER_WORD = r"(?:[nm]omor|nomer|nomo|nomro|no|nmr)\b\.?\s*:?\s*"
_YEAR = r"(?:(?:tahun|thn|th)\b\.?\s*(?P<year>\d{4})|/\s?(?P<slash>(?:19|20)\d\d)(?![\d/-]))"
_NUMBER = re.compile(
    rf"\s*(?P<word>{_NUMBER_WORD})?(?P<number>[A-Z]\.?/?\d+/M\.?\s?SM[\s.\d]*\d"
    rf"|(?:[A-Z]\.?[/-]|B)?\d[\w.-]*(?:/(?!(?:19"
    rf"|20)\d\d\b)[\w.-]+)*(?:/(?:19"
    rf"|20)\d\d(?=/))?(?:/(?!(?:19|20)\d\d\b)[\w.-]+)*)"
    rf"(?:\s*,?\s*{_YEAR})?",
    re.IGNORECASE,
)  # fmt: skip
_YEAR_ALONE = re.compile(r"\s*,?\s*(?:tahun|thn|th)\b\.?\s*(?P<year>\d{4})", re.IGNORECASE)
_TITLE = re.compile(
    r"[\s,]*(?:\(\s*)?(?:(?P<word>tentang|yang (?:berkaitan|terkait|berhubungan) dengan|yang mengatur(?: tentang"
    r"| soal| mengenai)?|mengenai|soal|terkait|perihal)\s+)",
    re.IGNORECASE,
)  # fmt: skip
_TITLE_END = re.compile(
    r"[.;:”“\"\n)(]|,\s+(?-i:(?!dan\b)[a-z])|,\s+(?:dan |serta |juga )?(?:undang|UU|PP|peraturan|permen|perpres"
    r"|perbawaslu|SKB|surat|pasal|yang|ASN|maka|telah|sudah|secara|tidak|dalam|kami|kita|ia|dia)\b"
    r"|\s(?:yang(?! (?:suami|istri|pasangan|menjadi))|telah|sudah|menyebut\w*|menegaskan|melarang|mengatur"
    r"|dinyatakan|disebutkan|bahwa|serta (?:undang"
    r"|peraturan|PP|UU|surat)|dan (?:undang|peraturan|PP|UU|surat|SKB|perbawaslu)|dapat|merupakan|adalah|pasal|jo\b"
    r"|juncto|ASN (?:dilarang|harus|wajib)|dilarang|wajib|harus|maka|tersebut|dengan)\b",
    re.IGNORECASE,
)  # fmt: skip
_IN_BRACKETS = re.compile(r"\s*\((?P<title>[^()\n]{4,160})\)")
_AND_ANOTHER = re.compile(rf"\s*(?:,|dan|serta|,\s*dan|jo\.?|juncto)\s+(?={_NUMBER_WORD}\d)", re.IGNORECASE)
_TOPIC_REACH = 90


@cache
def _kinds() -> re.Pattern[str]:
    parts = []
    for row in TABLE["kind"]:
        words = [rf"(?i:\b(?:{one}))" for one in row["words"]]
        short = [rf"\b(?:{one})(?![\w/])" for one in row["short"]]
        lower = [rf"(?i:\b(?:{one})(?=\s*{_NUMBER_WORD}\d|\s*\d+\s*(?:/|tahun)))" for one in row["short"]]
        parts.append(rf"(?P<{row['code']}>{'|'.join([*words, *short, *lower])})")
    return re.compile("|".join(parts))


@cache
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["code"], re.compile(rf"\b(?:{'|'.join(row['words'])})\b", re.IGNORECASE)) for row in TABLE["topic"]
    )


def topics_in(text: str) -> frozenset[str]:
    """The matters a stretch of words speaks of.

    >>> sorted(topics_in("kode etik pegawai negeri sipil"))
    ['etik', 'pns']
    """
    return frozenset(code for code, pattern in _topics() if pattern.search(text))


def without_topics(text: str) -> str:
    """What is left of the words when the matters are taken out."""
    for _, pattern in _topics():
        text = pattern.sub(" ", text)
    return text


def names_a_kind(text: str) -> bool:
    """Whether a kind of regulation is named anywhere."""
    return _kinds().search(text) is not None


def find_named(text: str) -> tuple[Named, ...]:
    """Every naming of a regulation, in the order of the text. A kind alone ("undang-undang") is none."""
    articles = find_articles(text)
    starts = [found for found in _kinds().finditer(text) if not _is_aside(text, found)]
    named: list[Named] = []
    for i, found in enumerate(starts):
        limit = starts[i + 1].start() if i + 1 < len(starts) else len(text)
        if named and found.start() < named[-1].span.end:
            continue
        named.extend(_named(text, found, limit))
    return with_articles(text, named, articles)


def _is_aside(text: str, found: re.Match[str]) -> bool:
    """Part of a longer word, or the abbreviation in brackets behind the words it stands for."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return before in {"-", "_", "@", "/"} or (before == "(" and after == ")")


def _named(text: str, found: re.Match[str], limit: int) -> Iterator[Named]:
    kind = found.lastgroup or ""
    at = found.end()
    at = _skip(_OF_THE_REPUBLIC, text, _skip(_ABBREVIATION, text, at))
    signatories, at = _taken(_SIGNATORIES, text, at) if kind == "SKB" else ("", at)
    issuer = _ISSUER.match(text, at) if kind in {"SE", "SURAT", "LOCAL", "SKB"} else None
    side, words = "", ""
    if issuer:
        side, words, at = "national" if issuer["national"] else "local", issuer.group().strip(), issuer.end()
    topic, topic_end = _topic_words(text, at, limit)
    number = _number(text, at) or (_number(text, topic_end) if topic else None)
    if number is None and kind in {"SE", "SURAT", "LOCAL"}:
        number = _number_within(text, at, limit)
    if number is None:
        year = _YEAR_ALONE.match(text, topic_end)
        title, end = (_title(text, year.end() if year else topic_end, limit)) if kind != "LOCAL" else ("", topic_end)
        end = year.end() if year and not title else end
        words_of_topic = f"{topic} {title}".strip()
        if words_of_topic or signatories or year or kind == "SKB" or (kind in {"SE", "SURAT"} and side):
            yield Named(
                span=Span(found.start(), max(end, at)), kind=kind, number="", year=int(year["year"]) if year else None,
                topic=words_of_topic, is_title=bool(title), issuer=side, issuer_words=words, signatories=signatories,
                articles=(), beside="",
            )  # fmt: skip
        return
    start = found.start()
    while number is not None:
        year_text = number["year"] or number["slash"]
        title, end = _title(text, number.end(), limit)
        another = _AND_ANOTHER.match(text, end) if kind in {"UU", "PP", "SKB"} else None
        if kind == "SKB" and another:
            end = _rest_of_numbers(text, end)
            title, end = _title(text, end, limit)
            another = None
        yield Named(
            span=Span(start, end), kind=kind, number=number["number"].strip(".-"),
            year=int(year_text) if year_text else None, topic=f"{topic} {title}".strip(),
            is_title=bool(title), issuer=side, issuer_words=words, signatories=signatories, articles=(), beside="",
        )  # fmt: skip
        start, topic = (another.end(), "") if another else (0, "")
        number = _number(text, another.end()) if another else None


def _number(text: str, at: int) -> re.Match[str] | None:
    """A number at a position: after the word for it, or bare and short ("PP 42")."""
    found = _NUMBER.match(text, at)
    if found is None or (found.start("number") == at and not found["word"]):
        return None
    if not found["word"] and not re.match(r"\s*[A-Z]?\.?/?\d{1,4}\b", found.group()):
        return None
    return found


def _number_within(text: str, at: int, limit: int) -> re.Match[str] | None:
    """For letters, whose issuer stands between the kind and the number: the first number word not far on."""
    near = re.compile(rf"[^.;:\n]{{0,90}}?(?=\b{_NUMBER_WORD}[A-Z]?/?\d)", re.IGNORECASE).match(
        text, at, min(limit, at + 120)
    )
    return _NUMBER.match(text, near.end()) if near else None


def _topic_words(text: str, at: int, limit: int) -> tuple[str, int]:
    """Words right after the kind that name a matter: "UU ASN", "PP disiplin PNS"."""
    end = at
    while True:
        step = re.compile(r"\s+(?:(?:pedoman |pembinaan |pengawasan |manajemen |larangan )*)").match(text, end, limit)
        if step is None:
            break
        longest = max(
            (found.end() for _, pattern in _topics() if (found := pattern.match(text, step.end(), limit))), default=0
        )
        if not longest or longest - at > _TOPIC_REACH:
            break
        end = longest
    return text[at:end].strip(), end


def _title(text: str, at: int, limit: int) -> tuple[str, int]:
    found = _TITLE.match(text, at)
    if found is None:
        brackets = _IN_BRACKETS.match(text, at)
        if brackets and topics_in(brackets["title"]) and not re.match(r"\s*(?:UU|PP)\b", brackets["title"]):
            return brackets["title"].strip(), brackets.end()
        return "", at
    stop = _TITLE_END.search(text, found.end(), found.end() + 200)
    end = stop.start() if stop else min(len(text), found.end() + 120)
    if found.end() < limit < end and not re.search(
        r"\b(?:atas|dari|pelaksana\w*)\s*$", text[found.end() : limit], re.IGNORECASE
    ):
        end = limit
    title = re.sub(r"(?:[\s,]|\b(?:dan|serta|juga|atau|maupun|jo\.?)(?=[\s,]*$))+$", "", text[found.end() : end])
    return title, found.end() + len(title)


def _rest_of_numbers(text: str, at: int) -> int:
    while (another := _AND_ANOTHER.match(text, at)) and (
        number := _number(text, another.end() - 1) or _NUMBER.match(text, another.end())
    ):
        at = number.end()
    return at


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _taken(pattern: re.Pattern[str], text: str, at: int) -> tuple[str, int]:
    found = pattern.match(text, at)
    return (found.group().strip(), found.end()) if found else ("", at)
