"""Who reports: asked for a formal report only; for a tip, at most an address for notices."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.evidence.fields import MultipleFileInput
from netra.intake.forms.event import EASTERNMOST
from netra.intake.forms.fields import Day, FilesField, Words
from netra.intake.models import Entitlement, Signature
from netra.intake.reporters import Identity

SEXES = [("", "—"), ("F", gettext_lazy("Perempuan")), ("M", gettext_lazy("Laki-laki"))]
OLDEST_BIRTH = date(1900, 1, 1)


class OneFileInput(MultipleFileInput):
    allow_multiple_selected = False


class IdentityForm(forms.Form):
    """What the form of a formal report asks for. Only the name, an address and the day it became known must be there
    to lodge it; whatever else lacks is listed, and can be completed when the office asks for it."""

    use_required_attribute = False
    prefix = "diri"

    entitled_as = forms.ChoiceField(
        label=gettext_lazy("Anda melapor sebagai"),
        choices=Entitlement.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    known_on = Day(
        label=gettext_lazy("Tanggal Anda mengetahui kejadian itu"),
        help_text=gettext_lazy("Tenggat laporan resmi dihitung dari tanggal itu."),
        required=True,
        error_messages={"required": gettext_lazy("Isi hari Anda mengetahuinya; tenggat laporan dihitung dari sana.")},
    )
    name = Words(
        label=gettext_lazy("Nama lengkap"),
        longest=200,
        required=True,
        attrs={"autocomplete": "name"},
        error_messages={"required": gettext_lazy("Tulis nama Anda, atau pilih “tanpa nama” di atas.")},
    )
    birth_place = Words(label=gettext_lazy("Tempat lahir"), longest=100)
    born_on = Day(label=gettext_lazy("Tanggal lahir"), oldest=OLDEST_BIRTH)
    sex = forms.ChoiceField(label=gettext_lazy("Jenis kelamin"), choices=SEXES, required=False)
    occupation = Words(label=gettext_lazy("Pekerjaan"), longest=100)
    nationality = Words(label=gettext_lazy("Kewarganegaraan"), longest=60, initial="Indonesia")
    address = Words(
        label=gettext_lazy("Alamat"),
        longest=300,
        rows=2,
        required=True,
        attrs={"autocomplete": "street-address"},
        error_messages={"required": gettext_lazy("Tulis alamat Anda.")},
    )
    phone = Words(label=gettext_lazy("Nomor telepon"), longest=40, attrs={"inputmode": "tel", "autocomplete": "tel"})
    email = forms.EmailField(
        label=gettext_lazy("Surel"),
        required=False,
        max_length=200,
        error_messages={"invalid": gettext_lazy("Alamat surel ini tidak lengkap.")},
    )
    wants_notices = forms.BooleanField(
        label=gettext_lazy("Kirim pemberitahuan ke surel itu bila ada perkembangan"), required=False
    )
    id_number = Words(label=gettext_lazy("Nomor KTP (NIK)"), longest=40, attrs={"inputmode": "numeric"})
    id_card = FilesField(
        label=gettext_lazy("Foto KTP"),
        help_text=gettext_lazy("Disimpan terpisah dari perkara dan hanya dibuka petugas dengan alasan yang dicatat."),
        widget=OneFileInput,
    )
    signature = forms.ChoiceField(
        label=gettext_lazy("Tanda tangan"),
        choices=Signature.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    signed_as = Words(
        label=gettext_lazy("Ketik nama lengkap Anda sebagai tanda tangan"), longest=200, attrs={"autocomplete": "off"}
    )
    is_true = forms.BooleanField(
        label=gettext_lazy(
            "Saya menyatakan isi laporan ini benar sepanjang yang saya ketahui, dan bersedia dimintai keterangan."
        ),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: Any = None,
        *,
        now: datetime,
        act_on: date | None = None,
        signs_here: bool = True,
        **more: Any,
    ) -> None:
        super().__init__(data, files, **more)
        self.now, self.act_on = now, act_on
        for field in self.fields.values():
            if isinstance(field, Day):
                field.latest = now.astimezone(EASTERNMOST).date()
        if not signs_here:
            for name in ("signature", "signed_as", "is_true"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        known_on = values.get("known_on")
        if known_on and self.act_on and known_on < self.act_on:
            self.add_error("known_on", _("Hari ini mendahului hari kejadian. Periksa kedua tanggalnya."))
        if values.get("wants_notices") and not values.get("email") and "email" not in self.errors:
            self.add_error("email", _("Tulis alamat surelnya, atau hilangkan centang pemberitahuan."))
        if values.get("signature") == Signature.ONLINE:
            if not values.get("signed_as"):
                self.add_error("signed_as", _("Ketik nama Anda, atau pilih tanda tangan di kantor."))
            if not values.get("is_true"):
                self.add_error("is_true", _("Centang pernyataan ini, atau pilih tanda tangan di kantor."))
        return values

    def identity(self, *, id_card: UUID | None, at: datetime) -> Identity:
        """The reporter, to be sealed."""
        values = self.cleaned_data
        is_signed = values.get("signature") == Signature.ONLINE
        born_on = values.get("born_on")
        return Identity(
            name=values["name"],
            birth_place=values["birth_place"],
            born_on=born_on.isoformat() if born_on else "",
            sex=values["sex"],
            occupation=values["occupation"],
            nationality=values["nationality"],
            address=values["address"],
            phone=values["phone"],
            email=values["email"],
            id_number=values["id_number"],
            id_card=str(id_card) if id_card else "",
            signed_as=values["signed_as"] if is_signed else "",
            signed_at=at.isoformat() if is_signed else "",
        )

    @property
    def notices_to(self) -> str:
        return str(self.cleaned_data["email"]) if self.cleaned_data.get("wants_notices") else ""


class GuardedForm(forms.Form):
    """Who gives a tip, if they want to be asked back in person: behind a custodian's consent."""

    prefix = "titip"

    name = Words(
        label=gettext_lazy("Nama Anda, dititipkan"),
        help_text=gettext_lazy(
            "Boleh kosong. Petugas tidak melihatnya: ia harus meminta izin kustodian dengan alasan tertulis, dan hanya"
            " dapat membukanya satu kali."
        ),
        longest=200,
        attrs={"autocomplete": "off"},
    )
    phone = Words(
        label=gettext_lazy("Nomor telepon, dititipkan"), longest=40, attrs={"inputmode": "tel", "autocomplete": "off"}
    )

    @property
    def identity(self) -> Identity | None:
        name, phone = (str(self.cleaned_data.get(field) or "") for field in ("name", "phone"))
        return Identity(name=name, phone=phone) if name or phone else None


class ContactForm(forms.Form):
    """The address a nameless reporter may leave for notices."""

    prefix = "kabar"

    email = forms.EmailField(
        label=gettext_lazy("Surel untuk pemberitahuan"),
        help_text=gettext_lazy(
            "Boleh kosong: perkembangan selalu dapat dilihat dengan kode. Alamat ini disegel, tidak dibuka petugas, dan"
            " hanya dipakai untuk mengirim kabar tanpa menyebut nama siapa pun."
        ),
        required=False,
        max_length=200,
        error_messages={"invalid": gettext_lazy("Alamat surel ini tidak lengkap. Boleh juga dikosongkan.")},
    )
    whole = forms.BooleanField(
        label=gettext_lazy("Kirim isi pesan kantor ke surel itu, dan terima balasan saya dari sana"),
        help_text=gettext_lazy("Tanpa centang, surel hanya mengabarkan bahwa ada yang baru di halaman status."),
        required=False,
    )

    @property
    def notices_to(self) -> str:
        return str(self.cleaned_data.get("email") or "")

    @property
    def wants_whole(self) -> bool:
        """Whether the office's messages go to that address as they are."""
        return bool(self.notices_to and self.cleaned_data.get("whole"))
