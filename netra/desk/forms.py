"""What an officer fills in beside the report itself: how a talk ended, when to call back, a code that was read out."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.desk.models import Outcome
from netra.ui.inputs import Day, Words
from netra.vault.fields import CodeField

ENDS = (Outcome.ADVISED, Outcome.ELSEWHERE, Outcome.CUT, Outcome.EMPTY)


REPORT = "laporan"


class BesideForm(forms.Form):
    """Stands beside the report on the page, and is sent with it: whatever is pressed, nothing typed is lost."""

    use_required_attribute = False
    sent_with = REPORT

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        for field in self.fields.values():
            if self.sent_with:
                field.widget.attrs["form"] = self.sent_with


class EndForm(BesideForm):
    """A talk that led to no report."""

    prefix = "akhir"

    outcome = forms.ChoiceField(
        label=gettext_lazy("Hasilnya"),
        choices=[(one.value, one.label) for one in ENDS],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih hasil pembicaraannya.")},
    )
    note = Words(
        label=gettext_lazy("Catatan singkat"),
        help_text=gettext_lazy("Boleh kosong. Tanpa nama dan nomor orang."),
        longest=200,
    )


class BackForm(BesideForm):
    """When to call somebody back, and where."""

    prefix = "kembali"

    phone = Words(
        label=gettext_lazy("Nomor yang ditelepon"),
        help_text=gettext_lazy("Disegel, dan dihapus begitu orangnya dihubungi."),
        longest=40,
        required=True,
        attrs={"inputmode": "tel", "autocomplete": "off"},
        error_messages={"required": gettext_lazy("Tulis nomornya.")},
    )
    on = Day(label=gettext_lazy("Pada tanggal"), required=True)
    hour = forms.TimeField(
        label=gettext_lazy("Pukul"),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"required": gettext_lazy("Isi jamnya."), "invalid": gettext_lazy("Jam ini tidak ada.")},
    )
    about = Words(
        label=gettext_lazy("Untuk apa"),
        help_text=gettext_lazy("Tanpa nama orang. Misalnya: menyebut saksi, atau meminta foto."),
        longest=200,
        required=True,
        error_messages={"required": gettext_lazy("Tulis untuk apa ia ditelepon.")},
    )

    def __init__(self, data: Any = None, *, now: datetime, zone: ZoneInfo, **more: Any) -> None:
        super().__init__(data, **more)
        self.now, self.zone = now, zone

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"])
        if not 5 <= sum(sign.isdecimal() for sign in phone) <= 17:
            raise forms.ValidationError(_("Nomor telepon terdiri dari 5 sampai 17 angka."))
        return phone

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("on") and values.get("hour") and self.due_at < self.now:
            self.add_error("hour", _("Waktu ini sudah lewat."))
        return values

    @property
    def due_at(self) -> datetime:
        """On the office's clock; once day and hour are right."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["hour"], tzinfo=self.zone)


class LaterForm(BackForm):
    """Nobody answered: another time."""

    prefix = "nanti"
    sent_with = ""
    phone, about = None, None  # type: ignore[assignment]

    def clean_phone(self) -> str:
        return ""


class CallerCodeForm(BesideForm):
    """The code of somebody who called before."""

    prefix = "punya"

    code = CodeField()


class SaidForm(forms.Form):
    """What somebody adds to a report by telephone."""

    use_required_attribute = False

    text = Words(
        label=gettext_lazy("Yang disampaikan penelepon"),
        help_text=gettext_lazy("Dengan kata-katanya. Masuk sebagai jawabannya, bukan laporan baru."),
        longest=5_000,
        rows=5,
        required=True,
        error_messages={"required": gettext_lazy("Tulis dulu yang disampaikannya.")},
    )
