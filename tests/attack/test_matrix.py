"""A stranger gets nothing, whatever page, role and office."""

import pytest
from pytest_django import Settings

from netra.cases import permissions
from tests.architecture.test_every_page_and_every_person import addresses  # noqa: F401  (a fixture)
from tests.attack import matrix
from tests.attack.conftest import Told
from tests.attack.tally import Counts
from tests.cases.conftest import AtPpk, at_ppk  # noqa: F401  (a fixture)
from tests.cast import Cast


@pytest.fixture
def world(cast: Cast, at_ppk: AtPpk, addresses: dict[str, str]) -> tuple[Cast, dict[str, str], str]:  # noqa: F811
    return cast, addresses, at_ppk.case.ref


World = tuple[Cast, dict[str, str], str]


def test_it_works(world: World, counts: Counts, told: Told) -> None:
    told(matrix.attack(*world, every=counts.matrix))


def test_a_removed_permission_is_seen(world: World, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, "_cases_of", lambda standing: [permissions.EVERY])
    told(matrix.attack(*world, every=19, pages="cases:", planted="everybody may see every case"))


def test_a_leaked_name_is_seen(world: World, told: Told, settings: Settings) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.attack.planting.LeaksName"]
    told(matrix.attack(*world, every=5, pages="notices:", planted="a name at the end of every page of staff"))
