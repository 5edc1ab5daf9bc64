"""The form for any paper, drawn from its kind."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.cases.forms import choices
from netra.cases.forms.fields import LONGEST_LINE, DayInput, RulesInput, plain_field
from netra.cases.forms.offices import BODIES, SUPERVISORS, OfficeField, bodies_near, supervisors_near
from netra.cases.models import Accused, Case, Track
from netra.cases.refusals import NO_EMPLOYER
from netra.domain import procedures
from netra.domain.papers import ELEMENTS, Field, Kind, PaperKind
from netra.domain.papers.kinds import NUMBER
from netra.evidence.fields import MultipleEvidenceField
from netra.ui.words import say

NEEDS_EMPLOYER = frozenset({"KASN", "BKN", "EMPLOYER"})
NEEDS_ALLEGATION = frozenset({"SUMMONS", "SECOND_SUMMONS"})


# Each element of the study has its name above it; the three fields below need not repeat it.
_SHORT = {
    "for": gettext_lazy("Yang mendukung"),
    "against": gettext_lazy("Yang melemahkan"),
    "holds": gettext_lazy("Penilaian"),
}


class PaperForm(forms.Form):
    """One paper of a kind. After `is_valid`: `values` (plain, by field name) and `accused`."""

    on = forms.DateField(label=gettext_lazy("Tanggal naskah"), widget=DayInput())
    attachments = MultipleEvidenceField(
        label=gettext_lazy("Berkas pendukung"),
        help_text=gettext_lazy("Pindaian surat, foto, rekaman. Disegel dan dicatat sebagai bukti."),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: Any = None,
        *,
        kind: PaperKind,
        case: Case,
        track: Track | None,
        people: Sequence[Accused],
        person: Accused | None,
        zone: ZoneInfo,
        on: date,
        today: date,
        next_number: str = "",
    ) -> None:
        super().__init__(data, files, prefix=None)
        self.kind, self.case, self.track, self.today = kind, case, track, today
        self.people = list(people) if track is None else [track.accused]
        self._zone, self._on = zone, on
        own = {field.name: made for field in kind.fields if (made := self._field(field)) is not None}
        for name, label in _SHORT.items() if kind.code == "STUDY" else ():
            for element, _label in ELEMENTS:
                own[f"{element}_{name}"].label = str(label)
        if next_number and NUMBER in kind.fields:
            own["number"].required = False
            own["number"].help_text = _("Kosongkan untuk nomor berikutnya dari buku nomor kantor: %(number)s") % {
                "number": next_number
            }
        if "sanction" in own:
            own["sanction_other"] = forms.CharField(
                label=_("Sanksi di luar daftar"),
                help_text=_("Isi hanya bila sanksinya tidak ada dalam daftar. Dicatat apa adanya, dengan peringatan."),
                max_length=40,
                required=False,
            )
        self.fields = {**own, "attachments": self.fields["attachments"], "on": self.fields["on"]}
        self.fields["on"].widget.attrs["max"] = today.isoformat()
        self.initial = {"on": on, "accused": str(person.pk) if person else self._only_person(), **self._guesses(person)}

    def _only_person(self) -> str:
        return str(self.people[0].pk) if len(self.people) == 1 else ""

    def _guesses(self, person: Accused | None) -> dict[str, Any]:
        people = [person] if person else self.people
        found: dict[str, Any] = {}
        if "rules" in self.fields:
            found["rules"] = choices.codes_held(self.case, people)
        if "route" in self.fields:
            fitting = choices.destinations(self.case, people, self._on)
            found["route"] = fitting[0].route if fitting else ""
        return found

    def _field(self, field: Field) -> forms.Field | None:
        label, needed = say(field.label), field.is_required
        match field.kind:
            case Kind.ACCUSED:
                if self.track is not None:
                    return None
                names = [(str(person.pk), _named(person)) for person in self.people]
                return forms.ChoiceField(label=label, choices=names, widget=forms.RadioSelect)
            case Kind.ROUTE:
                groups = choices.route_groups(self.case, self.people, self._on)
                return forms.ChoiceField(label=label, choices=groups)
            case Kind.RULES:
                held = choices.codes_held(self.case, self.people)
                return forms.MultipleChoiceField(
                    label=label, choices=choices.rule_groups(self.case, held), widget=RulesInput, required=needed
                )
            case Kind.SANCTION:
                person = self.people[0]
                examined = (self.track.examined_on if self.track else None) or self._on
                options = [("", _("Pilih sanksi")), *choices.sanction_groups(person, examined)]
                return forms.ChoiceField(label=label, choices=options)
            case Kind.BODY:
                return OfficeField(
                    label=label, kinds=BODIES, near=bodies_near(self.case), required=needed, help_text=say(field.help)
                )
            case Kind.OFFICE:
                return OfficeField(label=label, kinds=SUPERVISORS, near=supervisors_near(self.case), required=needed)
            case _:
                return plain_field(field, self._zone)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("Tanggal itu belum tiba. Pakai tanggal hari ini atau sebelumnya."))
        return on

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("sanction") == choices.OTHER and not cleaned.get("sanction_other", "").strip():
            self.add_error("sanction_other", _("Tulis sanksi yang dijatuhkan."))
        if self.kind.code in NEEDS_ALLEGATION and self.accused is not None and not self._is_put(self.accused):
            self.add_error(
                "accused",
                _("Dugaan terhadap orang ini belum ditulis. Tulis “Dugaan yang disampaikan kepada terlapor” dahulu."),
            )
        if "route" in cleaned and self.accused is not None and "on" in cleaned:
            self._check_route(cleaned["route"], self.accused, cleaned["on"])
        return cleaned

    def _is_put(self, accused: Accused) -> bool:
        return self.case.papers.filter(kind="ALLEGATION", accused=accused, withdrawn_on=None).exists()

    def _check_route(self, route: str, accused: Accused, on: date) -> None:
        if route in NEEDS_EMPLOYER and accused.employer_id is None:
            self.add_error("route", say(NO_EMPLOYER))
        try:
            procedures.for_route(route, status=accused.status, on=on)
        except procedures.NoProcedure as refusal:
            self.add_error("route", say(refusal.text))

    @property
    def accused(self) -> Accused | None:
        """The person the paper is about, where its kind asks for one."""
        if self.track is not None:
            return self.track.accused if any(field.kind is Kind.ACCUSED for field in self.kind.fields) else None
        chosen = self.cleaned_data.get("accused", "")
        return next((person for person in self.people if str(person.pk) == chosen), None)

    @property
    def values(self) -> dict[str, Any]:
        """What the paper keeps: plain values, days and moments as ISO text, institutions by code."""
        return {
            field.name: self._plain(field.name)
            for field in self.kind.fields
            if field.kind is not Kind.ACCUSED and field.name in self.cleaned_data
        }

    def _plain(self, name: str) -> Any:
        value = self.cleaned_data[name]
        if name == "sanction" and value == choices.OTHER:
            return self.cleaned_data["sanction_other"].strip()
        if isinstance(value, datetime | date):
            return value.isoformat()
        if value is None:
            return ""
        return value.pk if hasattr(value, "pk") else value


def _named(person: Accused) -> str:
    return f"{person}, {person.position}"[:LONGEST_LINE] if person.position else str(person)
