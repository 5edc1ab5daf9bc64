"""The interface keeps its own description, whatever is asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import override_settings
from hypothesis import HealthCheck, given, settings

from netra.opendata import services
from tests.attack.conftest import Told
from tests.attack.tally import Counts, Tally
from tests.builders import at
from tests.opendata.conftest import Happen, happen  # noqa: F401  (a fixture)
from tests.opendata.test_publish import DAY

# In every run of the tests `tests/opendata/test_api.py` asks a little.
pytestmark = pytest.mark.heavy


@pytest.fixture(autouse=True)
def _published(happen: Happen, tmp_path: Path) -> Iterator[None]:  # noqa: F811
    happen(DAY, {"33.19": 30, "33.09": 12})
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # the rows of this test lie in a transaction of its own
    with override_settings(NETRA_DATA=tmp_path):
        services.publish(at=at(DAY))
        yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def attack(examples: int, *, only: str = "", planted: str = "") -> Tally:
    """Requests that the description allows and some it does not, to every operation it names."""
    tally, asked = Tally("the interface against its description", planted), 0
    for operation in schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler()).get_all_operations():
        found = operation.ok()  # type: ignore[union-attr]  # a fault in the description raises
        if only not in found.path:
            continue
        asked += 1

        @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=found.as_strategy())
        def call(case: schemathesis.Case[Any]) -> None:
            tally.tried += 1
            case.call_and_validate()

        try:
            call()
        except (Exception, BaseExceptionGroup) as error:  # schemathesis raises groups of its own failures
            tally.failures.append(f"{found.method.upper()} {found.path}: {str(error)[:300]}")
    tally.note = f"({asked} operations)"
    return tally


def test_it_works(counts: Counts, told: Told) -> None:
    told(attack(counts.api))


def test_a_broken_promise_is_seen(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_args: object, **_more: object) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr("netra.opendata.queries.snapshots", breaks)
    told(attack(3, only="/snapshots", planted="an operation that breaks"))
