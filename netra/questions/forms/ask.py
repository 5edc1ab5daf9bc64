"""The question itself: who I am in law, what I want to do, when and where; a name only if one wants to give it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.domain.allegation import STATUS_LABELS
from netra.domain.codes import PersonStatus
from netra.questions.services import Draft
from netra.registry.fields import RegionField
from netra.ui.inputs import Day, Words
from netra.ui.words import say

SHORTEST = 15
ASKERS = (
    PersonStatus.PNS,
    PersonStatus.CPNS,
    PersonStatus.PPPK,
    PersonStatus.PPNPN,
    PersonStatus.VILLAGE_HEAD,
    PersonStatus.VILLAGE_STAFF,
    PersonStatus.ACTING_VILLAGE_HEAD,
    PersonStatus.BPD_MEMBER,
    PersonStatus.TNI,
    PersonStatus.POLRI,
    PersonStatus.HEAD_OF_REGION,
    PersonStatus.ACTING_HEAD_OF_REGION,
    PersonStatus.CANDIDATE,
    PersonStatus.UNKNOWN,
)


class AskForm(forms.Form):
    use_required_attribute = False

    status = forms.ChoiceField(
        label=gettext_lazy("Saya"),
        help_text=gettext_lazy("Aturannya berbeda menurut status kepegawaian."),
        error_messages={"required": gettext_lazy("Pilih status Anda, atau “tidak saya sebut”.")},
    )
    text = Words(
        label=gettext_lazy("Yang ingin saya lakukan, dan pertanyaan saya"),
        help_text=gettext_lazy(
            "Satu perbuatan saja. Jangan tulis nama, NIP, atau nomor telepon siapa pun; jawabannya tidak bergantung"
            " pada itu."
        ),
        longest=4_000,
        rows=6,
        required=True,
        error_messages={"required": gettext_lazy("Tulis dulu apa yang ingin Anda lakukan.")},
    )
    plans_on = Day(
        label=gettext_lazy("Kapan"),
        help_text=gettext_lazy("Hari rencananya. Kosong: hari ini."),
        oldest=date(2015, 1, 1),
    )
    region = RegionField(
        label=gettext_lazy("Di kabupaten, kota, atau provinsi mana"),
        help_text=gettext_lazy("Kantor pengawas di sana yang menjawab. Kosong: Bawaslu RI."),
        required=False,
    )
    email = forms.EmailField(
        label=gettext_lazy("Surel untuk diberi tahu bila sudah dijawab"),
        help_text=gettext_lazy("Boleh kosong. Disegel; isinya hanya pemberitahuan, bukan jawabannya."),
        required=False,
        error_messages={"invalid": gettext_lazy("Alamat surel ini tidak lengkap. Misalnya: nama@contoh.id")},
    )
    name = Words(
        label=gettext_lazy("Nama, bila ingin disebut"),
        help_text=gettext_lazy(
            "Boleh kosong. Disegel terpisah dan tidak tampak pada pertanyaan; petugas yang membukanya harus menulis"
            " alasan."
        ),
        longest=150,
        attrs={"autocomplete": "name"},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        labels = STATUS_LABELS | {PersonStatus.UNKNOWN: None}
        options = [(one.value, say(labels[one]) or _("Tidak saya sebut")) for one in ASKERS]
        self.fields["status"].choices = [("", _("Pilih…")), *options]  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if len(text) < SHORTEST:
            raise forms.ValidationError(_("Ceritakan sedikit lebih banyak: ingin melakukan apa, di mana?"))
        return text

    def draft(self, secret: str) -> Draft:
        """The clean values as the service takes them."""
        values = self.cleaned_data
        return Draft(
            secret=secret,
            status=values["status"],
            text=values["text"],
            plans_on=values["plans_on"],
            region_code=values["region"].code if values["region"] else "",
            name=values["name"],
            email=values["email"],
        )
