"""A case of Kudus that lies with its personnel authority since October 2024, counted at the end of that month."""

from datetime import date

import pytest

from netra.figures import services as figures
from tests.builders import at
from tests.cases.conftest import AtPpk, at_ppk  # noqa: F401  (a fixture)

COUNTED_ON = date(2024, 10, 31)
OCTOBER = "dari=2024-10&sampai=2024-10"


@pytest.fixture
def counted(at_ppk: AtPpk) -> AtPpk:  # noqa: F811
    """The case, with every figure brought up to it."""
    figures.advance(at=at(COUNTED_ON))
    return at_ppk
