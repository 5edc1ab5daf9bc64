"""Whose account it is, by what, and how sure."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.domain.allegation import STATUS_LABELS
from netra.domain.codes import PersonStatus
from netra.evidence.fields import MultipleEvidenceField
from netra.monitoring.models import Basis, Confidence
from netra.monitoring.services import Whose
from netra.personnel.queries import Behind
from netra.registry import queries as registry
from netra.ui.inputs import Words
from netra.ui.words import say

if TYPE_CHECKING:
    from netra.registry.models import Region

SURE = tuple(one for one in Confidence.choices if one[0] != Confidence.NONE)


class PersonForm(forms.Form):
    """A person behind an account; all of it may stay empty where the form allows that."""

    use_required_attribute = False

    basis = forms.ChoiceField(
        label=gettext_lazy("Dari mana diketahui"), choices=Basis.choices, widget=forms.RadioSelect, required=False
    )
    name = Words(label=gettext_lazy("Nama pemilik akun"), longest=200)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    position = Words(label=gettext_lazy("Jabatan"), longest=200)
    employer = forms.ChoiceField(
        label=gettext_lazy("Instansi pembina kepegawaian"),
        help_text=gettext_lazy("Pegawai kementerian atau lembaga pusat dibina menterinya."),
        required=False,
    )

    def __init__(self, *given: Any, place: "Region | None", on: date, **more: Any) -> None:
        super().__init__(*given, **more)
        self._choose("status", [(one.value, say(label)) for one, label in STATUS_LABELS.items()])
        self.fields["status"].initial = PersonStatus.UNKNOWN
        self._choose("employer", [("", _("Belum diketahui")), *_employers(place, on)])

    def needs_person(self, values: dict[str, Any]) -> None:
        """Say what a named person lacks."""
        if not values.get("basis"):
            self.add_error("basis", _("Pilih dari mana itu diketahui. Wajah bukan dasar."))
        if not values.get("name"):
            self.add_error("name", _("Tulis namanya."))

    def _choose(self, name: str, choices: Sequence[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def person(self, confidence: str, why: str, employee: int | None = None) -> Whose:
        """For a valid form."""
        values = self.cleaned_data
        return Whose(
            confidence=confidence,
            why=why,
            basis=values["basis"],
            name=values["name"],
            status=PersonStatus(values["status"] or PersonStatus.UNKNOWN),
            position=values["position"],
            employer=values["employer"],
            employee=employee,
        )


class WhoseForm(PersonForm):
    """An officer's own word on the account."""

    prefix = "akun"

    confidence = forms.ChoiceField(
        label=gettext_lazy("Seberapa yakin"),
        choices=Confidence.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih seberapa yakin Anda.")},
    )
    why = Words(
        label=gettext_lazy("Apa yang Anda lihat"),
        help_text=gettext_lazy("Nama, tempat, dan unit kerja di profil; siapa yang menerangkan, dan kapan."),
        longest=2_000,
        rows=3,
        required=True,
        error_messages={"required": gettext_lazy("Tulis apa dasarnya.")},
    )
    uploads = MultipleEvidenceField(label=gettext_lazy("Bukti"), required=False)

    employee = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    field_order = ["confidence", "basis", "name", "status", "position", "employer", "why", "uploads"]

    @staticmethod
    def begun(found: Behind | None) -> dict[str, Any]:
        """What the form begins with where evidence names one person; a person decides all the same."""
        if found is None or found.person is None:
            return {}
        who = found.person.employee
        return {
            "basis": Basis.DECLARED if found.is_declared else Basis.PROFILE,
            "name": who.name,
            "status": who.status,
            "position": who.unit,
            "employer": who.employer_id,
            "employee": who.pk,
            "why": "\n".join(say(reason.words) for reason in found.person.reasons),
        }

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("confidence") not in {None, Confidence.NONE}:
            self.needs_person(values)
        return values

    def whose(self) -> Whose:
        """For a valid form."""
        return self.person(self.cleaned_data["confidence"], self.cleaned_data["why"], self.cleaned_data.get("employee"))


def _employers(place: "Region | None", on: date) -> list[Any]:
    """Those near the place, then ministries and agencies."""
    near = []
    if place is not None:
        above = [place] if place.parent is None else [place, place.parent]
        near = [registry.ppk_of_region(one.code) for one in above]
        regent = registry.regent_office(place.code)
        near += [regent] if regent else []
    groups: list[Any] = [(_("Di daerah ini"), [(one.pk, one.name) for one in dict.fromkeys(near)])] if near else []
    central = [(one.pk, one.name) for one in registry.central_authorities(on)]
    return [*groups, (_("Pusat"), central)]
