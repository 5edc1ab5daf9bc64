"""What is to be left out of a bundle."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from netra.cases.models import Case


class BundleForm(forms.Form):
    """Parts to black out, each offered by the words an officer knows it by."""

    without = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, case: "Case", data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        people = [
            (f"accused:{n}", _("Terlapor: %(name)s") % {"name": person})
            for n, person in enumerate(case.people.all(), start=1)
        ]
        files = [
            (f"evidence:{n}", _("Bukti %(n)d: %(name)s") % {"n": n, "name": exhibit.evidence.name})
            for n, exhibit in enumerate(case.exhibits.select_related("evidence").order_by("id"), start=1)
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
