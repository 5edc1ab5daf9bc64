"""The interface for partners keeps its own description, whatever is asked of it."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from pytest_django import Settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from netra.partners import services
from netra.partners.models import Handover
from tests.cases.conftest import AtPpk
from tests.partners.conftest import API, System


@pytest.fixture
def _kept_open() -> Iterator[None]:
    """A request does not close the connection in which the test's rows lie, as Django's own client sees to as well."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_it_works() -> None:
    described = Client().get(f"{API}/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for methods in described["paths"].values():
        for operation in methods.values():
            assert operation["security"]
            assert "application/problem+json" in operation["responses"]["401"]["content"]
    assert Client().get(f"{API}/docs").status_code == 200


def _ask(system: System, ref: str, examples: int) -> None:
    """Requests the description allows and some it does not; half of them about a handover that is there."""
    described = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", WSGIHandler())
    headers = {"Authorization": f"Bearer {system.token}"}
    for operation in described.get_all_operations():

        @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.ok().as_strategy())  # type: ignore[union-attr]  # a fault in the description raises
        def call(case: schemathesis.Case[Any]) -> None:
            if "id" in case.path_parameters and len(str(case.body)) % 2:
                case.path_parameters["id"] = ref
            # What the description allows the law may still refuse: a paper nobody asked for, a field of another kind.
            case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

        call()


@pytest.mark.heavy
@pytest.mark.usefixtures("_kept_open")
@pytest.mark.parametrize("examples", [60])
def test_its_own_description_holds(at_ppk: AtPpk, ppk: System, settings: Settings, examples: int) -> None:
    settings.PARTNER_RATE = 1_000_000
    services.collect(at=timezone.now())
    _ask(ppk, Handover.objects.get().ref, examples)
