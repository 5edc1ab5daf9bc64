"""Learns the weights of suggestion from labelled narratives.

    python scripts/train_suggestions.py             writes netra/engine/suggest/learned.json
    python scripts/train_suggestions.py --check     tells whether training again gives the same bytes
    python scripts/train_suggestions.py --evaluate 1  figures of files left out of learning, a fifth at a time

The same narratives, catalogue and rules give the same bytes. Of each narrative the answer taken is `expected_codes`;
none means that nothing here fits. A share for `acceptable_codes` was tried and made every figure a little worse.
"""

import argparse
import json
import math
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums in one order on every machine

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from netra.domain.codes import PersonStatus  # noqa: E402
from netra.domain.loading import load  # noqa: E402
from netra.domain.rulebook import Catalogue  # noqa: E402
from netra.engine.suggest import learned  # noqa: E402
from netra.engine.suggest.letters import letters, rows_of  # noqa: E402
from netra.engine.suggest.model import Draft  # noqa: E402
from netra.engine.suggest.signals import found_by_rules, kind_of, signals, words_of  # noqa: E402
from netra.engine.suggest.suggesting import is_first_by_rules, read_by_rules  # noqa: E402
from netra.engine.suggest.weights import BEFORE, FILE, FORMAT, KIND, NOTHING, Weights, read_weights  # noqa: E402
from scripts.fitting import Answers, Table, as_table, fit, small  # noqa: E402

FOLDER = ROOT / "tests" / "engine" / "narratives"
OFTEN = 3  # a name counts when this many narratives have it
SPELT = 15_000  # rows of letters that are learned
PENALTY, PENALTY_OF_LETTERS, PENALTY_OF_SPLITS = 0.1, 0.08, 0.07
NOTHING_FROM = 0.4  # how likely it must be that nothing fits before that comes first
FOLDS = 5
TOLD_PLAINLY, COUNTED = ("fresh", "wide", "many"), 2.0  # told as people tell; the other files were written to be hard
SAMPLE = 40  # every such narrative's signals are hashed, so that a change of what is read is noticed at once
READ_FROM = ("*.toml", "lexicon/*.toml")  # beside the code, what decides how a narrative is read


@dataclass(frozen=True, slots=True)
class Case:
    """A narrative as the rules read it, and its answer."""

    draft: Draft
    expected: tuple[str, ...]
    acceptable: tuple[str, ...]
    routes: tuple[str, ...]
    weight: float = 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description="Learns the weights of suggestion from labelled narratives.")
    parser.add_argument("files", nargs="*", type=Path, help="default: tests/engine/narratives/*.jsonl without heldout*")
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when the bytes would differ")
    parser.add_argument("--evaluate", type=int, metavar="TIMES", help="write nothing; leave every file out TIMES times")
    parser.add_argument("--on", type=Path, metavar="FILE", help="with --evaluate: also these, learned from all others")
    asked = parser.parse_args()
    catalogue = load()
    files: list[Path] = asked.files or learned_from()
    sets = {path.name: cases_of(path, catalogue) for path in files}
    cases = [case for one in sets.values() for case in one]
    if asked.evaluate:
        evaluate(sets, catalogue, asked.evaluate)
        if asked.on:
            on_others(cases, cases_of(asked.on, catalogue), catalogue, asked.on.name)
        return 0
    started = perf_counter()
    content = trained(cases, catalogue, sources_of(files))
    print(f"{len(cases)} narratives, {len(content)} bytes, {perf_counter() - started:.1f} s")
    if asked.check:
        same = asked.out.read_bytes() == content
        print("the same bytes" if same else f"{asked.out} would differ")
        return 0 if same else 1
    asked.out.write_bytes(content)
    return 0


def learned_from() -> list[Path]:
    """The files to learn from: all narratives but those held out for judging."""
    return sorted(path for path in FOLDER.glob("*.jsonl") if not path.name.startswith("heldout"))


def sources_of(files: Sequence[Path]) -> dict[str, str]:
    """The hash of every file, by its name."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}


def cases_of(path: Path, catalogue: Catalogue, *, first: int | None = None) -> list[Case]:
    """The cases of a file, or only the `first` of them, one JSON object a line, read by the rules."""
    return _read(path, path.read_text(encoding="utf-8").splitlines()[:first], catalogue)


def sample_of(files: Sequence[Path], catalogue: Catalogue) -> list[Case]:
    """Every so many of the cases of all files in a row, without reading the others: what `reading` hashes."""
    lines = [(path, line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return [case for path, line in lines[::SAMPLE] for case in _read(path, [line], catalogue)]


def _read(path: Path, lines: Sequence[str], catalogue: Catalogue) -> list[Case]:
    rows = [json.loads(line) for line in lines]
    return [
        Case(
            read_by_rules(
                row["narrative"],
                on=date.fromisoformat(row["act_on"]),
                region_code=row.get("region_code"),
                catalogue=catalogue,
            ),
            tuple(row["expected_codes"]),
            tuple(code for code in row["acceptable_codes"] if code not in row["expected_codes"]),
            tuple(row.get("route_codes") or ["NONE"]),
            COUNTED if path.name.startswith(TOLD_PLAINLY) else 1.0,
        )
        for row in rows
    ]


def trained(cases: Sequence[Case], catalogue: Catalogue, sources: Mapping[str, str]) -> bytes:
    """The weights as they are kept. `sources`: names and hashes of the files, written along."""
    names = known(cases, catalogue)
    table = numbers(cases, catalogue, names)
    heads: dict[str, list[str]] = {}
    columns, biases = [], []
    counts = [case.weight for case in cases]
    for head, answers in questions(cases, catalogue).items():
        heads[head] = sorted({answer for one in answers for answer in one})
        weights, bias = fit(table, answers, heads[head], counts, PENALTY if head == KIND else PENALTY_OF_SPLITS)
        columns.append(weights)
        biases.append(bias)
    kept = {
        "format": FORMAT,
        "sources": dict(sorted(sources.items())),
        "reading": reading(cases[::SAMPLE], catalogue),
        "cases": len(cases),
        "catalogue": catalogue.version,
        "nothing_from": NOTHING_FROM,
        "heads": heads,
        **small(names, np.hstack(columns), np.concatenate(biases), least=2),
        "letters": spelt(cases, questions(cases, catalogue)[KIND], heads[KIND]),
    }
    return (json.dumps(kept, ensure_ascii=False, indent=0) + "\n").encode("utf-8")


def spelt(cases: Sequence[Case], answers: Sequence[Answers], names: Sequence[str]) -> dict[str, Any]:
    """The weights of the letters: the rows of letters most narratives have, each the rarer the weightier."""
    counted = Counter(row for case in cases for row in {row for one in case.draft.tokens for row in rows_of(one.plain)})
    often = sorted((row for row in counted if counted[row] >= OFTEN), key=lambda row: (-counted[row], row))[:SPELT]
    known = {row: at for at, row in enumerate(sorted(often))}
    rarity = [round(math.log((1 + len(cases)) / (1 + counted[row])) + 1, 3) for row in known]
    table = as_table([letters(case.draft.tokens, known, rarity) for case in cases], len(known))
    weights, bias = fit(table, answers, names, [case.weight for case in cases], PENALTY_OF_LETTERS)
    return {"rarity": rarity, **small(list(known), weights, bias, least=0)}


def reading(cases: Sequence[Case], catalogue: Catalogue) -> str:
    """A hash of what decides how narratives are read: rules and lexicon, and the signals of a sample of cases."""
    parts = [path.read_bytes() for pattern in READ_FROM for path in sorted(FILE.parent.glob(pattern))]
    for case in cases:
        found = {name: round(number, 4) for name, number in found_by_rules(case.draft, catalogue).items()}
        parts.append(json.dumps([sorted(words_of(case.draft)), sorted(found.items())]).encode())
    return sha256(b"\n".join(parts)).hexdigest()


def numbers(cases: Sequence[Case], catalogue: Catalogue, names: Sequence[str]) -> Table:
    """A row of signals for every case, a column for every name."""
    index = {name: at for at, name in enumerate(names)}
    found = [signals(case.draft, catalogue, index) for case in cases]
    return as_table([{index[name]: one[name] for name in sorted(one)} for one in found], len(names))


def known(cases: Sequence[Case], catalogue: Catalogue) -> list[str]:
    """The names to learn weights for: what stands in several narratives."""
    counted = Counter(
        name for case in cases for name in [*words_of(case.draft), *found_by_rules(case.draft, catalogue)]
    )
    return sorted(name for name, times in counted.items() if times >= OFTEN)


def questions(cases: Sequence[Case], catalogue: Catalogue) -> dict[str, list[Answers]]:
    """For each question the answers of every case; an empty answer leaves the case out of that question."""

    def kind(code: str) -> str:
        return kind_of(code, catalogue)

    told = {code for case in cases for code in case.expected}
    asked: dict[str, list[Answers]] = {KIND: [answers(case, kind, told) or {NOTHING: 1.0} for case in cases]}
    for name in sorted({kind(code) for code in told}):
        codes = {code for code in told if kind(code) == name} - {name}
        if len(codes) > 1:
            asked[f"{BEFORE} {name}"] = [answers(case, str, codes) for case in cases]
    return asked


def answers(case: Case, name: Callable[[str], str], asked: Collection[str]) -> Answers:
    """The expected codes among those asked, sharing 1; nothing where none is."""
    found: dict[str, float] = defaultdict(float)
    expected = [code for code in case.expected if code in asked]
    for code in expected:
        found[name(code)] += 1 / len(expected)
    return found


def evaluate(sets: Mapping[str, Sequence[Case]], catalogue: Catalogue, times: int) -> None:
    """Prints the figures of every file: each narrative is judged by weights learned without its file."""
    alone: dict[str, Counter[str]] = {name: Counter() for name in sets}
    both: dict[str, Counter[str]] = {name: Counter() for name in sets}
    for time in range(times):
        order = [list(sets)[at] for at in np.random.default_rng(time).permutation(len(sets))]
        for fold in range(FOLDS):
            rest = [case for place, name in enumerate(order) if place % FOLDS != fold for case in sets[name]]
            by = read_weights(trained(rest, catalogue, {}))
            for name in order[fold::FOLDS]:
                for case in sets[name]:
                    alone[name] += judged(case, case.draft, is_first_by_rules(case.draft), catalogue)
                    both[name] += together(case, catalogue, by)
    for name in sets:
        print(f"{name}, rules alone:    {told(alone[name])}")
        print(f"{name}, rules + learned: {told(both[name])}")
    for kind in TOLD_PLAINLY:
        count = sum((both[name] for name in sets if name.startswith(kind)), Counter())
        print(f"all of {kind}: {told(count)}")


def on_others(cases: Sequence[Case], others: Sequence[Case], catalogue: Catalogue, name: str) -> None:
    """Prints the figures of narratives that nothing was learned from."""
    by = read_weights(trained(cases, catalogue, {}))
    alone: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for one in others:
        alone += judged(one, one.draft, is_first_by_rules(one.draft), catalogue)
        both += together(one, catalogue, by)
    print(f"{name}, rules alone:    {told(alone)}")
    print(f"{name}, rules + learned: {told(both)}")


def together(case: Case, catalogue: Catalogue, by: Weights) -> Counter[str]:
    opinion = learned.weigh(case.draft, catalogue, by)
    draft = learned.together(case.draft, opinion, catalogue, by)
    is_nothing = learned.puts_nothing_first(case.draft, opinion, by)
    return judged(case, draft, is_nothing, catalogue)


def judged(case: Case, draft: Draft, is_nothing: bool, catalogue: Catalogue) -> Counter[str]:
    """Counts of one case, as `bench/suggest.py` counts them."""
    codes = [one.code for one in draft.scored]
    first = None if is_nothing or not codes else codes[0]
    route = "NONE"
    if first:
        rule, status = catalogue.rule(first), draft.scored[0].status
        status = rule.actors[0] if status is PersonStatus.UNKNOWN else status
        route = next((one.value for one in catalogue.routes_for(first, status, draft.on, draft.on)), "NONE")
    count = Counter(cases=1, route=int(route in case.routes))
    if not case.expected:
        return count + Counter(empty=1, misfit=int(is_nothing))
    return count + Counter(
        coded=1,
        first=int(first in case.expected),
        acceptable=int(first in {*case.expected, *case.acceptable}),
        three=int(bool(set(case.expected) & set(codes[:3]))),
        wrong=int(is_nothing),
    )


def told(count: Counter[str]) -> str:
    coded, empty = max(1, count["coded"]), max(1, count["empty"])
    return (
        f"first {count['first'] / coded:.3f}, acceptable {count['acceptable'] / coded:.3f}, "
        f"three {count['three'] / coded:.3f}, misfit first {count['misfit'] / empty:.3f}, "
        f"wrongly {count['wrong'] / coded:.3f}, destination {count['route'] / max(1, count['cases']):.3f}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
