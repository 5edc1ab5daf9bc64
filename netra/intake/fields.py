"""Parts of the form of a report, for pages of other apps in which an officer writes down what others tell."""

from netra.intake.forms.handing_in import WholeForm
from netra.intake.forms.people import PREFIX, PeopleFormSet, PersonForm, people_of
from netra.intake.forms.staff import DutyForm, FieldEventForm, ToldEventForm
from netra.intake.forms.track import Track
from netra.intake.tokens import FormToken, new_token, read_token
from netra.intake.views.showing import Files, form_context, kept_in, matter_of, receipt_context, take_files

__all__ = [
    "PREFIX",
    "DutyForm",
    "FieldEventForm",
    "Files",
    "FormToken",
    "PeopleFormSet",
    "PersonForm",
    "ToldEventForm",
    "Track",
    "WholeForm",
    "form_context",
    "kept_in",
    "matter_of",
    "new_token",
    "people_of",
    "read_token",
    "receipt_context",
    "take_files",
]
