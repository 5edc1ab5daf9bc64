"""Forms of prevention; they check, they do not save."""

from netra.campaigns.forms.act import ActForm, ActForms
from netra.campaigns.forms.agencies import AgencyForm, FileForm
from netra.campaigns.forms.filters import PlaceForm, PublicForm, RegisterForm
from netra.campaigns.forms.parts import DoneForm
from netra.campaigns.forms.shapes import SHAPES
from netra.campaigns.forms.steps import AudienceForms, CancelForm, PictureForm

__all__ = [
    "SHAPES",
    "ActForm",
    "ActForms",
    "AgencyForm",
    "AudienceForms",
    "CancelForm",
    "DoneForm",
    "FileForm",
    "PictureForm",
    "PlaceForm",
    "PublicForm",
    "RegisterForm",
]
