"""An export to be screened for a contest."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.evidence.services import MAX_FILE

MEGABYTE = 1_000_000


class ExportForm(forms.Form):
    """The file, and the contest whose pairs are looked for in it."""

    use_required_attribute = False

    contest = forms.ChoiceField(
        label=gettext_lazy("Pemilihan"),
        help_text=gettext_lazy("Pasangan calon pemilihan inilah yang dicari."),
        error_messages={"required": gettext_lazy("Pilih pemilihannya.")},
    )
    export = forms.FileField(
        label=gettext_lazy("Berkas ekspor"),
        help_text=gettext_lazy(
            "JSON Lines, CSV, Parquet, Zeeschuimer, 4CAT, X, YouTube, Mastodon, atau tangkapan layar; sampai 64 MB."
            " Hanya yang terbuka untuk umum dan boleh Anda simpan."
        ),
        widget=forms.FileInput({"data-files": "", "data-limit": str(MAX_FILE)}),
        error_messages={
            "required": gettext_lazy("Pilih dulu berkasnya."),
            "empty": gettext_lazy("Berkas ini kosong."),
        },
    )

    def __init__(self, *given: Any, contests: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["contest"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(pk), title) for pk, title in contests]

    def clean_export(self) -> "UploadedFile[bytes]":
        upload: UploadedFile[bytes] = self.cleaned_data["export"]
        if getattr(upload, "error", None) is not None or (upload.size or 0) > MAX_FILE:
            size = MAX_FILE // MEGABYTE
            raise forms.ValidationError(
                _("Lebih besar dari %(size)d MB. Saring di mesin lain dengan `netra screen`, lalu muat hasilnya.")
                % {"size": size}
            )
        return upload
