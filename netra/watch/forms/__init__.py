"""Forms of the register; they check, they do not save."""

from netra.watch.forms.act import ActForm, CompletionForm
from netra.watch.forms.filters import FilterForm
from netra.watch.forms.incumbents import MarkForm, PlaceForm

__all__ = ["ActForm", "CompletionForm", "FilterForm", "MarkForm", "PlaceForm"]
