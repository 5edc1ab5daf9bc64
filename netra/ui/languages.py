"""Changing the language of a form without losing what is written in it: the switch sends the form itself."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
FIELD = "bahasa"


def switches_language(
    view: Callable[Concatenate[R, P], HttpResponseBase],
) -> Callable[Concatenate[R, P], HttpResponseBase]:
    """Answer a sent form in the language whose button was pressed, and remember it. The view shows its form again."""

    @wraps(view)
    def switching(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        wanted = request.POST.get(FIELD, "") if request.method == "POST" else ""
        if wanted not in dict(settings.LANGUAGES):
            return view(request, *args, **kwargs)
        translation.activate(wanted)
        response = view(request, *args, **kwargs)
        _remember(response, wanted)
        return response

    return switching


def _remember(response: HttpResponseBase, language: str) -> None:
    """As Django's own switch does it."""
    if isinstance(response, HttpResponse):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            path=settings.LANGUAGE_COOKIE_PATH,
            domain=settings.LANGUAGE_COOKIE_DOMAIN,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
