"""What pages about the letters of one case share."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from netra.accounts.gate import StaffRequest, today
from netra.cases import queries as cases
from netra.cases.services import Actor
from netra.letters import queries
from netra.letters.models import Letter
from netra.letters.permissions import may_write

if TYPE_CHECKING:
    from netra.cases.models import Case, Paper

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Scene:
    case: "Case"
    now: datetime
    today: date


def scene_of(request: StaffRequest, ref: str) -> Scene:
    """The case at this address, as far as this reader may open it."""
    now = timezone.now()
    case = cases.case_by_ref(ref, request.user, today())
    if case is None:
        raise Http404(_("Tidak ada perkara dengan alamat ini, atau bukan wewenang Anda membukanya."))
    return Scene(case, now, now.astimezone(cases.zone_of(case)).date())


def letter_of(request: StaffRequest, scene: Scene, ref: str) -> Letter:
    found = queries.letter_by_ref(scene.case, ref, request.user, scene.today)
    if found is None:
        raise Http404(_("Tidak ada surat dengan alamat ini."))
    return found


def own_letter(request: StaffRequest, scene: Scene, ref: str) -> Letter:
    """A letter the reader's office wrote; of others there is nothing to change."""
    found = letter_of(request, scene, ref)
    if not may_write(scene.case, found.paper, request.user, scene.today):
        raise Http404(_("Tidak ada surat dengan alamat ini."))
    return found


def actor_of(request: StaffRequest, scene: Scene, paper: "Paper | None") -> Actor:
    track = paper.track if paper is not None else None
    return Actor.staff(request.user, cases.acting_for(scene.case, request.user, scene.today, track))


def file_response(content: bytes, name: str, media_type: str, *, inline: bool = False) -> HttpResponse:
    """A file to look at or take along, kept by nobody in between. The name says nothing of anybody."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    return response
