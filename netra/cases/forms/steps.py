"""Forms for the moves of a case: an act, joining, withdrawing a paper, evidence, a reason."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.cases.forms.fields import DayInput
from netra.cases.queries import Twin
from netra.evidence.fields import MultipleEvidenceField
from netra.ui.words import say

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from netra.cases.models import Case


class DayForm(forms.Form):
    """A form with the legal day of what is done; never in the future."""

    on = forms.DateField(
        label=gettext_lazy("Tanggal tindakan"),
        help_text=gettext_lazy("Hari tindakan itu sungguh dilakukan. Tenggat dihitung dari tanggal ini."),
        widget=DayInput(),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, files: Any = None, *, on: date, today: date) -> None:
        super().__init__(data, files, initial={"on": on})
        self.today = today
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("Tanggal itu belum tiba. Pakai tanggal hari ini atau sebelumnya."))
        return on


class ActionForm(DayForm):
    """An act: the revision the reader saw, the legal day, a note; a tick where the act ends something."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        help_text=gettext_lazy("Dibaca semua yang berwenang membuka perkara ini. Jangan menulis identitas pelapor."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "data-count": "4000"}),
    )
    sure = forms.BooleanField(label="")

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        on: date,
        today: date,
        revision: int,
        ends: str = "",
    ) -> None:
        super().__init__(data, on=on, today=today)
        self.initial["revision"] = revision
        if ends:
            self.fields["sure"].label = ends
        else:
            del self.fields["sure"]


class JoinForm(DayForm):
    """Which open case this one is to be joined to."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    into = forms.CharField(label=gettext_lazy("Perkara tujuan"), max_length=80)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        on: date,
        today: date,
        revision: int,
        twins: tuple[Twin, ...],
        into: str = "",
    ) -> None:
        super().__init__(data, on=on, today=today)
        self.initial.update({"revision": revision, "into": into})
        self.fields["into"].help_text = _("Nomor registrasi atau kode perkara.")
        if twins:
            offered = [(twin.case.ref, f"{twin.case} · {', '.join(map(say, twin.reasons))}") for twin in twins]
            self.fields["into"].widget = forms.TextInput(attrs={"list": "twins"})
            self.offered = offered
        else:
            self.offered = []


class WithdrawForm(DayForm):
    """Why a paper is taken out of play."""

    note = forms.CharField(
        label=gettext_lazy("Apa yang keliru"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ExhibitForm(forms.Form):
    """Evidence an office adds to a case."""

    evidence = MultipleEvidenceField(label=gettext_lazy("Berkas bukti"))
    note = forms.CharField(label=gettext_lazy("Keterangan singkat"), max_length=300, required=False)


class WhyForm(forms.Form):
    """A stated reason for opening an original."""

    why = forms.CharField(
        label=gettext_lazy("Alasan membuka berkas asli"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class LetInForm(forms.Form):
    """Which of the cases that wait are let in: those ticked, or all of them."""

    semua = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict, *, cases: "QuerySet[Case]") -> None:
        super().__init__(data)
        self._cases = cases
        self.fields["pilih"] = forms.ModelMultipleChoiceField(cases, required=False)

    def clean(self) -> None:
        if not self.cleaned_data.get("semua") and not self.cleaned_data.get("pilih"):
            raise forms.ValidationError("", code="nothing")

    def chosen(self) -> "list[Case]":
        """For a valid form."""
        return list(self._cases if self.cleaned_data["semua"] else self.cleaned_data["pilih"])
