"""Links and files, refused in plain words."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from netra.evidence.fields import MultipleEvidenceField
from netra.evidence.services import MAX_FILE, MAX_FILES, RefusalCode
from netra.ui.inputs import Day, Words

__all__ = ["Day", "FilesField", "Links", "Words"]

LONGEST_LINK, MOST_LINKS = 500, 20


class Links(forms.CharField):
    """One link a line; cleans to a tuple of addresses that begin with http:// or https://."""

    def __init__(self, **more: Any) -> None:
        widget = forms.Textarea({"rows": 3, "inputmode": "url", "autocapitalize": "none", "spellcheck": "false"})
        super().__init__(required=False, widget=widget, **more)

    def clean(self, value: Any) -> tuple[str, ...]:
        text = super().clean(value) or ""
        found: dict[str, None] = {}
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                found[self._link(line.strip(), number)] = None
        if len(found) > MOST_LINKS:
            raise forms.ValidationError(
                _("Paling banyak %(most)d tautan; tulis sisanya dalam uraian.") % {"most": MOST_LINKS}
            )
        return tuple(found)

    def _link(self, line: str, number: int) -> str:
        link = line if re.match(r"https?://", line, re.IGNORECASE) else f"https://{line}"
        if len(line) > LONGEST_LINK:
            raise forms.ValidationError(
                _("Baris %(line)d: tautan terlalu panjang, paling banyak %(most)d huruf.")
                % {"line": number, "most": LONGEST_LINK}
            )
        if not re.fullmatch(r"https?://[^\s/.:]+(\.[^\s/.]+)+(:\d+)?([/?#]\S*)?", link, re.IGNORECASE):
            shown = line if len(line) <= 40 else line[:40] + "…"
            raise forms.ValidationError(
                _("Baris %(line)d bukan tautan: “%(text)s”. Salin alamatnya dari peramban, satu per baris.")
                % {"line": number, "text": shown}
            )
        return link


class FilesField(MultipleEvidenceField):
    """Files as they came. Each is judged while it is kept, so that a bad one does not cost the good ones."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, **more)
        self.widget.attrs |= {"data-files": "", "data-limit": str(MAX_FILE)}

    def clean(self, data: Any, initial: Any = None) -> Any:
        uploads = [upload for upload in (data if isinstance(data, list | tuple) else [data]) if upload]
        if len(uploads) > MAX_FILES:
            raise forms.ValidationError(str(RefusalCode.TOO_MANY.label), code=RefusalCode.TOO_MANY)
        return uploads
