"""Forms of the case pages. They check what people wrote and hand back clean values; they save nothing."""

from netra.cases.forms.door import AnswerForm, CodeForm
from netra.cases.forms.judging import JudgementForm
from netra.cases.forms.papers import PaperForm
from netra.cases.forms.people import AskForm, PersonForm, PlaceForm, QuestionForm
from netra.cases.forms.pictures import BoxForm, BoxFormSet, CheckedForm, WordsForm
from netra.cases.forms.steps import ActionForm, ExhibitForm, FilterForm, JoinForm, LetInForm, WhyForm, WithdrawForm

__all__ = [
    "ActionForm",
    "AnswerForm",
    "AskForm",
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
    "WhyForm",
    "WithdrawForm",
    "WordsForm",
]
