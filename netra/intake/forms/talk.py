"""What an officer writes to, or asks about, a reporter."""

from django import forms
from django.utils.translation import gettext_lazy

from netra.intake.forms.fields import Words


class ReplyForm(forms.Form):
    use_required_attribute = False

    text = Words(
        label=gettext_lazy("Pesan kepada pelapor"),
        help_text=gettext_lazy("Dibaca siapa pun yang memegang kodenya. Jangan menulis nama pelapor atau saksi."),
        longest=5_000,
        rows=4,
        required=True,
        error_messages={"required": gettext_lazy("Tulis pesannya dulu.")},
    )


class AskForm(forms.Form):
    use_required_attribute = False

    reason = Words(
        label=gettext_lazy("Mengapa nama ini perlu diketahui"),
        help_text=gettext_lazy("Dibaca kustodian dan auditor. Jangan menulis dugaan Anda tentang siapa pelapornya."),
        longest=500,
        rows=2,
        required=True,
        error_messages={"required": gettext_lazy("Tulis alasannya; tanpa alasan izin tidak dapat diminta.")},
    )


class DecideForm(forms.Form):
    use_required_attribute = False

    why = Words(
        label=gettext_lazy("Alasan keputusan"),
        help_text=gettext_lazy("Dibaca kantor yang meminta dan auditor."),
        longest=500,
        rows=2,
        required=True,
        error_messages={"required": gettext_lazy("Tulis alasan keputusannya.")},
    )


class RevealForm(forms.Form):
    use_required_attribute = False

    reason = Words(
        label=gettext_lazy("Alasan membuka identitas"),
        help_text=gettext_lazy("Alasan ini tercatat bersama nama Anda dan waktunya, dan dapat dibaca auditor."),
        longest=500,
        rows=2,
        required=True,
        error_messages={"required": gettext_lazy("Tulis alasannya; tanpa alasan identitas tetap tertutup.")},
    )
