"""Searching published answers."""

from django import forms
from django.utils.translation import gettext_lazy

from netra.questions.models import Topic


class SearchForm(forms.Form):
    """Takes whatever an address holds: what cannot be used is left out rather than refused."""

    q = forms.CharField(
        label=gettext_lazy("Cari jawaban yang sudah ada"),
        help_text=gettext_lazy("Tulis seperti Anda bicara. Misalnya: dimasukin grup WA tim sukses"),
        required=False,
        widget=forms.TextInput({"type": "search"}),
    )
    topik = forms.ChoiceField(choices=[("", ""), *Topic.choices], required=False)
    act = forms.SlugField(required=False)
    siapa = forms.SlugField(required=False)

    def value(self, name: str) -> str:
        """A clean value, "" when there is none."""
        self.is_valid()
        found = str(self.cleaned_data.get(name) or "")
        return "" if "\x00" in found else found[:300]
