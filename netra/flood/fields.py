"""The plain question as a field of whatever form is being sent."""

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from netra.flood.challenges import challenge_of


class ChallengeForm(forms.Form):
    """Bound to what was sent; `secret` is the form's own."""

    use_required_attribute = False

    answer = forms.CharField(
        required=False,
        max_length=40,
        help_text=gettext_lazy("Jawab dengan angka atau kata."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    cannot = forms.BooleanField(
        required=False,
        label=gettext_lazy(
            "Saya tidak dapat menjawab soal ini. Simpan kiriman saya untuk dilihat petugas lebih dahulu."
        ),
    )

    def __init__(self, sent: QueryDict | None, *, secret: str) -> None:
        super().__init__(sent, prefix="soal")
        self._challenge = challenge_of(secret)
        self.fields["answer"].label = self._challenge.asked_in(get_language() or "id")

    @property
    def is_answered(self) -> bool:
        return self.is_valid() and self._challenge.is_answered_by(self.cleaned_data["answer"])

    @property
    def is_declined(self) -> bool:
        return self.is_valid() and self.cleaned_data["cannot"]

    def with_fault(self) -> "ChallengeForm":
        """The same form for a page that asks for the answer, with a fault at the field."""
        if self.is_valid():
            tried = self.cleaned_data["answer"]
            self.add_error("answer", _("Jawaban ini belum tepat. Coba lagi.") if tried else _("Jawab soal ini."))
        return self
