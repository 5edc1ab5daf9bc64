"""What people fill in about flags, accounts, questions and runs."""

from netra.monitoring.forms.asking import AnswerForm, AskForm
from netra.monitoring.forms.filters import FilterForm
from netra.monitoring.forms.judging import JoinForm, OpenForm, SeenForm, VerdictForm
from netra.monitoring.forms.runs import ExportForm
from netra.monitoring.forms.whose import WhoseForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "ExportForm",
    "FilterForm",
    "JoinForm",
    "OpenForm",
    "SeenForm",
    "VerdictForm",
    "WhoseForm",
]
