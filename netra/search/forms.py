"""What to look for, and among what."""

from django import forms
from django.utils.translation import gettext_lazy as _

from netra.cases.queries import CASE
from netra.readings.queries import READING

NEWEST = "baru"
ORDERS = [("", _("paling cocok")), (NEWEST, _("paling baru"))]
LAW = "LAW"
KINDS = [(CASE, _("Perkara")), (READING, _("Bacaan")), (LAW, _("Hukum"))]


class SearchForm(forms.Form):
    """`q`: words, all of which must be there. Cleans to the words and a kind; without one, cases."""

    q = forms.CharField(
        label=_("Kata yang dicari"),
        help_text=_('Semua kata harus ada. "Tanda kutip" untuk urutan tepat, minus untuk mengecualikan: camat -lurah'),
        max_length=200,
        required=False,
    )
    urut = forms.ChoiceField(label=_("Urutan"), choices=ORDERS, required=False)
    di = forms.ChoiceField(choices=KINDS, required=False)

    def clean_di(self) -> str:
        return str(self.cleaned_data["di"]) or CASE
