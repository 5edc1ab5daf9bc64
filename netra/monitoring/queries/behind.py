"""Who may be behind the account of a flag: "k possible people", and a name only where evidence leaves one."""

import json
from datetime import date, datetime

from netra.accounts.queries import Visitor
from netra.monitoring.models import Flag
from netra.personnel import queries as personnel
from netra.personnel.queries import Behind

# What collectors call what an account says of itself, in `extra`.
ABOUT = ("bio", "description", "about", "profile", "signature")


def behind(flag: Flag, reader: Visitor, *, on: date, at: datetime) -> Behind | None:
    """What may be told about the account, on the day of the act, to whoever holds the flag; `None` where the account
    has neither handle nor name."""
    if not (flag.handle or flag.actor_name):
        return None
    day = (flag.posted_at or flag.seen_at or at).date()
    return personnel.people_behind(
        flag.platform,
        flag.handle,
        name=flag.actor_name,
        region_code=flag.region_hint[:5],
        bio=about(flag.extra),
        reader=reader,
        on=on,
        at=at,
        acted_on=min(day, on),
    )


def about(extra: str) -> str:
    """What the account says of itself, where the collector kept it."""
    try:
        told = json.loads(extra) if extra else {}
    except ValueError:
        return ""
    if not isinstance(told, dict):
        return ""
    return " ".join(str(told[name]) for name in ABOUT if isinstance(told.get(name), str))
