"""From an answer to one for everybody, and the second look at it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.questions.forms.answer import AnswerForm, Revised
from netra.questions.models import Topic
from netra.questions.refusals import SHOWS_SOMEBODY
from netra.questions.revealing import Sighting, sightings
from netra.questions.services import Wording
from netra.ui.inputs import Words
from netra.ui.words import say

CHECKS = (
    ("nobody", gettext_lazy("Tidak ada nama, nomor, akun, atau jabatan yang menunjuk orang")),
    ("nowhere", gettext_lazy("Tidak ada tempat atau peristiwa yang hanya cocok untuk satu orang")),
    ("law", gettext_lazy("Aturan yang dilampirkan sungguh mengatakan hal itu")),
    ("plain", gettext_lazy("Jawabannya dapat dipahami tanpa membaca pertanyaan aslinya")),
)


class PublishForm(AnswerForm):
    """The cleaned question and answer. Words that may point to somebody are shown until they are gone or ticked."""

    topic = forms.ChoiceField(label=gettext_lazy("Topik"))
    question = Words(
        label=gettext_lazy("Pertanyaan, ditulis ulang"),
        help_text=gettext_lazy("Satu dua kalimat yang cocok bagi siapa saja dengan pertanyaan sama."),
        longest=600,
        rows=3,
        required=True,
        error_messages={"required": gettext_lazy("Tulis pertanyaannya.")},
    )
    is_clean = forms.BooleanField(
        label=gettext_lazy("Sudah saya periksa: yang ditandai itu tidak menunjuk orang tertentu"), required=False
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["topic"].choices = [("", _("Pilih…")), *Topic.choices]  # type: ignore[attr-defined]
        self.fields["text"].label = _("Jawaban, ditulis ulang")
        self.sightings: tuple[Sighting, ...] = ()

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        self.sightings = sightings(f"{values.get('question', '')}\n{values.get('text', '')}")
        if self.sightings and not values.get("is_clean"):
            self.add_error("is_clean", say(SHOWS_SOMEBODY))
        return values

    def wording(self) -> Wording:
        """The clean values as the service takes them."""
        values = self.cleaned_data
        assert self.rested is not None
        return Wording(
            topic=values["topic"],
            question=values["question"],
            text=values["text"],
            ruling=values["ruling"],
            rested=self.rested,
        )


class LookForm(Revised):
    """The list of the second look; every line is to be ticked by whoever publishes."""

    checked = forms.MultipleChoiceField(
        label=gettext_lazy("Daftar periksa"),
        choices=CHECKS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Centang setiap baris setelah memeriksanya.")},
    )

    def clean_checked(self) -> list[str]:
        ticked = list(self.cleaned_data["checked"])
        if len(ticked) < len(CHECKS):
            raise forms.ValidationError(_("Centang setiap baris setelah memeriksanya."))
        return ticked


class NoteForm(Revised):
    """Why a publication is sent back or withdrawn."""

    prefix = "catatan"

    note = Words(
        label=gettext_lazy("Alasan"),
        longest=2_000,
        rows=2,
        required=True,
        error_messages={"required": gettext_lazy("Tulis alasannya.")},
    )
