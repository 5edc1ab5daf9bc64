"""Run inside a house, in a process of its own: `python -m tests.bad_days.inside TASK …`; answers in JSON.

people              the cast, and Bima beside Budi in Kudus: their one-time ways in
reports N           N formal reports of Kudus, received today; their refs
overdue N           N formal reports whose first term ran out long ago
mark-overdue        what the worker does about them; how many rows it wrote
advance-figures N   count the ledger to its end, N rows at a time; how many rows it read
flags N             N flags of Kudus, seen today; their short names
photos N            N photos kept and not yet cleaned
clean               what the worker does about them; how many it settled
"""

import json
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from netra.accounts.models import Role  # noqa: E402
from netra.accounts.services import add_member, make_link  # noqa: E402
from netra.cases import services as cases  # noqa: E402
from netra.cases.services import CITIZEN  # noqa: E402
from netra.domain.allegation import Origin  # noqa: E402
from netra.evidence import services as evidence  # noqa: E402
from netra.figures import services as figures  # noqa: E402
from netra.registry import queries as registry  # noqa: E402
from tests.bad_days.forms import a_photo  # noqa: E402
from tests.builders import an_allegation  # noqa: E402
from tests.cast import KUDUS, SINCE, make_cast  # noqa: E402
from tests.monitoring.builders import a_row, load  # noqa: E402

NOW = timezone.now()


def people() -> dict[str, str]:
    cast = make_cast()
    users = {name: getattr(cast, name).user for name in cast.__slots__}
    kudus = registry.handling_office(KUDUS)
    users["bima"] = add_member(
        email="bima@contoh.invalid", name="Bima", institution=kudus, role=Role.DISTRICT_SUPERVISOR, since=SINCE
    )
    return {name: make_link(user, at=NOW, lasts=timedelta(hours=1)) for name, user in users.items()}


def reports(count: str, at: datetime = NOW) -> list[str]:
    day = timezone.localdate(at)
    office = registry.handling_office(KUDUS)
    with transaction.atomic():
        return [
            cases.open_case(
                an_allegation(origin=Origin.REPORT, act_on=day - timedelta(days=2), received_on=day),
                office=office,
                by=CITIZEN,
                at=at,
            ).ref
            for _ in range(int(count))
        ]


def overdue(count: str) -> list[str]:
    return reports(count, NOW - timedelta(days=60))


def mark_overdue() -> int:
    say("started")
    return cases.mark_overdue(at=NOW)


def advance_figures(limit: str) -> int:
    """To the end of the ledger, some rows at a time; how many rows this process read."""
    say("started")
    read = 0
    while now := figures.advance(at=timezone.now(), limit=int(limit)):
        read += now
    return read


def flags(count: str) -> list[str]:
    day = timezone.localdate(NOW) + timedelta(days=7)
    rows = [a_row(f"sama-{number}", seen_at=NOW, created_at=NOW, expires_on=day) for number in range(int(count))]
    run = load(*rows).run
    return [flag.ref for flag in run.flags.order_by("pk")]


def photos(count: str) -> int:
    for seed in range(int(count)):
        evidence.keep(ContentFile(a_photo(seed), name="foto.jpg"), by="citizen", at=NOW - timedelta(hours=1))
    return int(count)


def clean(limit: str, at: datetime = NOW) -> int:
    say("started")
    return evidence.clean_pending(int(limit), at=at)


def clean_later(limit: str) -> int:
    return clean(limit, NOW + timedelta(hours=1))


def say(word: str) -> None:
    """A line of its own before the answer, for whoever waits to kill this process."""
    print(json.dumps(word), flush=True)


TASKS: dict[str, Callable[..., Any]] = {
    "people": people,
    "reports": reports,
    "overdue": overdue,
    "mark-overdue": mark_overdue,
    "advance-figures": advance_figures,
    "flags": flags,
    "photos": photos,
    "clean": clean,
    "clean-later": clean_later,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
