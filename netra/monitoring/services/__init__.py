"""Every change a flag, a run and an inquiry can go through. None asks permission: that is the caller's part."""

from typing import TYPE_CHECKING

from netra.cases.services import Actor, CannotAct, SomeoneWasFaster
from netra.lib.later import later
from netra.monitoring.services.asking import (
    Asked,
    answer_inquiry,
    ask,
    mark_overdue,
    take_inquiry,
    withdraw_inquiry,
)
from netra.monitoring.services.attributing import Whose, attribute
from netra.monitoring.services.fading import fade
from netra.monitoring.services.filing import join_case, open_case
from netra.monitoring.services.holding import release, take
from netra.monitoring.services.judging import Said, judge
from netra.monitoring.services.labels import BadLabel, labels, labels_of
from netra.monitoring.services.loading import BadRow, Loaded, NoRun, load_run
from netra.monitoring.services.screening import forget_exports, queue_export, screen_pending

if TYPE_CHECKING:
    from netra.monitoring.services.training import TooFew, Trained, back, forget, train
else:
    __getattr__ = later(__name__, {"training": ["TooFew", "Trained", "back", "forget", "train"]})

__all__ = [
    "Actor",
    "Asked",
    "BadLabel",
    "BadRow",
    "CannotAct",
    "Loaded",
    "NoRun",
    "Said",
    "SomeoneWasFaster",
    "TooFew",
    "Trained",
    "Whose",
    "answer_inquiry",
    "ask",
    "attribute",
    "back",
    "fade",
    "forget",
    "forget_exports",
    "join_case",
    "judge",
    "labels",
    "labels_of",
    "load_run",
    "mark_overdue",
    "open_case",
    "queue_export",
    "release",
    "screen_pending",
    "take",
    "take_inquiry",
    "train",
    "withdraw_inquiry",
]
