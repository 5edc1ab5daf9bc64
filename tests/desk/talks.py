"""A talk at the desk, as a browser leads it."""

from typing import Any

from django.test import Client
from django.utils import timezone

from netra.accounts.queries import User
from netra.desk import services
from netra.desk.models import Call, Way
from netra.vault import services as vault
from tests.cast import Person
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


def a_talk(who: Person) -> dict[str, tuple[object, ...]]:
    """An open talk of somebody's and a wish to be called back, as the addresses of their pages want them."""
    now, token = timezone.now(), vault.new_form_token().signed
    call = services.begin(office=who.office, way=Way.HOTLINE, token=token, by=who.user, at=now)
    back = services.ask_back(call, phone="0812 0000 0017", due_at=now, about="Meminta foto", by=who.user, at=now)
    names = ("call", "autosave", "hints", "followed", "take_over", "finish")
    return {**{f"desk:{name}": (call.pk,) for name in names}, "desk:back": (back.pk,)}
