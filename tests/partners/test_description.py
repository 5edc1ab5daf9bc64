"""The interface for partners describes itself; whether it keeps that, `bench/attack.py` and the heavy tests ask."""

from django.test import Client

from tests.partners.conftest import API


def test_it_works() -> None:
    described = Client().get(f"{API}/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for methods in described["paths"].values():
        for operation in methods.values():
            assert operation["security"]
            assert "application/problem+json" in operation["responses"]["401"]["content"]
    assert Client().get(f"{API}/docs").status_code == 200
