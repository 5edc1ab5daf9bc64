"""Pages of the watch on office."""

from netra.watch.views.acts import act, complete, evidence, make_case, record, register
from netra.watch.views.incumbents import incumbents, pair, unmark

__all__ = [
    "act",
    "complete",
    "evidence",
    "incumbents",
    "make_case",
    "pair",
    "record",
    "register",
    "unmark",
]
