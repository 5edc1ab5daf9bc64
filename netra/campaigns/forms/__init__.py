"""Forms of prevention; they check, they do not save."""

from netra.campaigns.forms.act import ActForm, ActForms
from netra.campaigns.forms.agencies import AgencyForm, FileForm
from netra.campaigns.forms.attending import DoorForm, SignInForm, TypedForm
from netra.campaigns.forms.filters import PlaceForm, PublicForm, RegisterForm
from netra.campaigns.forms.letters import AgainForm, AppealForm, DeliveredForm, signer_of
from netra.campaigns.forms.parts import DoneForm
from netra.campaigns.forms.shapes import SHAPES
from netra.campaigns.forms.steps import AudienceForms, CancelForm, PictureForm

__all__ = [
    "SHAPES",
    "ActForm",
    "ActForms",
    "AgainForm",
    "AgencyForm",
    "AppealForm",
    "AudienceForms",
    "CancelForm",
    "DeliveredForm",
    "DoneForm",
    "DoorForm",
    "FileForm",
    "PictureForm",
    "PlaceForm",
    "PublicForm",
    "RegisterForm",
    "SignInForm",
    "TypedForm",
    "signer_of",
]
