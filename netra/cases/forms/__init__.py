"""Forms of the case pages. They check what people wrote and hand back clean values; they save nothing."""

from netra.cases.forms.door import AnswerForm, CodeForm
from netra.cases.forms.judging import JudgementForm
from netra.cases.forms.papers import PaperForm
from netra.cases.forms.people import AskForm, PersonForm, PlaceForm, QuestionForm
from netra.cases.forms.pictures import BoxForm, BoxFormSet, CheckedForm, WordsForm
from netra.cases.forms.steps import ActionForm, ExhibitForm, JoinForm, LetInForm, WhyForm, WithdrawForm
from netra.cases.forms.wanting import FilterForm
from netra.cases.forms.working import AssignForm, TakeForm

__all__ = [
    "ActionForm",
    "AnswerForm",
    "AskForm",
    "AssignForm",
    "BoxForm",
    "BoxFormSet",
    "CheckedForm",
    "CodeForm",
    "ExhibitForm",
    "FilterForm",
    "JoinForm",
    "JudgementForm",
    "LetInForm",
    "PaperForm",
    "PersonForm",
    "PlaceForm",
    "QuestionForm",
    "TakeForm",
    "WhyForm",
    "WithdrawForm",
    "WordsForm",
]
