"""The forms of an act of prevention, for pages of other apps in which somebody writes one down."""

from netra.campaigns.forms import SHAPES, ActForms

__all__ = ["SHAPES", "ActForms"]
