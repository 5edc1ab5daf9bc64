"""The gate before staff pages: a visitor without an account is sent to the door, and loses no text on the way."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from netra.accounts.models import User
from netra.accounts.queries import read_standings_once
from netra.ui.failures import keep_form

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request whose user is a member of staff."""

    user: User


def staff_only(
    view: Callable[Concatenate[StaffRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Only for people who signed in. A form sent after the session ended is given back with its text."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if isinstance(request.user, User):
            if request.method in {"GET", "HEAD"}:
                read_standings_once(request.user)
            response = view(request, *args, **kwargs)  # type: ignore[arg-type]
            response.headers.setdefault("Cache-Control", "no-store, private")
            return response
        door = reverse("account_login")
        if request.method == "POST":
            return keep_form(request, sign_in_url=door)
        return redirect(f"{door}?{urlencode({'next': request.get_full_path()})}")

    return guarded


def now() -> datetime:
    return timezone.now()


def today() -> date:
    """The day in Jakarta; an office's own day comes from its region where that matters."""
    return timezone.localdate()
