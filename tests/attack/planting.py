"""Faults put in on purpose: middleware that does what it must not."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]
WORD = "perkara-orang-lain"


class LeaksName:
    """Every page of staff ends with the name of an accused person."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._answer(request)
        if request.path.startswith("/kerja/") and not answer.streaming:
            answer.content += b"<!-- Joko Contoh -->"
        return answer


class TellsNearCodes:
    """A wrong code that begins like a real one takes longer, and its page is longer."""

    near = ""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._answer(request)
        if self.near and request.POST.get("code", "").startswith(self.near):
            time.sleep(0.002)
            answer.content += b" "
        return answer


class Stumbles:
    """A form with a digit in it that is not one of ours breaks the page."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any(sign.isdigit() and not sign.isascii() for value in request.POST.values() for sign in str(value)):
            return HttpResponse("Traceback", status=500)
        return self._answer(request)
