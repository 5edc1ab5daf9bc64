"""The whole form of a report: track, event, people, and whichever of identity or contact the track asks for."""

from datetime import date, datetime
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from netra.domain.allegation import Allegation, Origin
from netra.domain.words import Text
from netra.intake.forms.event import EventForm
from netra.intake.forms.identity import ContactForm, GuardedForm, IdentityForm
from netra.intake.forms.people import PREFIX, PeopleFormSet, people_of
from netra.intake.forms.track import Track, TrackForm
from netra.intake.places import day_where


class WholeForm:
    """Several forms that are sent as one. Unbound for a GET; the track decides which of them must be right.

    `event_form` may be a stricter kind of event, `always` the track of a page that offers no choice, `region` a first
    guess of the place. `by_officer`: somebody writes this down for another, who signs on paper. `draft`: what was
    written so far, for a page that goes on with it; its faults are not told. `first`: the track chosen at first.
    """

    def __init__(
        self,
        request: HttpRequest,
        *,
        now: datetime,
        event_form: type[EventForm] = EventForm,
        always: Track | None = None,
        region: object = None,
        needs_region: bool = False,
        by_officer: bool = False,
        draft: QueryDict | None = None,
        first: Track | None = None,
    ) -> None:
        data, files = (request.POST, request.FILES) if request.method == "POST" else (draft, None)
        sent = data is not None
        self.now, self.is_sent = now, sent
        self.track = TrackForm({"cara": always} if always else data, initial={"cara": first or request.GET.get("cara")})
        if by_officer:
            self.track.fields["cara"].label = _("Orangnya menyebut nama?")
        chosen = self.track.track
        self.is_named = chosen is Track.NAMED
        needs_region = needs_region or self.is_named
        self.event = event_form(data, files, now=now, needs_region=needs_region, initial={"region": region})
        self.people = PeopleFormSet(data, prefix=PREFIX)
        if sent:
            self.event.is_valid()
        self.identity = IdentityForm(
            data if self.is_named or not sent else None,
            files if self.is_named or not sent else None,
            now=now,
            act_on=self.event.day_of_act if sent else None,
            signs_here=not by_officer,
        )
        self.contact = ContactForm(data if chosen is Track.UNNAMED or not sent else None)
        self.guarded = GuardedForm(data if chosen is Track.UNNAMED or not sent else None)
        if draft is not None and request.method != "POST":
            self.is_valid()
            self.without_faults()

    @property
    def asked(self) -> list[Any]:
        """The forms whose answers count on the track chosen."""
        more: list[BaseForm] = []
        if self.is_sent and self.track.track is not None:
            more = [self.identity] if self.is_named else [self.contact, self.guarded]
        return [self.track, self.event, self.people, *more]

    def is_valid(self) -> bool:
        are_valid = [form.is_valid() for form in self.asked]  # all of them: each tells its own faults
        return all(are_valid)

    def without_faults(self) -> "WholeForm":
        """The same form for a page on which nobody was asked to be complete yet."""
        for form in self.asked:
            for one in getattr(form, "forms", [form]):
                one.errors.clear()
        return self

    def allegation(self, *, origin: Origin | None = None, received_on: date | None = None) -> Allegation:
        """What is said to have happened; for a valid form. The day of receipt is today at the office of the place."""
        values = self.event.cleaned_data
        code = self.event.region_code
        return Allegation(
            origin=origin or (Origin.REPORT if self.is_named else Origin.TIP),
            account=values["account"],
            received_on=received_on or day_where(code, self.now),
            act_on=values["act_on"],
            known_on=self.identity.cleaned_data["known_on"] if self.is_named else None,
            time=values["act_time"],
            place=values["place"],
            region_code=code,
            candidate=values["candidate"],
            people=people_of(self.people),
            links=values["links"],
            witnesses=values["witnesses"],
        )

    def doubts(self) -> list[Text]:
        """What looks odd about numbers that were written; said, never held against the writer."""
        today = self.now.date()
        found = (form.doubt(today) for form in self.people.forms if form.is_valid())
        return [doubt for doubt in found if doubt is not None]
