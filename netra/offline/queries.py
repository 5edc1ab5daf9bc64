"""What has come from a phone already, and what the phone takes along."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from netra.accounts.queries import Standing, User
from netra.offline.models import Delivery, Piece
from netra.registry.fields import RegionField


def delivery(user: User, key: UUID) -> Delivery | None:
    """What this person's finding of that key became, if it came before."""
    found = Delivery.objects.select_related("report__case__handling_office").filter(user=user, key=key)
    return found.first()


def pieces(user: User, finding: UUID, keys: Collection[UUID]) -> tuple[Piece, ...]:
    """Those of the files that are here, in the order of their coming."""
    found = Piece.objects.select_related("evidence").filter(user=user, finding=finding, key__in=keys)
    return tuple(found.order_by("pk"))


def owner_mark(user: User) -> str:
    """Whose queue a phone holds: a number that names nobody to whoever finds the phone."""
    return str(user.pk)


def supplies(user: User, standings: Sequence[Standing]) -> dict[str, Any]:
    """What a phone needs to know of its owner where there is no line."""
    offices = {standing.institution.pk: standing.institution for standing in standings}
    own = next(iter(offices.values())).region
    return {
        "owner": owner_mark(user),
        "offices": [[code, office.name] for code, office in offices.items()],
        "region": str(RegionField().prepare_value(own)) if own else "",
    }
