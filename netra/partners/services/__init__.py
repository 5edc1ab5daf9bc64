"""Every change around other institutions' systems."""

from datetime import datetime

from netra.partners.services import once as repeating
from netra.partners.services.collecting import collect
from netra.partners.services.connecting import (
    NothingIsHandedThere,
    add_hook,
    connect,
    end_hook,
    end_partner,
    end_token,
    make_token,
    pause_hook,
    resume_hook,
    rotate_secret,
)
from netra.partners.services.delivering import deliver, forget_delivered, guard, ping, replay, send_again
from netra.partners.services.hearing import ActDraft, PaperDraft, acknowledge, report
from netra.partners.services.metering import Use, use
from netra.partners.services.once import digest_of, once

__all__ = [
    "ActDraft",
    "NothingIsHandedThere",
    "PaperDraft",
    "Use",
    "acknowledge",
    "add_hook",
    "collect",
    "connect",
    "deliver",
    "digest_of",
    "end_hook",
    "end_partner",
    "end_token",
    "forget",
    "guard",
    "make_token",
    "once",
    "pause_hook",
    "ping",
    "replay",
    "report",
    "resume_hook",
    "rotate_secret",
    "send_again",
    "use",
]


def forget(*, at: datetime) -> int:
    """What was delivered, and the answers of requests, are kept for ninety days."""
    return forget_delivered(at=at) + repeating.forget(at=at)
