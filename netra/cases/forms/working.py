"""Checking a case out, and giving it to a colleague."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netra.accounts.queries import User


class TakeForm(forms.Form):
    """`why` is asked for when a colleague holds the case."""

    why = forms.CharField(
        label=_("Alasan mengambil alih"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AssignForm(forms.Form):
    """To whom and why; without somebody it is taken back."""

    to = forms.ChoiceField(label=_("Ditugaskan kepada"), required=False)
    why = forms.CharField(
        label=_("Alasan"),
        help_text=_("Misalnya wilayah, keahlian, atau beban kerja. Dibaca semua yang berwenang membuka perkara ini."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, colleagues: list[User], loads: dict[int, int], now: int | None) -> None:
        super().__init__(data, initial={"to": now or ""})
        self._people = {str(one.pk): one for one in colleagues}
        told = [(key, _told(one, loads.get(one.pk, 0))) for key, one in self._people.items()]
        self.fields["to"].choices = [("", _("belum ditugaskan")), *told]  # type: ignore[attr-defined]

    def person(self) -> User | None:
        return self._people.get(self.cleaned_data["to"])


def _told(user: User, n: int) -> str:
    return str(_("%(name)s (%(n)s berjalan)") % {"name": user.name, "n": n})
