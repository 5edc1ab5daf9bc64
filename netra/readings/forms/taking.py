"""Handing a text in: pasted, or as files."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.accounts.queries import Standing
from netra.evidence.fields import MultipleFileInput
from netra.readings.reader import Source
from netra.ui.inputs import Day, Words

SHORTEST, LONGEST = 40, 200_000
LARGEST = 10_000_000
MOST_FILES = 20
SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".xml", ".rss", ".atom")


class OfficeForm(forms.Form):
    """For which of one's offices; asked only of those who act for several."""

    use_required_attribute = False
    office = forms.ChoiceField(label=gettext_lazy("Untuk kantor"))

    def __init__(self, *given: Any, standings: Sequence[Standing], **more: Any) -> None:
        super().__init__(*given, **more)
        self.offices = {standing.institution.pk: standing for standing in standings}
        field = self.fields["office"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, standing.institution.name) for code, standing in self.offices.items()]
        field.initial = next(iter(self.offices), "")
        if len(self.offices) == 1:
            field.required, field.widget = False, forms.HiddenInput()

    @property
    def standing(self) -> Standing:
        """For a valid form."""
        return self.offices[self.cleaned_data.get("office") or next(iter(self.offices))]


class TextForm(OfficeForm):
    """A pasted text with what is known of its source."""

    text = Words(
        label=gettext_lazy("Teks"),
        help_text=gettext_lazy("Tempelkan seluruh berita, surat, atau siaran pers, dengan judulnya di baris pertama."),
        longest=LONGEST,
        rows=14,
        required=True,
        error_messages={"required": gettext_lazy("Tempelkan dulu teksnya.")},
    )
    source = Words(
        label=gettext_lazy("Dari mana"),
        help_text=gettext_lazy("Nama media atau lembaga, atau alamat halamannya."),
        longest=300,
    )
    title = Words(label=gettext_lazy("Judul"), help_text=gettext_lazy("Kosong: baris pertama teksnya."), longest=300)
    published_on = Day(
        label=gettext_lazy("Terbit pada"), help_text=gettext_lazy("Membantu bila teksnya hanya menyebut hari.")
    )

    field_order = ["office", "text", "source", "title", "published_on"]

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\0", "")
        if len(text.strip()) < SHORTEST:
            raise forms.ValidationError(_("Terlalu pendek untuk dibaca. Tempelkan seluruh teksnya."))
        return text

    def given(self) -> Source:
        """The text as the service takes it; for a valid form."""
        values = self.cleaned_data
        return Source(
            text=values["text"],
            title=values["title"],
            source=values["source"],
            published_on=values["published_on"],
        )


class ReadableFiles(forms.FileField):
    """Files by name and size alone; what is in them is judged when they are read, each by itself."""

    widget = MultipleFileInput({"accept": ",".join(SUFFIXES), "data-files": "", "data-limit": str(LARGEST)})

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        uploads = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if not uploads:
            raise forms.ValidationError(_("Pilih dulu berkasnya."), code="required")
        if len(uploads) > MOST_FILES:
            raise forms.ValidationError(
                _("Paling banyak %(most)d berkas sekali kirim; yang ini %(n)d. Kirim sisanya sesudah itu.")
                % {"most": MOST_FILES, "n": len(uploads)}
            )
        faults = [fault for one in uploads if (fault := _fault_of(one))]
        if faults:
            raise forms.ValidationError(faults)
        return uploads


class FilesForm(OfficeForm):
    """One file or a batch of them."""

    uploads = ReadableFiles(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy(
            "TXT, HTML, PDF, DOCX, atau berkas umpan RSS/Atom; sampai 20 sekaligus, masing-masing sampai 10 MB."
        ),
    )

    field_order = ["office", "uploads"]


def _fault_of(upload: "UploadedFile[bytes]") -> forms.ValidationError | None:
    name = (upload.name or _("tanpa nama"))[-80:]
    refused = getattr(upload, "error", None)
    if refused is not None or (upload.size or 0) > LARGEST:
        words = _("%(name)s: lebih besar dari 10 MB. Kirim halaman yang perlu dibaca saja, atau tempelkan teksnya.")
    elif not upload.size:
        words = _("%(name)s: berkas ini kosong.")
    elif not name.lower().endswith(SUFFIXES):
        words = _("%(name)s: jenis ini tidak dapat dibaca. Simpan sebagai PDF, DOCX, atau teks, lalu kirim lagi.")
    else:
        return None
    return forms.ValidationError(words, params={"name": name})
