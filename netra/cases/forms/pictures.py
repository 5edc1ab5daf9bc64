"""Boxes on a picture that are to be covered, and words looked for on pictures."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.cases.services import MOST_BOXES

SIGNS = (
    ("FACE", gettext_lazy("Wajah")),
    ("PLATE", gettext_lazy("Pelat nomor")),
    ("HANDLE", gettext_lazy("Nama akun")),
    ("NAME", gettext_lazy("Nama orang")),
    ("NUMBER", gettext_lazy("Nomor telepon atau identitas")),
    ("CODE", gettext_lazy("Kode QR")),
    ("OTHER", gettext_lazy("Lainnya")),
)
BLANK = 6


class BoxForm(forms.Form):
    """One box, in pixels of the picture from its upper left corner; an empty one is left out."""

    keep = forms.BooleanField(label=gettext_lazy("Tutup"), required=False)
    sign = forms.ChoiceField(label=gettext_lazy("Isi"), choices=SIGNS, initial="OTHER", required=False)
    x = forms.IntegerField(label=gettext_lazy("Dari kiri"), min_value=0, max_value=9999, required=False)
    y = forms.IntegerField(label=gettext_lazy("Dari atas"), min_value=0, max_value=9999, required=False)
    width = forms.IntegerField(label=gettext_lazy("Lebar"), min_value=4, max_value=9999, required=False)
    height = forms.IntegerField(label=gettext_lazy("Tinggi"), min_value=4, max_value=9999, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        sides = [given.get(name) for name in ("x", "y", "width", "height")]
        if given.get("keep") and None in sides and not self.errors:
            raise forms.ValidationError(
                _("Kotak yang ditutup memerlukan empat angka: dari kiri, dari atas, lebar, tinggi.")
            )
        return given

    @property
    def sides(self) -> list[forms.BoundField]:
        """The four numbers."""
        return [self[name] for name in ("x", "y", "width", "height")]

    @property
    def sign_label(self) -> str:
        """What the box may hold, in words."""
        return str(dict(SIGNS).get(str(self["sign"].value()), ""))

    @property
    def is_marked(self) -> bool:
        """Whether the box stands on the picture, as given or as first proposed."""
        return all(side.value() not in (None, "") for side in self.sides)


BoxFormSet = forms.formset_factory(
    BoxForm, extra=BLANK, max_num=MOST_BOXES, absolute_max=MOST_BOXES + BLANK, validate_max=True
)


class CheckedForm(forms.Form):
    """That somebody looked over the whole picture, not at the boxes alone."""

    checked = forms.BooleanField(
        label=gettext_lazy(
            "Saya sudah memeriksa seluruh gambar. Wajah, pelat, nama, dan akun yang tak perlu diketahui umum tertutup."
        ),
        error_messages={"required": gettext_lazy("Periksa seluruh gambar dahulu, lalu centang pernyataan ini.")},
    )


class WordsForm(forms.Form):
    """Words looked for on pictures."""

    q = forms.CharField(
        label=gettext_lazy("Kata pada gambar"),
        help_text=gettext_lazy("Kata utuh, tiga huruf atau lebih. Semua kata harus ada pada gambar yang sama."),
        max_length=200,
        required=False,
    )
