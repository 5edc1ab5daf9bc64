"""What is to be left out of a bundle."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _

from netra.custody.bundle.pieces import Places, places_of
from netra.evidence.queries import evidence_of

if TYPE_CHECKING:
    from netra.cases.models import Case
    from netra.evidence.models import Evidence


def _named(piece: "Evidence", places: Places) -> str:
    """What an officer knows a file by: its name, or the link that showed it."""
    link = places.links.get(piece.pk)
    if link is None:
        return piece.name
    kind = link.label or _("arsip yang dibuat di tempat lain")
    return f"{kind}, {link.url}"[:160]


class BundleForm(forms.Form):
    """Parts to black out, each offered by the words an officer knows it by."""

    without = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, case: "Case", data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        people = [
            (f"accused:{n}", _("Terlapor: %(name)s") % {"name": person})
            for n, person in enumerate(case.people.all(), start=1)
        ]
        places = places_of(case)
        files = [
            (f"evidence:{n}", _("Bukti %(n)d: %(name)s") % {"n": n, "name": _named(piece, places)})
            for piece in evidence_of(places.evidence)
            for n in [places.evidence[piece.pk]]
        ]
        words = [("account", _("Uraian kejadian"))]
        if case.witnesses:
            words.append(("witnesses", _("Saksi")))
        field = self.fields["without"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [*people, *words, *files]
        field.label = _("Yang dihitamkan")
        field.help_text = _(
            "Kosongkan bila semua boleh dilihat. Nama orang yang dihitamkan hilang dari setiap bagian yang menyebutnya."
        )
