"""What is kept of prevention."""

from netra.campaigns.models.acts import Act, ActKind, Agreement, Attachment, Party, Phase, Speaker, new_ref
from netra.campaigns.models.audience import Attendance, AttendanceDoor, Employment, Exactness, Reach
from netra.campaigns.models.letters import ARRIVED, Dispatch, DispatchState, LetterText

__all__ = [
    "ARRIVED",
    "Act",
    "ActKind",
    "Agreement",
    "Attachment",
    "Attendance",
    "AttendanceDoor",
    "Dispatch",
    "DispatchState",
    "Employment",
    "Exactness",
    "LetterText",
    "Party",
    "Phase",
    "Reach",
    "Speaker",
    "new_ref",
]
