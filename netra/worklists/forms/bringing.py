"""A register to bring in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_BYTES = 2_000_000
ENDINGS = (".csv", ".xlsx", ".tsv", ".jsonl")


class RegisterForm(forms.Form):
    """One file, small enough to be read while one waits."""

    register = forms.FileField(
        label=gettext_lazy("Berkas register"),
        help_text=gettext_lazy("CSV atau XLSX, paling banyak 500 baris dan 2 MB. Baris pertama berisi judul kolom."),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS), "data-files": "", "data-limit": str(MOST_BYTES)}),
    )

    def clean_register(self) -> Any:
        file = self.cleaned_data["register"]
        if not file.name.lower().endswith(ENDINGS):
            raise forms.ValidationError(_("Jenis berkas ini tidak dikenal; pakai CSV atau XLSX."))
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Berkas ini lebih dari 2 MB. Bagi menjadi beberapa berkas."))
        return file
