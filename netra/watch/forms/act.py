"""An act of office as somebody records it, and what is completed later."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.accounts.queries import User
from netra.evidence.fields import MultipleEvidenceField, MultipleFileInput
from netra.registry.fields import RegionField
from netra.watch.models import ConsentState, DeedKind, Doer, OfficeAct, Source
from netra.watch.permissions import sources_for, writers, writes_as
from netra.watch.services import ActDraft, Completion

EARLIEST = date(2015, 1, 1)  # the Pilkada law of UU 1/2015 began to be used in that year


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class CompletionForm(forms.Form):
    """Consent and the days that end the windows."""

    fills_vacancy = forms.BooleanField(
        label=gettext_lazy("Hanya mengisi jabatan kosong dengan pelaksana tugas (Plt)"),
        help_text=gettext_lazy("Menurut penjelasan pasal 71 ayat (2), ini bukan penggantian."),
        required=False,
    )
    consent = forms.ChoiceField(
        label=gettext_lazy("Persetujuan tertulis Menteri Dalam Negeri"),
        choices=ConsentState.choices,
        widget=forms.RadioSelect,
        initial=ConsentState.NOT_KNOWN,
        required=False,
    )
    consent_on = forms.DateField(label=gettext_lazy("Tanggal surat persetujuan"), widget=DayInput, required=False)
    consent_number = forms.CharField(label=gettext_lazy("Nomor surat persetujuan"), max_length=120, required=False)
    winners_fixed_on = forms.DateField(
        label=gettext_lazy("Hari penetapan calon terpilih"),
        help_text=gettext_lazy("Bila sudah diketahui. Mengakhiri masa larangan pasal 71 ayat (3)."),
        widget=DayInput,
        required=False,
    )
    inaugurated_on = forms.DateField(
        label=gettext_lazy("Hari pelantikan kepala daerah"),
        help_text=gettext_lazy("Bila sudah diketahui. Dari hari ini dihitung enam bulan menurut pasal 162 ayat (3)."),
        widget=DayInput,
        required=False,
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today

    @classmethod
    def of(cls, act: OfficeAct, *, today: date) -> "CompletionForm":
        """The form filled with what is known of an act."""
        names = ("fills_vacancy", "consent", "consent_on", "consent_number", "winners_fixed_on", "inaugurated_on")
        return cls(today=today, initial={name: getattr(act, name) for name in names})

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        given = values.get("consent") == ConsentState.GIVEN
        for name, fault in (
            ("consent_on", _("Tulis tanggal surat persetujuannya.")),
            ("consent_number", _("Tulis nomor surat persetujuannya.")),
        ):
            if given and not values.get(name) and name not in self.errors:
                self.add_error(name, fault)
        for name in ("consent_on", "winners_fixed_on", "inaugurated_on"):
            _check_day(self, name, self.today)
        return values

    def completion(self, kind: str) -> Completion:
        """The clean values; what only concerns a rotation is left out for other kinds of act."""
        values = self.cleaned_data
        rotation = kind == DeedKind.ROTATION
        consent = (values.get("consent") or ConsentState.NOT_KNOWN) if rotation else ConsentState.NONE
        given = consent == ConsentState.GIVEN
        return Completion(
            consent=consent,
            consent_on=values["consent_on"] if given else None,
            consent_number=values["consent_number"] if given else "",
            fills_vacancy=rotation and values["fills_vacancy"],
            winners_fixed_on=values["winners_fixed_on"],
            inaugurated_on=values["inaugurated_on"],
        )


class ActForm(CompletionForm):
    """A new act of office."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    region = RegionField(label=gettext_lazy("Daerah"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Apa yang dilakukan?"), choices=DeedKind.choices, widget=forms.RadioSelect
    )
    done_by = forms.ChoiceField(
        label=gettext_lazy("Siapa yang melakukannya?"), choices=Doer.choices, widget=forms.RadioSelect
    )
    doer_name = forms.CharField(
        label=gettext_lazy("Nama pejabat itu"),
        help_text=gettext_lazy("Boleh kosong bila sudah tercatat sebagai petahana."),
        max_length=120,
        required=False,
    )
    on = forms.DateField(label=gettext_lazy("Tanggal perbuatan"), widget=DayInput)
    known_on = forms.DateField(
        label=gettext_lazy("Diketahui pada"),
        help_text=gettext_lazy("Temuan ditetapkan paling lama tujuh hari sejak ditemukan."),
        widget=DayInput,
    )
    description = forms.CharField(
        label=gettext_lazy("Uraian"),
        help_text=gettext_lazy("Apa yang terjadi, jabatan atau program mana, siapa yang terkena, berapa banyak."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "data-count": "4000"}),
    )
    source = forms.ChoiceField(label=gettext_lazy("Dari mana diketahui?"), widget=forms.RadioSelect)
    source_note = forms.CharField(
        label=gettext_lazy("Nomor surat, berita, atau tautan"),
        max_length=300,
        required=False,
    )
    evidence = MultipleEvidenceField(
        label=gettext_lazy("Bukti"),
        help_text=gettext_lazy("Surat keputusan, foto, video, atau tangkapan layar."),
        required=False,
        widget=MultipleFileInput(attrs={"data-files": "", "data-limit": "50000000"}),
    )

    def __init__(self, *args: Any, user: User, today: date, **more: Any) -> None:
        super().__init__(*args, today=today, **more)
        self.user = user
        standings = writers(user, today)
        known = {source for standing in standings for source in sources_for(standing)}
        source = self.fields["source"]
        assert isinstance(source, forms.ChoiceField)
        source.choices = [(one.value, one.label) for one in Source if one in known]
        if len(source.choices) == 1:
            source.initial = source.choices[0][0]
        if not self.is_bound:
            self.initial = {"form_key": uuid.uuid4(), "known_on": today, **self._home(), **self.initial}

    def _home(self) -> dict[str, object]:
        homes = {standing.institution.region for standing in writers(self.user, self.today)}
        only = homes.pop() if len(homes) == 1 else None
        return {} if only is None or only.is_province else {"region": only}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        _check_day(self, "on", self.today)
        _check_day(self, "known_on", self.today)
        on, known_on = values.get("on"), values.get("known_on")
        if on and known_on and known_on < on:
            self.add_error("known_on", _("Hari diketahui tidak mungkin mendahului perbuatan."))
        region = values.get("region")
        if region is not None and "region" not in self.errors:
            standing = writes_as(self.user, region, self.today)
            if standing is None:
                self.add_error("region", _("Kantor Anda tidak mencatat untuk daerah ini. Pilih daerah kerja Anda."))
            elif values.get("source") and Source(values["source"]) not in sources_for(standing):
                self.add_error("source", _("Pilih sumber yang sesuai dengan peran Anda di daerah ini."))
        return values

    def draft(self) -> ActDraft:
        """The clean values as the service takes them."""
        values = self.cleaned_data
        return ActDraft(
            form_key=str(values["form_key"]),
            kind=values["kind"],
            done_by=values["done_by"],
            doer_name=" ".join(values["doer_name"].split()),
            on=values["on"],
            known_on=values["known_on"],
            description=values["description"].strip(),
            source=values["source"],
            source_note=values["source_note"].strip(),
            completion=self.completion(values["kind"]),
        )


def _check_day(form: forms.Form, name: str, today: date) -> None:
    day = form.cleaned_data.get(name)
    if day is None:
        return
    if day > today:
        form.add_error(name, ValidationError(_("Tanggal ini belum tiba."), code="future"))
    elif day < EARLIEST:
        form.add_error(name, ValidationError(_("Tanggal ini terlalu lama; paling awal 1 Januari 2015."), code="old"))
