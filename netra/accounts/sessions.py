"""Where a member of staff is signed in: a row for each session, seen now and then, ended from a page.

Rows name the kind of browser in coarse words, so that people recognise their own, and no network address. Citizens have
no account, hence no row. A session ends by itself after NETRA_SESSION_HOURS, and when nothing was asked for a while.
"""

import re
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from netra.accounts.models import SignedIn, User
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject

MARK = "signed_in"
SEEN_EVERY = 10 * 60
KEPT = timedelta(days=90)
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"))
_MORE_BROWSERS = (("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone|iPad", "iOS"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


class KnownSessions:
    """Middleware: a signed-in session has a row, and is ended when it is too old or too long unused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        mark = request.session.get(MARK)
        if mark is not None and _is_over(mark, time.time()):
            _ended(SignedIn.objects.filter(pk=mark["row"]), by="clock", at=timezone.now())
            logout(request)
            mark = None  # findings that wait on a phone, locked, outlive the session they were begun in
        response = self.get_response(request)
        if isinstance(request.user, User):
            _note(request, request.user)
        elif mark is not None and MARK not in request.session:  # signed out by this very request
            _ended(SignedIn.objects.filter(pk=mark["row"]), by="self", at=timezone.now())
            keeps_queue = request.POST.get("antrean") == "simpan"
            response["Clear-Site-Data"] = '"cache"' if keeps_queue else '"cache", "storage"'
        return response


def _is_over(mark: dict[str, float], now: float) -> bool:
    is_old = now - mark["began"] > settings.SESSION_COOKIE_AGE
    return is_old or now - mark["seen"] > settings.SESSION_IDLE_SECONDS + SEEN_EVERY


def _note(request: HttpRequest, user: User) -> None:
    """Write down that this session is in use: at its beginning, when its key changed, else every ten minutes."""
    key, now = request.session.session_key, time.time()
    mark = request.session.get(MARK)
    if not key or (mark is not None and mark["key"] == key and now - mark["seen"] < SEEN_EVERY):
        return
    at = timezone.now()
    if mark is None or not SignedIn.objects.filter(pk=mark["row"], user=user).update(session_key=key, seen_at=at):
        device = device_of(request.headers.get("User-Agent", ""))
        row = SignedIn.objects.create(user=user, session_key=key, device=device, began_at=at, seen_at=at)
        mark = {"row": row.pk, "began": now}
    request.session[MARK] = {**mark, "key": key, "seen": now}


def device_of(agent: str) -> str:
    """What a browser says of itself, as two words people know; never its versions."""
    browser = next((name for sign, name in (*_BROWSERS, *_MORE_BROWSERS) if sign in agent), _("Peramban lain"))
    system = next((name for sign, name in _SYSTEMS if re.search(sign, agent)), "")
    return _("%(browser)s di %(system)s") % {"browser": browser, "system": system} if system else browser


def open_sessions(user: User) -> list[SignedIn]:
    """Where somebody is signed in now, last used first. Rows whose session is gone are left out."""
    rows = SignedIn.objects.filter(user=user, ended_at__isnull=True).order_by("-seen_at")
    alive = set(
        Session.objects.filter(
            session_key__in=rows.values_list("session_key", flat=True), expire_date__gt=timezone.now()
        ).values_list("session_key", flat=True)
    )
    return [row for row in rows if row.session_key in alive]


@transaction.atomic
def end_sessions(user: User, *, by: User, at: datetime, row: int | None = None, but: str | None = None) -> int:
    """End one session of somebody, or all of them `but` the one with that key; how many. The ledger says who did."""
    rows = SignedIn.objects.filter(user=user, ended_at__isnull=True)
    if row is not None:
        rows = rows.filter(pk=row)
    if but is not None:
        rows = rows.exclude(session_key=but)
    n = _ended(rows, by=f"user:{by.pk}", at=at)
    if n:
        event = Event(name="SESSIONS_ENDED", on=localdate(at), at=at, actor=f"user:{by.pk}", refs={"n": n})
        ledger.record(Subject("ACCOUNT", user.pk), event)
    return n


def _ended(rows: "Iterable[SignedIn]", *, by: str, at: datetime) -> int:
    found = list(rows)
    Session.objects.filter(session_key__in=[row.session_key for row in found]).delete()
    return SignedIn.objects.filter(pk__in=[row.pk for row in found], ended_at__isnull=True).update(
        ended_at=at, ended_by=by
    )


def forget_sessions(*, at: datetime) -> int:
    """Rows of sessions unused for a quarter of a year."""
    return SignedIn.objects.filter(seen_at__lt=at - KEPT).delete()[0]
