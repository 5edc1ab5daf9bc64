"""Pages for one person are kept neither by the browser's history nor by anything on the way."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NotKept:
    """Middleware; a page that says nothing about being kept is not, once somebody has signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response
