"""What the pages of cases show of the lists kept here."""

from typing import Any

from django import template
from django.utils import timezone

from netra.accounts.queries import User
from netra.worklists import queries
from netra.worklists.permissions import brings_in, offices_of

register = template.Library()


@register.inclusion_tag("worklists/parts/bar.html", takes_context=True)
def work_bar(context: dict[str, Any], kept: str) -> dict[str, Any]:
    """Filters at hand, keeping the one that is set (`kept`, as an address holds it), and ways to the other lists."""
    user = context["request"].user
    assert isinstance(user, User)
    today = timezone.localdate()
    return {
        "user": user,
        "filters": queries.kept_filters(user, today),
        "kept": kept,
        "shares": bool(offices_of(user, today)),
        "brings_in": brings_in(user, today),
        "csrf_token": context.get("csrf_token"),
    }
