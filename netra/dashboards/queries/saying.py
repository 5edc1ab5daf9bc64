"""Times in words, in both languages at once: figures travel to pages, files and papers."""

from datetime import date

from netra.dashboards.queries.spans import Span
from netra.domain.saying import MONTHS
from netra.domain.words import Text
from netra.ui.charts.wording import day as day_in
from netra.ui.charts.wording import short_month


def month(on: date) -> Text:
    """ "November 2026"."""
    name = MONTHS[on.month - 1]
    return Text(f"{name.id} {on.year}", f"{name.en} {on.year}")


def between(span: Span) -> Text:
    """ "Desember 2025 sampai November 2026", or a single month."""
    first, last = month(span.start), month(span.last_month)
    if span.months == 1:
        return first
    return Text(f"{first.id} sampai {last.id}", f"{first.en} to {last.en}")


def briefly(span: Span) -> Text:
    """ "Des 2025–Nov 2026", for tight places."""
    first, last = (
        [f"{short_month(one, lang)} {one.year}" for lang in ("id", "en")] for one in (span.start, span.last_month)
    )
    if span.months == 1:
        return Text(first[0], first[1])
    return Text(f"{first[0]}\N{EN DASH}{last[0]}", f"{first[1]}\N{EN DASH}{last[1]}")


def on_day(on: date) -> Text:
    """ "pada 22 November 2026"."""
    return Text(f"pada {day_in(on, 'id')}", f"on {day_in(on, 'en')}")
