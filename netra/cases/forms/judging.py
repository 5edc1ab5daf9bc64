"""Which of the suggested kinds of act fit an account, or none."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.cases.forms.choices import rule_groups
from netra.cases.forms.fields import RulesInput
from netra.cases.models import Case
from netra.suggestions.queries import Suggestion


class JudgementForm(forms.Form):
    """`codes` afterwards: what fits, the suggested ones first; empty when the officer said that nothing fits."""

    others = forms.MultipleChoiceField(
        label=gettext_lazy("Jenis perbuatan lain yang cocok, bila tidak disarankan"), widget=RulesInput, required=False
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, case: Case, suggested: Suggestion) -> None:
        super().__init__(data)
        self.offered = [one.code for one in suggested.found]
        self.fields["others"].choices = [  # type: ignore[attr-defined]
            (title, [choice for choice in group if choice[0] not in self.offered])
            for title, group in rule_groups(case, ())
        ]

    @property
    def ticked(self) -> list[str]:
        """The suggested kinds that were ticked in the form as it was sent."""
        sent = self.data.getlist("chosen") if isinstance(self.data, QueryDict) else []
        return [code for code in self.offered if code in sent]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.codes = self.ticked + cleaned.get("others", [])
        if "none" in self.data:
            if self.codes:
                raise forms.ValidationError(_("Kosongkan pilihan bila tidak satu pun cocok, atau simpan pilihan Anda."))
        elif not self.codes:
            raise forms.ValidationError(_("Pilih yang cocok, atau tekan “Tidak satu pun cocok”."))
        return cleaned
