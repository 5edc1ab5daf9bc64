"""What public posts were found to say, by number: nothing learned from may be among what judgment is judged on."""

import csv
from collections import Counter
from pathlib import Path

import pytest

LABELS = Path(__file__).parent / "labels.csv"
POSTS = Path(__file__).resolve().parents[4] / "shared" / "data" / "social-dev"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_post_has_one_answer_and_no_text() -> None:
    labels = rows(LABELS)
    assert set(labels[0]) == {"id", "contest", "target", "stance"}
    assert max(Counter(one["id"] for one in labels).values()) == 1
    assert {one["stance"] for one in labels} == {"support", "oppose", "neutral", "none"}
    assert all((one["target"] == "none") == (one["stance"] == "none") for one in labels)


def test_no_post_is_one_that_judgment_is_judged_on() -> None:
    if not POSTS.exists():
        pytest.skip("the posts themselves are not here")
    held = rows(POSTS / "gold.csv")
    texts = {" ".join(one["text"].lower().split()) for one in held}
    found = {one["id"]: one["text"] for path in POSTS.glob("pil*.csv") for one in rows(path)}
    for one in rows(LABELS):
        assert one["id"] not in {other["id"] for other in held}
        assert " ".join(found[one["id"]].lower().split()) not in texts
