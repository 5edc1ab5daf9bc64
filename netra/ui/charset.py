"""Texts arrive as UTF-8, as every browser sends them; a request that claims another coding is told so."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class OnlyUtf8:
    """Middleware. Python knows codings that are no text, or that bring in letters no database can keep."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        claimed = (request.content_params or {}).get("charset", "utf-8")
        if claimed.replace("-", "").lower() != "utf8":
            raise BadRequest("Only UTF-8 is read.")
        return self.get_response(request)
