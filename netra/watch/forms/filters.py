from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netra.registry.fields import RegionField
from netra.ui.words import say
from netra.watch.models import DeedKind
from netra.watch.queries import RULINGS, Filters

WITH_CASE = {"ya": True, "tidak": False}


class FilterForm(forms.Form):
    """What to show of the register; everything may stay empty."""

    daerah = RegionField(label=_("Daerah"), required=False)
    jenis = forms.ChoiceField(label=_("Jenis perbuatan"), required=False)
    hasil = forms.ChoiceField(label=_("Hasil pemeriksaan tanggal"), required=False)
    perkara = forms.ChoiceField(label=_("Sudah menjadi perkara"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        every = ("", _("Semua"))
        self._choose("jenis", [every, *DeedKind.choices])
        self._choose("hasil", [every, *((ruling.value, say(badge.label)) for ruling, badge in RULINGS.items())])
        self._choose("perkara", [every, ("ya", _("Ya")), ("tidak", _("Belum"))])

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def filters(self) -> Filters:
        """The filters asked for; a field that makes no sense filters nothing and says so on the page."""
        values = self.cleaned_data if self.is_bound else {}
        region = values.get("daerah")
        return Filters(
            region_code="" if region is None else region.code,
            kind=values.get("jenis", ""),
            ruling=values.get("hasil", ""),
            with_case=WITH_CASE.get(values.get("perkara", "")),
        )
