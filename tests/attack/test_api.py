"""Both interfaces keep their own descriptions, whatever is asked: the open data's, and that for other systems."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from pytest_django import Settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from netra.opendata import services
from netra.partners import services as partners
from netra.partners.models import Handover
from tests.attack.conftest import Told
from tests.attack.tally import Counts, Tally
from tests.builders import at
from tests.cases.conftest import AtPpk, at_ppk  # noqa: F401  (a fixture)
from tests.opendata.conftest import Happen, happen  # noqa: F401  (a fixture)
from tests.opendata.test_publish import DAY
from tests.partners.conftest import API, System, ppk  # noqa: F401  (a fixture)

# In every run of the tests `tests/opendata/test_api.py` and `tests/partners/test_api.py` ask a little.
pytestmark = [pytest.mark.heavy, pytest.mark.usefixtures("_kept_open")]
Case = schemathesis.Case[Any]


@pytest.fixture
def _kept_open() -> Iterator[None]:
    """A request does not close the connection in which the test's rows lie, as Django's own client sees to as well."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@dataclass(frozen=True, slots=True)
class Interface:
    """Where it describes itself, what each request bears, how a request is bent, and what is not asked of it."""

    description: str
    headers: dict[str, str] = field(default_factory=dict)
    bend: Callable[[Case], None] = lambda _case: None
    without: list[Any] = field(default_factory=list)


@pytest.fixture
def open_data(happen: Happen, tmp_path: Path, settings: Settings) -> Interface:  # noqa: F811
    happen(DAY, {"33.19": 30, "33.09": 12})
    settings.NETRA_DATA = tmp_path
    services.publish(at=at(DAY))
    return Interface("/api/v1/openapi.json")


@pytest.fixture
def partners_own(at_ppk: AtPpk, ppk: System, settings: Settings) -> Interface:  # noqa: F811
    settings.PARTNER_RATE = 1_000_000
    partners.collect(at=timezone.now())
    ref = Handover.objects.get().ref

    def bend(case: Case) -> None:
        """Half of what is asked is about a handover that is there."""
        if "id" in case.path_parameters and len(str(case.body)) % 2:
            case.path_parameters["id"] = ref

    # What the description allows the law may still refuse: a paper nobody asked for, a field of another kind.
    bearer = {"Authorization": f"Bearer {ppk.token}"}
    return Interface(f"{API}/openapi.json", bearer, bend, [positive_data_acceptance])


def attack(interface: Interface, examples: int, *, only: str = "", planted: str = "") -> Tally:
    """Requests that the description allows and some it does not, to every operation it names."""
    tally, asked = Tally(f"the interface {interface.description}", planted), 0
    for operation in schemathesis.openapi.from_wsgi(interface.description, WSGIHandler()).get_all_operations():
        found = operation.ok()  # type: ignore[union-attr]  # a fault in the description raises
        if only not in found.path:
            continue
        asked += 1

        @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=found.as_strategy())
        def call(case: Case) -> None:
            tally.tried += 1
            interface.bend(case)
            case.call_and_validate(headers=interface.headers, excluded_checks=interface.without)

        try:
            call()
        except (Exception, BaseExceptionGroup) as error:  # schemathesis raises groups of its own failures
            tally.failures.append(f"{found.method.upper()} {found.path}: {str(error)[:300]}")
    tally.note = f"({asked} operations)"
    return tally


def _breaks(*_args: object, **_more: object) -> Any:
    raise ZeroDivisionError


def test_it_works(open_data: Interface, counts: Counts, told: Told) -> None:
    told(attack(open_data, counts.api))


def test_other_systems_are_answered_as_described(partners_own: Interface, counts: Counts, told: Told) -> None:
    told(attack(partners_own, counts.api))


def test_a_broken_promise_is_seen(open_data: Interface, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netra.opendata.queries.snapshots", _breaks)
    told(attack(open_data, 3, only="/snapshots", planted="an operation that breaks"))


def test_one_broken_for_other_systems_is_seen(
    partners_own: Interface, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netra.partners.queries.handovers", _breaks)
    told(attack(partners_own, 3, only="/handovers", planted="an operation for other systems that breaks"))
