"""What a person confirms: every field proposed, every field open to correction."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.domain.allegation import Allegation, Origin
from netra.domain.zones import Zone
from netra.figures import queries as figures
from netra.figures.services import PublishedFigure
from netra.intake.fields import PREFIX, PeopleFormSet, ToldEventForm, people_of
from netra.registry import queries as registry
from netra.registry.fields import RegionField
from netra.ui.inputs import Day, Words
from netra.ui.words import say
from netra.zones.services import ZoneDraft

if TYPE_CHECKING:
    from netra.registry.models import Region

LONGEST_SHOWN = 400
UNITS = ("CASES", "PERSONS", "PERCENT")


class BasisForm(forms.Form):
    """The reading as it was seen, and the form's own key."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    form_key = forms.UUIDField(widget=forms.HiddenInput)


class PublishedForm(BasisForm):
    """What figures and zones of others have in common."""

    use_required_attribute = False

    body = Words(
        label=gettext_lazy("Lembaga yang menyatakan"),
        longest=80,
        required=True,
        error_messages={"required": gettext_lazy("Tulis lembaganya.")},
    )
    as_of = Day(label=gettext_lazy("Keadaan per tanggal"), required=True)
    source = Words(
        label=gettext_lazy("Sumber"),
        longest=300,
        required=True,
        error_messages={"required": gettext_lazy("Tulis sumbernya.")},
    )
    note = Words(label=gettext_lazy("Catatan, ikut tampil untuk umum"), longest=400)

    def __init__(self, *given: Any, today: date, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["as_of"]
        assert isinstance(field, Day)
        field.latest = today


class FigureForm(PublishedForm):
    """A count that a body published."""

    value = forms.DecimalField(
        label=gettext_lazy("Angkanya"),
        max_digits=12,
        decimal_places=3,
        min_value=0,
        error_messages={"required": gettext_lazy("Tulis angkanya."), "invalid": gettext_lazy("Tulis angka saja.")},
    )
    unit = forms.ChoiceField(label=gettext_lazy("Satuannya"))
    measure = forms.ChoiceField(label=gettext_lazy("Yang dihitung"))
    region = RegionField(
        label=gettext_lazy("Daerah"), help_text=gettext_lazy("Kosong: seluruh Indonesia."), required=False
    )

    field_order = ["value", "unit", "measure", "region", "body", "as_of", "source", "note"]

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        units, measures = self.fields["unit"], self.fields["measure"]
        assert isinstance(units, forms.ChoiceField)
        assert isinstance(measures, forms.ChoiceField)
        units.choices = [(code, say(words)) for code, words in figures.words_for("units") if code in UNITS]
        measures.choices = [(code, say(words)) for code, words in figures.words_for("measures")]

    def figure(self, ref: str) -> PublishedFigure:
        """For a valid form. `ref` names the reading it was taken from."""
        values = self.cleaned_data
        region: Region | None = values["region"]
        return PublishedFigure(
            body=values["body"],
            measure=values["measure"],
            value=Decimal(values["value"]),
            unit=values["unit"],
            as_of=values["as_of"].isoformat(),
            source=values["source"],
            region_code=region.code if region is not None else "",
            note=_noted(values["note"], ref),
        )


class ZoneForm(PublishedForm):
    """The zone of a region that a body published."""

    region = RegionField(label=gettext_lazy("Daerah"))
    colour = forms.ChoiceField(label=gettext_lazy("Zona"))

    field_order = ["region", "colour", "body", "as_of", "source", "note"]

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        colours = self.fields["colour"]
        assert isinstance(colours, forms.ChoiceField)
        colours.choices = [(zone.value, say(zone.label)) for zone in Zone]

    def draft(self, ref: str) -> ZoneDraft:
        """For a valid form. `ref` names the reading it was taken from."""
        values = self.cleaned_data
        return ZoneDraft(
            body=values["body"],
            region=values["region"],
            colour=Zone(values["colour"]),
            as_of=values["as_of"].isoformat(),
            source=values["source"],
            note=_noted(values["note"], ref),
        )


class TipEventForm(ToldEventForm):
    """What the text tells of, in the words an office keeps."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        del self.fields["uploads"]
        self.fields["account"].help_text = _("Dari teksnya; hapus yang tidak termasuk, tambahkan yang perlu.")


class TipForms:
    """*Informasi awal*: what is told, and who is named."""

    def __init__(
        self,
        data: Any = None,
        *,
        now: datetime,
        initial: Mapping[str, Any],
        people: list[dict[str, object]],
        revision: Mapping[str, object],
    ) -> None:
        self.basis = BasisForm(data, initial=dict(revision))
        self.event = TipEventForm(data, now=now, initial=dict(initial))
        self.people = PeopleFormSet(data, prefix=PREFIX, initial=people)

    @property
    def forms(self) -> list[forms.BaseForm]:
        return [self.event, *self.people.forms]

    def is_valid(self) -> bool:
        """Checks every part, so that all faults are told at once."""
        return all([self.basis.is_valid(), self.event.is_valid(), self.people.is_valid()])

    def allegation(self, *, received_on: date, address: str) -> Allegation:
        """For a valid form; `address` is that of the reading and stands among the links."""
        values = self.event.cleaned_data
        return Allegation(
            origin=Origin.TIP,
            account=values["account"],
            received_on=received_on,
            act_on=values["act_on"],
            time=values["act_time"],
            place=values["place"],
            region_code=self.event.region_code,
            candidate=values["candidate"],
            people=people_of(self.people),
            links=(*values["links"], address),
            witnesses=values["witnesses"],
        )


def changes(*given: forms.BaseForm) -> list[dict[str, str]]:
    """What the person wrote otherwise than proposed, field by field."""
    found = []
    for form in given:
        for name in form.changed_data:
            bound = form[name]
            if bound.is_hidden:
                continue
            final = form.cleaned_data.get(name)
            found.append(
                {
                    "field": form.add_prefix(name),
                    "label": str(bound.label),
                    "proposed": _shown(bound.field, form.get_initial_for_field(bound.field, name)),
                    "final": _shown(bound.field, final),
                }
            )
    return found


def _shown(field: forms.Field, value: Any) -> str:
    prepared = field.prepare_value(value)
    if prepared is None:
        return ""
    if isinstance(prepared, list | tuple | set):
        return ", ".join(str(one) for one in prepared)[:LONGEST_SHOWN]
    return str(prepared)[:LONGEST_SHOWN]


def region_or_none(code: str) -> "Region | None":
    """The region of a code that the engine found, for a form's first value."""
    return registry.region(code) if code else None


def _noted(note: str, ref: str) -> str:
    return " ".join(part for part in (note, f"Dari bacaan {ref}.") if part)
