"""Whose figures someone reads, and how deep."""

from datetime import date

import pytest

from netra.dashboards.permissions import Depth, depth, home
from netra.figures.queries import NATION, Scope, ScopeKind
from tests.cast import Cast

ON = date(2024, 10, 10)
KUDUS, DEMAK = Scope(ScopeKind.REGION, "33.19"), Scope(ScopeKind.REGION, "33.21")
JAVA, BALI = Scope(ScopeKind.PROVINCE, "33"), Scope(ScopeKind.PROVINCE, "51")
SEKDA, OTHER_SEKDA = Scope(ScopeKind.EMPLOYER, "PPK-33.19"), Scope(ScopeKind.EMPLOYER, "PPK-33.21")
MINISTRY = Scope(ScopeKind.EMPLOYER, "PPKC-KEMENAG")
OFFICE, JEKULO = Scope(ScopeKind.OFFICE, "BAWASLU-33.19"), Scope(ScopeKind.OFFICE, "PANWASCAM-33.19.06")
EVERY = (NATION, JAVA, BALI, KUDUS, DEMAK, SEKDA, OTHER_SEKDA, MINISTRY, OFFICE, JEKULO)
WHOLE, TOTALS, OWN = Depth.WHOLE, Depth.TOTALS, Depth.OWN


@pytest.mark.parametrize(
    ("person", "opens_with", "reads"),
    [
        ("budi", KUDUS, {KUDUS: WHOLE, SEKDA: WHOLE, OFFICE: WHOLE, JEKULO: WHOLE}),
        ("tono", DEMAK, {DEMAK: WHOLE, OTHER_SEKDA: WHOLE}),
        ("wati", JAVA, dict.fromkeys((JAVA, KUDUS, DEMAK, SEKDA, OTHER_SEKDA, OFFICE, JEKULO), WHOLE)),
        ("nala", NATION, dict.fromkeys(EVERY, WHOLE)),
        ("camelia", JEKULO, {JEKULO: WHOLE}),
        ("sari", SEKDA, {SEKDA: OWN}),
        ("sofyan", OTHER_SEKDA, {OTHER_SEKDA: OWN}),
        ("vera", NATION, dict.fromkeys(EVERY, TOTALS)),
        ("mira", NATION, dict.fromkeys(EVERY, TOTALS)),
        ("darto", Scope(ScopeKind.EMPLOYER, "REGENT-33.19"), {}),
        ("ayu", None, {}),
        ("adi", None, {}),
    ],
)
def test_it_works(cast: Cast, person: str, opens_with: Scope | None, reads: dict[Scope, Depth]) -> None:
    """Own scope and all below it; a government only itself; monitors and verifiers totals of every place."""
    user = getattr(cast, person).user
    assert home(user, ON) == opens_with
    assert {scope: found for scope in EVERY if (found := depth(user, scope, ON))} == reads


def test_codes_nobody_has_are_no_ones(cast: Cast) -> None:
    for code in ("PPK-99.99", "PPK-33.19\x00", ""):
        assert depth(cast.wati.user, Scope(ScopeKind.EMPLOYER, code), ON) is None
    assert depth(cast.wati.user, Scope(ScopeKind.REGION, "3"), ON) is None


def test_who_left_reads_nothing(cast: Cast) -> None:
    assert home(cast.budi.user, date(2013, 12, 31)) is None
