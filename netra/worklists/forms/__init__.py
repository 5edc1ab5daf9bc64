"""What people write about their lists. The forms check and hand back clean values; they save nothing."""

from netra.worklists.forms.bringing import RegisterForm
from netra.worklists.forms.kept import KeepForm
from netra.worklists.forms.many import ManyForm, PicksForm

__all__ = ["KeepForm", "ManyForm", "PicksForm", "RegisterForm"]
