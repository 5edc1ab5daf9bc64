"""The learned order: better on what it has not seen, or not used; it re-orders and hides nothing."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netra.config.cli import main
from netra.suggestions import queries, services
from netra.suggestions.queries import ranker_path

NARRATIVE = "Guru PNS menyukai unggahan calon bupati nomor {n} lalu mengajak orang tua murid memilihnya"


def rows(code: str, count: int = 80) -> list[dict[str, Any]]:
    days = (date(2024, 10, 1 + n % 28).isoformat() for n in range(count))
    return [
        {"narrative": NARRATIVE.format(n=n % 4 + 1), "act_on": day, "region_code": None, "expected_codes": [code]}
        for n, day in enumerate(days)
    ]


@pytest.fixture(autouse=True)
def _untrained() -> Iterator[None]:
    services.forget()
    yield
    services.forget()


def order() -> list[str]:
    found = queries.suggest_for(NARRATIVE.format(n=1), on=date(2024, 10, 20), region_code=None).found
    return [one.code for one in found]


def test_it_works() -> None:
    before = order()
    wanted = before[1]
    trained = services.train(rows(wanted))
    assert trained.is_kept
    assert (trained.trial.engine, trained.trial.ranker) == (0.0, 1.0)
    assert order()[0] == wanted
    assert sorted(order()) == sorted(before)
    assert services.forget()
    assert order() == before


def test_fifty_are_enough() -> None:
    wanted = order()[1]
    trained = services.train(rows(wanted, 50))
    assert (trained.is_kept, trained.trial.ranker) == (True, 1.0)


def test_an_order_that_is_no_better_is_not_used() -> None:
    trained = services.train(rows(order()[0]))
    assert not trained.is_kept
    assert not ranker_path().exists()


def test_the_same_rows_give_the_same_weights() -> None:
    wanted = order()[1]
    services.train(rows(wanted))
    first = ranker_path().read_bytes()
    services.forget()
    services.train(rows(wanted))
    assert ranker_path().read_bytes() == first


def test_too_little_and_bad_rows_change_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(services.TooFew):
        services.train(rows("B06", 10))
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps(rows("B06", 1)[0]) + "\n" + json.dumps({"narrative": "x"}) + "\n", encoding="utf-8")
    with pytest.raises(services.BadRow) as caught:
        list(services.rows_of(bad))
    assert caught.value.line == 2
    bad.write_text(json.dumps(rows("Z99", 1)[0]) + "\n", encoding="utf-8")
    with pytest.raises(services.BadRow, match="Z99"):
        list(services.rows_of(bad))
    assert not ranker_path().exists()


def test_a_spoilt_file_is_as_good_as_none() -> None:
    before = order()
    ranker_path().parent.mkdir(parents=True, exist_ok=True)
    ranker_path().write_text("{broken", encoding="utf-8")
    assert order() == before


@pytest.mark.django_db
def test_the_command_learns_from_files_and_forgets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows(order()[1])), encoding="utf-8")
    assert main(["train", str(path)]) == 0
    assert "Kept" in capsys.readouterr().out
    assert main(["train", "--forget"]) == 0
    assert main(["train", str(tmp_path / "absent.jsonl")]) == 2
