"""The first choice: with a name, or without."""

from enum import StrEnum

from django import forms
from django.utils.translation import gettext_lazy as _


class Track(StrEnum):
    """Two lawful ways; the server follows what was chosen and leaves the fields of the other unread."""

    NAMED = "nama"
    UNNAMED = "tanpa"


class TrackForm(forms.Form):
    cara = forms.ChoiceField(
        label=_("Bagaimana Anda ingin menyampaikan?"),
        choices=[
            (Track.UNNAMED, _("Tanpa nama: informasi awal. Kami tidak menanyakan siapa Anda.")),
            (Track.NAMED, _("Dengan nama: laporan resmi. Anda menjadi pelapor, identitas Anda dijaga.")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pilih dulu: dengan nama atau tanpa nama."),
            "invalid_choice": _("Pilih dulu: dengan nama atau tanpa nama."),
        },
    )

    @property
    def track(self) -> Track | None:
        """What was chosen, also before the rest of the form is right."""
        value = self["cara"].value()
        return Track(value) if value in set(Track) else None
