from django import forms
from django.utils.translation import gettext_lazy as _

from netra.registry.fields import RegionInput
from netra.registry.names import LONGEST_NAME


class FindForm(forms.Form):
    """One line: the name of a place. Anything longer than a name is cut down by refusing it."""

    q = forms.CharField(
        label=_("Nama daerah"),
        help_text=_("Kabupaten, kota, provinsi, atau kecamatan. Singkatan boleh, misalnya PPU atau Sidrap."),
        max_length=LONGEST_NAME,
        widget=RegionInput(attrs={"type": "search", "enterkeyhint": "search"}),
        error_messages={
            "required": _("Tulis nama daerah dulu."),
            "max_length": _("Nama daerah paling panjang %(limit_value)d huruf."),
        },
    )
