"""A wrong code is a wrong code: neither its page nor the time it takes tells how wrong. Rows: HOST-5."""

import pytest
from django.test import Client
from pytest_django import Settings

from netra.cases import services as cases
from tests.attack import planting, receipts
from tests.attack.conftest import Told
from tests.attack.tally import Counts
from tests.builders import at
from tests.cases.conftest import DAY, AtPpk, at_ppk  # noqa: F401  (a fixture)
from tests.cast import Cast
from tests.intake.forms import a_tip


@pytest.fixture
def codes(cast: Cast, at_ppk: AtPpk) -> tuple[str, str]:  # noqa: F811
    """A receipt, and a summons, both real."""
    _report, receipt = a_tip(Client())
    return receipt, cases.open_door(at_ppk.joko, by=cast.budi.actor, on=DAY, at=at(DAY))


def test_it_works(codes: tuple[str, str], counts: Counts, told: Told) -> None:
    told(receipts.attack(*codes, counts.receipts))


def test_a_door_that_tells_is_seen(
    codes: tuple[str, str], told: Told, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planting.TellsNearCodes, "near", codes[0].replace("-", "")[:12])
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.attack.planting.TellsNearCodes"]
    told(receipts.attack(*codes, 30, planted="codes that begin right take two milliseconds more and one byte"))
