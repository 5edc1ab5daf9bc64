"""What happened, as a partner is told of it: in codes, without a name, a number or a text of anybody."""

from typing import Any

from django.db.models import QuerySet

from netra.partners.models import Event, Partner


def events_after(partner: Partner, cursor: int) -> QuerySet[Event]:
    """Events beyond a cursor in the order they were told; 0 begins at the beginning."""
    return Event.objects.filter(partner=partner, id__gt=cursor).select_related("handover").order_by("id")


def told(event: Event) -> dict[str, Any]:
    """One event as the interface and the hooks say it."""
    return {
        "id": str(event.key),
        "cursor": event.pk,
        "type": event.type,
        "at": event.at.isoformat(),
        "on": event.on.isoformat(),
        "handover": event.handover.ref if event.handover else None,
        "action": event.action or None,
        "stage": event.stage or None,
        "result": event.result or None,
        "institution": event.institution or None,
        "by_you": event.by_you,
    }
