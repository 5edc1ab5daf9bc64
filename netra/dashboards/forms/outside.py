"""What a reader of published figures may ask for."""

from collections.abc import Iterable, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from netra.registry.fields import RegionField


class PublishedFilter(forms.Form):
    """Cleans to `badan` (a body or ""), `wilayah` (a region or `None`) and `ukuran` (a dimension or "")."""

    badan = forms.ChoiceField(label=_("Lembaga"), required=False)
    wilayah = RegionField(label=_("Wilayah"), required=False)
    ukuran = forms.ChoiceField(label=_("Menurut"), required=False)

    def __init__(self, data: object, *, bodies: Iterable[str], dimensions: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        fields = self.fields
        fields["badan"].choices = [("", _("Semua lembaga")), *((body, body) for body in bodies)]  # type: ignore[attr-defined]
        fields["ukuran"].choices = [("", _("Semua")), *dimensions]  # type: ignore[attr-defined]
