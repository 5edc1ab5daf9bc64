"""Learns the weights of screening from labelled texts.

    python scripts/train_screening.py [ITEMS.csv CANDIDATES.csv ...] [--posts FOLDER] [--feelings FILE.csv ...]
                                      --out MODEL.json

ITEMS has the columns id, text, contest, target, stance and may have weight; CANDIDATES is a file of candidates;
FEELINGS has text and label, texts of no election by whether their writer is pleased. FOLDER holds the public posts that
were labelled for this, with their candidates: their texts are never part of the project, what they were found to say is
(`tests/engine/screening/labels.csv`, by id). The sentences written for this are added. The same files give the same
bytes.
"""

import argparse
import csv
import os
import sys
from hashlib import sha256
from pathlib import Path
from time import perf_counter

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums in one order on every machine

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from netra.engine.screening.building import build  # noqa: E402
from netra.engine.screening.candidates import read_candidates  # noqa: E402
from netra.engine.screening.learning import Feeling, Row, learn  # noqa: E402
from netra.engine.screening.model import SHIPPED  # noqa: E402
from netra.registry.candidates import also_places, places  # noqa: E402

WRITTEN = ROOT / "tests" / "engine" / "screening" / "sentences"
LABELS = WRITTEN.parent / "labels.csv"
WRITTEN_WEIGHT = 2.0  # they come from many elections; the others from few
PLEASED = {"positive": True, "happy": True, "love": True, "negative": False, "anger": False, "sadness": False}


def main() -> int:
    parser = argparse.ArgumentParser(description="Learns the weights of screening from labelled texts.")
    parser.add_argument("files", nargs="*", type=Path, help="ITEMS.csv CANDIDATES.csv, in twos")
    parser.add_argument("--posts", type=Path, help="the folder with the posts that labels.csv tells of")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--feelings", nargs="*", type=Path, default=[])
    asked = parser.parse_args()
    if len(asked.files) % 2:
        parser.error("Give files in twos: ITEMS.csv CANDIDATES.csv.")
    started = perf_counter()
    items = [*asked.files[::2], *written("written")]
    candidates = [*asked.files[1::2], *written("candidates")]
    posts: list[Row] = []
    if asked.posts:
        posts, candidates = labelled(asked.posts), [asked.posts / "candidates.csv", *candidates]
    feelings = [one for path in asked.feelings for one in feelings_of(path)]
    weights = {path: WRITTEN_WEIGHT if path.parent == WRITTEN else 1.0 for path in items}
    rows = [*posts, *(row for path, weight in weights.items() for row in rows_of(path, weight))]
    lexicon = build(
        {(one.contest, one.ballot_no): one for path in candidates for one in read_candidates(path)}.values(),
        places=places(),
        also_places=also_places(),
    )
    sources = [*([LABELS] if posts else []), *items, *asked.feelings]
    about = {
        "texts": len({row.text for row in rows}),
        "elections": len({row.contest for row in rows}),
        "feelings": len(feelings),
        "files": {path.name: sha256(path.read_bytes()).hexdigest()[:12] for path in sources},
    }
    model = learn(rows, lexicon, feelings=feelings, about=about)
    model.save(asked.out)
    print(f"{asked.out.name} {model.version}: {about['texts']} texts, {len(model.words)} words, "
          f"{len(model.grams)} sequences, {perf_counter() - started:.0f} s")  # fmt: skip
    return 0


def written(name: str) -> list[Path]:
    """The files of invented elections: "written" or "candidates"."""
    return sorted(WRITTEN.glob(f"{name}*.csv"))


def labelled(folder: Path) -> list[Row]:
    """The posts of `labels.csv` with their texts from the files of a folder; `SystemExit` when one is missing."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = {one["id"]: one for one in csv.DictReader(file)}
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts |= {one["id"]: one["text"] for one in csv.DictReader(file) if one.get("id") in labels}
    missing = labels.keys() - texts.keys()
    if missing:
        raise SystemExit(f"{folder} lacks the texts of {len(missing)} labelled posts, {min(missing)} among them.")
    return [Row(texts[id], one["contest"], one["target"], one["stance"], 1.0) for id, one in labels.items()]


def feelings_of(path: Path) -> list[Feeling]:
    """The texts of a file whose label tells whether their writer is pleased."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Feeling(one["text"], PLEASED[one["label"]]) for one in csv.DictReader(file) if one["label"] in PLEASED]


def rows_of(path: Path, weight: float = 1.0) -> list[Row]:
    """The labelled texts of a file; texts without a contest teach nothing."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(one["text"], one["contest"], one["target"], one["stance"], weight * float(one.get("weight") or 1))
            for one in csv.DictReader(file)
            if one["contest"] and one["target"]
        ]


if __name__ == "__main__":
    sys.exit(main())
