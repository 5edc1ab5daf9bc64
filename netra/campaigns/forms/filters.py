"""What to show; everything may stay empty, and what makes no sense filters nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netra.campaigns.forms.act import BINDING
from netra.campaigns.models import ActKind
from netra.campaigns.queries import Filters, PublicFilters, public_years
from netra.registry.fields import RegionField

_EVERY = ("", _("Semua"))
_WHEN = {"akan": "planned", "sudah": "held", "batal": "cancelled"}


class PlaceForm(forms.Form):
    """Which region's page to show."""

    daerah = RegionField(label=_("Daerah"))


class PublicForm(forms.Form):
    """The public list."""

    daerah = RegionField(label=_("Daerah"), required=False)
    jenis = forms.ChoiceField(label=_("Jenis"), choices=[_EVERY, *ActKind.choices], required=False)
    q = forms.CharField(
        label=_("Kata"),
        help_text=_("Judul, penyelenggara, pembicara, atau nomor surat."),
        max_length=80,
        required=False,
    )
    tahun = forms.TypedChoiceField(label=_("Tahun"), coerce=int, empty_value=None, required=False)
    mengikat = forms.ChoiceField(
        label=_("Surat edaran yang mengikat"),
        choices=[_EVERY, *((one.value, one.label) for one in BINDING)],
        required=False,
    )
    rekaman = forms.BooleanField(label=_("Hanya yang ada rekamannya"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        year = self.fields["tahun"]
        assert isinstance(year, forms.TypedChoiceField)
        year.choices = [_EVERY, *((str(one), str(one)) for one in public_years())]

    def filters(self) -> PublicFilters:
        values = self.cleaned_data if self.is_bound else {}
        return PublicFilters(
            text=values.get("q", ""),
            year=values.get("tahun"),
            recorded=values.get("rekaman", False),
            binds=values.get("mengikat", ""),
        )


class RegisterForm(forms.Form):
    """The register of an office."""

    daerah = RegionField(label=_("Daerah"), required=False)
    jenis = forms.ChoiceField(label=_("Jenis"), choices=[_EVERY, *ActKind.choices], required=False)
    waktu = forms.ChoiceField(
        label=_("Waktu"),
        choices=[_EVERY, ("akan", _("Akan datang")), ("sudah", _("Sudah berlangsung")), ("batal", _("Batal"))],
        required=False,
    )

    def filters(self) -> Filters:
        values = self.cleaned_data if self.is_bound else {}
        region = values.get("daerah")
        return Filters(
            region_code="" if region is None else region.code,
            kind=values.get("jenis", ""),
            when=_WHEN.get(values.get("waktu", ""), ""),
        )
