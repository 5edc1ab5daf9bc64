"""The operations that read."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponseBase
from django.utils import timezone
from ninja import Query, Schema

from netra.domain.words import Text
from netra.evidence import services as evidence
from netra.partners import queries
from netra.partners.api import shapes
from netra.partners.api.house import Bearer, PartnerRequest, api
from netra.partners.api.shapes import Beyond, Limit, Ref
from netra.partners.api.telling import brief, office, whole
from netra.partners.models import Handover, Scope
from netra.partners.problems import NO_COPY, NOT_FOUND, Problem
from netra.partners.services.hearing import actor_of

REFUSALS = {401: shapes.Problem, 403: shapes.Problem, 422: shapes.Problem, 429: shapes.Problem}
MISSES = {404: shapes.Problem, **REFUSALS}
ANY_FILE = {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}, "description": "The copy"}


class Part(Schema):
    """Which part of a list: what lies beyond a cursor."""

    after: Beyond = 0
    limit: Limit = 100


@api.get("/me", auth=Bearer(), response={200: shapes.Me, **REFUSALS}, url_name="me", tags=["token"])
def me(request: PartnerRequest) -> dict[str, Any]:
    """Whose token this is and what it may be used for."""
    token = request.token
    return {
        "institution": office(request.partner.institution),
        "system": request.partner.name,
        "token": token.label,
        "scopes": token.scopes,
        "expires_at": token.expires_at,
        "requests_a_minute": settings.PARTNER_RATE,
    }


@api.get(
    "/handovers",
    auth=Bearer(Scope.READ),
    response={200: shapes.Briefs, **REFUSALS},
    url_name="handovers",
    tags=["handovers"],
)
def handovers(request: PartnerRequest, asked: Query[Part]) -> dict[str, Any]:
    """What was handed to your institution, in the order it came; without a name of anybody."""
    on = timezone.localdate(request.at)
    found = list(queries.handovers(request.partner, on=on).filter(pk__gt=asked.after)[: asked.limit + 1])
    rows = found[: asked.limit]
    items = [brief(one, is_yours) for one, is_yours in queries.listed(request.partner, rows, on=on)]
    return {"items": items, "next": rows[-1].pk if len(found) > asked.limit else None}


@api.get(
    "/handovers/{id}",
    auth=Bearer(Scope.READ),
    response={200: shapes.File, **MISSES},
    url_name="handover",
    tags=["handovers"],
)
def handover(request: PartnerRequest, id: Ref) -> dict[str, Any]:
    """One of them as far as your institution may read it, with the steps it may take now."""
    file = queries.file_of(request.partner, found(request, id), on=timezone.localdate(request.at), at=request.at)
    return whole(file)


@api.get(
    "/handovers/{id}/evidence/{piece}",
    auth=Bearer(Scope.EVIDENCE),
    response={200: None, 409: shapes.Problem, **MISSES},
    url_name="evidence",
    tags=["handovers"],
    openapi_extra={"responses": {200: ANY_FILE}},
)
def piece(request: PartnerRequest, id: Ref, piece: UUID) -> HttpResponseBase:
    """The copy of a piece of evidence without metadata; every look is kept in its custody."""
    on = timezone.localdate(request.at)
    file = queries.file_of(request.partner, found(request, id), on=on, at=request.at)
    exhibit = next((one for one in file.exhibits if one.evidence_id == piece), None)
    if exhibit is None:
        raise Problem(NOT_FOUND)
    try:
        return evidence.respond(evidence.look(exhibit.evidence, by=actor_of(request.partner).ref, at=request.at))
    except evidence.NoCopy as error:
        raise Problem(NO_COPY, Text(str(error), NO_COPY.title.en)) from error


@api.get(
    "/events", auth=Bearer(Scope.EVENTS), response={200: shapes.Events, **REFUSALS}, url_name="events", tags=["events"]
)
def events(request: PartnerRequest, asked: Query[Part]) -> dict[str, Any]:
    """What happened since a cursor; 0 reads everything again from the beginning."""
    rows = list(queries.events_after(request.partner, asked.after)[: asked.limit + 1])
    shown = rows[: asked.limit]
    return {
        "items": [queries.told(one) for one in shown],
        "next": shown[-1].pk if shown else asked.after,
        "more": len(rows) > asked.limit,
    }


def found(request: PartnerRequest, id: str) -> Handover:
    """The handover of an address. Raises `Problem`."""
    one = queries.handover_by_ref(request.partner, id, on=timezone.localdate(request.at))
    if one is None:
        raise Problem(NOT_FOUND)
    return one
