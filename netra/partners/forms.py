"""Forms of administrators: a system to connect, a token, an address to tell."""

from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.engine.capturing.orders import Code, Trouble
from netra.partners import services
from netra.partners.models import Scope
from netra.partners.permissions import ROLES, role_of
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Institution

DAYS = ((30, gettext_lazy("30 hari")), (90, gettext_lazy("90 hari")), (365, gettext_lazy("satu tahun")))


class ConnectForm(forms.Form):
    """An institution's system."""

    office = forms.CharField(
        label=gettext_lazy("Lembaga"),
        max_length=160,
        help_text=gettext_lazy("Nama atau kode lembaga penerima penerusan, misalnya BKN atau PPK-33.19."),
    )
    name = forms.CharField(
        label=gettext_lazy("Nama sistem"), max_length=80, help_text=gettext_lazy("Nama yang dikenal di lembaga itu.")
    )

    def clean_office(self) -> "Institution":
        text = str(self.cleaned_data["office"]).strip()
        found = registry.find_offices(text, kinds=tuple(ROLES), limit=200)
        exact = [one for one in found if text.casefold() in {one.pk.casefold(), one.name.casefold()}]
        office = exact[0] if len(exact) == 1 else found[0] if len(found) == 1 else None
        if office is None or role_of(office) is None:
            names = ", ".join(one.name for one in found[:6])
            raise forms.ValidationError(
                _("Beberapa lembaga cocok: %(names)s. Tulis namanya lengkap.") % {"names": names}
                if names
                else _("Tidak ada lembaga penerima penerusan dengan nama itu: BKN, Satgas, PPK, atau bupati/wali kota.")
            )
        return office


class TokenForm(forms.Form):
    """What a token may be used for, and for how long."""

    label = forms.CharField(
        label=gettext_lazy("Nama token"), max_length=80, help_text=gettext_lazy("Untuk apa, di mesin mana.")
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("Boleh"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(label=gettext_lazy("Berlaku"), choices=DAYS, coerce=int, initial=90)


class HookForm(forms.Form):
    """An address of the partner, judged at once by the guard that judges every attempt."""

    url = forms.CharField(
        label=gettext_lazy("Alamat"),
        max_length=500,
        help_text=gettext_lazy("https://… milik lembaga itu. Hanya kode peristiwa yang dikirim, tanpa nama orang."),
        widget=forms.URLInput,
    )

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"]).strip()
        try:
            place = services.guard().admit(url)
        except Trouble as trouble:
            if trouble.code is not Code.NAME_FAILED:
                raise forms.ValidationError(_refused(trouble.code)) from trouble
            is_fit = url.startswith("https://")  # the name system rests; the address is judged again at every attempt
        else:
            is_fit = place.is_secure or _is_allowed(place.addresses, place.port)
        if not is_fit:
            raise forms.ValidationError(_("Alamat harus dimulai dengan https://."))
        return url


def _is_allowed(addresses: tuple[str, ...], port: int) -> bool:
    allowed = services.guard().allow
    return bool(addresses) and all((one, port) in allowed for one in addresses)


def _refused(code: Code) -> str:
    match code:
        case Code.NOT_PUBLIC:
            return _("Alamat itu ada di jaringan dalam. Pengelola server dapat mengizinkannya dengan NETRA_HOOK_ALLOW.")
        case Code.NO_SUCH_NAME:
            return _("Nama itu tidak dikenal. Periksa ejaannya.")
        case Code.OWN_SITE:
            return _("Alamat itu alamat Netra sendiri.")
        case Code.BAD_PORT:
            return _("Hanya port 80 dan 443. Pengelola server dapat mengizinkan lainnya dengan NETRA_HOOK_ALLOW.")
        case Code.CREDENTIALS:
            return _("Alamat tidak boleh memuat nama pengguna atau kata sandi; pesan ditandatangani.")
        case _:
            return _("Alamat itu tidak dapat dipakai. Tulis alamat https://… yang lengkap.")


class ReplayForm(forms.Form):
    """From which day on everything is told again."""

    since = forms.DateField(label=gettext_lazy("Sejak"), widget=forms.DateInput(attrs={"type": "date"}))

    def clean_since(self) -> date:
        since: date = self.cleaned_data["since"]
        return since
