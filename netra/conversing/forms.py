"""A message of the trial talk, and the talk so far, which nobody but the page itself keeps."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from netra.engine.interviewing.records import State

LONGEST = 4000
MOST_LINES = 120
_TALK = "netra.conversing.trial"
Lines = list[tuple[bool, str]]


class TrialForm(forms.Form):
    """What is said now; `talk` is the signed talk so far."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Pesan Anda"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2, "autocomplete": "off"}),
    )
    choice = forms.CharField(required=False, max_length=160, widget=forms.HiddenInput)
    talk = forms.CharField(required=False, widget=forms.HiddenInput)

    def talk_so_far(self) -> tuple[State, Lines]:
        """The question it waits at, and who said what; from the beginning when it is not ours."""
        try:
            kept: dict[str, Any] = signing.loads(self.cleaned_data.get("talk") or "", salt=_TALK)
            return State.from_dict(kept["state"]), [(bool(mine), str(words)) for mine, words in kept["lines"]]
        except (signing.BadSignature, KeyError, TypeError, ValueError):
            return State(), []


def signed(state: State, lines: Lines) -> str:
    return signing.dumps({"state": state.as_dict(), "lines": lines[-MOST_LINES:]}, salt=_TALK, compress=True)
