"""One agency of a region, and a file of many."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.campaigns.forms.parts import DayInput
from netra.registry.queries import AgencyKind
from netra.registry.services import AgencyDraft

LARGEST = 8_000_000


class AgencyForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Nama instansi"), max_length=160)
    kind = forms.ChoiceField(label=gettext_lazy("Jenis"), choices=AgencyKind.choices)
    abbreviation = forms.CharField(label=gettext_lazy("Singkatan"), max_length=40, required=False)
    head_title = forms.CharField(
        label=gettext_lazy("Jabatan pimpinannya"),
        help_text=gettext_lazy("Surat dialamatkan kepada jabatan ini."),
        max_length=120,
        required=False,
    )
    email = forms.EmailField(label=gettext_lazy("Surel"), required=False)
    address = forms.CharField(label=gettext_lazy("Alamat"), max_length=300, required=False)
    headcount = forms.IntegerField(label=gettext_lazy("Jumlah pegawai"), min_value=0, max_value=200_000, required=False)
    headcount_on = forms.DateField(label=gettext_lazy("Jumlah itu per tanggal"), widget=DayInput, required=False)
    source = forms.CharField(label=gettext_lazy("Sumber"), max_length=200, required=False)

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        day = values.get("headcount_on")
        if values.get("headcount") is not None and day is None and "headcount_on" not in self.errors:
            self.add_error("headcount_on", _("Tulis tanggal jumlah pegawai itu."))
        if day is not None and day > self.today:
            self.add_error("headcount_on", _("Tanggal ini belum tiba."))
        return values

    def draft(self) -> AgencyDraft:
        return AgencyDraft(**self.cleaned_data)


class FileForm(forms.Form):
    """A CSV file of agencies."""

    file = forms.FileField(label=gettext_lazy("Berkas CSV"), widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Berkas ini lebih besar dari 8 MB."))
        return file
