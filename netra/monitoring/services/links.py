"""What a flag links to, and having it captured."""

import json
from collections.abc import Iterable
from datetime import datetime

from netra.captures import services as captures
from netra.ledger.services import Subject
from netra.monitoring.models import Flag
from netra.monitoring.queries.names import FLAG


def links_of(flag: Flag) -> tuple[str, ...]:
    """The post that is meant, and the one it stands in where the collector noted its address."""
    try:
        extra = json.loads(flag.extra) if flag.extra else {}
    except (ValueError, RecursionError):
        extra = {}
    own = extra.get("url") if isinstance(extra, dict) else None
    found = (flag.target_url, own if isinstance(own, str) else "")
    return tuple(dict.fromkeys(one for one in found if one))


def capture_links(flags: Iterable[Flag], *, by: str, institution: str, at: datetime) -> int:
    """Ask for what new flags link to; how many links."""
    wanted = [(Subject(FLAG, flag.pk), links_of(flag)) for flag in flags]
    return captures.ask_for_many(wanted, by=by, institution=institution, at=at)
