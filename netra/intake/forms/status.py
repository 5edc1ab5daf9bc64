"""What a reporter writes after handing in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.intake.forms.fields import FilesField, Words
from netra.registry.fields import RegionField
from netra.vault.fields import CodeField

FILES_HELP = gettext_lazy("Boleh beberapa, masing-masing sampai 64 MB.")


class CodeForm(forms.Form):
    """The door of the reporter's page."""

    code = CodeField()


class MessageForm(forms.Form):
    use_required_attribute = False

    text = Words(label=gettext_lazy("Pesan"), longest=5_000, rows=4)
    uploads = FilesField(label=gettext_lazy("Berkas"), help_text=FILES_HELP)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and not values.get("text") and not values.get("uploads"):
            self.add_error("text", _("Tulis pesan atau pilih berkas."))
        return values


class CompletionForm(forms.Form):
    use_required_attribute = False
    prefix = "lengkap"

    text = Words(
        label=gettext_lazy("Yang Anda lengkapi"),
        longest=10_000,
        rows=5,
        required=True,
        error_messages={"required": gettext_lazy("Tulis apa yang Anda lengkapi, walau hanya satu kalimat.")},
    )
    uploads = FilesField(label=gettext_lazy("Berkas"), help_text=FILES_HELP)


class WithdrawForm(forms.Form):
    use_required_attribute = False
    prefix = "cabut"

    reason = Words(label=gettext_lazy("Alasan, bila ingin disebut"), longest=2_000, rows=2)
    is_sure = forms.BooleanField(
        label=gettext_lazy("Ya, saya ingin laporan ini dicabut"),
        error_messages={"required": gettext_lazy("Centang dulu bila Anda sungguh ingin mencabut laporan.")},
    )


class RegionForm(forms.Form):
    use_required_attribute = False
    prefix = "wilayah"

    region = RegionField(label=gettext_lazy("Kabupaten, kota, atau provinsi tempat kejadian"))
