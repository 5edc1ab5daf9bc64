"""Staff sign in with a second factor: without one, every page leads to setting it up."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from netra.accounts.models import User

ALWAYS_OPEN = ("/akun/", "/i18n/", "/static/")


class SecondFactor:
    """Middleware; switched by NETRA_SECOND_FACTOR (on, except in the practice world)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_asked = settings.SECOND_FACTOR and not request.path.startswith(ALWAYS_OPEN)
        if is_asked and isinstance(request.user, User) and not is_mfa_enabled(request.user):
            return redirect(reverse("mfa_activate_totp"))
        return self.get_response(request)
