"""Which months to count."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from netra.dashboards.queries import Span, months_until, span

MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


class MonthField(forms.CharField):
    """A month as "2024-11", the form every browser sends."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"type": "month", "placeholder": "2024-11"}), **more)

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        if not text:
            return None
        found = MONTH.fullmatch(text)
        if found is None:
            raise ValidationError(_("Tulis bulannya seperti 2024-11."))
        return date(int(found[1]), int(found[2]), 1)


class SpanForm(forms.Form):
    """From month to month; what is left out is the last twelve months."""

    dari = MonthField(label=_("Dari bulan"), required=False)
    sampai = MonthField(label=_("Sampai bulan"), required=False)

    def span(self, on: date) -> Span:
        """The months asked for; a field that makes no sense asks for nothing and says so on the page."""
        usual = months_until(on)
        values = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else {}
        last = values.get("sampai") or usual.last_month
        first = values.get("dari")
        if first is None:
            return usual if last == usual.last_month else months_until(last)
        return span(first, last)
