"""Many cases at once: which, what, for which day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.accounts.queries import User
from netra.ui.words import say
from netra.worklists.queries import Choice

ASSIGN = "ASSIGN"
LONGEST = 4000


class PicksForm(forms.Form):
    """What was ticked in a list (`pilih`, many), or told by the page before (`dilihat`: keys with revisions)."""

    dilihat = forms.CharField(max_length=20_000, required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self._ticked = [key for key in data.getlist("pilih") if len(key) < 40]

    def seen(self) -> dict[str, int]:
        """Keys with the revisions the reader saw; -1 where none was told yet. For a form that was checked."""
        told = (pair.partition(":") for pair in self.cleaned_data.get("dilihat", "").split())
        found = {key: int(revision) for key, _colon, revision in told if revision.isdecimal() and len(revision) < 10}
        return found or dict.fromkeys(self._ticked, -1)


class ManyForm(forms.Form):
    """What to do with all of them: an act, or giving them to a colleague."""

    what = forms.ChoiceField(label=gettext_lazy("Yang dikerjakan"))
    to = forms.ChoiceField(label=gettext_lazy("Ditugaskan kepada"), required=False)
    on = forms.DateField(
        label=gettext_lazy("Tanggal tindakan"),
        help_text=gettext_lazy("Hari tindakan itu sungguh dilakukan. Tenggat dihitung dari tanggal ini."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan atau alasan"),
        help_text=gettext_lazy("Sama untuk semua. Dibaca semua yang berwenang membuka perkaranya."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sure = forms.BooleanField(
        label=gettext_lazy("Saya sudah memeriksa: tindakan ini mengakhiri berkas dan tidak dapat diulang."),
        required=False,
    )

    def __init__(self, data: Any, *, choices: Sequence[Choice], people: Sequence[User], today: date) -> None:
        super().__init__(data, initial={"on": today})
        self._today = today
        self._people = {str(one.pk): one for one in people}
        self._ending = {one.action for one in choices if one.ends}
        ready = [(one.action, _acts(one)) for one in choices if one.ready]
        others = [(one.action, _acts(one)) for one in choices if not one.ready]
        offered = [*ready, *([(ASSIGN, _("Tugaskan kepada rekan"))] if people else []), *others]
        self.fields["what"].choices = offered  # type: ignore[attr-defined]
        self.fields["to"].choices = [("", "—"), *((key, one.name) for key, one in self._people.items())]  # type: ignore[attr-defined]
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self._today:
            raise forms.ValidationError(_("Tanggal itu belum tiba. Pakai tanggal hari ini atau sebelumnya."))
        return on

    def clean(self) -> None:
        if self.cleaned_data.get("what") != ASSIGN:
            return
        if not self.cleaned_data.get("to"):
            self.add_error("to", _("Pilih rekan yang ditugaskan."))
        if not self.cleaned_data.get("note", "").strip():
            self.add_error("note", _("Tulis alasan penugasan."))

    @property
    def ends(self) -> bool:
        return self.cleaned_data.get("what") in self._ending

    @property
    def person(self) -> User | None:
        """Whom the cases are given to; nobody for an act."""
        return self._people.get(self.cleaned_data.get("to", "")) if self.cleaned_data.get("what") == ASSIGN else None


def _acts(choice: Choice) -> str:
    return _("%(act)s (%(ready)s dari %(there)s siap)") % {
        "act": say(choice.label),
        "ready": choice.ready,
        "there": choice.there,
    }
