"""How well screening reads posts whose meaning is known, beside two plain ways of guessing.

    python bench/detect.py ITEMS.csv CANDIDATES.csv [--out PREDICTIONS.csv] [--talk FILE.csv …] [--model MODEL.json]
                           [--learn LABELLED.csv CANDIDATES.csv] [--feelings FILE.csv …] [--leave-one-out]

ITEMS has the columns id, text, contest and, where they are known, target, stance and partisan; CANDIDATES contest,
ballot_no, names and aliases. Predictions (id, target, stance, partisan, score) come from `screen()`, the path that
`netra screen` takes, told to give everything it has an opinion of. A text without an opinion is about nobody.

With answers it prints precision, recall, F1, Matthews correlation and false positives for partisan, target accuracy,
and macro F1 of stance over support, oppose, neutral and none, with intervals of 1,000 draws with replacement, for all
and by contest; beside it the same for every text that names a pair (name match) and for a bag of words (TF-IDF with a
linear model). The bag of words learns from half of the items and guesses the other half, then the other way round.
`--leave-one-out` learns anew for each contest without it, from LABELLED (default: the items themselves) and the
sentences written for training, with FEELINGS as in training. `--talk` counts flags in talk that is about no election,
with all pairs of 2024 loaded and no contest given. Before anything is measured the bench proves itself on planted
faults. The last line is JSON.
"""

import argparse
import csv
import json
import platform
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import numba
import numpy as np
import pyarrow as pa
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.detect_figures import SEED, STANCES, Guess, Item, figures_of, told  # noqa: E402
from netra.domain.loading import load  # noqa: E402
from netra.engine.schemas import ACTIVITIES  # noqa: E402
from netra.engine.screening import building  # noqa: E402
from netra.engine.screening.candidates import CandidateRow, read_candidates  # noqa: E402
from netra.engine.screening.learning import Feeling, Row, learn  # noqa: E402
from netra.engine.screening.lexicon import Lexicon  # noqa: E402
from netra.engine.screening.model import SHIPPED, Model  # noqa: E402
from netra.engine.screening.pipeline import make_screener, screen  # noqa: E402
from netra.registry.candidates import also_places, candidate_rows, places  # noqa: E402
from scripts.train_screening import WRITTEN, WRITTEN_WEIGHT, feelings_of, rows_of, written  # noqa: E402


def build(rows: Iterable[CandidateRow]) -> Lexicon:
    """The lexicon as `netra screen` builds it."""
    return building.build(rows, places=places(), also_places=also_places())


Guesser = Callable[[Sequence[Item]], list[Guess]]


def main() -> int:
    parser = argparse.ArgumentParser(description="How well screening reads posts whose meaning is known.")
    parser.add_argument("items", type=Path)
    parser.add_argument("candidates", type=Path)
    parser.add_argument("--out", type=Path, help="write a prediction for each item")
    parser.add_argument("--talk", type=Path, nargs="*", default=[], help="files of talk that is about no election")
    parser.add_argument("--model", type=Path, default=SHIPPED)
    parser.add_argument("--learn", type=Path, nargs=2, metavar=("LABELLED", "CANDIDATES"))
    parser.add_argument("--feelings", type=Path, nargs="*", default=[], help="texts that teach which words are kind")
    parser.add_argument("--leave-one-out", action="store_true", help="learn anew without each contest")
    asked = parser.parse_args()
    items, candidates, model = items_of(asked.items), read_candidates(asked.candidates), Model.load(asked.model)
    lexicon = build(candidates)
    print(f"{platform.machine()}, Python {platform.python_version()}, numpy {np.__version__}, pyarrow {pa.__version__}")
    print(f"numba {numba.__version__}, scikit-learn {sklearn.__version__}; model {model.version}, {len(items)} items")
    result: dict[str, Any] = {"model": model.version, "items": len(items), "proof": prove()}
    started = perf_counter()
    guesses = by_screening(lexicon, model)(items)
    result["seconds"] = round(perf_counter() - started, 2)
    if asked.out:
        write(asked.out, items, guesses)
        print(f"Predictions are in {asked.out}.")
    if all(item.partisan and item.target and item.stance for item in items):
        result["screening"] = told("screening", items, guesses)
        result["name match"] = told("name match", items, by_names(lexicon, model)(items))
        result["tf-idf"] = told("TF-IDF, two halves", items, by_words(items))
        if asked.leave_one_out:
            labelled = items_of(asked.learn[0]) if asked.learn else items
            pairs = [*candidates, *(read_candidates(asked.learn[1]) if asked.learn else [])]
            result["unseen"] = unseen(
                items, labelled, pairs, [one for path in asked.feelings for one in feelings_of(path)]
            )
    if asked.talk:
        result["talk"] = talk(asked.talk, model)
    print(json.dumps(result, ensure_ascii=False))
    return 0


def items_of(path: Path) -> list[Item]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [_item(row) for row in csv.DictReader(file)]


def _item(row: dict[str, str]) -> Item:
    known = {name: (row.get(name) or "").strip() for name in ("id", "contest", "target", "stance", "partisan")}
    return Item(text=row["text"], **known)


def by_screening(lexicon: Lexicon, model: Model) -> Guesser:
    """The path of `netra screen`, with its lower threshold at nothing; partisan is what its own threshold says."""
    screener = make_screener(lexicon, catalogue=load(), model=replace(model, suggest=0.0))

    def guess(items: Sequence[Item]) -> list[Guess]:
        found = [Guess() for _ in items]
        for flag in screen(batch_of(items), screener).to_pylist():
            target = flag["target"] or "none"
            stance = "none" if target == "none" else flag["stance"] if flag["stance"] in STANCES else "neutral"
            place, score = flag["source_row"], round(flag["score"], 4)
            if score >= found[place].score:
                found[place] = Guess(target, stance, score >= model.suggest, score)
        return found

    return guess


def batch_of(items: Sequence[Item]) -> pa.RecordBatch:
    """The items as comments of nobody."""
    columns = {
        "id": [str(place) for place in range(len(items))],
        "verb": ["comment"] * len(items),
        "text": [item.text for item in items],
        "contest": [item.contest or None for item in items],
        "source_row": range(len(items)),
    }
    arrays = [pa.array(columns.get(field.name, [None] * len(items)), field.type) for field in ACTIVITIES]
    return pa.RecordBatch.from_arrays(arrays, schema=ACTIVITIES)


def by_names(lexicon: Lexicon, model: Model) -> Guesser:
    """Every text that names a pair of its contest is partisan and for it."""
    inner = by_screening(lexicon, model)

    def guess(items: Sequence[Item]) -> list[Guess]:
        found = []
        for one in inner(items):
            stance = "neutral" if one.target == "multi" else "support"
            found.append(Guess() if one.target == "none" else Guess(one.target, stance, True, 1.0))
        return found

    return guess


def by_words(items: Sequence[Item]) -> list[Guess]:
    """A bag of words learned from the half of the items it does not guess."""
    order = list(range(len(items)))
    random.Random(SEED).shuffle(order)  # noqa: S311
    halves = (order[::2], order[1::2])
    found = [Guess() for _ in items]
    for learned, guessed in (halves, halves[::-1]):
        for place, one in zip(
            guessed, words_guess([items[at] for at in learned], [items[at] for at in guessed]), strict=True
        ):
            found[place] = one
    return found


def words_guess(learned: Sequence[Item], guessed: Sequence[Item]) -> list[Guess]:
    columns = []
    for wanted in ("target", "stance", "partisan"):
        answers = [getattr(item, wanted) for item in learned]
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            LogisticRegression(C=10, max_iter=400, class_weight="balanced"),
        )
        if len(set(answers)) < 2:
            columns.append([answers[0]] * len(guessed))
        else:
            columns.append(
                list(model.fit([item.text for item in learned], answers).predict([item.text for item in guessed]))
            )
    return [
        Guess(target, stance, partisan == "yes", float(partisan == "yes"))
        for target, stance, partisan in zip(*columns, strict=True)
    ]


def unseen(
    items: Sequence[Item],
    labelled: Sequence[Item],
    candidates: Sequence[CandidateRow],
    feelings: Sequence[Feeling] = (),
) -> dict[str, Any]:
    """Every contest read by a model that learned without it; the bag of words too."""
    invented = [one for path in written("candidates") for one in read_candidates(path)]
    rows = {(one.contest, one.ballot_no): one for one in (*candidates, *invented)}
    lexicon = build(rows.values())
    ours: list[tuple[Item, Guess]] = []
    words: list[tuple[Item, Guess]] = []
    for contest in sorted({item.contest for item in items if item.contest}):
        others = [item for item in labelled if item.contest not in ("", contest)]
        learned = [Row(one.text, one.contest, one.target, one.stance) for one in others]
        learned += [row for path in written("written") for row in rows_of(path, WRITTEN_WEIGHT)]
        model, tested = learn(learned, lexicon, feelings=feelings), [item for item in items if item.contest == contest]
        ours += zip(
            tested,
            by_screening(build([one for one in candidates if one.contest == contest]), model)(tested),
            strict=True,
        )
        words += zip(tested, words_guess([one for one in others if one.partisan], tested), strict=True)
    return {
        "screening": told("screening, contest never seen", *map(list, zip(*ours, strict=True))),
        "tf-idf": told("TF-IDF, contest never seen", *map(list, zip(*words, strict=True))),
    }


def talk(files: Sequence[Path], model: Model) -> dict[str, Any]:
    """Flags in talk about no election: all pairs of 2024 loaded, no contest given."""
    items = [replace(item, contest="") for path in files for item in items_of(path)]
    screener = make_screener(build(candidate_rows(2024)), catalogue=load(), model=model)
    flags = screen(batch_of(items), screener).to_pylist()
    rows = {flag["source_row"] for flag in flags}
    strong = {flag["source_row"] for flag in flags if flag["level"] == "strong"}
    share = 1000 * len(rows) / len(items)
    print(f"\nordinary talk: {len(rows)} of {len(items)} texts flagged, {len(strong)} of them strong")
    print(f"  {share:.2f} in 1,000; aim at most 1")
    return {"texts": len(items), "flagged": len(rows), "per_1000": round(share, 3), "strong": len(strong)}


def prove() -> str:
    """Plant faults and see that the figures notice; raises `AssertionError` where they do not."""
    items = items_of(WRITTEN / "written.csv")
    right = [Guess(item.target, item.stance, item.partisan == "yes", 1.0) for item in items]
    perfect = figures_of(items, right)
    assert all(value == 1.0 for value in perfect.values()), perfect
    turned = figures_of(items, [replace(guess, partisan=not guess.partisan) for guess in right])
    assert (turned["F1"], turned["MCC"]) == (0.0, -1.0), turned
    everything = figures_of(items, [replace(guess, partisan=True) for guess in right])
    assert (everything["MCC"], everything["recall"]) == (0.0, 1.0), everything
    model = Model.load()
    lexicon = build(read_candidates(WRITTEN / "candidates.csv"))
    whole = figures_of(items, by_screening(lexicon, model)(items))
    turned_model = replace(model, weights=-model.weights, bias=-model.bias)
    broken = figures_of(items, by_screening(lexicon, turned_model)(items))
    assert broken["MCC"] < whole["MCC"] - 0.5, (whole, broken)
    print(f"proof: right answers 1, turned answers MCC -1, a model with its signs turned {broken['MCC']:.2f} "
          f"where it had {whole['MCC']:.2f}")  # fmt: skip
    return "planted faults were seen"


def write(path: Path, items: Sequence[Item], guesses: Sequence[Guess]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "target", "stance", "partisan", "score"])
        for item, one in zip(items, guesses, strict=True):
            writer.writerow([item.id, one.target, one.stance, "yes" if one.partisan else "no", f"{one.score:.4f}"])


if __name__ == "__main__":
    sys.exit(main())
