"""Every change of letters and of the templates they are made by."""

from netra.letters.services.drafting import change, prepare
from netra.letters.services.forgetting import forget_faded
from netra.letters.services.numbering import CannotNumber, number, take_back
from netra.letters.services.printing import Differs, Printed, WordsErased, draft, printed
from netra.letters.services.sending import CannotSend, send
from netra.letters.services.templates import bring_template, sample, try_template, use_house, use_version

__all__ = [
    "CannotNumber",
    "CannotSend",
    "Differs",
    "Printed",
    "WordsErased",
    "bring_template",
    "change",
    "draft",
    "forget_faded",
    "number",
    "prepare",
    "printed",
    "sample",
    "send",
    "take_back",
    "try_template",
    "use_house",
    "use_version",
]
