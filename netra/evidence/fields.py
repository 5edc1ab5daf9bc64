"""A form field for several files of evidence, each judged by its content."""

from typing import Any, BinaryIO, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from netra.evidence.examining import examine
from netra.evidence.kinds import ACCEPTED
from netra.evidence.limits import MAX_FILES
from netra.evidence.refusals import RefusalCode, Refused, StoreFull
from netra.evidence.texts import safe_name
from netra.evidence.uploads import RefusedUpload


class MultipleFileInput(forms.FileInput):
    """`<input type="file" multiple>` that tells the phone which kinds are taken."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": ",".join(kind.media_type for kind in ACCEPTED), **(attrs or {})})


class MultipleEvidenceField(forms.FileField):
    """Cleans to a list of uploads, each of which `services.keep` will take; one error for each that it will not."""

    widget = MultipleFileInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        uploads = _uploads(data)
        if not uploads:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return []
        if len(uploads) > MAX_FILES:
            raise ValidationError(str(RefusalCode.TOO_MANY.label), code=RefusalCode.TOO_MANY)
        errors = [error for upload in uploads if (error := _error_of(upload))]
        if errors:
            raise ValidationError(errors)
        return uploads


def _uploads(data: Any) -> "list[UploadedFile[bytes]]":
    if not data:
        return []
    return [upload for upload in (data if isinstance(data, list | tuple) else [data]) if upload is not None]


def _error_of(upload: "UploadedFile[bytes]") -> ValidationError | None:
    error: Refused | StoreFull | None = None
    if isinstance(upload, RefusedUpload):
        error = upload.error
    else:
        try:
            examine(cast(BinaryIO, upload.file))
        except Refused as refusal:
            error = refusal
        finally:
            upload.seek(0)
    if error is None:
        return None
    code = error.code.value if isinstance(error, Refused) else "STORE_FULL"
    name = safe_name(upload.name or "") or _("tanpa nama")
    return ValidationError(_("%(name)s: %(reason)s"), code=code, params={"name": name, "reason": str(error)})
