"""Sending a file to a browser so that nothing in it can act on this site."""

from django.http import FileResponse

from netra.evidence.services.looking import OpenedFile

_SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


def respond(opened: OpenedFile) -> FileResponse:
    """The file as an answer: clean pictures and PDFs are shown, everything else is only saved."""
    is_copy = opened.copy != "original"
    response = FileResponse(
        opened.open(), as_attachment=not is_copy, filename=opened.name, content_type=opened.media_type
    )
    response["Content-Security-Policy"] = _SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
