"""Small forms: what to show, putting aside, opening the original."""

from django import forms
from django.utils.translation import gettext_lazy

from netra.readings.models import State
from netra.readings.queries import Filters
from netra.ui.inputs import Words


class FilterForm(forms.Form):
    """What the list shows; a state nobody knows shows everything."""

    keadaan = forms.ChoiceField(
        label=gettext_lazy("Keadaan"),
        choices=[("", gettext_lazy("Semua")), *((one.value, one.label) for one in State)],
        required=False,
    )
    cari = Words(label=gettext_lazy("Kata dalam judul atau sumber"), longest=100)

    def filters(self) -> Filters:
        self.is_valid()
        values = self.cleaned_data if self.is_bound else {}
        return Filters(state=values.get("keadaan") or "", words=values.get("cari") or "")


class RevisionForm(forms.Form):
    """The reading as it was seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class DiscardForm(RevisionForm):
    use_required_attribute = False
    why = Words(
        label=gettext_lazy("Mengapa disisihkan?"),
        help_text=gettext_lazy("Misalnya: bukan soal netralitas, atau sudah tercatat."),
        longest=300,
        required=True,
        error_messages={"required": gettext_lazy("Tulis alasannya.")},
    )


class OriginalForm(forms.Form):
    use_required_attribute = False
    why = Words(
        label=gettext_lazy("Mengapa perlu membuka berkas asli?"),
        longest=300,
        required=True,
        error_messages={"required": gettext_lazy("Tulis alasannya.")},
    )
