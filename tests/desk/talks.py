"""A talk at the desk, as a browser leads it."""

from typing import Any

from django.test import Client

from netra.accounts.queries import User
from netra.desk.models import Call
from tests.intake.forms import filled_tip, token_of


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def begin(client: Client, way: str = "HOTLINE") -> Call:
    client.post("/kerja/loket/mulai/", {"way": way})
    return Call.objects.latest("pk")


def page_of(call: Call) -> str:
    return f"/kerja/loket/{call.pk}/"


def filled(client: Client, call: Call, **more: Any) -> dict[str, Any]:
    """The form of a tip, with the talk's own token."""
    return filled_tip(token_of(client.get(page_of(call))), **more)
