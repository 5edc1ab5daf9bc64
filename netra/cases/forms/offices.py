"""The form field that takes an institution by name or code; suggestions come with the page."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.registry import queries as registry
from netra.registry.queries import InstitutionKind as Kind

if TYPE_CHECKING:
    from netra.cases.models import Case
    from netra.registry.models import Institution

EMPLOYERS = (Kind.PPK, Kind.PPK_CENTRAL, Kind.OTHER_AGENCY, Kind.PROPAM, Kind.TNI)
SUPERVISORS = (Kind.BAWASLU_RI, Kind.BAWASLU_PROVINCE, Kind.BAWASLU_DISTRICT, Kind.PANWASCAM)
BODIES = (
    *EMPLOYERS,
    Kind.REGENT,
    Kind.GAKKUMDU,
    Kind.KPU,
    Kind.DKPP,
    Kind.KASN,
    Kind.BKN,
    Kind.SATGAS,
    Kind.HOME_MINISTRY,
)
LONGEST = 160


class OfficeInput(forms.TextInput):
    """A line of text with a list of institutions behind it."""

    template_name = "cases/office_input.html"
    suggestions: Sequence[str] = ()

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        listed = f"{(attrs or {}).get('id') or name}-lembaga"
        more = {**(attrs or {}), "list": listed, "autocomplete": "off", "maxlength": LONGEST}
        context: dict[str, object] = super().get_context(name, value, more)
        return {**context, "list_id": listed, "suggestions": self.suggestions}


class OfficeField(forms.CharField):
    """Cleans to an `Institution`, or `None` when optional and empty. Nothing is guessed: a name that fits several
    institutions is refused with those it may mean."""

    widget = OfficeInput
    default_error_messages = {"required": gettext_lazy("Tulis nama lembaganya, lalu pilih dari daftar.")}

    def __init__(
        self, *, kinds: Sequence[str], near: "Iterable[Institution]" = (), required: bool = True, **options: object
    ) -> None:
        self.kinds = tuple(kinds)
        super().__init__(required=required, max_length=LONGEST, **options)  # type: ignore[arg-type]
        assert isinstance(self.widget, OfficeInput)
        self.widget.suggestions = list(dict.fromkeys(office.name for office in near))

    def clean(self, value: object) -> "Institution | None":
        text = " ".join(str(super().clean(value) or "").split())
        if not text:
            return None
        found = registry.find_offices(text, kinds=self.kinds, limit=7)
        exact = [office for office in found if text.casefold() in {office.name.casefold(), office.pk.casefold()}]
        chosen = exact or found
        if len(chosen) == 1:
            return chosen[0]
        raise forms.ValidationError(_refusal(text, [office.name for office in chosen]), code="office")

    def prepare_value(self, value: object) -> object:
        return getattr(value, "name", value)


def _refusal(text: str, names: Sequence[str]) -> str:
    shown = text if len(text) <= 40 else text[:40] + "…"
    if names:
        return _("“%(text)s” dapat berarti beberapa lembaga: %(names)s. Tulis namanya dengan lengkap.") % {
            "text": shown,
            "names": "; ".join(names[:6]),
        }
    return _("“%(text)s” tidak dikenal. Tulis sebagian namanya, misalnya nama daerah atau kementeriannya.") % {
        "text": shown
    }


def employers_near(case: "Case") -> "list[Institution]":
    """Employers that most probably answer for somebody in this case: the region's, its province's, the central ones."""
    return registry.offices_in(_regions_of(case), kinds=EMPLOYERS, national=True)


def bodies_near(case: "Case") -> "list[Institution]":
    return registry.offices_in(_regions_of(case), kinds=BODIES, national=True)


def supervisors_near(case: "Case") -> "list[Institution]":
    """The offices a matter may be passed on to: of the region and its province, and the national one."""
    return registry.offices_in(_regions_of(case), kinds=SUPERVISORS, national=True)


def _regions_of(case: "Case") -> list[str]:
    """The region of the act with its province and that province's other regions."""
    place = case.region or case.handling_office.region
    if place is None:
        return []
    province = place if place.is_province else registry.region(place.parent_id or place.code)
    return [place.code, province.code, *(child.code for child in registry.children(province))]
