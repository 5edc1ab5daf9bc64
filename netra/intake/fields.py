"""Parts of the form of a report, for pages of other apps in which an officer writes down what others tell."""

from netra.intake.forms.people import PREFIX, PeopleFormSet, PersonForm, people_of
from netra.intake.forms.staff import DutyForm, FieldEventForm, ToldEventForm

__all__ = ["PREFIX", "DutyForm", "FieldEventForm", "PeopleFormSet", "PersonForm", "ToldEventForm", "people_of"]
