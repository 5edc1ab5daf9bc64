"""Who of a pair holds which office, since when, and where that is written."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.registry.fields import RegionField
from netra.watch.forms.act import DayInput


class PlaceForm(forms.Form):
    daerah = RegionField(label=gettext_lazy("Daerah"))


class MarkForm(forms.Form):
    """One office of one member of a pair."""

    side = forms.ChoiceField(label=gettext_lazy("Siapa dari pasangan ini?"), widget=forms.RadioSelect)
    office = forms.ChoiceField(
        label=gettext_lazy("Jabatan yang dipegang"),
        choices=[("HEAD", gettext_lazy("Kepala daerah")), ("DEPUTY", gettext_lazy("Wakil kepala daerah"))],
        widget=forms.RadioSelect,
    )
    office_region = RegionField(
        label=gettext_lazy("Di daerah"),
        help_text=gettext_lazy("Boleh berbeda dari daerah pemilihannya: seorang bupati dapat maju sebagai gubernur."),
    )
    since = forms.DateField(label=gettext_lazy("Menjabat sejak"), widget=DayInput)
    until = forms.DateField(
        label=gettext_lazy("Tidak menjabat lagi mulai"),
        help_text=gettext_lazy("Kosongkan bila masih menjabat atau belum diketahui."),
        widget=DayInput,
        required=False,
    )
    source = forms.CharField(
        label=gettext_lazy("Sumber"),
        help_text=gettext_lazy("Surat keputusan, pengumuman KPU, atau berita: di mana ini tertulis."),
        max_length=200,
    )

    def __init__(self, *args: Any, members: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        side = self.fields["side"]
        assert isinstance(side, forms.ChoiceField)
        side.choices = members

    def clean_since(self) -> date:
        since: date = self.cleaned_data["since"]
        if since < date(1999, 1, 1):
            raise forms.ValidationError(_("Tanggal ini terlalu lama."))
        return since

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        since, until = values.get("since"), values.get("until")
        if since and until and until <= since:
            self.add_error("until", _("Harus sesudah hari mulai menjabat."))
        return values
