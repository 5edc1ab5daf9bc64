"""How one wants to be told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from netra.notices.models import Wish


class WishForm(forms.Form):
    """Each mail, one a day, or none; and the hour of the one."""

    wish = forms.ChoiceField(label=_("Kabar lewat surel"), choices=Wish, widget=forms.RadioSelect)
    hour = forms.TypedChoiceField(
        label=_("Jam ringkasan"),
        help_text=_("Waktu Indonesia Barat. Ringkasan hanya dikirim bila ada kabar."),
        choices=[(str(hour), f"{hour:02}.00") for hour in range(5, 22)],
        coerce=int,
    )
