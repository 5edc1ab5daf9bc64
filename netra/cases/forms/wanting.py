"""What a work list is narrowed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netra.accounts.queries import User
from netra.cases.forms.fields import DayInput
from netra.cases.queries import LATE, ME, NOBODY, Wanted
from netra.domain.allegation import ORIGIN_LABELS
from netra.domain.procedures.supervision import SUPERVISION
from netra.ui.words import say

ANY = ("", _("semua"))


class FilterForm(forms.Form):
    """The filter over a work list. `which` is a tab; everything else narrows what is open."""

    WHICH = (
        ("mine", _("Menunggu saya")),
        ("open", _("Semua yang berjalan")),
        ("closed", _("Selesai")),
    )
    DUE = (
        ANY,
        (LATE, _("lewat tenggat")),
        ("1", _("dalam 1 hari")),
        ("3", _("dalam 3 hari")),
        ("7", _("dalam 7 hari")),
    )
    HELD = (ANY, (ME, _("sedang saya pegang")), ("rekan", _("sedang dipegang rekan")))

    q = forms.CharField(label=_("Nomor registrasi atau kode perkara"), max_length=80, required=False)
    which = forms.ChoiceField(choices=WHICH, required=False)
    tahap = forms.ChoiceField(label=_("Tahap"), required=False)
    asal = forms.ChoiceField(label=_("Asal"), required=False)
    tugas = forms.ChoiceField(label=_("Ditugaskan kepada"), required=False)
    pegang = forms.ChoiceField(label=_("Sedang dikerjakan"), choices=HELD, required=False)
    tenggat = forms.ChoiceField(label=_("Tenggat"), choices=DUE, required=False)
    wilayah = forms.RegexField(
        label=_("Kode wilayah"), regex=r"^\d{2}(\.\d{2}){0,2}(\.\d{4})?$", max_length=13, required=False
    )
    dari = forms.DateField(label=_("Diterima sejak"), widget=DayInput(), required=False)
    sampai = forms.DateField(label=_("Diterima sampai"), widget=DayInput(), required=False)

    NARROWING = ("tahap", "asal", "tugas", "pegang", "tenggat", "wilayah", "dari", "sampai")

    def __init__(self, data: Any, *, colleagues: list[User]) -> None:
        super().__init__(data)
        stages = [(one.code, say(one.label)) for one in SUPERVISION.stages if not one.is_end]
        self.fields["tahap"].choices = [ANY, *stages]  # type: ignore[attr-defined]
        origins = [(one.value, say(label)) for one, label in ORIGIN_LABELS.items()]
        self.fields["asal"].choices = [ANY, *origins]  # type: ignore[attr-defined]
        people = [(str(one.pk), one.name) for one in colleagues]
        self.fields["tugas"].choices = [  # type: ignore[attr-defined]
            ANY,
            (ME, _("saya")),
            (NOBODY, _("belum ditugaskan")),
            *people,
        ]

    @property
    def narrowing(self) -> list[forms.BoundField]:
        return [self[name] for name in self.NARROWING]

    def wanted(self) -> Wanted:
        """For a form that was checked; what was written wrongly narrows nothing."""
        given = self.cleaned_data
        return Wanted(
            stage=given.get("tahap") or "",
            origin=given.get("asal") or "",
            given=given.get("tugas") or "",
            held=given.get("pegang") or "",
            due=given.get("tenggat") or "",
            region=given.get("wilayah") or "",
            since=given.get("dari"),
            until=given.get("sampai"),
        )

    def said(self) -> list[str]:
        """What was chosen, in words."""
        told = []
        for one in self.narrowing:
            value = self.cleaned_data.get(one.name)
            words = dict(getattr(one.field, "choices", ())).get(value, value)
            if value:
                told.append(f"{one.label}: {words}")
        return told

    def kept(self) -> dict[str, str]:
        """What was chosen, as an address holds it: only what narrows."""
        return {name: self.data.get(name, "") for name in self.NARROWING if self.cleaned_data.get(name)}
