"""Articles named without any law, in a text on a regional election: the one law there that has such an article."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from netra.domain.codes import Confidence
from netra.domain.words import Text
from netra.engine.reading.articles import Article, find_articles
from netra.engine.reading.belonging import Named
from netra.engine.reading.naming import topics_in
from netra.engine.reading.records import Citation, Meant, Span
from netra.engine.reading.register import Entry, Register

_OF_THE_REGION = re.compile(
    r"\b(?:pilkada|pemilukada|pilgub|pilbup|pilwali|pilwalkot|pilwako|pemilihan (?:kepala daerah|bupati|gubernur"
    r"|wali ?kota|serentak))\b",
    re.IGNORECASE,
)
# "of that law", "of the code": the article is of something else that was named.
_OF_ANOTHER = re.compile(
    r"[\s,]*(?:(?:dari|dalam|pada|di)\s+)?(?:undang|uu\b|pp\b|peraturan|perda|perbup|qanun|kuhp|kitab|ad/art|anggaran"
    r"|kode etik|tap mpr|permen|pkpu|perbawaslu|(?:aturan|regulasi|beleid) (?:itu|tersebut|ini))",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:pilkada|pemilihan|kampanye|pasangan calon|paslon|calon|petahana|mutasi|pergantian pejabat|kepala desa"
    r"|pidana|menguntungkan|merugikan)\b",
    re.IGNORECASE,
)
_NEAR = 120
_JOINED = re.compile(r"[\s,&]*(?:dan|serta|atau|jo\.?|juncto|hingga|sampai(?: dengan)?)?[\s,]*", re.IGNORECASE)


def bare_citations(text: str, named: Sequence[Named], register: Register, on: date | None) -> Iterator[Citation]:
    """Articles with no law beside them, each run of joined ones by itself."""
    if not _OF_THE_REGION.search(text):
        return
    free = [one for one in find_articles(text) if not any(_covers(law.span, one.span) for law in named)]
    for run in _runs(text, free):
        laws = [(one, _law_of(one, run, named, text, register, on)) for one in run]
        found = [(one, law) for one, law in laws if law is not None]
        if found:
            yield _citation(text, found, on)


def _runs(text: str, articles: Sequence[Article]) -> Iterator[tuple[Article, ...]]:
    run: list[Article] = []
    for one in articles:
        if run and not _JOINED.fullmatch(text[run[-1].span.end : one.span.start]):
            yield tuple(run)
            run = []
        run.append(one)
    if run:
        yield tuple(run)


def _law_of(
    asked: Article, run: Sequence[Article], named: Sequence[Named], text: str, register: Register, on: date | None
) -> Entry | None:
    """The law on regional elections that has the article in its latest wording, if nothing speaks for another law."""
    if _OF_ANOTHER.match(text, run[-1].span.end):
        return None
    fits = {
        entry.law.id: (entry, max((known.fit(asked) for known in entry.articles), default=0))
        for entry in register.entries
        if entry.kind in {"UU", "PP"}
    }
    best = max(fit for _, fit in fits.values())
    having = [entry for entry, fit in fits.values() if fit == best > 0]
    ours = [entry for entry in having if entry.kind == "UU" and "pilkada" in entry.topics]
    sentence, begin = _sentence(text, asked.span)
    is_on_topic = bool(_TOPIC.search(sentence))
    if not ours or (len(ours) < len(having) and not is_on_topic):
        return None
    last = next((one for one in reversed(named) if one.span.end <= asked.span.start), None)
    if last is not None and not (topics_in(last.topic) & {"pilkada"} or _numbers_one(last, register)):
        is_near = asked.span.start - last.span.end < _NEAR
        if is_near and not (is_on_topic and last.span.end <= begin):
            return None
    made = [entry for entry in ours if on is None or entry.law.year <= on.year]
    return max(made or ours, key=lambda entry: entry.law.year)


def _sentence(text: str, span: Span) -> tuple[str, int]:
    begin = max(text.rfind(stop, 0, span.start) for stop in (". ", "\n", "; ")) + 1
    end = min((at for stop in (". ", "\n", "; ") if (at := text.find(stop, span.end)) >= 0), default=len(text))
    return text[begin : min(end, span.end + 400)], begin


def _numbers_one(named: Named, register: Register) -> bool:
    """Whether the naming is one of the laws on regional elections by its number."""
    return any(
        number == named.number.lstrip("0") and "pilkada" in entry.topics and named.year in {None, year}
        for entry in register.entries
        for number, year in entry.numbers
    )


def _citation(text: str, found: Sequence[tuple[Article, Entry]], on: date | None) -> Citation:
    last = found[-1][0].span
    span = Span(found[0][0].span.start, last.start + len(last.of(text).rstrip(" ,")))
    laws = {entry.law.id: entry for _, entry in found}
    meant = tuple(_meant([one for one, its in found if its is law], law, len(found) > 1, on) for law in laws.values())
    return Citation(span, span.of(text), meant, (), False, False, None, on, "UU")


def _meant(articles: Sequence[Article], law: Entry, is_joined: bool, on: date | None) -> Meant:
    short, said = law.law.short, ", ".join(one.said for one in articles)
    why = Text(
        f"tanpa nama undang-undang; teks ini tentang pilkada, dan bunyi terbaru {said} ada dalam {short.id}",
        f"no law is named; the text is on a regional election, and the latest wording of {said} is in {short.en}",
    )
    is_sure = is_joined or any(known.fit(one) == 2 for known in law.articles for one in articles)
    held = on is None or law.law.holds(on)
    confidence = Confidence.MEDIUM if is_sure else Confidence.LOW
    return Meant(law.law.id, said, why, confidence, held, () if held else law.replaced_by)


def _covers(law: Span, article: Span) -> bool:
    return law.start <= article.start < law.end
