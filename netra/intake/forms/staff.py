"""What an officer adds to a matter that somebody else told, or that supervision saw."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.accounts.queries import Standing
from netra.evidence.fields import MultipleFileInput
from netra.intake.forms.event import EventForm
from netra.intake.forms.fields import Day, FilesField, Words
from netra.intake.models import Channel

TOLD_BY = (Channel.HOTLINE, Channel.WALK_IN, Channel.MESSAGE, Channel.MAIL)


class OfficeForm(forms.Form):
    """For which of one's offices; asked only of those who act for several."""

    use_required_attribute = False

    office = forms.ChoiceField(label=gettext_lazy("Dicatat untuk kantor"))

    def __init__(self, data: Any = None, *, standings: Sequence[Standing], today: date, **more: Any) -> None:
        super().__init__(data, **more)
        self.offices = {str(standing.institution.pk): standing for standing in standings}
        field = self.fields["office"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, standing.institution.name) for code, standing in self.offices.items()]
        field.initial = next(iter(self.offices), "")
        if len(self.offices) == 1:
            field.required, field.widget = False, forms.HiddenInput()
        for day in self.fields.values():
            if isinstance(day, Day):
                day.latest = today

    @property
    def standing(self) -> Standing:
        """For a valid form."""
        return self.offices[self.cleaned_data.get("office") or next(iter(self.offices))]


class RecordForm(OfficeForm):
    """A call, a visit, a message: how and when it came."""

    channel = forms.ChoiceField(
        label=gettext_lazy("Disampaikan lewat"),
        choices=[(channel.value, channel.label) for channel in TOLD_BY],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pilih bagaimana ini disampaikan.")},
    )
    received_on = Day(label=gettext_lazy("Diterima pada"), required=True)

    field_order = ["office", "channel", "received_on"]


class DutyForm(OfficeForm):
    """The supervision report: on whose orders, when and at what event."""

    duty_letter = Words(
        label=gettext_lazy("Nomor surat tugas"),
        longest=120,
        required=True,
        error_messages={"required": gettext_lazy("Tulis nomor surat tugasnya.")},
    )
    event = Words(
        label=gettext_lazy("Kegiatan yang diawasi"),
        longest=200,
        required=True,
        error_messages={"required": gettext_lazy("Tulis kegiatan apa yang diawasi.")},
    )
    hours = Words(
        label=gettext_lazy("Jam pengawasan"),
        help_text=gettext_lazy("Misalnya: 09.00 sampai 11.30."),
        longest=120,
        required=True,
        error_messages={"required": gettext_lazy("Tulis jam pengawasannya.")},
    )

    field_order = ["office", "duty_letter", "event", "hours"]


class SenderForm(OfficeForm):
    """Which institution asks, by which letter. An employer or regent asks in its own name."""

    sender_name = Words(
        label=gettext_lazy("Lembaga yang meminta"),
        help_text=gettext_lazy("Isi bila Anda mencatat surat lembaga lain."),
        longest=160,
    )
    letter_number = Words(label=gettext_lazy("Nomor surat"), longest=80)
    letter_on = Day(label=gettext_lazy("Tanggal surat"))

    field_order = ["office", "sender_name", "letter_number", "letter_on"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "office" not in self.errors and self.standing.is_supervisor and not values.get("sender_name"):
            self.add_error("sender_name", _("Tulis lembaga yang meminta."))
        return values


class ToldEventForm(EventForm):
    """What somebody else told: the same fields, in words for the officer who writes them down."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        account = self.fields["account"]
        account.label, account.help_text = _("Uraian kejadian"), _("Dengan kata-kata yang menyampaikan, apa adanya.")


class FieldEventForm(EventForm):
    """What supervision saw: the picture first, straight from the phone's camera. Day and place must be there."""

    photo = FilesField(
        label=gettext_lazy("Ambil foto sekarang"),
        widget=MultipleFileInput({"accept": "image/*", "capture": "environment"}),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        account = self.fields["account"]
        account.label, account.help_text = (
            _("Yang Anda lihat dan dengar"),
            _("Siapa, apa, kepada siapa, di depan siapa."),
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for name, words in (
            ("act_on", _("Isi tanggal pengawasannya.")),
            ("place", _("Tulis tempat pengawasannya.")),
        ):
            if name not in self.errors and not values.get(name):
                self.add_error(name, words)
        return values
