"""What an officer does with a question."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.questions.forms.rules import RestingForm
from netra.questions.models import Decline, Ruling
from netra.questions.refusals import NEEDS_RULE
from netra.registry.fields import RegionField
from netra.ui.inputs import Words
from netra.ui.words import say


class Revised(forms.Form):
    """A form that knows which revision its writer saw."""

    use_required_attribute = False

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class AnswerForm(Revised, RestingForm):
    ruling = forms.ChoiceField(
        label=gettext_lazy("Jawaban"),
        choices=Ruling.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih salah satu jawaban.")},
    )
    text = Words(
        label=gettext_lazy("Penjelasan kepada penanya"),
        help_text=gettext_lazy("Bahasa sehari-hari: apa yang boleh, apa syaratnya, apa yang sebaiknya dilakukan."),
        longest=8_000,
        rows=7,
        required=True,
        error_messages={"required": gettext_lazy("Tulis penjelasannya.")},
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        needs = values.get("ruling") not in {None, "", Ruling.CANNOT_SAY}
        if needs and self.rested is not None and self.rested.is_empty:
            self.add_error("codes", say(NEEDS_RULE))
        return values


class AskBackForm(Revised):
    prefix = "balik"

    text = Words(
        label=gettext_lazy("Yang ingin Anda ketahui dari penanya"),
        help_text=gettext_lazy("Jangan menanyakan nama; janji layanan berhenti sampai penanya menjawab."),
        longest=4_000,
        rows=3,
        required=True,
        error_messages={"required": gettext_lazy("Tulis pertanyaannya.")},
    )


class HandOverForm(Revised):
    prefix = "alih"

    region = RegionField(
        label=gettext_lazy("Kantor pengawas di"),
        help_text=gettext_lazy("Kabupaten, kota, atau provinsi. Kosong: Bawaslu RI."),
        required=False,
    )


class DeclineForm(Revised):
    prefix = "tolak"

    why = forms.ChoiceField(
        label=gettext_lazy("Alasan"),
        choices=Decline.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih alasannya.")},
    )
    text = Words(
        label=gettext_lazy("Penjelasan kepada penanya"),
        longest=2_000,
        rows=3,
        required=True,
        error_messages={"required": gettext_lazy("Jelaskan alasannya dengan satu dua kalimat.")},
    )


class RevealForm(forms.Form):
    use_required_attribute = False
    prefix = "nama"

    reason = Words(
        label=gettext_lazy("Alasan membuka nama"),
        help_text=gettext_lazy("Tercatat bersama nama Anda dan waktunya, dan dapat dibaca auditor."),
        longest=500,
        rows=2,
        required=True,
        error_messages={"required": gettext_lazy("Tulis alasannya; tanpa alasan nama tetap tertutup.")},
    )


def first_fault(form: forms.Form) -> str:
    """One sentence for a form whose page is not shown again."""
    return str(next(iter(form.errors.values()))[0]) if form.errors else _("Periksa isian Anda.")
