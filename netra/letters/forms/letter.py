"""Forms on the page of one letter, and the public one."""

import hashlib
import re
import secrets
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.evidence.fields import MultipleEvidenceField
from netra.evidence.services import Refused
from netra.letters.models import Letter, Sending

WAYS = {
    Sending.Way.MAIL: gettext_lazy("Surel, dikirim Netra"),
    Sending.Way.HAND: gettext_lazy("Diantar atau diserahkan langsung"),
    Sending.Way.POST: gettext_lazy("Pos atau kurir"),
    Sending.Way.SYSTEM: gettext_lazy("Sistem lain (misalnya sistem instansi penerima)"),
    Sending.Way.CHANNEL: gettext_lazy("Pesan kepada pelapor, lewat jalur pilihannya"),
}


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, **attrs: str) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class DraftForm(forms.Form):
    """The words of a draft that are the officer's; after `is_valid`: `given` and `day`."""

    dated = forms.DateField(label=gettext_lazy("Tanggal surat"), widget=DayInput())
    place = forms.CharField(label=gettext_lazy("Tempat surat"), max_length=60, required=False)
    recipient = forms.CharField(label=gettext_lazy("Kepada"), max_length=160, required=False)
    recipient_note = forms.CharField(label=gettext_lazy("Keterangan di bawah nama"), max_length=160, required=False)
    subject = forms.CharField(label=gettext_lazy("Perihal"), max_length=160)
    nature = forms.CharField(
        label=gettext_lazy("Sifat"), help_text=gettext_lazy("Misalnya: Segera, Rahasia."), max_length=40, required=False
    )
    enclosure = forms.CharField(label=gettext_lazy("Lampiran"), max_length=80, required=False)
    closing = forms.CharField(
        label=gettext_lazy("Kalimat penutup"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    signer_post = forms.CharField(label=gettext_lazy("Jabatan penanda tangan"), max_length=120, required=False)
    signer = forms.CharField(label=gettext_lazy("Nama penanda tangan"), max_length=120, required=False)
    copies = forms.CharField(
        label=gettext_lazy("Tembusan"),
        help_text=gettext_lazy("Satu per baris."),
        max_length=800,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, letter: Letter) -> None:
        initial = {**letter.given, "dated": letter.dated, "revision": letter.revision}
        super().__init__(data, initial=initial)
        if not letter.kind_row.is_letter:
            for name in ("recipient", "recipient_note", "nature", "enclosure"):
                del self.fields[name]
        if letter.kind_row.to_reporter:  # whoever reported is named in no letter
            del self.fields["recipient"], self.fields["recipient_note"]

    @property
    def given(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("dated", "revision")}

    @property
    def day(self) -> date:
        day: date = self.cleaned_data["dated"]
        return day


class SendForm(forms.Form):
    """How a letter went out, or shall go out."""

    way = forms.ChoiceField(label=gettext_lazy("Cara"), widget=forms.RadioSelect)
    to = forms.CharField(label=gettext_lazy("Kepada"), max_length=200, required=False)
    address = forms.EmailField(
        label=gettext_lazy("Alamat surel"),
        help_text=gettext_lazy("Alamat resmi instansi. Hanya untuk surel."),
        required=False,
    )
    on = forms.DateField(label=gettext_lazy("Tanggal dikirim atau diserahkan"), widget=DayInput())
    taken_by = forms.CharField(
        label=gettext_lazy("Diterima oleh"),
        help_text=gettext_lazy("Nama dan jabatan yang menerima, bila diserahkan langsung."),
        max_length=200,
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        help_text=gettext_lazy("Misalnya nomor resi. Jangan tulis nama pelapor."),
        max_length=300,
        required=False,
    )
    proof = MultipleEvidenceField(
        label=gettext_lazy("Bukti penyerahan"),
        help_text=gettext_lazy("Foto atau pindaian tanda terima. Disegel sebagai bukti perkara."),
        required=False,
    )
    secret = forms.RegexField(regex=re.compile(r"[0-9a-f]{32}"), widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, letter: Letter, today: date, address: str = "") -> None:
        initial = {
            "to": letter.given.get("recipient", ""),
            "address": address,
            "on": today,
            "way": Sending.Way.CHANNEL if letter.kind_row.to_reporter else Sending.Way.HAND,
            "secret": secrets.token_hex(16),
        }
        super().__init__(data, files, initial=initial)
        self.letter, self.today = letter, today
        # The address of whoever reported is not known to officers; a mail to it would be typed by hand.
        left_out = Sending.Way.MAIL if letter.kind_row.to_reporter else Sending.Way.CHANNEL
        way = self.fields["way"]
        assert isinstance(way, forms.ChoiceField)
        way.choices = [(code.value, label) for code, label in WAYS.items() if code is not left_out]
        if letter.kind_row.to_reporter:
            del self.fields["address"], self.fields["to"]
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise ValidationError(_("Tanggal ini belum tiba."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("way") == Sending.Way.MAIL and not given.get("address"):
            self.add_error("address", _("Tulis alamat surelnya."))
        if given.get("way") == Sending.Way.HAND and "to" in self.fields and not given.get("taken_by"):
            self.add_error("taken_by", _("Tulis siapa yang menerima."))
        return given


class TakeBackForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=200)


class GenuineForm(forms.Form):
    """A file, or its fingerprint typed; after `is_valid`: `fingerprint`. The file is read and not kept."""

    file = forms.FileField(
        label=gettext_lazy("Berkas surat"),
        help_text=gettext_lazy("PDF atau DOCX yang Anda terima. Berkas dihitung sidiknya, tidak disimpan."),
        required=False,
    )
    typed = forms.CharField(
        label=gettext_lazy("Atau ketik sidik SHA-256 berkas itu"),
        help_text=gettext_lazy("64 huruf dan angka. Spasi diabaikan."),
        max_length=120,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file, typed = given.get("file"), "".join((given.get("typed") or "").split()).lower()
        if file is None and not typed and not self.errors:
            raise ValidationError(_("Pilih berkasnya, atau ketik sidiknya."))
        if file is not None and isinstance(getattr(file, "error", None), Exception):
            error = file.error
            raise ValidationError(str(error) if isinstance(error, Refused) else _("Berkas ini tidak dapat dibaca."))
        if file is not None:
            digest = hashlib.sha256()
            for chunk in file.chunks():
                digest.update(chunk)
            typed = digest.hexdigest()
        self.fingerprint = typed
        return given
