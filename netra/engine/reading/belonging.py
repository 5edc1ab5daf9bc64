"""To which naming of a regulation the articles of a text belong, and what stands beside a naming."""

import re
from dataclasses import dataclass, replace

from netra.engine.reading.articles import Article
from netra.engine.reading.records import Span

_BETWEEN = re.compile(
    r"[\s,]*(?:(?:dari|dalam|pada|di|menurut|sesuai)\s+)?(?:ketentuan\s+)?(?:the\s+)?$", re.IGNORECASE
)
_AFTER = re.compile(
    r"[\s,:(-]*(?:(?:di|pada|dalam|khususnya|terutama|tepatnya|yaitu|yakni|jo\.?|juga|ayat)\s+){0,3}$", re.I
)


@dataclass(frozen=True, slots=True)
class Named:
    """One naming. `topic`: words that may be a title; `is_title`: introduced as one; `issuer`: national or local."""

    span: Span
    kind: str
    number: str
    year: int | None
    topic: str
    is_title: bool
    issuer: str
    issuer_words: str
    signatories: str
    articles: tuple[Article, ...]
    beside: str


def with_articles(text: str, named: list[Named], articles: list[Article]) -> tuple[Named, ...]:
    """Give every article to the naming right behind it, else to the one right before it in the sentence."""
    given: dict[int, list[Article]] = {i: [] for i in range(len(named))}
    for article in articles:
        behind = next((i for i, one in enumerate(named) if one.span.start >= article.span.end), None)
        before = next((i for i in reversed(range(len(named))) if named[i].span.end <= article.span.start), None)
        inside = next((i for i, one in enumerate(named) if one.span.start <= article.span.start < one.span.end), None)
        if inside is not None:
            given[inside].append(article)
        elif behind is not None and _BETWEEN.fullmatch(
            _gap(text, article.span.end, named[behind].span.start, articles)
        ):
            given[behind].append(article)
        elif before is not None and _AFTER.fullmatch(_gap(text, named[before].span.end, article.span.start, articles)):
            given[before].append(article)
    return tuple(_grown(text, one, given[i]) for i, one in enumerate(named))


def _gap(text: str, start: int, end: int, articles: list[Article]) -> str:
    """What stands between two positions, other articles and the words that join them left out."""
    if end - start > 160:
        return "far"
    gap = text[start:end]
    for article in articles:
        if start <= article.span.start and article.span.end <= end:
            gap = gap.replace(article.written, " ", 1)
    return re.sub(r"\b(?:dan|serta|atau|jo\.?|juncto|hingga|sampai)\b|[,;&]", " ", gap)


def _grown(text: str, one: Named, articles: list[Article]) -> Named:
    start = min([one.span.start, *(article.span.start for article in articles)])
    end = max([one.span.end, *(article.span.end for article in articles)])
    return replace(one, span=Span(start, end), articles=tuple(articles), beside=_sentence(text, start, end))


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence a naming stands in, without the naming; abbreviations such as "No." do not end one."""
    stops = [
        found.end()
        for found in re.finditer(r"(?<!\bNo)(?<!\bno)(?<!\bS)(?<!\bH)(?<!\bDrs)[.!?]\s+(?=[A-Z“\"])|\n", text)
    ]
    first = max([stop for stop in stops if stop <= start], default=0)
    last = min([stop for stop in stops if stop >= end], default=len(text))
    return f"{text[max(first, start - 300) : start]} {text[end : min(last, end + 300)]}"
