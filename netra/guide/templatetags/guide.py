"""Codes of the catalogue in words."""

from django import template

from netra.domain.codes import Confidence, SanctionClass
from netra.domain.labels import CLASS_LABELS, CONFIDENCE_LABELS
from netra.domain.words import Text

register = template.Library()


@register.filter
def class_label(code: SanctionClass) -> Text:
    """The name of a sanction class."""
    return CLASS_LABELS[code]


@register.filter
def confidence_label(code: Confidence) -> Text:
    """How well a record is supported."""
    return CONFIDENCE_LABELS[code]
