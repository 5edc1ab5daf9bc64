"""Forms about letters: the words of a draft, how one went out, templates, numbers."""

from netra.letters.forms.letter import DraftForm, GenuineForm, SendForm, TakeBackForm
from netra.letters.forms.office import NoteNumberForm, SchemeForm, TemplateForm

__all__ = [
    "DraftForm",
    "GenuineForm",
    "NoteNumberForm",
    "SchemeForm",
    "SendForm",
    "TakeBackForm",
    "TemplateForm",
]
