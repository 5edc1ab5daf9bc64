"""Forms behind an invitation, and those of administrators."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from netra.accounts import administration
from netra.accounts.models import Role
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Institution


class AcceptForm(forms.Form):
    """A password, twice; at least twelve letters that are not easily guessed."""

    password = forms.CharField(
        label=_("Kata sandi"),
        help_text=_("Sedikitnya 12 huruf. Tiga kata yang tidak berhubungan mudah diingat dan sulit ditebak."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Ulangi kata sandi"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("password") and data.get("again") and data["password"] != data["again"]:
            self.add_error("again", _("Kedua kata sandi tidak sama. Tulis sekali lagi."))
        return data


class InviteForm(forms.Form):
    """Somebody to let in: name, address, office, role."""

    name = forms.CharField(label=_("Nama"), max_length=150)
    email = forms.EmailField(label=_("Surel"))
    office = forms.CharField(
        label=_("Kantor"), max_length=160, help_text=_("Nama atau kode kantor, misalnya Bawaslu Kabupaten Kudus.")
    )
    role = forms.ChoiceField(label=_("Peran"), choices=Role.choices)

    def clean_office(self) -> "Institution":
        text = str(self.cleaned_data["office"])
        found = registry.find_offices(text, limit=200)
        office = administration.office_named(text, found)
        if office is None:
            names = ", ".join(one.name for one in found[:6])
            raise forms.ValidationError(
                _("Kantor itu tidak dikenal. Tulis namanya lengkap.")
                if not names
                else _("Beberapa kantor cocok: %(names)s. Tulis namanya lengkap.") % {"names": names}
            )
        return office


class OfficeForm(forms.Form):
    """How citizens reach an office. What is not known stays empty; nothing is invented."""

    hotline = forms.CharField(label=_("Nomor pengaduan"), max_length=60, required=False)
    email = forms.EmailField(label=_("Surel kantor"), required=False)
    address = forms.CharField(
        label=_("Alamat"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    head_name = forms.CharField(label=_("Nama pimpinan"), max_length=160, required=False)
