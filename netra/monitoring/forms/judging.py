"""A verdict on a flag, and where a confirmed one goes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.monitoring.models import Check, Finding, Reason, Ruling, Stance
from netra.monitoring.services import Said
from netra.ui.inputs import Words

PARTISAN = (
    ("YES", gettext_lazy("Ya, berpihak pada calon")),
    ("NO", gettext_lazy("Tidak")),
    ("UNKNOWN", gettext_lazy("Tidak jelas")),
)


class SeenForm(forms.Form):
    """Knows which revision its writer saw."""

    use_required_attribute = False

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class VerdictForm(SeenForm):
    """What would clear the owner, whether the words take sides, and the verdict."""

    prefix = "putusan"

    partisan = forms.ChoiceField(
        label=gettext_lazy("Lepas dari siapa pemiliknya: apakah isinya berpihak?"),
        choices=PARTISAN,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih salah satu. Jawaban ini yang mengajari mesin.")},
    )
    stance = forms.ChoiceField(label=gettext_lazy("Sikapnya"), required=False)
    target = forms.ChoiceField(label=gettext_lazy("Yang dimaksud"), required=False)
    ruling = forms.ChoiceField(
        label=gettext_lazy("Putusan Anda"),
        choices=Ruling.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih putusan Anda.")},
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Alasan menyisihkan"),
        help_text=gettext_lazy("Hanya bila disisihkan."),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    why = Words(
        label=gettext_lazy("Keterangan"),
        help_text=gettext_lazy("Wajib bila alasannya lain, atau bila ada pemeriksaan yang belum dapat dipastikan."),
        longest=2_000,
        rows=3,
    )

    def __init__(self, *given: Any, pairs: Sequence[tuple[str, str]] = (), **more: Any) -> None:
        super().__init__(*given, **more)
        same = [("", _("Seperti dibaca mesin"))]
        self._choose("stance", [*same, *Stance.choices])
        self._choose("target", [*same, *pairs, ("multi", _("Beberapa pasangan")), ("none", _("Tidak ada pasangan"))])
        for key, label in Check.choices:
            self.fields[_named(key)] = forms.ChoiceField(
                label=label, choices=Finding.choices, widget=forms.RadioSelect, required=False
            )

    @property
    def checks(self) -> list[BoundField]:
        """The fields of what would clear the owner."""
        return [self[_named(key)] for key in Check.values]

    def said(self) -> Said:
        """For a valid form."""
        values = self.cleaned_data
        return Said(
            ruling=values["ruling"],
            partisan=values["partisan"],
            reason=values["reason"],
            why=values["why"],
            checks={key: values[_named(key)] for key in Check.values if values[_named(key)]},
            stance=values["stance"],
            target=values["target"],
        )

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class JoinForm(SeenForm):
    """Which case the post belongs to."""

    prefix = "gabung"

    case = Words(
        label=gettext_lazy("Nomor atau kode perkara"),
        longest=80,
        required=True,
        error_messages={"required": gettext_lazy("Tulis nomor register atau kode perkaranya.")},
    )


class OpenForm(forms.Form):
    """Why somebody opens a sealed original."""

    use_required_attribute = False
    prefix = "asli"

    why = Words(
        label=gettext_lazy("Alasan membuka"),
        help_text=gettext_lazy("Tercatat bersama nama Anda dan waktunya."),
        longest=300,
        required=True,
        error_messages={"required": gettext_lazy("Tulis alasannya.")},
    )


def _named(key: str) -> str:
    return f"cek_{key.lower()}"
