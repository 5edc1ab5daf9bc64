"""Pages of the desk."""

from netra.desk.views.backs import back
from netra.desk.views.call import autosave, call, finish, hints, take_over
from netra.desk.views.figures import figures
from netra.desk.views.followed import followed
from netra.desk.views.home import begin, home

__all__ = ["autosave", "back", "begin", "call", "figures", "finish", "followed", "hints", "home", "take_over"]
