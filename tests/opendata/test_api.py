"""The interface keeps what its own description promises, and leaves nothing behind at the reader."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings

from netra.opendata import services
from tests.builders import at
from tests.opendata.conftest import Happen
from tests.opendata.test_publish import DAY


@pytest.fixture(autouse=True)
def _published(happen: Happen, tmp_path: Path) -> Iterator[None]:
    happen(DAY, {"33.19": 30, "33.09": 12})
    with override_settings(NETRA_DATA=tmp_path):
        services.publish(at=at(DAY))
        yield


def test_it_works() -> None:
    client = Client()
    found = client.get("/api/v1/figures?level=NATION&dimension=ACT&limit=5")
    assert found.status_code == 200
    body = found.json()
    assert len(body["items"]) == 5
    assert "offset=5" in body["next"]
    assert all((row["count"] is None) == (row["status"] == "SUPPRESSED") for row in body["items"])
    assert not found.cookies
    assert "sessionid" not in found.headers.get("Set-Cookie", "")
    assert found["Access-Control-Allow-Origin"] == "*"
    for header in ({"If-None-Match": found["ETag"]}, {"If-Modified-Since": found["Last-Modified"]}):
        assert client.get(found.wsgi_request.get_full_path(), headers=header).status_code == 304
    assert client.get("/api/v1/snapshots/terbaru/files").json()["items"][0]["url"].startswith("http")


def test_refusals_are_sentences() -> None:
    client = Client()
    for path, status in (("/api/v1/snapshots/1999-01-01", 404), ("/api/v1/totals?limit=0", 422)):
        answer = client.get(path)
        assert answer.status_code == status
        assert answer.json()["message_id"] != answer.json()["message_en"]
    assert client.post("/api/v1/totals").status_code == 405
    assert client.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")


@pytest.fixture
def _kept_open() -> Iterator[None]:
    """A request does not close the connection in which the test's rows lie, as Django's own client sees to as well."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def _attack(examples: int) -> None:
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    for operation in described.get_all_operations():

        @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.ok().as_strategy())  # type: ignore[union-attr]  # a fault in the description raises
        def call(case: schemathesis.Case[Any]) -> None:
            case.call_and_validate()

        call()


@pytest.mark.usefixtures("_kept_open")
def test_its_own_description_holds() -> None:
    _attack(6)


@pytest.mark.heavy
@pytest.mark.usefixtures("_kept_open")
def test_its_own_description_holds_for_long() -> None:
    _attack(500)
