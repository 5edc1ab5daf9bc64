"""Every change of a talk: hearing what came in, reminding, forgetting."""

from netra.conversing.services.forgetting import finish_leaving, remind, sweep
from netra.conversing.services.hearing import hear_pending

__all__ = ["finish_leaving", "hear_pending", "remind", "sweep"]
