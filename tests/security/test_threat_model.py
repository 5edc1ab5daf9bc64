"""The threat model says only what a living test holds: every row names code and tests, and a test names the row."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "security" / "threat-model.md"
ATTACKERS = {"OFFICER", "SUPERIOR", "RIVAL", "LAPTOP", "HOST", "FLOOD", "FORGER", "PARTNER"}
NAMED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    code: tuple[str, ...]
    tests: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    found = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(r"[A-Z]+-\d+", cells[0]):
            found.append(Row(cells[0], tuple(NAMED.findall(cells[4])), tuple(NAMED.findall(cells[5]))))
    return tuple(found)


def is_there(test: str) -> bool:
    """Whether a file of tests exists, and the function in it that is named."""
    path, _, function = test.partition("::")
    file = ROOT / path
    return file.is_file() and (not function or f"\ndef {function}(" in file.read_text(encoding="utf-8"))


def names_it(row: Row) -> bool:
    files = {ROOT / test.partition("::")[0] for test in row.tests}
    return any(re.search(rf"\b{row.name}\b", file.read_text(encoding="utf-8")) for file in files)


def test_it_works() -> None:
    assert {row.name.partition("-")[0] for row in rows()} == ATTACKERS
    assert len({row.name for row in rows()}) == len(rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_a_row_is_held_by_living_tests(row: Row) -> None:
    assert row.code
    assert row.tests
    assert [path for path in row.code if not (ROOT / path).exists()] == []
    assert [test for test in row.tests if not is_there(test)] == []
    assert names_it(row), "one of its tests names the row"


def test_this_way_of_looking_sees_what_is_missing() -> None:
    assert not is_there("tests/security/test_threat_model.py::test_that_was_removed")
    assert not is_there("tests/security/test_gone.py")
    assert not names_it(Row("GHOST-1", (), ("tests/vault/test_relay.py",)))


def test_what_is_not_protected_is_said() -> None:
    said = PAGE.read_text(encoding="utf-8").partition("## Not protected")[2]
    for what in ("running server", "texts of cases", "register of civil servants", "index", "Backups", "swap"):
        assert what in said
