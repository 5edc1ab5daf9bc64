"""The lists of an act: speakers, parties, agreed points, audience. Rows left empty are left out."""

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.campaigns.models import Employment, Exactness
from netra.campaigns.services import AgreementDraft, PartyDraft, ReachDraft, SpeakerDraft
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Region

MOST_ROWS, FIRST_ROWS = 40, 3
MOST_PEOPLE = 10_000_000


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RowForm(forms.Form):
    """A row of a list; `needs` must be filled once anything else is."""

    use_required_attribute = False
    needs: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        return not any(value for name, value in self.cleaned_data.items() if name != "id")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if any(value for name, value in values.items() if name != "id"):
            for name in self.needs:
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("Isi bagian ini, atau kosongkan seluruh barisnya."))
        return values


class SpeakerForm(RowForm):
    needs = ("name",)
    name = forms.CharField(label=gettext_lazy("Nama"), max_length=120, required=False)
    post = forms.CharField(label=gettext_lazy("Jabatan"), max_length=120, required=False)
    body = forms.CharField(label=gettext_lazy("Lembaga"), max_length=160, required=False)

    def draft(self) -> SpeakerDraft:
        return SpeakerDraft(**self.cleaned_data)


class PartyForm(RowForm):
    needs = ("body",)
    body = forms.CharField(label=gettext_lazy("Lembaga"), max_length=160, required=False)
    role = forms.CharField(
        label=gettext_lazy("Perannya"),
        help_text=gettext_lazy("Misalnya tuan rumah, peserta, narasumber."),
        max_length=120,
        required=False,
    )
    represented_by = forms.CharField(label=gettext_lazy("Diwakili oleh"), max_length=160, required=False)

    def draft(self) -> PartyDraft:
        return PartyDraft(**self.cleaned_data)


class AgreementForm(RowForm):
    needs = ("what", "who")
    id = forms.IntegerField(widget=forms.HiddenInput, required=False)
    what = forms.CharField(label=gettext_lazy("Apa yang disepakati"), max_length=500, required=False)
    who = forms.CharField(label=gettext_lazy("Siapa yang mengerjakan"), max_length=160, required=False)
    by_when = forms.DateField(label=gettext_lazy("Paling lambat"), widget=DayInput, required=False)

    def draft(self) -> AgreementDraft:
        return AgreementDraft(**self.cleaned_data)


class ReachForm(RowForm):
    needs = ("audience",)
    audience = forms.CharField(
        label=gettext_lazy("Siapa"),
        help_text=gettext_lazy("Nama instansi seperti dalam daftar, atau sebutan seperti “ASN dan instansi vertikal”."),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"list": "instansi"}),
    )
    employment = forms.ChoiceField(
        label=gettext_lazy("Jenis kepegawaian"),
        choices=[("", gettext_lazy("Campuran atau tidak diketahui")), *Employment.choices],
        required=False,
    )
    people = forms.IntegerField(label=gettext_lazy("Jumlah orang"), min_value=0, max_value=MOST_PEOPLE, required=False)
    exactness = forms.ChoiceField(
        label=gettext_lazy("Jumlah itu dari"),
        choices=[
            ("", gettext_lazy("Tidak ada jumlah")),
            *((one.value, one.label) for one in Exactness if one is not Exactness.SIGN_IN),
        ],
        required=False,
    )
    wording = forms.CharField(
        label=gettext_lazy("Jumlah menurut sumber, bila bukan angka"),
        help_text=gettext_lazy("Misalnya “ratusan”."),
        max_length=80,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("people") is not None and not values.get("exactness") and "exactness" not in self.errors:
            self.add_error("exactness", _("Pilih dari mana jumlah itu: daftar hadir, hitungan, atau perkiraan."))
        return values

    def draft(self, region: "Region | None") -> ReachDraft:
        """An agency where the words name one of the region's in full; else the words themselves."""
        values = dict(self.cleaned_data)
        if values["people"] is None:
            values["exactness"] = ""
        found = registry.match_agency(region.code, values["audience"]) if region is not None else None
        if found is not None:
            values["audience"] = ""
        return ReachDraft(agency=found, **values)


R = TypeVar("R", bound=RowForm)


def rows_of(formset: "forms.BaseFormSet[R]") -> list[R]:
    """The filled rows of a valid list."""
    return [form for form in formset.forms if not form.is_blank]


def _set_of(form: type[R]) -> "type[forms.BaseFormSet[R]]":
    return forms.formset_factory(form, extra=FIRST_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True)


SpeakerSet, PartySet, AgreementSet, ReachSet = (
    _set_of(SpeakerForm),
    _set_of(PartyForm),
    _set_of(AgreementForm),
    _set_of(ReachForm),
)


class DoneForm(forms.Form):
    """An agreed point was done."""

    done_on = forms.DateField(label=gettext_lazy("Dilaksanakan pada"), widget=DayInput)
    remark = forms.CharField(label=gettext_lazy("Keterangan"), max_length=300, required=False)

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today

    def clean_done_on(self) -> date:
        day: date = self.cleaned_data["done_on"]
        if day > self.today:
            raise forms.ValidationError(_("Tanggal ini belum tiba."))
        return day
