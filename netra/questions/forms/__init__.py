"""Forms of those who ask, those who answer and those who publish."""

from netra.questions.forms.answer import AnswerForm, AskBackForm, DeclineForm, HandOverForm, RevealForm
from netra.questions.forms.ask import AskForm
from netra.questions.forms.follow import CodeForm, ContactForm, WriteForm
from netra.questions.forms.publish import LookForm, NoteForm, PublishForm
from netra.questions.forms.search import SearchForm

__all__ = [
    "AnswerForm",
    "AskBackForm",
    "AskForm",
    "CodeForm",
    "ContactForm",
    "DeclineForm",
    "HandOverForm",
    "LookForm",
    "NoteForm",
    "PublishForm",
    "RevealForm",
    "SearchForm",
    "WriteForm",
]
