"""Signed-in browsers, a colleague of Budi's, and a few cases in Kudus."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from netra.accounts.models import Role
from netra.accounts.services import add_member
from netra.cases.models import Case
from tests.builders import a_case
from tests.cast import SINCE, Cast, Person

ClientOf = Callable[[Person], Client]


@pytest.fixture
def client_of() -> ClientOf:
    """A browser in which this person has signed in."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.user)
        return client

    return signed_in


@pytest.fixture
def dewi(cast: Cast) -> Person:
    """Budi's colleague in the same office."""
    user = add_member(
        email="dewi@contoh.invalid",
        name="Dewi",
        institution=cast.budi.office,
        role=Role.DISTRICT_SUPERVISOR,
        since=SINCE,
    )
    return Person(user, cast.budi.office)


@pytest.fixture
def three(cast: Cast) -> list[Case]:
    """Three formal reports, received today."""
    today = timezone.localdate()
    acted = today - timedelta(days=2)
    return [a_case(cast.budi.actor, act_on=acted, account=f"Uraian contoh {n}.") for n in range(3)]
