"""Django fields for the fields of a paper."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from netra.domain.papers import Field, Kind
from netra.ui.words import say

LONGEST_LINE, LONGEST_TEXT = 300, 20_000
DAY = "%Y-%m-%d"


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs or None, format=DAY)


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A moment on the clock of one office; cleans to an aware `datetime` in that zone."""

    widget = MomentInput

    def __init__(self, *, zone: ZoneInfo, **options: Any) -> None:
        self.zone = zone
        super().__init__(input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], **options)

    def to_python(self, value: Any) -> datetime | None:
        naive = forms.DateTimeField.to_python(self, value)
        return None if naive is None else naive.replace(tzinfo=self.zone)


class RulesInput(forms.CheckboxSelectMultiple):
    """Kinds of act as folded groups; those with a tick inside are open."""

    template_name = "cases/rules_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        groups = [
            {"title": title, "options": options, "is_open": any(one["selected"] for one in options)}
            for title, options, _start in context["widget"]["optgroups"]
        ]
        return {**context, "groups": groups}


def plain_field(field: Field, zone: ZoneInfo) -> forms.Field:
    """The Django field for a kind that needs to know nothing of the case."""
    common: dict[str, Any] = {"label": say(field.label), "help_text": say(field.help), "required": field.is_required}
    match field.kind:
        case Kind.LINE:
            return forms.CharField(max_length=LONGEST_LINE, **common)
        case Kind.DATE:
            return forms.DateField(widget=DayInput(), **common)
        case Kind.MOMENT:
            return MomentField(zone=zone, **common)
        case Kind.TICK:
            return forms.BooleanField(**common)
        case Kind.CHOICE:
            choices = [(code, say(label)) for code, label in field.choices]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
        case Kind.MANY:
            choices = [(code, say(label)) for code, label in field.choices]
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
        case Kind.TEXT:
            area = forms.Textarea(attrs={"rows": 5})
            return forms.CharField(max_length=LONGEST_TEXT, widget=area, **common)
        case _:
            raise ValueError(f"A field of kind {field.kind} needs to know its case.")
