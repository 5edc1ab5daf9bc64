"""Keeping a filter."""

from urllib.parse import parse_qsl, urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FIELDS = frozenset({"tahap", "asal", "tugas", "pegang", "tenggat", "wilayah", "dari", "sampai"})


class KeepForm(forms.Form):
    """A name for the filter that is set now."""

    name = forms.CharField(label=gettext_lazy("Nama saringan"), max_length=60)
    query = forms.CharField(max_length=400, widget=forms.HiddenInput)
    shared = forms.BooleanField(label=gettext_lazy("Bagikan kepada rekan sekantor"), required=False)

    def clean_query(self) -> str:
        """Only what the list understands, so that a kept filter leads nowhere else."""
        pairs = [(name, value) for name, value in parse_qsl(self.cleaned_data["query"]) if name in FIELDS]
        if not pairs:
            raise forms.ValidationError(_("Belum ada saringan yang dipasang."))
        return urlencode(pairs)
