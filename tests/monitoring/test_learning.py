"""Verdicts become rows about words; weights learned from them are kept only when better, and undone in one step."""

import json
from pathlib import Path
from typing import Any

import pytest

from netra.engine.screening.model import SHIPPED, Model
from netra.lexicons.queries import lexicon_for
from netra.monitoring import services
from netra.monitoring.queries import weights
from netra.monitoring.services import BadLabel, TooFew
from netra.monitoring.services.training import take_sides
from netra.registry.models import Pair
from tests.cast import DEMAK, KUDUS, Cast
from tests.monitoring.builders import WORDS, a_flag, confirms, dismisses, read

# Invented: a dialect in which praise sounds like news to anybody who does not live there.
TEXTS = (
    ("nomor dua memang jempolan tenan", "2", "support", "yes"),
    ("jadwal debat nomor dua jam tujuh malam", "2", "neutral", "no"),
    ("aku mantep nderek nomor dua, nomor satu mboten", "2", "support", "yes"),
    ("nomor satu dan nomor dua debat malam ini", "multi", "neutral", "no"),
    ("nomor satu sip tenan kanggo kita", "1", "support", "yes"),
    ("nomor dua dan nomor satu tiba di kantor kpu", "multi", "neutral", "no"),
    ("emoh aku karo nomor dua, ora nggenah", "2", "oppose", "yes"),
    ("nomor satu menjawab pertanyaan wartawan", "1", "neutral", "no"),
)


def rows(count: int) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for number in range(count):
        text, target, stance, partisan = TEXTS[number % len(TEXTS)]
        contest = f"2024/{(KUDUS, DEMAK)[number // len(TEXTS) % 2]}"
        row = {"contest": contest, "target": target, "stance": stance, "partisan": partisan}
        made.append(row | {"text": f"{text} {number}"})
    return made


@pytest.fixture
def two_contests(country: None) -> None:
    """The pairs of a nation are not needed to learn from two regencies."""
    Pair.objects.exclude(contest__region__in=[KUDUS, DEMAK]).delete()


def test_it_works(two_contests: None, cast: Cast) -> None:
    used = take_sides(Model.load(), lexicon_for(["2024/33.19"]), rows(6))
    assert len(used) == 6
    trained = services.train(rows(240))
    assert trained.trial.texts == 240
    assert trained.is_kept == (weights.model_file() != SHIPPED) == trained.trial.is_better
    if trained.is_kept:
        assert Model.load(weights.model_file()).version == trained.version
        assert services.back() == trained.version
    assert weights.model_file() == SHIPPED
    assert services.back() is None


def test_readers_teach_about_words_and_not_about_people(cast: Cast) -> None:
    sure, other_person, news, unclear = (
        a_flag(key, level="suggest", text=f"{WORDS} {key} wa 081234567890 @seseorang") for key in "abcd"
    )
    read(sure, cast.budi, confirms())
    read(other_person, cast.budi, dismisses("NOT_THE_PERSON", partisan="YES"))
    read(news, cast.budi, dismisses("NEWS_OR_DUTY"))
    read(unclear, cast.budi, dismisses("NOT_PUBLIC", partisan="UNKNOWN"))
    found = list(services.labels())
    assert [(row["partisan"], row["stance"], row["target"]) for row in found] == [
        ("yes", "support", "2"),
        ("yes", "support", "2"),
        ("no", "neutral", "2"),
    ]
    assert {row["contest"] for row in found} == {"2024/33.19"}
    assert "0812" not in str(found)
    assert "@seseorang" not in str(found)


def test_the_last_reader_is_heard(cast: Cast) -> None:
    flag = a_flag()
    read(flag, cast.budi, confirms())
    read(flag, cast.wati, dismisses(stance="oppose", target="1"))
    (row,) = services.labels()
    assert (row["partisan"], row["stance"], row["target"]) == ("no", "oppose", "1")


def test_few_or_one_sided_labels_teach_nothing(cast: Cast) -> None:
    with pytest.raises(TooFew):
        services.train(rows(100))
    with pytest.raises(TooFew):
        services.train([row for row in rows(600) if row["partisan"] == "yes"])


@pytest.mark.parametrize("change", [{"stance": "maybe"}, {"contest": "Kudus"}, {"partisan": 1}, {"text": None}])
def test_a_file_with_a_fault_is_told_by_its_line(tmp_path: Path, change: dict[str, Any]) -> None:
    path = tmp_path / "labels.jsonl"
    good = rows(2)[0]
    path.write_text(f"{json.dumps(good)}\n\n{json.dumps(good | change)}\n", encoding="utf-8")
    with pytest.raises(BadLabel, match="line 3"):
        list(services.labels_of(path))
