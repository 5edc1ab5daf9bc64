"""Fields that say in plain words what is wrong, and keep what was written."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from netra.evidence.fields import MultipleEvidenceField
from netra.evidence.services import MAX_FILE, MAX_FILES, RefusalCode

OLDEST = date(2000, 1, 1)
LONGEST_LINK, MOST_LINKS = 500, 20
DAY_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"]


class Words(forms.CharField):
    """A line, or with `rows` a longer text."""

    def __init__(self, *, longest: int, rows: int = 0, required: bool = False, **more: Any) -> None:
        attrs = more.pop("attrs", {})
        widget = forms.Textarea({"rows": rows, "data-count": str(longest), **attrs}) if rows else forms.TextInput(attrs)
        super().__init__(max_length=longest, required=required, widget=widget, **more)
        # The browser would cut a pasted text short without a word; the server says how much is too much.
        self.widget.attrs.pop("maxlength", None)
        self.error_messages["max_length"] = ngettext_lazy(
            "Terlalu panjang: paling banyak %(limit_value)d huruf, yang ini %(show_value)d.",
            "Terlalu panjang: paling banyak %(limit_value)d huruf, yang ini %(show_value)d.",
            "limit_value",
        )
        for validator in self.validators:
            if getattr(validator, "code", "") == "max_length":
                validator.message = self.error_messages["max_length"]  # type: ignore[attr-defined]


class Day(forms.DateField):
    """A day that exists and has come; `latest` is set by the form, which knows the day of the place."""

    default_error_messages = {
        "invalid": gettext_lazy("Tanggal ini tidak ada di kalender. Periksa hari, bulan, dan tahunnya."),
        "required": gettext_lazy("Isi tanggalnya."),
    }

    def __init__(self, *, required: bool = False, oldest: date = OLDEST, **more: Any) -> None:
        self.oldest = oldest
        self.latest: date | None = None
        widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        super().__init__(required=required, input_formats=DAY_FORMATS, widget=widget, **more)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is None:
            return None
        if self.latest is not None and day > self.latest:
            raise forms.ValidationError(_("Tanggal ini belum tiba. Periksa tahunnya."), code="future")
        if day < self.oldest:
            raise forms.ValidationError(_("Tanggal ini terlalu lama. Periksa tahunnya."), code="past")
        return day


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
