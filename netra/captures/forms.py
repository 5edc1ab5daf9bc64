"""Forms of the pages of links: one more link, an archive made elsewhere, a reason, the way of an office."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.captures.models import Way
from netra.evidence.services import MAX_FILE

LONGEST = 2000


class LinkForm(forms.Form):
    """A link somebody wants captured."""

    use_required_attribute = False
    prefix = "tautan"

    url = forms.CharField(
        label=gettext_lazy("Tautan"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "placeholder": "https://"}),
        error_messages={"required": gettext_lazy("Tulis tautannya.")},
    )

    def clean_url(self) -> str:
        return web_address(self.cleaned_data["url"])


class BringForm(forms.Form):
    """An archive made elsewhere, and what its bringer says of it."""

    use_required_attribute = False
    prefix = "arsip"

    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy(
            "WACZ, WARC, ZIP keluaran auto-archiver, NDJSON Zeeschuimer, tangkapan layar, atau PDF. Paling besar 64 MB."
        ),
        widget=forms.FileInput(
            attrs={"accept": ".wacz,.warc,.gz,.zip,.ndjson,.json,.txt,.png,.jpg,.jpeg,.webp,.pdf", "data-files": "1",
                   "data-limit": str(MAX_FILE)}
        ),
        error_messages={"required": gettext_lazy("Pilih berkasnya.")},
    )  # fmt: skip
    url = forms.CharField(
        label=gettext_lazy("Alamat yang diarsipkan"),
        help_text=gettext_lazy("Bila Anda tahu. Dicatat sebagai kata Anda, bukan sebagai temuan sistem."),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    seen = forms.CharField(
        label=gettext_lazy("Kapan dibuat atau dilihat"),
        help_text=gettext_lazy("Menurut pembuatnya, misalnya: 22 November 2024 pukul 20.15 WIB."),
        max_length=100,
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Dari siapa dan bagaimana dibuat"),
        help_text=gettext_lazy("Jangan menulis identitas pelapor."),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def clean_url(self) -> str:
        return web_address(self.cleaned_data["url"]) if self.cleaned_data["url"] else ""


class WhyForm(forms.Form):
    """A stated reason for opening an original."""

    use_required_attribute = False
    prefix = "asli"

    why = forms.CharField(
        label=gettext_lazy("Alasan membuka"),
        help_text=gettext_lazy("Tercatat bersama nama Anda dan waktunya."),
        max_length=300,
        error_messages={"required": gettext_lazy("Tulis alasannya.")},
    )


class WayForm(forms.Form):
    """How an office wants links fetched."""

    prefix = "cara"

    way = forms.ChoiceField(label=gettext_lazy("Cara kantor ini"), choices=Way.choices, widget=forms.RadioSelect)


def web_address(text: str) -> str:
    """A link as one writes it, with its beginning. Raises `ValidationError`."""
    text = text.replace("\0", "").strip()
    link = text if re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) else f"https://{text}"
    if not re.match(r"https?://[^\s/]+\S*$", link, re.IGNORECASE):
        raise forms.ValidationError(_("Tautan berawalan http:// atau https://, tanpa spasi."))
    return link
