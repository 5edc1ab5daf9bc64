"""Forms of declarations and of the one look-up; they check, they do not save."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.personnel.handles import LONGEST, BadHandle, key_of
from netra.personnel.models import Confirmed, DeclaredAccount, Ending, Platform
from netra.personnel.services import Declaration
from netra.ui.inputs import Day, Words
from netra.ui.words import say

HANDLE_HELP = gettext_lazy("Nama akun seperti @budi.contoh, atau alamat profilnya.")
_QUIET = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class HandleForm(forms.Form):
    """A platform and an account on it."""

    platform = forms.ChoiceField(label=gettext_lazy("Platform"), choices=Platform.choices)
    handle = Words(label=gettext_lazy("Akun"), longest=LONGEST, required=True, help_text=HANDLE_HELP, attrs=_QUIET)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("platform") and values.get("handle"):
            try:
                key_of(values["platform"], values["handle"])
            except BadHandle as bad:
                self.add_error("handle", say(bad.text))
        return values


class DeclarationForm(HandleForm):
    """What an agency says of an account of somebody on its staff."""

    confirmed = forms.ChoiceField(
        label=gettext_lazy("Bagaimana instansi memastikannya"),
        choices=[(value, capfirst(label)) for value, label in Confirmed.choices],
        initial=Confirmed.STATED,
        widget=forms.RadioSelect,
    )
    since = Day(label=gettext_lazy("Miliknya sejak"), help_text=gettext_lazy("Kosongkan bila tidak diketahui."))

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        day = self.fields["since"]
        assert isinstance(day, Day)
        day.latest = today

    def declaration(self) -> Declaration:
        values = self.cleaned_data
        return Declaration(
            Platform(values["platform"]), values["handle"], values["since"], Confirmed(values["confirmed"])
        )

    @classmethod
    def of(cls, account: DeclaredAccount, *, today: date) -> "DeclarationForm":
        """The form filled with a declaration."""
        names = ("platform", "handle", "confirmed", "since")
        return cls(today=today, initial={name: getattr(account, name) for name in names})


class NewDeclarationForm(DeclarationForm):
    """The same, with the number of the person. It is sent, never shown in an address."""

    nip = Words(
        label=gettext_lazy("NIP pegawai"),
        longest=30,
        required=True,
        help_text=gettext_lazy("18 angka, dari daftar pegawai instansi Anda."),
        attrs={**_QUIET, "inputmode": "numeric"},
    )
    field_order = ("nip", "platform", "handle", "confirmed", "since")


class EndForm(forms.Form):
    """Why a declaration holds no longer, and since when."""

    ending = forms.ChoiceField(
        label=gettext_lazy("Alasan"),
        choices=[(value, capfirst(label)) for value, label in Ending.choices if value != Ending.REPLACED],
        widget=forms.RadioSelect,
    )
    until = Day(
        label=gettext_lazy("Sampai"),
        help_text=gettext_lazy("Hari pertama akun ini bukan miliknya lagi. Tidak dipakai bila pernyataannya keliru."),
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today
        day = self.fields["until"]
        assert isinstance(day, Day)
        day.latest = today

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("ending") == Ending.WRONG:
            values["until"] = self.today
        elif values.get("ending") and not values.get("until") and "until" not in self.errors:
            self.add_error("until", _("Isi tanggalnya."))
        return values


class FindForm(forms.Form):
    """One's own declarations, by account or number."""

    text = Words(label=gettext_lazy("Akun atau NIP"), longest=LONGEST, attrs=_QUIET)


class LookUpForm(HandleForm):
    """One account and why."""

    reason = Words(
        label=gettext_lazy("Untuk apa"),
        longest=500,
        rows=2,
        required=True,
        help_text=gettext_lazy("Misalnya nomor tanda atau perkara. Tercatat bersama nama Anda."),
    )
