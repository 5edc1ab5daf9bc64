"""Large counts are kept for half a minute, small ones never."""

import time
from collections.abc import Iterator

import pytest
from django.core.cache import cache

from netra.cases.queries import counting
from netra.cases.queries.counting import counted


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def test_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "LARGE", 10)
    numbers = iter([9, 10, 11, 12])

    def count() -> int:
        return next(numbers)

    assert [counted("open", "RI", count) for _ in range(3)] == [9, 10, 10]
    assert counted("late", "RI", lambda: 3) == 3
    assert counted("open", "Kudus", lambda: 4) == 4


def test_few_among_many_are_kept_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "LARGE", 10)
    assert [counted("late", "RI", lambda n=n: n, among=11) for n in (1, 2)] == [1, 1]  # type: ignore[misc]


def test_they_are_kept_for_so_long_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "LARGE", 1)
    monkeypatch.setattr(counting, "SECONDS", 0.2)
    assert [counted("open", "RI", lambda n=n: n) for n in (1, 2)] == [1, 1]  # type: ignore[misc]
    time.sleep(0.3)
    assert counted("open", "RI", lambda: 3) == 3


def test_what_has_no_name_is_counted_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "LARGE", 0)
    assert [counted("open", "", lambda n=n: n) for n in (1, 2)] == [1, 2]  # type: ignore[misc]
