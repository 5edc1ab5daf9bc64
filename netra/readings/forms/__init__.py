"""The forms of readings."""

from netra.readings.forms.confirming import BasisForm, FigureForm, TipForms, ZoneForm, changes
from netra.readings.forms.settling import DiscardForm, FilterForm, OriginalForm, RevisionForm
from netra.readings.forms.taking import FilesForm, TextForm

__all__ = [
    "BasisForm",
    "DiscardForm",
    "FigureForm",
    "FilesForm",
    "FilterForm",
    "OriginalForm",
    "RevisionForm",
    "TextForm",
    "TipForms",
    "ZoneForm",
    "changes",
]
