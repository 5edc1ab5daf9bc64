"""A case of Kudus that lies with BKN, and the systems of BKN and of the personnel authority there."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from netra.partners import services
from netra.partners.models import Partner, Scope
from netra.registry import queries as registry
from tests.cases.conftest import AtPpk, at_ppk  # noqa: F401  (a fixture)
from tests.cast import Cast

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
API = "/api/partner/v1"


@dataclass(slots=True)
class System:
    """A partner with a token, as its programmers use it."""

    partner: Partner
    token: str

    def get(self, path: str, status: int = 200) -> Any:
        answer = Client().get(API + path, headers={"Authorization": f"Bearer {self.token}"})
        assert answer.status_code == status, answer.content
        return answer.json()

    def post(self, path: str, body: dict[str, Any], key: str, status: int = 200) -> Any:
        answer = Client().post(
            API + path,
            body,
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.token}", "Idempotency-Key": key},
        )
        assert answer.status_code == status, answer.content
        return answer.json()


def connected(cast: Cast, code: str, *scopes: Scope, at: datetime | None = None) -> System:
    """A system of this office with a token for these scopes; for all when none is named."""
    at = at or datetime.now(UTC)
    adi = cast.adi.user
    partner = services.connect(registry.office(code), name=f"Sistem contoh {code}", by=adi, at=at)
    token = services.make_token(
        partner, label="contoh", scopes=scopes or list(Scope), lasts=timedelta(days=30), by=adi, at=at
    )
    return System(partner, token)


@pytest.fixture
def bkn(cast: Cast) -> System:
    return connected(cast, "BKN")


@pytest.fixture
def ppk(cast: Cast) -> System:
    return connected(cast, "PPK-33.19")
