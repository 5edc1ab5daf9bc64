"""Opening a session for signing in, signing in, and putting right what was typed."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.campaigns.forms.parts import DayInput
from netra.campaigns.models import Employment
from netra.registry.queries import AgencyKind

if TYPE_CHECKING:
    from netra.registry.models import Agency

OTHER = "lain"
# A person is a PNS or a PPPK; "ASN" is for counts of both.
KINDS = [(code, label) for code, label in Employment.choices if code != Employment.ASN]


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class DoorForm(forms.Form):
    """From when to when one can sign in, in the time of the place."""

    day = forms.DateField(label=gettext_lazy("Hari"), widget=DayInput)
    opens = forms.TimeField(label=gettext_lazy("Dibuka pukul"), widget=TimeInput)
    closes = forms.TimeField(label=gettext_lazy("Ditutup pukul"), widget=TimeInput)

    def __init__(self, *args: Any, zone: ZoneInfo, **more: Any) -> None:
        super().__init__(*args, **more)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        opens, closes = values.get("opens"), values.get("closes")
        if opens is not None and closes is not None and closes <= opens:
            self.add_error("closes", _("Harus sesudah jam buka."))
        return values

    def window(self) -> tuple[datetime, datetime]:
        values = self.cleaned_data
        return self._at(values["day"], values["opens"]), self._at(values["day"], values["closes"])

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, tzinfo=self.zone)


class SignInForm(forms.Form):
    """One participant."""

    token = forms.CharField(widget=forms.HiddenInput(attrs={"data-token": True}), max_length=200)
    agency = forms.ChoiceField(label=gettext_lazy("Instansi Anda"), required=False)
    agency_text = forms.CharField(
        label=gettext_lazy("Nama instansi, bila tidak ada di daftar"), max_length=160, required=False
    )
    employment = forms.ChoiceField(
        label=gettext_lazy("Status kepegawaian"), choices=[("", gettext_lazy("Pilih…")), *KINDS]
    )
    name = forms.CharField(
        label=gettext_lazy("Nama (boleh kosong)"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args: Any, agencies: "list[Agency]", **more: Any) -> None:
        super().__init__(*args, **more)
        self.by_id = {str(one.pk): one for one in agencies}
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        if agencies:
            field.choices = _choices(agencies)
        else:
            del self.fields["agency"]
            self.fields["agency_text"].label = _("Instansi Anda")

    @property
    def agency_chosen(self) -> "Agency | None":
        return self.by_id.get(self.cleaned_data.get("agency", ""))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        chosen, typed = values.get("agency", ""), values.get("agency_text", "")
        if "agency" in self.errors or "agency_text" in self.errors or chosen in self.by_id:
            return values
        if chosen == OTHER and not typed:
            self.add_error("agency_text", _("Tulis nama instansi Anda."))
        elif not typed:
            self.add_error("agency" if self.by_id else "agency_text", _("Pilih instansi Anda, atau tulis namanya."))
        return values


class TypedForm(forms.Form):
    """Which agency of the register was meant by what people typed."""

    text = forms.CharField(max_length=160, widget=forms.HiddenInput)
    agency = forms.ChoiceField(label=gettext_lazy("Instansi yang dimaksud"))

    def __init__(self, *args: Any, agencies: "list[Agency]", **more: Any) -> None:
        super().__init__(*args, **more)
        self.by_id = {str(one.pk): one for one in agencies}
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Pilih…")), *((str(one.pk), one.name) for one in agencies)]

    @property
    def agency_chosen(self) -> "Agency":
        return self.by_id[self.cleaned_data["agency"]]


def _choices(agencies: "list[Agency]") -> list[Any]:
    labels = dict(AgencyKind.choices)
    groups = [
        (str(labels[kind]), [(str(one.pk), one.name) for one in agencies if one.kind == kind])
        for kind in AgencyKind.values
    ]
    return [("", _("Pilih…")), *(group for group in groups if group[1]), (OTHER, _("Tidak ada di daftar"))]
