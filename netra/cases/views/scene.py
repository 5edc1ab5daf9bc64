"""What every page about one case needs: the case as this reader may see it, the day, the office acted for."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from netra.accounts.gate import StaffRequest
from netra.accounts.queries import User
from netra.cases import queries
from netra.cases.models import Case, Track
from netra.cases.queries import View
from netra.cases.services import Actor
from netra.domain.workflow import Part


@dataclass(frozen=True, slots=True)
class Scene:
    """`on` is the legal day a page writes for: today, or an earlier day asked for with `?hari=`."""

    case: Case
    view: View
    user: User
    now: datetime
    today: date
    on: date
    zone: ZoneInfo

    @property
    def is_past(self) -> bool:
        return self.on != self.today

    def actor(self, track: Track | None = None) -> Actor:
        return Actor.staff(self.user, queries.acting_for(self.case, self.user, self.today, track))

    @property
    def handles(self) -> bool:
        """Whether the reader's office holds the case."""
        return self.view.whole and Part.SUPERVISOR in queries.parts_in(self.case, self.user, self.today)

    def home(self, anchor: str = "") -> str:
        """The address of the case page, for the same legal day."""
        return self.url("case") + (f"#{anchor}" if anchor else "")

    def url(self, name: str, *args: object, **query: object) -> str:
        """The address of a page of this case; the legal day goes along when it is not today."""
        if self.is_past:
            query["hari"] = self.on.isoformat()
        asked = urlencode({key: value for key, value in query.items() if value not in ("", None)})
        return reverse(f"cases:{name}", args=(self.case.ref, *args)) + (f"?{asked}" if asked else "")

    def track(self, request: StaffRequest) -> Track | None:
        """The track named by `jalur` in address or form; a track the reader may not see does not exist."""
        asked = request.POST.get("jalur") or request.GET.get("jalur", "")
        if not asked:
            return None
        found = self.case.tracks.select_related("accused__employer", "body", "case__handling_office")
        track = found.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 15 else None
        if track is None or (self.view.tracks is not None and track.pk not in self.view.tracks):
            raise Http404
        return track


def scene_of(request: StaffRequest, ref: str) -> Scene:
    """The case at this address; a reader who may not see it learns no more than that there is no such page."""
    now = timezone.now()
    case = queries.case_by_ref(ref, request.user, timezone.localdate(now))
    if case is None:
        raise Http404(_("Tidak ada perkara dengan alamat ini, atau bukan wewenang Anda membukanya."))
    zone = queries.zone_of(case)
    today = now.astimezone(zone).date()
    view = queries.view_of(case, request.user, timezone.localdate(now))
    return Scene(case, view, request.user, now, today, _day_asked(request, today), zone)


def _day_asked(request: StaffRequest, today: date) -> date:
    try:
        asked = date.fromisoformat(request.GET.get("hari", ""))
    except ValueError:
        return today
    return asked if date(2010, 1, 1) <= asked <= today else today
