"""A question to the cyber unit, and its answer."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.evidence.fields import MultipleEvidenceField
from netra.monitoring.forms.judging import SeenForm
from netra.monitoring.forms.whose import PersonForm
from netra.monitoring.models import Confidence
from netra.monitoring.services import Asked, Whose
from netra.ui.inputs import Words

USUAL = timedelta(days=2)


class AskForm(forms.Form):
    """What one wants to know, and until when."""

    use_required_attribute = False
    prefix = "tanya"

    question = Words(
        label=gettext_lazy("Pertanyaan Anda"),
        help_text=gettext_lazy("Misalnya: milik siapa akun ini, dan apakah diretas pada hari itu?"),
        longest=4_000,
        rows=3,
        required=True,
        error_messages={"required": gettext_lazy("Tulis pertanyaannya.")},
    )
    last_day = forms.DateField(
        label=gettext_lazy("Jawaban diminta paling lambat"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Isi batas waktunya."),
            "invalid": gettext_lazy("Tanggal ini tidak ada di kalender."),
        },
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, today: date, **more: Any) -> None:
        super().__init__(*given, **more)
        self.today = today
        self.fields["last_day"].initial = today + USUAL

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if day < self.today:
            raise forms.ValidationError(_("Batas waktunya harus di depan."))
        return day

    def asked(self) -> Asked:
        """For a valid form."""
        values = self.cleaned_data
        return Asked(question=values["question"], last_day=values["last_day"], form_key=str(values["form_key"]))


class AnswerForm(PersonForm, SeenForm):
    """What the unit found, how sure it is, with its files; the person only where one can be told."""

    prefix = "jawab"

    text = Words(
        label=gettext_lazy("Jawaban"),
        help_text=gettext_lazy("Apa yang diperiksa, apa yang ditemukan, apa yang tidak dapat dipastikan."),
        longest=8_000,
        rows=6,
        required=True,
        error_messages={"required": gettext_lazy("Tulis jawabannya.")},
    )
    confidence = forms.ChoiceField(
        label=gettext_lazy("Seberapa yakin"),
        choices=Confidence.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih seberapa yakin unit siber.")},
    )
    uploads = MultipleEvidenceField(
        label=gettext_lazy("Bukti"),
        help_text=gettext_lazy("Tangkapan layar, PDF, atau teks; disegel begitu diterima."),
        required=False,
    )

    field_order = ["text", "confidence", "uploads", "basis", "name", "status", "position", "employer", "seen"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("basis") or values.get("name"):
            self.needs_person(values)
            if values.get("confidence") == Confidence.NONE:
                self.add_error("confidence", _("Anda menyebut orangnya: pilih seberapa yakin."))
        return values

    def whose(self) -> Whose | None:
        """Whose account it is, where the unit says so; for a valid form."""
        values = self.cleaned_data
        return self.person(values["confidence"], values["text"][:2_000]) if values.get("name") else None
