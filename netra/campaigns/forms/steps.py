"""What is done with an act later: calling it off, adding pictures, ticking the agencies that came."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netra.campaigns.forms.parts import MOST_PEOPLE
from netra.campaigns.models import Exactness
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

    def __init__(self, *args: Any, agency: "Agency", **more: Any) -> None:
        super().__init__(*args, **more)
        self.agency = agency
        self.fields["came"].label = agency.name
        people = self.fields["people"]
        people.label = _("Jumlah orang")
        people.widget.attrs["aria-label"] = _("Jumlah orang dari %(agency)s") % {"agency": agency.name}


class AudienceForms:
    """A line for each agency of the region, and one question for all: what the numbers rest on."""

    class Rest(forms.Form):
        exactness = forms.ChoiceField(
            label=_("Jumlah orang dari"),
            choices=[(one.value, one.label) for one in Exactness if one is not Exactness.SIGN_IN],
            initial=Exactness.LIST,
            widget=forms.RadioSelect,
        )

    def __init__(self, data: Any, *, agencies: "Sequence[Agency]", reaches: "Sequence[Reach]") -> None:
        mine = {row.agency_id: row for row in reaches if row.agency_id is not None and not row.employment}
        self.lines = [
            _TickForm(
                data,
                prefix=f"i{agency.pk}",
                agency=agency,
                initial={"came": agency.pk in mine, "people": mine[agency.pk].people if agency.pk in mine else None},
            )
            for agency in agencies
        ]
        known = next((row.exactness for row in mine.values() if row.exactness), Exactness.LIST.value)
        self.rest = self.Rest(data, initial={"exactness": known})
        # Lines told apart by employment were written in the act's own form, and stay.
        ids = {agency.pk for agency in agencies}
        self.others = [row for row in reaches if row.agency_id in ids and row.employment]

    def is_valid(self) -> bool:
        return all([self.rest.is_valid(), *(line.is_valid() for line in self.lines)])

    def drafts(self) -> list[ReachDraft]:
        """Agencies that were ticked or given a number."""
        exactness = self.rest.cleaned_data["exactness"]
        ticked = [
            ReachDraft(agency=line.agency, people=line.cleaned_data["people"], exactness=exactness)
            for line in self.lines
            if line.cleaned_data["came"] or line.cleaned_data["people"]
        ]
        kept = [
            ReachDraft(
                agency=row.agency,
                employment=row.employment,
                people=row.people,
                exactness=row.exactness,
                wording=row.wording,
            )
            for row in self.others
        ]
        return [*ticked, *kept]
