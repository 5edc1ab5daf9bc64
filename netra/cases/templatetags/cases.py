"""Filters of the case pages."""

from datetime import date, datetime

from django import template

from netra.ui import words

register = template.Library()


@register.filter
def told(value: object, zone: str = "") -> str:
    """A value of a paper in words: days and moments written out, texts in the language of the page."""
    if isinstance(value, datetime):
        return words.moment(value, zone) if value.tzinfo else words.long_date(value)
    if isinstance(value, date):
        return words.long_date(value)
    return words.say(value)
