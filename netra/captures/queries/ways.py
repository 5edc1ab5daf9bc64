"""Whether links are fetched at all, and how an office wants it."""

from django.conf import settings

from netra.captures.models import Choice, Held, Way
from netra.engine.capturing.routes import route_of


def is_on() -> bool:
    """Whether this installation fetches links."""
    return bool(settings.CAPTURE)


def route_kind() -> str:
    """How captures leave this house: `direct`, `http`, `socks5` or `socks5h`."""
    return route_of(settings.CAPTURE_ROUTE).kind or "direct"


def way_of(institution: str) -> Way:
    """The way an office chose."""
    chosen = Choice.objects.filter(pk=institution).first() if institution else None
    return Way(chosen.way) if chosen else Way.AT_ONCE


def held_back(institution: str, *, by_person: bool) -> str:
    """Why a link of this office is not fetched now: a code of `Held`, or empty."""
    if not is_on():
        return Held.SITE_OFF
    way = way_of(institution)
    if way is Way.OFF:
        return Held.OFFICE_OFF
    return Held.ON_REQUEST if way is Way.ON_REQUEST and not by_person else ""
