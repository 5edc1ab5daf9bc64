"""An act of prevention as somebody writes it: one form for each kind, with its lists."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.accounts.queries import User
from netra.campaigns.forms import shapes
from netra.campaigns.forms.parts import (
    AgreementSet,
    DayInput,
    PartySet,
    ReachSet,
    RowForm,
    SpeakerSet,
    rows_of,
)
from netra.campaigns.models import Act, ActKind, Employment
from netra.campaigns.queries import act_by_ref, writers, writes_as
from netra.campaigns.services import ActDraft, ReachDraft
from netra.evidence.fields import MultipleEvidenceField, MultipleFileInput
from netra.registry.fields import RegionField

if TYPE_CHECKING:
    from netra.registry.models import Region

R = TypeVar("R", bound=RowForm)
EARLIEST = date(2015, 1, 1)  # the first simultaneous Pilkada
FARTHEST = timedelta(days=1200)
BINDING = [one for one in Employment if one not in {Employment.PUBLIC, Employment.OTHER}]


def _long(label: Any, letters: int, rows: int = 4, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=letters,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows, "data-count": str(letters)}),
    )


class ActForm(forms.Form):
    """The single fields; those that do not fit the kind are taken out."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    follows = forms.CharField(widget=forms.HiddenInput, max_length=12, required=False)
    title = forms.CharField(label=gettext_lazy("Judul"), max_length=200)
    region = RegionField(label=gettext_lazy("Daerah"), required=False)
    organiser = forms.CharField(
        label=gettext_lazy("Penyelenggara"),
        help_text=gettext_lazy("Lembaga mana pun, juga organisasi wartawan atau kampus."),
        max_length=160,
    )
    on = forms.DateField(label=gettext_lazy("Tanggal"), widget=DayInput)
    day_is_estimate = forms.BooleanField(label=gettext_lazy("Tanggalnya hanya perkiraan"), required=False)
    ends_on = forms.DateField(
        label=gettext_lazy("Sampai tanggal"),
        help_text=gettext_lazy("Bila lebih dari satu hari."),
        widget=DayInput,
        required=False,
    )
    venue = forms.CharField(label=gettext_lazy("Tempat"), max_length=160, required=False)
    host = forms.CharField(label=gettext_lazy("Pemandu"), max_length=120, required=False)
    number = forms.CharField(label=gettext_lazy("Nomor"), max_length=80, required=False)
    binds = forms.MultipleChoiceField(
        label=gettext_lazy("Siapa yang terikat?"),
        choices=[(one.value, one.label) for one in BINDING],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    text = _long(gettext_lazy("Isi"), 20000, 8)
    minutes = _long(gettext_lazy("Notulen"), 20000, 8, gettext_lazy("Hanya dibaca kantor."))
    recording_link = forms.URLField(
        label=gettext_lazy("Tautan rekaman"),
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )
    recording_title = forms.CharField(
        label=gettext_lazy("Nama rekaman atau salurannya"),
        help_text=gettext_lazy("Misalnya nama halaman atau kanal; boleh diisi tanpa tautan."),
        max_length=160,
        required=False,
    )
    questions = _long(gettext_lazy("Pertanyaan yang muncul dan jawabannya"), 8000)
    material = _long(gettext_lazy("Bahan yang dibagikan"), 2000, 3)
    source = forms.CharField(
        label=gettext_lazy("Sumber"),
        help_text=gettext_lazy("Bila dari berita atau surat: nama, tanggal, atau alamatnya."),
        max_length=300,
        required=False,
    )
    note = _long(gettext_lazy("Catatan kantor, tidak untuk umum"), 4000, 3)
    is_public = forms.BooleanField(
        label=gettext_lazy("Tampilkan di halaman umum"),
        help_text=gettext_lazy("Daftar hadir, notulen, dan catatan kantor tidak pernah ditampilkan."),
        required=False,
    )
    pictures = MultipleEvidenceField(
        label=gettext_lazy("Foto atau berkas"),
        help_text=gettext_lazy("Umum hanya melihat salinan tanpa data tersembunyi."),
        required=False,
        widget=MultipleFileInput(attrs={"data-files": "", "data-limit": "50000000"}),
    )

    def __init__(
        self,
        *args: Any,
        kind: ActKind,
        user: User,
        today: date,
        is_new: bool = True,
        known_before: Act | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.kind, self.user, self.today = kind, user, today
        self.known_before = known_before
        self.shape = shapes.SHAPES[kind]
        kept = shapes.ALWAYS | self.shape.fields | ({"pictures"} if is_new else {"revision"})
        if not is_new:
            kept -= {"is_public"}  # a button of its own
        for name in [name for name in self.fields if name not in kept]:
            del self.fields[name]
        for name, label in self.shape.labels.items():
            self.fields[name].label = label
        for name in self.shape.needs:
            self.fields[name].required = True
        self.fields["region"].required = writes_as(user, None, today) is None
        if is_new and not self.is_bound:
            self.initial = {"form_key": uuid.uuid4(), **self._home(), **self.initial}

    def _home(self) -> dict[str, object]:
        standings = writers(self.user, self.today)
        if not standings:
            return {}
        office = standings[0].institution
        return {"region": office.region, "organiser": office.name}

    def clean_follows(self) -> Act | None:
        ref = self.cleaned_data["follows"]
        if not ref:
            return None
        if self.known_before is not None and self.known_before.ref == ref:
            return self.known_before
        found = act_by_ref(ref, self.user, self.today)
        if found is None:
            raise forms.ValidationError(_("Kegiatan yang dilanjutkan tidak ditemukan."))
        return found

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day < EARLIEST:
            raise forms.ValidationError(_("Tanggal ini terlalu lama; paling awal 1 Januari 2015."))
        if day > self.today + FARTHEST:
            raise forms.ValidationError(_("Tanggal ini terlalu jauh ke depan."))
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        on, ends_on = values.get("on"), values.get("ends_on")
        if on and ends_on and ends_on < on:
            self.add_error("ends_on", _("Harus sesudah hari pertama."))
        if "region" not in self.errors and writes_as(self.user, values.get("region"), self.today) is None:
            self.add_error("region", _("Kantor Anda tidak mencatat untuk daerah ini. Pilih daerah kerja Anda."))
        return values


class ActForms:
    """The form of a kind with its lists, checked together."""

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        kind: ActKind,
        user: User,
        today: date,
        act: Act | None = None,
        initial: dict[str, object] | None = None,
        rows: Mapping[str, Sequence[dict[str, object]]] | None = None,
    ) -> None:
        """`initial` and `rows` are a first proposal for a new act: single fields, and the rows of its lists."""
        self.kind, self.act, self.proposed = kind, act, rows or {}
        first = _initial_of(act) if act is not None else initial or {}
        self.form = ActForm(
            data,
            files,
            kind=kind,
            user=user,
            today=today,
            is_new=act is None,
            known_before=act.follows if act is not None else None,
            initial=first,
        )
        self.speakers = self._list(SpeakerSet, shapes.SPEAKERS, data, act)
        self.parties = self._list(PartySet, shapes.PARTIES, data, act)
        self.agreements = self._list(AgreementSet, shapes.AGREEMENTS, data, act)
        self.reaches = self._list(ReachSet, shapes.AUDIENCE, data, act)

    def _list(
        self, of: "type[forms.BaseFormSet[R]]", name: str, data: Any, act: Act | None
    ) -> "forms.BaseFormSet[R] | None":
        if name not in self.form.shape.parts:
            return None
        return of(data, prefix=name, initial=_rows(act, name) if act is not None else self.proposed.get(name, ()))

    @property
    def sets(self) -> "list[forms.BaseFormSet[Any]]":
        return [one for one in (self.speakers, self.parties, self.agreements, self.reaches) if one is not None]

    def is_valid(self) -> bool:
        """Checks every part, so that all faults are told at once."""
        return all([self.form.is_valid(), *(one.is_valid() for one in self.sets)]) and self._audience_is_clear()

    def draft(self) -> ActDraft:
        """The clean values as the service takes them."""
        values = {
            name: value
            for name, value in self.form.cleaned_data.items()
            if name not in {"form_key", "revision", "pictures"}
        }
        region = values.pop("region")
        return ActDraft(
            kind=self.kind,
            region=region,
            organiser_office=self._own_office(values["organiser"]),
            speakers=[row.draft() for row in rows_of(self.speakers)] if self.speakers is not None else (),
            parties=[row.draft() for row in rows_of(self.parties)] if self.parties is not None else (),
            agreements=[row.draft() for row in rows_of(self.agreements)] if self.agreements is not None else (),
            reaches=self._reaches(region),
            **values,
        )

    def _own_office(self, organiser: str) -> Any:
        """The organiser as an office Netra knows: one's own; what was known before stays while the words do."""
        if self.act is not None and self.act.organiser == organiser:
            return self.act.organiser_office
        mine = (standing.institution for standing in writers(self.form.user, self.form.today))
        return next((office for office in mine if office.name.casefold() == organiser.casefold()), None)

    def _reaches(self, region: "Region | None") -> list[ReachDraft]:
        return [row.draft(region) for row in rows_of(self.reaches)] if self.reaches is not None else []

    def _audience_is_clear(self) -> bool:
        if self.reaches is None:
            return True
        seen: set[tuple[int, str]] = set()
        for row in rows_of(self.reaches):
            one = row.draft(self.form.cleaned_data["region"])
            if one.agency is None:
                continue
            if (one.agency.pk, one.employment) in seen:
                row.add_error("audience", _("Instansi ini sudah ada di baris lain; jumlahkan di satu baris."))
                return False
            seen.add((one.agency.pk, one.employment))
        return True


def _initial_of(act: Act) -> dict[str, object]:
    names = [name for name in ActForm.base_fields if hasattr(act, name) and name not in {"follows", "form_key"}]
    first = {name: getattr(act, name) for name in names}
    return {**first, "form_key": act.form_key, "follows": act.follows.ref if act.follows is not None else ""}


def _rows(act: Act, name: str) -> list[dict[str, object]]:
    fields = {
        "speakers": ("name", "post", "body"),
        "parties": ("body", "role", "represented_by"),
        "agreements": ("id", "what", "who", "by_when"),
        "reaches": ("audience", "employment", "people", "exactness", "wording"),
    }[name]
    rows = getattr(act, name).all()
    if name == "reaches":
        rows = [row for row in rows if row.agency_id is None]
    return [{field: getattr(row, field) for field in fields} for row in rows]
