"""An appeal to many agencies, and what becomes of its letters."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.campaigns.forms.parts import DayInput
from netra.campaigns.numbering import LONGEST, BadPattern, numbers
from netra.campaigns.services import AppealDraft

if TYPE_CHECKING:
    from netra.registry.models import Agency, Institution, Region

# The letter goes to Indonesian offices whatever language the officer reads in.
SUBJECT = "Imbauan menjaga netralitas"
TEXT = (
    "Dalam rangka mencegah pelanggaran netralitas dalam pemilihan, kami mengimbau Saudara beserta seluruh pegawai di"
    " lingkungan instansi Saudara untuk:\n"
    "1. tidak berpihak kepada calon, pasangan calon, atau partai politik mana pun, di tempat kerja, di masyarakat,"
    " maupun di media sosial;\n"
    "2. tidak memakai jabatan, kewenangan, program, anggaran, dan fasilitas kantor untuk kepentingan salah satu"
    " pihak;\n"
    "3. menyampaikan isi surat ini kepada setiap pegawai, termasuk pegawai non-ASN;\n"
    "4. bertanya kepada kami sebelum berbuat apabila ragu."
)
CLOSING = "Demikian imbauan ini disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."


class AppealForm(forms.Form):
    """One text to many; the numbers are from the office's own register."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    subject = forms.CharField(label=gettext_lazy("Perihal"), max_length=200, initial=SUBJECT)
    on = forms.DateField(label=gettext_lazy("Tanggal surat"), widget=DayInput)
    pattern = forms.CharField(
        label=gettext_lazy("Pola nomor surat kantor Anda"),
        help_text=gettext_lazy(
            "Tulis seperti di buku register kantor, dengan {nomor} di tempat nomor urut; {bulan} menjadi angka Romawi,"
            " {tahun} menjadi tahun."
        ),
        max_length=LONGEST,
    )
    first_number = forms.RegexField(
        label=gettext_lazy("Nomor urut pertama"),
        regex=r"^[0-9]{1,6}$",
        help_text=gettext_lazy("Nomor urut berikutnya yang masih kosong di register. Nol di depan dipertahankan."),
        error_messages={"invalid": gettext_lazy("Tulis angkanya saja, paling banyak enam angka.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    nature = forms.CharField(label=gettext_lazy("Sifat"), max_length=40, required=False)
    enclosure = forms.CharField(label=gettext_lazy("Lampiran"), max_length=80, required=False)
    place = forms.CharField(label=gettext_lazy("Tempat di muka tanggal"), max_length=80, required=False)
    text = forms.CharField(
        label=gettext_lazy("Isi surat"), max_length=12000, initial=TEXT, widget=forms.Textarea(attrs={"rows": 12})
    )
    with_rules = forms.BooleanField(label=gettext_lazy("Sertakan daftar perbuatan yang dilarang"), required=False)
    closing = forms.CharField(
        label=gettext_lazy("Penutup"),
        max_length=2000,
        initial=CLOSING,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    signer_name = forms.CharField(label=gettext_lazy("Nama penanda tangan"), max_length=120)
    signer_post = forms.CharField(label=gettext_lazy("Jabatannya"), max_length=120, required=False)
    copies_to = forms.CharField(
        label=gettext_lazy("Tembusan"),
        help_text=gettext_lazy("Satu penerima per baris."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agencies = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Penerima"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Pilih paling sedikit satu instansi.")},
    )
    by_mail = forms.BooleanField(
        label=gettext_lazy("Kirim lewat surel ke instansi yang alamatnya diketahui"), required=False, initial=True
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Tampilkan imbauan ini di halaman umum"), required=False, initial=True
    )

    def __init__(
        self,
        *args: Any,
        agencies: "Sequence[Agency]",
        told: Iterable[int] = (),
        rules: Sequence[tuple[str, str]] = (),
        today: date,
        **more: Any,
    ) -> None:
        """`told` are ids of agencies that were told already, or have a letter under way."""
        super().__init__(*args, **more)
        self.by_id, told_ids = {one.pk: one for one in agencies}, set(told)
        self.rules, self.today = rules, today
        field = self.fields["agencies"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [
            (one.pk, _("%(name)s (sudah)") % {"name": one.name} if one.pk in told_ids else one.name) for one in agencies
        ]
        self.initial.setdefault("agencies", [one.pk for one in agencies if one.pk not in told_ids])
        self.initial.setdefault("form_key", str(uuid.uuid4()))
        self.initial.setdefault("on", today)
        self.initial.setdefault("with_rules", bool(rules))
        if rules:
            self.fields["with_rules"].help_text = _(
                "%(n)s perbuatan menurut katalog aturan pada hari ini, masing-masing dengan dasarnya."
            ) % {"n": len(rules)}
        else:
            del self.fields["with_rules"]

    @property
    def chosen(self) -> int:
        """How many agencies are ticked on the page."""
        ticked = self["agencies"].value()
        return len(ticked) if isinstance(ticked, list) else 0

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not {"pattern", "first_number", "on", "agencies"} & set(self.errors):
            try:
                numbers(values["pattern"], first=values["first_number"], count=len(values["agencies"]), on=values["on"])
            except BadPattern as fault:
                self.add_error("pattern", _fault(fault))
        if values.get("on") and values["on"] > self.today:
            self.add_error("on", _("Tanggal ini belum tiba."))
        return values

    def draft(self, region: "Region") -> AppealDraft:
        values = self.cleaned_data
        return AppealDraft(
            form_key=str(values["form_key"]),
            region=region,
            subject=values["subject"],
            on=values["on"],
            text=values["text"],
            first_number=values["first_number"],
            pattern=values["pattern"],
            agencies=[self.by_id[id] for id in values["agencies"]],
            signer_name=values["signer_name"],
            signer_post=values["signer_post"],
            nature=values["nature"],
            enclosure=values["enclosure"],
            closing=values["closing"],
            place=values["place"],
            copies_to=[line.strip() for line in values["copies_to"].splitlines() if line.strip()],
            rules=list(self.rules) if values.get("with_rules") else [],
            by_mail=values["by_mail"],
            is_public=values["is_public"],
        )


class DeliveredForm(forms.Form):
    """Letters that were carried to their agencies on a day."""

    letters = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Surat"),
        coerce=int,
        error_messages={"required": gettext_lazy("Centang surat yang sudah diantar.")},
    )
    arrived_on = forms.DateField(label=gettext_lazy("Diantar pada"), widget=DayInput)

    def __init__(self, *args: Any, ids: Iterable[int], first: date, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.first, self.today = first, today
        field = self.fields["letters"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(id, str(id)) for id in ids]
        self.initial.setdefault("arrived_on", today)

    def clean_arrived_on(self) -> date:
        day: date = self.cleaned_data["arrived_on"]
        if day > self.today:
            raise forms.ValidationError(_("Tanggal ini belum tiba."))
        if day < self.first:
            raise forms.ValidationError(_("Lebih awal daripada tanggal suratnya."))
        return day


class AgainForm(forms.Form):
    """A letter mailed once more, to an address that may be a new one."""

    email = forms.EmailField(label=gettext_lazy("Alamat surel"))


def signer_of(office: "Institution") -> dict[str, str]:
    """The head of the office, where an administrator wrote one down."""
    return {"signer_name": office.head_name, "signer_post": "Ketua" if office.is_supervisor else ""}


def _fault(fault: BadPattern) -> str:
    match fault.why:
        case "missing":
            return _("Tulis %(mark)s di tempat nomor urutnya.") % {"mark": fault.what}
        case "unknown":
            return _("%(mark)s tidak dikenal; pakai {nomor}, {bulan}, atau {tahun}.") % {"mark": fault.what}
        case _:
            return _("Nomornya menjadi lebih panjang dari %(n)s huruf.") % {"n": LONGEST}
