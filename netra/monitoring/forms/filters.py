"""What to show of the queue."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.domain.codes import ActChannel
from netra.domain.loading import load
from netra.monitoring.models import Level, Verb
from netra.monitoring.queries import LISTS, Filters
from netra.registry.fields import RegionField
from netra.ui.words import say

LONGEST_ACT = 60


class FilterForm(forms.Form):
    """Takes whatever an address holds: what makes no sense filters nothing."""

    pemilihan = forms.ChoiceField(label=gettext_lazy("Pemilihan"), required=False)
    daerah = RegionField(label=gettext_lazy("Daerah"), required=False)
    kerja = forms.ChoiceField(label=gettext_lazy("Perbuatan"), required=False)
    jenis = forms.ChoiceField(label=gettext_lazy("Jenis pelanggaran"), required=False)
    tingkat = forms.ChoiceField(label=gettext_lazy("Tingkat"), required=False)
    cari = forms.CharField(label=gettext_lazy("Kata atau akun"), required=False, max_length=100)
    saya = forms.BooleanField(label=gettext_lazy("Hanya yang saya pegang atau baca"), required=False)

    def __init__(self, *given: Any, contests: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        every = ("", _("Semua"))
        self._choose("pemilihan", [every, *((str(pk), title) for pk, title in contests)])
        self._choose("kerja", [every, *Verb.choices])
        self._choose("jenis", [every, *_kinds()])
        self._choose("tingkat", [every, *Level.choices])

    def filters(self, which: str) -> Filters:
        """The filters asked for."""
        self.is_valid()
        values = self.cleaned_data if self.is_bound else {}
        region, contest = values.get("daerah"), values.get("pemilihan")
        return Filters(
            which=which if which in LISTS else "",
            contest=int(contest) if contest else None,
            region="" if region is None else region.code,
            verb=values.get("kerja", ""),
            rule=values.get("jenis", ""),
            level=values.get("tingkat", ""),
            is_mine=bool(values.get("saya")),
            words=values.get("cari", "").replace("\0", ""),
        )

    @property
    def is_narrow(self) -> bool:
        """Whether anything is filtered."""
        return self.is_bound and any(self.cleaned_data.values())

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def _kinds() -> list[tuple[str, str]]:
    """Kinds of act that can be done in public posts."""
    rules = load().rules.items()
    return [
        (code, f"{code}: {say(rule.act)[:LONGEST_ACT]}") for code, rule in rules if ActChannel.SOCIAL in rule.channels
    ]
