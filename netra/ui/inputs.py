"""Fields that say in plain words what is wrong, and keep what was written."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

OLDEST = date(2000, 1, 1)
DAY_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]


class Words(forms.CharField):
    """A line, or with `rows` a longer text."""

    def __init__(self, *, longest: int, rows: int = 0, required: bool = False, **more: Any) -> None:
        attrs = more.pop("attrs", {})
        widget = forms.Textarea({"rows": rows, "data-count": str(longest), **attrs}) if rows else forms.TextInput(attrs)
        super().__init__(max_length=longest, required=required, widget=widget, **more)
        # The browser would cut a pasted text short without a word; the server says how much is too much.
        self.widget.attrs.pop("maxlength", None)
        self.error_messages["max_length"] = ngettext_lazy(
            "Terlalu panjang: paling banyak %(limit_value)d huruf, yang ini %(show_value)d.",
            "Terlalu panjang: paling banyak %(limit_value)d huruf, yang ini %(show_value)d.",
            "limit_value",
        )
        for validator in self.validators:
            if getattr(validator, "code", "") == "max_length":
                validator.message = self.error_messages["max_length"]  # type: ignore[attr-defined]


class Day(forms.DateField):
    """A day that exists and has come; `latest` is set by the form, which knows the day of the place."""

    default_error_messages = {
        "invalid": gettext_lazy("Tanggal ini tidak ada di kalender. Periksa hari, bulan, dan tahunnya."),
        "required": gettext_lazy("Isi tanggalnya."),
    }

    def __init__(self, *, required: bool = False, oldest: date = OLDEST, **more: Any) -> None:
        self.oldest = oldest
        self.latest: date | None = None
        widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        super().__init__(required=required, input_formats=DAY_FORMATS, widget=widget, **more)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is None:
            return None
        if self.latest is not None and day > self.latest:
            raise forms.ValidationError(_("Tanggal ini belum tiba. Periksa tahunnya."), code="future")
        if day < self.oldest:
            raise forms.ValidationError(_("Tanggal ini terlalu lama. Periksa tahunnya."), code="past")
        return day
