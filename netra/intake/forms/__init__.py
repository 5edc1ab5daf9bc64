"""What people write about a matter: each form gives back clean values and saves nothing."""

from netra.intake.forms.event import EventForm
from netra.intake.forms.identity import ContactForm, IdentityForm
from netra.intake.forms.people import PeopleFormSet, people_of
from netra.intake.forms.track import Track, TrackForm

__all__ = ["ContactForm", "EventForm", "IdentityForm", "PeopleFormSet", "Track", "TrackForm", "people_of"]
