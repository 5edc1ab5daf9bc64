"""What a reader may choose: who, day, side of designation, Pilkada, and words to look for; all may be left out."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from netra.domain.codes import Side
from netra.guide import queries
from netra.guide.queries import Asked
from netra.ui.words import say

SIDES = {"sebelum": Side.BEFORE, "sesudah": Side.AFTER}
FIRST_YEAR, LAST_YEAR = 2010, 2100


class AskForm(forms.Form):
    """Lenient: a value that cannot be used is answered as if it were left out, and told."""

    cari = forms.CharField(
        label=_("Cari perbuatan"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    siapa = forms.ChoiceField(label=_("Siapa saya"), required=False)
    hari = forms.DateField(
        label=_("Hari"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    tahap = forms.ChoiceField(
        label=_("Tahap"),
        required=False,
        choices=[
            ("", _("menurut harinya")),
            ("sebelum", _("sebelum penetapan calon")),
            ("sesudah", _("sejak penetapan calon")),
        ],
    )
    pilkada = forms.ChoiceField(label=_("Pilkada"), required=False)

    def __init__(self, data: QueryDict, *, today: date) -> None:
        super().__init__(data)
        self._today = today
        guide = queries.guide()
        self.fields["siapa"].choices = [(one.id, say(one.label)) for one in guide.askers]  # type: ignore[attr-defined]
        years = [(str(year), f"Pilkada {year}") for year in queries.years()]
        self.fields["pilkada"].choices = [("", _("menurut harinya")), *years]  # type: ignore[attr-defined]

        for name, box in self.fields.items():
            box.widget.attrs["class"] = "form-select" if isinstance(box, forms.ChoiceField) else "form-control"
            box.widget.attrs["id"] = f"id_{name}"

    def clean_hari(self) -> date | None:
        """A day the catalogue can speak of."""
        day: date | None = self.cleaned_data["hari"]
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Hari itu di luar jangkauan katalog."))
        return day

    def asked(self) -> Asked:
        """The question as far as it could be understood; today and a PNS for what could not."""
        self.is_valid()
        given = self.cleaned_data
        year = given.get("pilkada")
        return queries.ask(
            given.get("siapa") or "",
            given.get("hari") or self._today,
            side=SIDES.get(given.get("tahap") or ""),
            year=int(year) if year else None,
        )

    @property
    def words(self) -> str:
        """The words to look for."""
        return str(self.cleaned_data.get("cari") or "").strip()
