"""Pages of administrators."""

from netra.partners.views.hooks import add_hook, hook, hook_step
from netra.partners.views.register import end, end_token, make_token, partner, register

__all__ = ["add_hook", "end", "end_token", "hook", "hook_step", "make_token", "partner", "register"]
