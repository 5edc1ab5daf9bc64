"""Sending a file to a browser so that nothing in it can act on this site."""

from django.http import FileResponse

from netra.evidence import kinds
from netra.evidence.services.looking import OpenedFile

_SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"
# Browsers refuse to show a PDF inside a sandbox. A clean PDF holds no script, and this page may load nothing.
_FOR_PDF = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"


def respond(opened: OpenedFile) -> FileResponse:
    """The file as an answer: clean pictures and PDFs are shown, everything else is only saved."""
    is_copy = opened.copy != "original"
    response = FileResponse(
        opened.path.open("rb"), as_attachment=not is_copy, filename=opened.name, content_type=opened.media_type
    )
    is_pdf_copy = is_copy and opened.media_type == kinds.PDF.media_type
    response["Content-Security-Policy"] = _FOR_PDF if is_pdf_copy else _SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
