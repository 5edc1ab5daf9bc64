"""Every change to the register, to what is known of incumbents, and the step to a case."""

from netra.watch.services.finding import open_finding
from netra.watch.services.incumbents import mark, unmark
from netra.watch.services.recording import ActDraft, Completion, complete_act, record_act

__all__ = ["ActDraft", "Completion", "complete_act", "mark", "open_finding", "record_act", "unmark"]
