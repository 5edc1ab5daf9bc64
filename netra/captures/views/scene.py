"""What every page of links begins with: the matter's desk, and the addresses of the pages about it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from netra.accounts.gate import StaffRequest
from netra.captures import queries
from netra.captures.models import Brought, Capture
from netra.captures.queries import Desk

DeskOf = Callable[[StaffRequest, str], Desk]


@dataclass(frozen=True, slots=True)
class Scene:
    """The matter for this reader. `space` is the name under which the pages are included."""

    desk: Desk
    ref: str
    space: str

    def url(self, name: str, *args: str) -> str:
        return reverse(f"{self.space}:{name}", args=(self.ref, *args))

    @property
    def board_url(self) -> str:
        return self.url("board")

    @property
    def bring_url(self) -> str:
        return self.url("bring")

    @property
    def way_url(self) -> str:
        return self.url("way")

    def must_ask(self) -> None:
        """Only for who holds the matter; for others there is no such page."""
        if not self.desk.may_ask:
            raise Http404


def scene_of(request: StaffRequest, ref: str, desk: DeskOf) -> Scene:
    """The desk answers 404 for a matter this reader may not see."""
    space = request.resolver_match.namespace if request.resolver_match else ""
    return Scene(desk(request, ref), ref, space)


def capture_at(scene: Scene, key: str) -> Capture:
    """A capture of this matter; another matter's does not exist here."""
    found = queries.capture_for(scene.desk.subject, key) if key.isascii() and key.isalnum() else None
    if found is None:
        raise Http404(_("Tautan ini tidak ada pada perkara atau tanda ini."))
    return found


def brought_at(scene: Scene, key: str) -> Brought:
    """An archive brought to this matter."""
    found = queries.brought_for(scene.desk.subject, key) if key.isascii() and key.isalnum() else None
    if found is None:
        raise Http404(_("Arsip ini tidak ada pada perkara atau tanda ini."))
    return found
