"""Acts of prevention as our tests record them, by default invented ones in Kudus."""

from datetime import date
from typing import Any

from netra.campaigns import services
from netra.campaigns.models import Act, ActKind
from netra.campaigns.services import ActDraft
from netra.registry import queries as registry
from tests.builders import at
from tests.cast import KUDUS, Person

TODAY = date(2024, 9, 20)


def an_act(by: Person, *, region: str | None = KUDUS, uploads: Any = (), **more: Any) -> Act:
    """A session in the register, public unless said otherwise."""
    values: dict[str, Any] = {
        "kind": ActKind.SESSION,
        "title": "Sosialisasi netralitas bagi OPD",
        "region": None if region is None else registry.region(region),
        "organiser": by.office.name,
        "on": date(2024, 9, 10),
        "is_public": True,
    }
    draft = ActDraft(**(values | more))
    return services.record_act(draft=draft, uploads=uploads, by=by.actor, on=TODAY, at=at(TODAY))


def empty_lists(*names: str) -> dict[str, str]:
    """The management forms of lists left empty."""
    return {
        f"{name}-{key}": value for name in names for key, value in {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"}.items()
    }


def rows(name: str, *given: dict[str, str]) -> dict[str, str]:
    """The rows of a list as a browser sends them."""
    sent = {f"{name}-TOTAL_FORMS": str(len(given)), f"{name}-INITIAL_FORMS": "0"}
    return sent | {f"{name}-{n}-{key}": value for n, row in enumerate(given) for key, value in row.items()}
