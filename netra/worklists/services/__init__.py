"""Changes about work: filters kept, many cases moved at once, registers brought in."""

from netra.worklists.services.bringing import bring_in, check, forget_drafts, give_up
from netra.worklists.services.kept import NameTaken, forget, keep
from netra.worklists.services.many import Outcome, assign_all, do_all

__all__ = [
    "NameTaken",
    "Outcome",
    "assign_all",
    "bring_in",
    "check",
    "do_all",
    "forget",
    "forget_drafts",
    "give_up",
    "keep",
]
