"""The table of the verification standard tells the truth: every line is there, every file and test it names exists."""

import json
import logging
import re
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client

from scripts.list_components import bill

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "security" / "asvs.md"
STATES = {"yes", "part", "no", "n.a."}
# Lines of level 1 and level 2 in each chapter of version 5.0.0.
ASKED = {
    1: (8, 19),
    2: (4, 7),
    3: (8, 11),
    4: (2, 8),
    5: (4, 5),
    6: (13, 22),
    7: (6, 12),
    8: (4, 3),
    9: (4, 3),
    10: (5, 24),
    11: (3, 11),
    12: (3, 6),
    13: (1, 12),
    14: (2, 7),
    15: (3, 10),
    16: (0, 16),
    17: (0, 7),
}


def rows(text: str) -> list[list[str]]:
    """The lines of the table, each as number, level, what is asked, state, where, remark."""
    found = re.findall(r"^\| (\d+\.\d+\.\d+) \|(.*)\|$", text, re.M)
    return [[number, *(cell.strip() for cell in rest.split("|"))] for number, rest in found]


def faults(text: str) -> list[str]:
    """What is not as the page says."""
    found = []
    for number, level, asked, state, where, remark in rows(text):
        named = re.findall(r"`([^`]+)`", where)
        found += [f"{number}: {name} is not there" for name in named if not _exists(name)]
        if state not in STATES or level not in {"1", "2"} or not asked:
            found.append(f"{number}: cannot be read")
        if state in {"yes", "part"} and not named:
            found.append(f"{number}: names neither file nor test")
        if state != "yes" and not remark:
            found.append(f"{number}: does not say what is missing")
    return found


def _exists(name: str) -> bool:
    path, _colons, test = name.partition("::")
    file = ROOT / path
    return file.exists() and (not test or f"def {test}(" in file.read_text(encoding="utf-8"))


def test_it_works() -> None:
    assert faults(PAGE.read_text(encoding="utf-8")) == []


def test_every_line_of_levels_one_and_two_is_there_once() -> None:
    told = rows(PAGE.read_text(encoding="utf-8"))
    assert len({row[0] for row in told}) == len(told)
    counted = Counter((int(row[0].split(".")[0]), row[1]) for row in told)
    assert counted == Counter(
        {(chapter, level): n for chapter, both in ASKED.items() for level, n in zip("12", both, strict=True) if n}
    )


def test_the_sum_at_the_top_is_the_sum_of_the_lines() -> None:
    text = PAGE.read_text(encoding="utf-8")
    n = Counter(row[3] for row in rows(text))
    assert f"{n['yes']} yes, {n['part']} in part, {n['no']} no, {n['n.a.']} do not arise" in text


@pytest.mark.parametrize(
    "line",
    [
        "| 1.1.1 | 2 | Asked | yes | `netra/none.py` | |",
        "| 1.1.1 | 2 | Asked | yes | `tests/security/test_asvs.py::test_of_nothing` | |",
        "| 1.1.1 | 2 | Asked | yes | | |",
        "| 1.1.1 | 2 | Asked | no | | |",
        "| 1.1.1 | 2 | Asked | surely | `netra` | |",
    ],
)
def test_a_line_that_is_not_true_is_found(line: str) -> None:
    assert faults(line)


def test_the_list_of_components_is_made() -> None:
    made = bill()
    names = {component["purl"].partition("@")[0].partition("/")[2] for component in made["components"]}
    assert {"django", "cryptography", "bootstrap"} <= names
    assert not {"pytest", "mypy", "oidc-provider", "esbuild"} & names  # only what serves
    assert len({component["bom-ref"] for component in made["components"]}) == len(made["components"])
    assert json.dumps(made) == json.dumps(bill())
    validation = pytest.importorskip("cyclonedx.validation.json")
    schema = pytest.importorskip("cyclonedx.schema")
    assert validation.JsonStrictValidator(schema.SchemaVersion.V1_6).validate_str(json.dumps(made)) is None


def test_trace_echoes_nothing(client: Client, country: None) -> None:
    answer = client.generic("TRACE", "/", HTTP_X_RAHASIA="jangan-diulang")
    assert "jangan-diulang" not in answer.content.decode()


def test_the_log_takes_no_lines_from_a_visitor(client: Client, db: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        client.get("/tidak-ada/%0d%0aPALSU%20WARNING%20semua%20baik/")
    lines = [line for record in caplog.records for line in record.getMessage().splitlines()]
    assert lines
    assert not [line for line in lines if line.startswith("PALSU")]
