"""Choosing a contest, adding a word, taking one out, trying a text."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.lexicons.models import WordKind
from netra.lexicons.services import WordDraft
from netra.registry.fields import RegionField

LONGEST_TEXT = 2000


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PlaceForm(forms.Form):
    daerah = RegionField(label=gettext_lazy("Daerah"), required=False)


class WordForm(forms.Form):
    """A word for one pair; clean values are a `WordDraft`."""

    ballot_no = forms.TypedChoiceField(label=gettext_lazy("Pasangan"), coerce=int)
    kind = forms.ChoiceField(label=gettext_lazy("Jenis"), choices=WordKind.choices)
    text = forms.CharField(
        label=gettext_lazy("Kata atau frasa"),
        max_length=120,
        help_text=gettext_lazy("Seperti ditulis orang. Besar kecilnya huruf tidak dibedakan."),
    )
    source = forms.CharField(
        label=gettext_lazy("Sumber kata ini"),
        max_length=300,
        help_text=gettext_lazy("Di mana sebutan ini dipakai atau diumumkan: spanduk, laman, unggahan, surat."),
    )
    starts_on = forms.DateField(label=gettext_lazy("Dipakai sejak"), widget=DayInput, required=False)
    ends_on = forms.DateField(label=gettext_lazy("Dipakai sampai"), widget=DayInput, required=False)
    platform = forms.CharField(
        label=gettext_lazy("Di media sosial mana"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Hanya untuk akun; kosongkan bila namanya sama di mana-mana."),
    )
    needs_company = forms.BooleanField(
        label=gettext_lazy("Kata ini juga berarti lain"),
        required=False,
        help_text=gettext_lazy("Dihitung hanya bila ada petunjuk lain tentang pemilihan yang sama."),
    )
    note = forms.CharField(label=gettext_lazy("Catatan untuk kata ini"), max_length=300, required=False)

    def __init__(self, *args: Any, pairs: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        ballot_no = self.fields["ballot_no"]
        assert isinstance(ballot_no, forms.TypedChoiceField)
        ballot_no.choices = pairs

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", ValidationError(_("Tidak boleh sebelum hari mulai dipakai.")))
        if values.get("platform") and values.get("kind") != WordKind.HANDLE:
            self.add_error("platform", ValidationError(_("Media sosial hanya diisi untuk akun.")))
        return values

    def draft(self) -> WordDraft:
        return WordDraft(**self.cleaned_data)


class WhyForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Alasan menarik"),
        max_length=300,
        help_text=gettext_lazy("Misalnya: nama jalan, nama toko, atau sebutan orang lain."),
    )


class TryForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Teks"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 3, "data-count": LONGEST_TEXT}),
        help_text=gettext_lazy("Teks dibaca lalu dilupakan; tidak disimpan."),
    )
