"""No value in any form breaks a page."""

from pytest_django import Settings

from tests.architecture.test_every_page_and_every_person import addresses  # noqa: F401  (a fixture)
from tests.attack import forms
from tests.attack.conftest import Told
from tests.attack.tally import Counts
from tests.cases.conftest import at_ppk  # noqa: F401  (a fixture)
from tests.cast import Cast


def test_it_works(cast: Cast, addresses: dict[str, str], counts: Counts, told: Told) -> None:  # noqa: F811
    told(forms.attack(cast, addresses, counts.forms, every=counts.pages))


def test_a_page_that_breaks_is_seen(
    cast: Cast,
    addresses: dict[str, str],  # noqa: F811
    told: Told,
    settings: Settings,
) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.attack.planting.Stumbles"]
    public = {name: addresses[name] for name in ("intake:report", "questions:ask", "portal:home")}
    told(forms.attack(cast, public, 200, planted="pages that break at a digit that is not ours"))
