"""What of the zones to show: of which day, which level, which reading, which province."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.domain.zones import Level, Which
from netra.registry import queries as registry
from netra.ui.words import say
from netra.zones.wording import LEVELS

EARLIEST = date(2015, 1, 1)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayForm(forms.Form):
    """A day that is over; empty means the latest one with readings."""

    pada = forms.DateField(label=gettext_lazy("Pada tanggal"), widget=DayInput, required=False)

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today = today

    def clean_pada(self) -> date | None:
        day: date | None = self.cleaned_data["pada"]
        if day is not None and day >= self.today:
            raise forms.ValidationError(_("Zona dibaca untuk hari yang sudah lewat. Pilih kemarin atau sebelumnya."))
        if day is not None and day < EARLIEST:
            raise forms.ValidationError(_("Pilih hari mulai tahun 2015."))
        return day

    def day(self) -> date | None:
        """The day asked for; a day that makes no sense asks for none and says so on the page."""
        return self.cleaned_data.get("pada") if self.is_valid() else None


class MapForm(DayForm):
    """The same with level, reading and province; what is not known falls back to the first choice."""

    tingkat = forms.ChoiceField(label=gettext_lazy("Tingkat"), required=False)
    bacaan = forms.ChoiceField(label=gettext_lazy("Bacaan"), required=False)
    provinsi = forms.ChoiceField(label=gettext_lazy("Provinsi"), required=False)

    peta = forms.ChoiceField(choices=[("petak", ""), ("batas", "")], widget=forms.HiddenInput, required=False)

    field_order = ("tingkat", "bacaan", "provinsi", "pada", "peta")

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, today=today, **more)
        self._choose("tingkat", [(LEVEL_WORDS[level], say(LEVELS[level])) for level in Level])
        self._choose("bacaan", [(which.value, say(which.label)) for which in Which])
        self._choose("provinsi", [("", _("Semua")), *((one.code, one.name) for one in registry.provinces())])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def level(self) -> Level:
        word = self._said("tingkat")
        return next((level for level, known in LEVEL_WORDS.items() if known == word), Level.REGION)

    def which(self) -> Which:
        word = self._said("bacaan")
        return Which(word) if word else Which.FIXED

    def province(self) -> str:
        return self._said("provinsi")

    def wants_borders(self) -> bool:
        """Whether the map with true borders was asked for."""
        return self._said("peta") == "batas"

    def _said(self, name: str) -> str:
        self.is_valid()
        word: str = self.cleaned_data.get(name, "") if self.is_bound else ""
        return word


LEVEL_WORDS = {Level.REGION: "kabupaten", Level.PROVINCE: "provinsi"}
