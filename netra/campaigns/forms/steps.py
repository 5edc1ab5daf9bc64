"""What is done with an act later: calling it off, adding pictures, ticking the agencies that came."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netra.campaigns.forms.parts import MOST_PEOPLE
from netra.campaigns.models import Employment, Exactness
from netra.campaigns.services import ReachDraft
from netra.evidence.fields import MultipleEvidenceField, MultipleFileInput

if TYPE_CHECKING:
    from netra.campaigns.models import Reach
    from netra.registry.models import Agency


class CancelForm(forms.Form):
    why = forms.CharField(label=_("Mengapa batal?"), max_length=300)


class PictureForm(forms.Form):
    pictures = MultipleEvidenceField(
        label=_("Foto atau berkas"), widget=MultipleFileInput(attrs={"data-files": "", "data-limit": "50000000"})
    )
    caption = forms.CharField(label=_("Keterangan"), max_length=200, required=False)
    is_public = forms.BooleanField(
        label=_("Boleh dilihat umum"),
        help_text=_("Pastikan orang di foto tidak keberatan. Umum hanya melihat salinan tanpa data tersembunyi."),
        required=False,
    )


class _TickForm(forms.Form):
    came = forms.BooleanField(required=False)
    people = forms.IntegerField(min_value=0, max_value=MOST_PEOPLE, required=False)

    def __init__(self, *args: Any, agency: "Agency", employment: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.agency, self.employment = agency, employment
        kind = f" · {Employment(employment).label}" if employment else ""
        self.fields["came"].label = f"{agency.name}{kind}"
        self.fields["came"].widget.attrs["class"] = "form-check-input"
        people = self.fields["people"].widget
        people.attrs["class"] = "form-control"
        people.attrs["aria-label"] = _("Jumlah orang dari %(agency)s") % {"agency": agency.name}


class AudienceForms:
    """A line for each agency of the region, or for each kind of employment it was noted with; and one question for
    all: what the numbers rest on. People who signed in themselves are shown by `signed_in` and not asked for."""

    class Rest(forms.Form):
        exactness = forms.ChoiceField(
            label=_("Jumlah orang dari"),
            choices=[(one.value, one.label) for one in Exactness if one is not Exactness.SIGN_IN],
            initial=Exactness.LIST,
            widget=forms.RadioSelect,
        )

    def __init__(self, data: Any, *, agencies: "Sequence[Agency]", reaches: "Sequence[Reach]") -> None:
        mine: dict[int, list[Reach]] = {}
        for row in reaches:
            if row.agency_id is not None:
                mine.setdefault(row.agency_id, []).append(row)
        self.lines: list[_TickForm] = []
        self.signed_in: list[Reach] = []
        for agency in agencies:
            known = mine.get(agency.pk, [])
            self.signed_in += [row for row in known if row.exactness == Exactness.SIGN_IN]
            by_hand = {row.employment: row for row in known if row.exactness != Exactness.SIGN_IN}
            if not known:
                self.lines.append(self._line(data, agency, "", None))
            self.lines += [self._line(data, agency, employment, row) for employment, row in by_hand.items()]
        noted = (row.exactness for rows in mine.values() for row in rows if row.exactness)
        basis = next((one for one in noted if one != Exactness.SIGN_IN), Exactness.LIST.value)
        self.rest = self.Rest(data, initial={"exactness": basis})

    def _line(self, data: Any, agency: "Agency", employment: str, row: "Reach | None") -> _TickForm:
        first = {"came": row is not None, "people": None if row is None else row.people}
        return _TickForm(data, prefix=f"i{agency.pk}{employment}", agency=agency, employment=employment, initial=first)

    def is_valid(self) -> bool:
        return all([self.rest.is_valid(), *(line.is_valid() for line in self.lines)])

    def drafts(self) -> list[ReachDraft]:
        """Lines that were ticked or given a number."""
        exactness = self.rest.cleaned_data["exactness"]
        return [
            ReachDraft(
                agency=line.agency,
                employment=line.employment,
                people=line.cleaned_data["people"],
                exactness=exactness,
            )
            for line in self.lines
            if line.cleaned_data["came"] or line.cleaned_data["people"]
        ]
