"""Forms of the accused's own page."""

from django import forms
from django.utils.translation import gettext_lazy

from netra.evidence.fields import MultipleEvidenceField
from netra.ui.words import say
from netra.vault import services as vault


class CodeForm(forms.Form):
    """The answer code as printed in the summons; cleans to its one proper form."""

    code = forms.CharField(
        label=gettext_lazy("Kode jawaban"),
        help_text=gettext_lazy("18 huruf dan angka, tercetak di surat undangan klarifikasi."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        read = vault.normalise(self.cleaned_data["code"])
        if isinstance(read, vault.BadCode):
            raise forms.ValidationError(say(read.reason), code="code")
        return read


class AnswerForm(forms.Form):
    """The accused's answer, in his or her own words."""

    text = forms.CharField(
        label=gettext_lazy("Jawaban Anda"),
        help_text=gettext_lazy("Tulis dengan kata-kata sendiri. Anda boleh menjawab lebih dari sekali."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 9, "data-count": "20000"}),
    )
    companion = forms.CharField(
        label=gettext_lazy("Pendamping"),
        help_text=gettext_lazy("Nama orang yang mendampingi Anda, bila ada."),
        max_length=200,
        required=False,
    )
    evidence = MultipleEvidenceField(
        label=gettext_lazy("Bukti dari Anda"),
        help_text=gettext_lazy("Foto, dokumen, rekaman. Berkas asli disegel dan tidak diubah."),
        required=False,
    )
