"""Forms of an office about its templates and its numbers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from netra.documents.queries import BadPattern, Restart, check_pattern
from netra.documents.services import BadTemplate, Fault
from netra.letters.kinds import KINDS
from netra.ui.words import say

RESTARTS = {
    Restart.YEAR: gettext_lazy("Setiap tahun"),
    Restart.MONTH: gettext_lazy("Setiap bulan"),
    Restart.NEVER: gettext_lazy("Tidak pernah"),
}
LARGEST = 3_000_000


class TemplateForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Naskah kantor (DOCX)"),
        help_text=gettext_lazy("Paling besar 3 MB. Dicoba dulu dengan surat contoh sebelum dipakai."),
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan versi"),
        help_text=gettext_lazy("Misalnya: kop surat baru."),
        max_length=200,
        required=False,
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if isinstance(getattr(file, "error", None), Exception) or file.size > LARGEST:
            raise ValidationError(_("Berkas ini terlalu besar."))
        content: bytes = file.read()
        return content

    def refuse(self, bad: BadTemplate) -> None:
        """Say everything that is wrong with the template, so that it is mended in one go."""
        for fault in bad.faults[:20]:
            self.add_error("file", told(fault))


def told(fault: Fault) -> str:
    """A fault in words for whoever made the template."""
    what = {"what": fault.what}
    match fault.code:
        case "unknown":
            return _("Tanda {{ %(what)s }} tidak dikenal untuk surat ini. Lihat daftar tanda di bawah.") % what
        case "missing":
            return _("Tanda {{ %(what)s }} harus ada di dalam naskah.") % what
        case "syntax":
            return _("Ada tanda yang salah tulis: %(what)s") % what
        case "not_allowed":
            return _("“%(what)s” tidak boleh dipakai. Naskah hanya boleh membaca isi surat.") % what
        case "no_list":
            return _("“%(what)s” bukan daftar, jadi tidak dapat diulang.") % what
        case "large":
            return _("Berkas ini terlalu besar atau terlalu rumit.")
        case "no_docx":
            return _("Ini bukan berkas DOCX yang dapat dibaca.")
        case "outside":
            return _("Naskah mengambil sesuatu dari luar (%(what)s). Simpan gambarnya di dalam naskah.") % what
        case "picture":
            return _("Gambar %(what)s bukan PNG atau JPEG.") % what
        case "text_box":
            return _("Naskah memuat kotak teks; isinya tidak akan terbawa ke PDF. Pindahkan ke paragraf atau tabel.")
        case "drawing" | "formula":
            return _("Naskah memuat gambar garis, bagan, atau rumus yang tidak terbawa ke PDF.")
        case "footnote":
            return _("Naskah memuat catatan kaki, yang tidak terbawa ke PDF.")
        case "control":
            return _("Naskah memuat kendali isi (kotak isian Word), yang tidak terbawa ke PDF.")
        case "changes":
            return _("Naskah memuat perubahan terlacak. Terima atau tolak dulu semuanya.")
        case "comment":
            return _("Naskah memuat komentar. Hapus dulu, supaya tidak ikut terkirim.")
        case "object":
            return _("Naskah memuat makro atau benda tersemat, yang tidak diterima.")
        case _:
            return _("Naskah ini tidak dapat diisi: %(what)s") % what


class SchemeForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Nama buku nomor"), max_length=80)
    pattern = forms.CharField(
        label=gettext_lazy("Pola nomor"),
        help_text=gettext_lazy(
            "Pakai {nomor} untuk hitungan, {bulan} untuk bulan angka Romawi, {tahun} untuk tahun. "
            "Contoh: {nomor}/CONTOH/{bulan}/{tahun}"
        ),
        max_length=68,
    )
    digits = forms.IntegerField(
        label=gettext_lazy("Banyak angka"),
        help_text=gettext_lazy("3 berarti 007."),
        min_value=1,
        max_value=6,
        initial=3,
    )
    restart = forms.ChoiceField(
        label=gettext_lazy("Mulai lagi dari satu"), choices=[(one.value, label) for one, label in RESTARTS.items()]
    )
    first = forms.IntegerField(
        label=gettext_lazy("Nomor pertama yang diberikan Netra"),
        help_text=gettext_lazy("Lanjutkan dari buku agenda kantor."),
        min_value=1,
        max_value=999_999,
        initial=1,
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Hanya untuk surat ini"),
        help_text=gettext_lazy("Kosongkan untuk semua surat yang tidak punya buku nomor sendiri."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        kinds = self.fields["kinds"]
        assert isinstance(kinds, forms.MultipleChoiceField)
        kinds.choices = [(kind.code, say(kind.label)) for kind in KINDS.values()]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "pattern" in given and "restart" in given:
            try:
                check_pattern(given["pattern"], Restart(given["restart"]))
            except BadPattern as bad:
                self.add_error("pattern", _why(bad))
        return given

    def paper_kinds(self) -> list[str]:
        """The chosen kinds by the names of their papers, as numbers are given out by."""
        chosen = [KINDS[code] for code in self.cleaned_data["kinds"]]
        return [paper for kind in chosen for paper in (kind.papers or (kind.code,))]


def _why(bad: BadPattern) -> str:
    what = {"what": bad.what}
    match bad.why:
        case "missing":
            return _("Pola harus memuat %(what)s satu kali.") % what
        case "unknown":
            return _("%(what)s tidak dikenal. Yang ada: {nomor}, {bulan}, {tahun}.") % what
        case "repeats":
            return _("Hitungan mulai lagi dari satu: tanpa %(what)s di dalam pola, nomor akan berulang.") % what
        case _:
            return _("Pola ini terlalu panjang.")


class NoteNumberForm(forms.Form):
    """A number that was used outside this system."""

    text = forms.CharField(label=gettext_lazy("Nomor"), max_length=80)
    note = forms.CharField(label=gettext_lazy("Dipakai untuk"), max_length=200)


def count_of_gaps(first: int, last: int) -> str:
    """How many numbers nothing bears."""
    missing = last - first + 1
    return ngettext("%(n)d nomor", "%(n)d nomor", missing) % {"n": missing}
