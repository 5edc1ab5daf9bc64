"""A finding as a phone sends it: the very forms of the desk's page, and what only a phone knows."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from netra.accounts.queries import Standing
from netra.domain.allegation import Allegation, Origin
from netra.evidence.services import MAX_FILES
from netra.intake import queries as intake
from netra.intake.fields import PREFIX, DutyForm, FieldEventForm, PeopleFormSet, people_of

NOT_WORDS = frozenset({"csrfmiddlewaretoken", "noted_at"})
ALWAYS = ("act_on", "place", "region")


class AboutForm(forms.Form):
    """Which finding this is, out of whose queue, and when the phone took it down."""

    key = forms.UUIDField()
    owner = forms.CharField(max_length=40)
    noted_at = forms.DateTimeField(required=False, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z"])


class FileForm(forms.Form):
    """One file of a finding; `sha256` is what the phone computed when the file was taken."""

    finding = forms.UUIDField()
    key = forms.UUIDField()
    owner = forms.CharField(max_length=40)
    sha256 = forms.RegexField(r"^[0-9a-fA-F]{64}$")


class FindingForm:
    """Several forms that are sent as one. Unbound it is what the page draws."""

    def __init__(self, data: QueryDict | None = None, *, now: datetime, standings: Sequence[Standing] = ()) -> None:
        self.now, self._data = now, data
        self.event = FieldEventForm(data, None, now=now, needs_region=True)
        today = intake.day_at(standings[0].institution, now) if standings else now.date()
        self.duty = DutyForm(data, standings=standings, today=today)
        self.people = PeopleFormSet(data, prefix=PREFIX)
        if data is None:
            for name in ALWAYS:  # so that the page says what has to be there
                self.event.fields[name].required = True
        self.about = AboutForm(data)

    def is_valid(self) -> bool:
        are_valid = [form.is_valid() for form in (self.event, self.duty, self.people)]  # each tells its own faults
        return all(are_valid)

    @property
    def faults(self) -> dict[str, list[str]]:
        """What is wrong, by the name of the control."""
        found: dict[str, list[str]] = {}
        for form in (self.event, self.duty, *self.people.forms):
            for name, errors in form.errors.items():
                where = "" if name == "__all__" else form.add_prefix(name)
                found.setdefault(where, []).extend(str(error) for error in errors)
        if self.people.non_form_errors():
            found.setdefault("", []).extend(str(error) for error in self.people.non_form_errors())
        return found

    @property
    def file_keys(self) -> list[UUID]:
        """The files it names, in order; names that are none are left out."""
        given = self._data.getlist("file") if self._data is not None else []
        return [key for text in given[: MAX_FILES + 1] if (key := _uuid(text)) is not None]

    @property
    def fingerprint(self) -> str:
        assert self._data is not None
        words = sorted((name, values) for name, values in self._data.lists() if name not in NOT_WORDS)
        return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()

    def allegation(self) -> Allegation:
        """What was seen; for a valid form. It is received on the day it arrives, whenever it was taken down."""
        values = self.event.cleaned_data
        return Allegation(
            origin=Origin.FINDING,
            account=values["account"],
            received_on=intake.day_at(self.duty.standing.institution, self.now),
            act_on=values["act_on"],
            time=values["act_time"],
            place=values["place"],
            region_code=self.event.region_code,
            candidate=values["candidate"],
            people=people_of(self.people),
            links=values["links"],
            witnesses=values["witnesses"],
        )

    def supervision(self) -> dict[str, str]:
        """The supervision report of a valid form."""
        values: dict[str, Any] = self.duty.cleaned_data
        duty = {name: str(values[name]) for name in ("duty_letter", "hours", "event")}
        return {**duty, "place": self.event.cleaned_data["place"], "text": self.event.cleaned_data["account"]}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
