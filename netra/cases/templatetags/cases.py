"""Filters of the case pages."""

from datetime import date, datetime

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from netra.ui import words

register = template.Library()


@register.filter
def breakable(title: str) -> SafeString:
    """A number such as 001/LP/2024 that breaks after its slashes where a line is narrow."""
    return format_html_join(mark_safe("/<wbr>"), "{}", ((part,) for part in title.split("/")))


@register.filter
def told(value: object, zone: str = "") -> str:
    """A value of a paper in words: days and moments written out, texts in the language of the page."""
    if isinstance(value, datetime):
        return words.moment(value, zone) if value.tzinfo else words.long_date(value)
    if isinstance(value, date):
        return words.long_date(value)
    return words.say(value)
