"""Forms about the people and the places of a case."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.cases.forms import choices
from netra.cases.forms.fields import DayInput, RulesInput
from netra.cases.forms.offices import EMPLOYERS, OfficeField, employers_near
from netra.cases.models import Accused, Case, EmployerQuestion
from netra.domain.allegation import STATUS_LABELS, Person
from netra.domain.codes import PersonStatus
from netra.domain.nip import Malformed, parse
from netra.registry import queries as registry
from netra.registry.fields import RegionField
from netra.suggestions.queries import suggest_for
from netra.ui.words import say

SUGGESTED = 5  # kinds of act shown above the others


class PersonForm(forms.Form):
    """An accused person, as far as known. After `is_valid`: `person` and `kinds_of_act`."""

    name = forms.CharField(label=gettext_lazy("Nama"), max_length=200, required=False)
    status = forms.ChoiceField(label=gettext_lazy("Status"))
    nip = forms.CharField(
        label=gettext_lazy("NIP atau NI PPPK"),
        help_text=gettext_lazy("18 angka, boleh dengan spasi. Kosongkan bila belum diketahui."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    position = forms.CharField(label=gettext_lazy("Jabatan"), max_length=200, required=False)
    agency = forms.CharField(
        label=gettext_lazy("Tempat bekerja menurut laporan"),
        help_text=gettext_lazy("Seperti ditulis pelapor atau pengawas, misalnya “Dinas Pendidikan”."),
        max_length=200,
        required=False,
    )
    address = forms.CharField(label=gettext_lazy("Alamat atau domisili"), max_length=300, required=False)
    rules = forms.MultipleChoiceField(
        label=gettext_lazy("Jenis perbuatan yang diduga"), widget=RulesInput, required=False
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, case: Case, accused: Accused | None, today: date
    ) -> None:
        super().__init__(data)
        self.today = today
        self.suggestion = suggest_for(case.account, on=case.act_on or case.received_on, region_code=case.region_id)
        self.fields["status"].choices = [(one.value, say(label)) for one, label in STATUS_LABELS.items()]  # type: ignore[attr-defined]
        held = accused.rules if accused else []
        suggested = [one.code for one in self.suggestion.found[:SUGGESTED]]
        self.fields["rules"].choices = choices.rule_groups(case, held, suggested)  # type: ignore[attr-defined]
        employer = OfficeField(
            label=_("Instansi pembina kepegawaian (PPK)"),
            help_text=_("Pegawai kementerian atau lembaga pusat dibina menterinya, bukan bupati atau wali kota."),
            kinds=EMPLOYERS,
            near=employers_near(case),
            required=False,
        )
        order = ["name", "status", "nip", "position", "agency", "employer", "address", "rules"]
        self.fields["employer"] = employer
        self.order_fields(order)
        self.initial = {"status": PersonStatus.UNKNOWN}
        if accused is not None:
            self.initial = {name: getattr(accused, name) for name in order}

    def clean_nip(self) -> str:
        """Digits of a number that reads well; an odd one is refused with its reason."""
        written: str = self.cleaned_data["nip"].strip()
        if not written:
            return ""
        read = parse(written, today=self.today)
        if isinstance(read, Malformed):
            raise forms.ValidationError(say(read.reason), code="nip")
        return read.digits

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("name", "position", "agency", "nip")):
            raise forms.ValidationError(_("Isi sedikitnya nama, jabatan, atau tempat bekerja orang itu."))
        return cleaned

    @property
    def person(self) -> Person:
        given = self.cleaned_data
        return Person(
            name=given["name"],
            status=PersonStatus(given["status"]),
            nip=given["nip"],
            position=given["position"],
            agency=given["agency"],
            employer=given["employer"].pk if given["employer"] else "",
            address=given["address"],
        )

    @property
    def kinds_of_act(self) -> list[str]:
        return list(self.cleaned_data["rules"])


class PlaceForm(forms.Form):
    """Where the act was done, and which contest it touched."""

    region = RegionField(label=gettext_lazy("Kabupaten, kota, atau provinsi tempat kejadian"))
    contest = forms.ChoiceField(
        label=gettext_lazy("Pemilihan yang disentuh"),
        help_text=gettext_lazy("Pemilihan menentukan tahapan, dan tahapan menentukan jenis perbuatan."),
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, case: Case) -> None:
        super().__init__(data)
        near = _contests(case)
        if case.contest is not None:
            near.setdefault(str(case.contest.pk), case.contest.title)
        self.fields["contest"].choices = [("", _("Pemilihan di tempat dan hari kejadian")), *near.items()]  # type: ignore[attr-defined]
        self.initial = {"region": case.region, "contest": str(case.contest_id or "")}
        self.act_on = case.act_on

    @property
    def contest_id(self) -> int | None:
        """The contest chosen, else the nearest one of the place on the day of the act, else none."""
        chosen, region = self.cleaned_data["contest"], self.cleaned_data["region"]
        if chosen:
            return int(chosen)
        if self.act_on is None:
            return None
        found = registry.contest_for(region.code, self.act_on).all
        return found[0].pk if found else None


def _contests(case: Case) -> dict[str, str]:
    if case.region_id is None or case.act_on is None:
        return {}
    return {str(one.pk): one.title for one in registry.contest_for(case.region_id, case.act_on).all}


class AskForm(forms.Form):
    """Is this person yours: to whom, and until when an answer is asked for."""

    due_on = forms.DateField(
        label=gettext_lazy("Jawaban diminta paling lambat"),
        help_text=gettext_lazy("Tenggat kantor Anda sendiri; peraturan yang dihimpun tidak menyebut jumlah hari."),
        widget=DayInput(),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, accused: Accused, today: date) -> None:
        super().__init__(data)
        self.today = today
        self.fields["institution"] = OfficeField(
            label=_("Instansi yang ditanyai"), kinds=EMPLOYERS, near=employers_near(accused.case)
        )
        self.order_fields(["institution", "due_on"])
        self.initial = {"institution": accused.employer}

    def clean_due_on(self) -> date:
        due_on: date = self.cleaned_data["due_on"]
        if due_on <= self.today:
            raise forms.ValidationError(_("Tenggat jawaban harus setelah hari ini."))
        return due_on


class QuestionForm(forms.Form):
    """The employer's answer: ours or not, and if so in what status and post."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Apakah orang ini pegawai instansi Anda?"),
        choices=EmployerQuestion.Answer.choices,
        widget=forms.RadioSelect,
    )
    status = forms.ChoiceField(label=gettext_lazy("Status kepegawaian"), required=False)
    position = forms.CharField(label=gettext_lazy("Jabatan"), max_length=200, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        known = [(one.value, say(label)) for one, label in STATUS_LABELS.items() if one is not PersonStatus.UNKNOWN]
        self.fields["status"].choices = [("", _("Pilih status")), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("answer") == EmployerQuestion.Answer.OURS:
            for name, lacks in (("status", _("Pilih statusnya.")), ("position", _("Tulis jabatannya."))):
                if not cleaned.get(name):
                    self.add_error(name, lacks)
        return cleaned
