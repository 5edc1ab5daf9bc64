"""The reporter's own words behind a suggestion."""

from django import template

from netra.engine.suggest import Suggested

register = template.Library()
MOST = 6


@register.filter
def words_behind(found: Suggested, narrative: str) -> list[str]:
    """The stretches of the narrative a suggestion was read from, each once, the longest of overlapping ones."""
    spans = sorted({(fact.start, fact.end) for fact in found.reasons})
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return list(dict.fromkeys(narrative[start:end] for start, end in kept))[:MOST]
