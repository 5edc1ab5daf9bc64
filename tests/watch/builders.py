"""Acts of office, all invented, as our tests record them."""

import uuid
from datetime import date
from typing import Any

from netra.registry import queries as registry
from netra.watch import services
from netra.watch.models import OfficeAct
from netra.watch.services import ActDraft, Completion
from tests.builders import at
from tests.cast import KUDUS, Person

DONE_ON, TODAY = date(2024, 5, 2), date(2024, 5, 6)
STORY = "Dua belas kepala bidang dipindahkan dalam satu sore."


def a_draft(**more: Any) -> ActDraft:
    values: dict[str, Any] = {
        "form_key": str(uuid.uuid4()),
        "kind": "ROTATION",
        "done_by": "HEAD",
        "doer_name": "Kepala Rekaan",
        "on": DONE_ON,
        "known_on": date(2024, 5, 4),
        "description": STORY,
        "source": "FINDING",
        "source_note": "",
        "completion": Completion(),
    }
    return ActDraft(**(values | more))


def an_act(by: Person, *, region: str = KUDUS, uploads: Any = (), **more: Any) -> OfficeAct:
    """An act in the register, by default a rotation without consent inside the window of 2024."""
    return services.record_act(
        a_draft(**more), region=registry.region(region), uploads=uploads, by=by.actor, on=TODAY, at=at(TODAY)
    )
