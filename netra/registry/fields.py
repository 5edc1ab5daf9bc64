"""The form field that takes a region by any name. Works without JavaScript; suggestions come with the page."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.registry.models import Region, RegionKind
from netra.registry.names import LONGEST_NAME
from netra.registry.queries import RegionHit, find_regions, find_sub_districts, region, region_names

ANY_KIND = (RegionKind.PROVINCE, RegionKind.REGENCY, RegionKind.CITY)
DISTRICTS = (RegionKind.REGENCY, RegionKind.CITY)


class RegionInput(forms.TextInput):
    """A line of text with a list of regions behind it."""

    template_name = "registry/region_input.html"

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        given = self.build_attrs(dict(self.attrs), attrs or {})
        listed = f"{given.get('id') or name}-daerah"
        context: dict[str, object] = super().get_context(
            name, value, {**(attrs or {}), "list": listed, "autocomplete": "off", "maxlength": LONGEST_NAME}
        )
        return {**context, "list_id": listed, "suggestions": region_names()}


class RegionField(forms.CharField):
    """Cleans to a `Region`, or to `None` when optional and empty.

    `kinds` limits what may be named: `DISTRICTS` leaves provinces out. A name that several regions bear, and a name
    with a slip, are refused with the regions that may be meant; nothing is guessed on behalf of the writer.
    """

    widget = RegionInput
    default_error_messages = {
        "required": gettext_lazy("Tulis nama kabupaten, kota, atau provinsi."),
    }

    def __init__(self, *, kinds: Sequence[RegionKind] = ANY_KIND, required: bool = True, **options: object) -> None:
        self.kinds = tuple(kinds)
        super().__init__(required=required, max_length=LONGEST_NAME, **options)  # type: ignore[arg-type]

    def clean(self, value: object) -> Region | None:
        text = super().clean(value)
        if not text:
            return None
        hits = [hit for hit in find_regions(text) if hit.kind in self.kinds]
        exact = [hit for hit in hits if hit.exact]
        if len(exact) == 1:
            return region(exact[0].code)
        raise forms.ValidationError(self._refusal(text, exact or hits), code="region")

    def prepare_value(self, value: object) -> object:
        if isinstance(value, Region):
            return value.full_name if value.parent is None else f"{value.full_name}, {value.parent.name}"
        return value

    def has_changed(self, initial: object, data: object) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))

    def _refusal(self, text: str, hits: Sequence[RegionHit]) -> str:
        shown = text if len(text) <= 40 else text[:40] + "…"
        choices = "; ".join(hit.label for hit in hits[:6])
        if len(hits) > 1 and hits[0].exact:
            return _("Ada beberapa daerah bernama “%(text)s”. Tulis salah satu dengan lengkap: %(choices)s.") % {
                "text": shown,
                "choices": choices,
            }
        if hits:
            return _("“%(text)s” tidak dikenal. Mungkin maksud Anda: %(choices)s.") % {
                "text": shown,
                "choices": choices,
            }
        inside = find_sub_districts(text, limit=4)
        if inside:
            return _("“%(text)s” adalah kecamatan. Tulis kabupaten atau kotanya: %(choices)s.") % {
                "text": shown,
                "choices": "; ".join(hit.region_label for hit in inside),
            }
        if self.kinds == DISTRICTS and find_regions(text):
            return _("Tulis kabupaten atau kotanya, bukan provinsinya.")
        return _(
            "“%(text)s” tidak dikenal. Tulis nama kabupaten, kota, atau provinsi seperti di KTP,"
            " atau pilih dari daftar."
        ) % {"text": shown}
