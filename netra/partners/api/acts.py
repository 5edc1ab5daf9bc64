"""The operations that change something; each once for each key."""

from collections.abc import Callable
from typing import Annotated, Any

from django.utils import timezone
from ninja import Header

from netra.partners import queries, services
from netra.partners.api import shapes
from netra.partners.api.house import Bearer, PartnerRequest, api
from netra.partners.api.reads import MISSES, found
from netra.partners.api.shapes import Ref
from netra.partners.api.telling import taken
from netra.partners.models import Scope
from netra.partners.services import ActDraft, PaperDraft

CHANGES = {400: shapes.Problem, 409: shapes.Problem, 413: shapes.Problem, **MISSES}
KEY = r"^[A-Za-z0-9._:-]{8,128}$"
Key = Annotated[str, Header(alias="Idempotency-Key", pattern=KEY)]


@api.post(
    "/handovers/{id}/acknowledgement",
    auth=Bearer(Scope.ACKNOWLEDGE),
    response={200: shapes.Acknowledged, **CHANGES},
    url_name="acknowledge",
    tags=["handovers"],
)
def acknowledge(request: PartnerRequest, id: Ref, asked: shapes.Acknowledge, key: Key) -> dict[str, Any]:
    """Say that the matter stands in your own register, under which number; the office that sent it reads so."""
    one = found(request, id)

    def do() -> tuple[int, dict[str, Any]]:
        row = services.acknowledge(request.partner, one, number=asked.number or "", at=request.at)
        assert row.acknowledged_at is not None
        return 200, {"at": row.acknowledged_at.isoformat(), "number": row.number or None}

    return _once(request, key, do)


@api.post(
    "/handovers/{id}/acts",
    auth=Bearer(Scope.ACT),
    response={200: shapes.Taken, **CHANGES},
    url_name="act",
    tags=["handovers"],
)
def act(request: PartnerRequest, id: Ref, asked: shapes.NewAct, key: Key) -> dict[str, Any]:
    """Report a step of your institution with the papers it rests on: all of it is recorded, or nothing."""
    one = found(request, id)
    papers = [PaperDraft(paper.kind, dict(paper.fields)) for paper in asked.papers]
    draft = ActDraft(asked.action, asked.on, asked.revision, papers, asked.note.strip())

    def do() -> tuple[int, dict[str, Any]]:
        entry = services.report(request.partner, one, draft, at=request.at)
        one.track.refresh_from_db()
        ((_, is_yours),) = queries.listed(request.partner, [one], on=timezone.localdate(request.at))
        return 200, taken(one, is_yours, entry.sequence)

    return _once(request, key, do)


def _once(request: PartnerRequest, key: str, do: Callable[[], tuple[int, dict[str, Any]]]) -> dict[str, Any]:
    digest = services.digest_of(request.path, request.body)
    _status, answer, _again = services.once(request.partner, key, digest, do, at=request.at)
    return answer
