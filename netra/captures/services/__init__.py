"""What may be done with links: have them captured, bring archives made elsewhere, forget; and the worker's job."""

from netra.captures.services.asking import ask, ask_for_many, carry
from netra.captures.services.bringing import bring, read_brought
from netra.captures.services.choosing import choose
from netra.captures.services.forgetting import forget
from netra.captures.services.holding import hold, resume
from netra.captures.services.taking import take_pending

__all__ = [
    "ask",
    "ask_for_many",
    "bring",
    "carry",
    "choose",
    "forget",
    "hold",
    "read_brought",
    "resume",
    "take_pending",
]
