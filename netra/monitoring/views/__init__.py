"""Pages of monitoring."""

from netra.monitoring.views.asking import ask_about_case, ask_about_flag
from netra.monitoring.views.flag import flag, judge, release, take
from netra.monitoring.views.quality import quality
from netra.monitoring.views.queue import queue
from netra.monitoring.views.runs import run, runs, screen
from netra.monitoring.views.steps import attribute, join_case, open_case, original
from netra.monitoring.views.unit import answer, inquiries, inquiry, inquiry_file, take_inquiry, withdraw

__all__ = [
    "answer",
    "ask_about_case",
    "ask_about_flag",
    "attribute",
    "flag",
    "inquiries",
    "inquiry",
    "inquiry_file",
    "join_case",
    "judge",
    "open_case",
    "original",
    "quality",
    "queue",
    "release",
    "run",
    "runs",
    "screen",
    "take",
    "take_inquiry",
    "withdraw",
]
