"""Learns the weights of suggestion from labelled narratives.

    python scripts/train_suggestions.py             writes netra/engine/suggest/learned.json
    python scripts/train_suggestions.py --check     tells whether training again gives the same bytes
    python scripts/train_suggestions.py --evaluate  five-fold figures: the rules alone, and with what was learned

The same narratives, catalogue and rules give the same bytes. Of each narrative the answer taken is `expected_codes`;
none means that nothing here fits. A share for `acceptable_codes` was tried and made every figure a little worse.
"""

import argparse
import json
import os
import sys
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from time import perf_counter

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums in one order on every machine

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from netra.domain.codes import PersonStatus  # noqa: E402
from netra.domain.loading import load  # noqa: E402
from netra.domain.rulebook import Catalogue  # noqa: E402
from netra.engine.suggest import learned  # noqa: E402
from netra.engine.suggest.model import Draft  # noqa: E402
from netra.engine.suggest.signals import found_by_rules, group_of, kind_of, signals, words_of  # noqa: E402
from netra.engine.suggest.suggesting import is_first_by_rules, read_by_rules  # noqa: E402
from netra.engine.suggest.weights import BEFORE, FILE, FITS, FORMAT, NOTHING, WHO, Weights, read_weights  # noqa: E402

FOLDER = ROOT / "tests" / "engine" / "narratives"
OFTEN = 3  # a name counts when this many narratives have it
PENALTY, FEW = 0.07, 400  # a question that fewer narratives answer is held back more
HELD_BACK = {FITS: 3.0}  # so is what is said of narratives told in another voice
NOTHING_FROM = 0.45  # how likely it must be that nothing fits before that comes first
FOLDS = 5
TOLD_PLAINLY, COUNTED = ("fresh", "wide"), 2.0  # told as people tell; the other files were written to be hard
# Words that say nothing about whether something fits: that question is learned without them, and without the side of
# designation, or it would learn how the narratives at hand happen to be told.
FUNCTION_WORDS = frozenset(
    """
    di ke dari dan atau yang itu ini juga sudah belum lagi masih tapi tetapi karena waktu saat pas saya kami kita
    dia ia mereka beliau pak bu bapak ibu mas mbak para oleh untuk pada dengan dalam akan ada adalah bahwa saja
    hari tanggal jam minggu bulan tahun satu dua tiga empat lima enam tujuh delapan sembilan sepuluh nya kok kan
    ya lho min mohon tolong maaf semua seluruh apa apakah mana siapa kalau jika sebelum sesudah setelah sampai
    sejak lalu terus malah padahal katanya seperti secara serta pun lah tersebut sebuah seorang orang bisa boleh
    agar supaya sangat lebih paling sama lain sendiri begitu begini sekarang kemarin besok malam pagi siang sore
    minta lapor melapor laporan melaporkan dilaporkan laporkan saksi bukti bawaslu panwas panwaslu panwascam
    kecamatan kabupaten kota provinsi desa ketika hanya cuma hingga antara sekitar setiap tiap banyak beberapa
    sejumlah memang ternyata mungkin harus sedang punya jadi menjadi sebagai baru lama besar kecil baik benar
    betul surat
    """.split()  # noqa: SIM905
)
Answers = Mapping[str, float]


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
    parser.add_argument("--evaluate", type=int, metavar="TIMES", help="write nothing; repeat five folds TIMES times")
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
    content = trained(cases, catalogue, {path.name: sha256(path.read_bytes()).hexdigest() for path in files})
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


def cases_of(path: Path, catalogue: Catalogue) -> list[Case]:
    """The cases of a file, one JSON object a line, read by the rules."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
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
    index = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(cases), len(names)))
    for at, case in enumerate(cases):
        for name, number in signals(case.draft, catalogue, index).items():
            table[at, index[name]] = number
    heads: dict[str, list[str]] = {}
    columns, biases = [], []
    for head, answers in questions(cases, catalogue).items():
        heads[head] = sorted({answer for one in answers for answer in one})
        here = table * says_whether_it_fits(names) if head == FITS else table
        counts = [case.weight for case in cases]
        weights, bias = fit(here, answers, heads[head], counts, PENALTY * HELD_BACK.get(head, 1.0))
        columns.append(weights)
        biases.append(bias)
    matrix = np.hstack(columns)
    steps = np.maximum(np.abs(matrix).max(axis=0), 1e-9) / 127
    small = np.rint(matrix / steps).astype(np.int8)
    used = np.abs(small).max(axis=1) > 1
    kept = {
        "format": FORMAT,
        "sources": dict(sorted(sources.items())),
        "cases": len(cases),
        "catalogue": catalogue.version,
        "nothing_from": NOTHING_FROM,
        "heads": heads,
        "bias": [round(float(one), 5) for one in np.concatenate(biases)],
        "steps": [float(f"{one:.5g}") for one in steps],
        "names": [name for name, is_used in zip(names, used, strict=True) if is_used],
        "weights": b64encode(small[used].tobytes()).decode("ascii"),
    }
    return (json.dumps(kept, ensure_ascii=False, indent=0) + "\n").encode("utf-8")


def says_whether_it_fits(names: Sequence[str]) -> NDArray[np.float64]:
    """1 for every name that may say whether something fits, else 0."""

    def counts(name: str) -> bool:
        kind, _, word = name.partition(" ")
        return name != "side" and not (kind == "w" and (word in FUNCTION_WORDS or len(word) < 3 or word.isdigit()))

    return np.array([float(counts(name)) for name in names])


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
    asked: dict[str, list[Answers]] = {
        FITS: [{"something" if case.expected else NOTHING: 1.0} for case in cases],
        WHO: [answers(case, group_of, told) for case in cases],
    }
    for group in sorted({group_of(code) for code in told}):
        inside = {code for code in told if group_of(code) == group}
        rows = [answers(case, kind, inside) for case in cases]
        if len({answer for row in rows for answer in row}) > 1:
            asked[group] = rows
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


def fit(
    table: NDArray[np.float64],
    answers: Sequence[Answers],
    names: Sequence[str],
    counts: Sequence[float],
    held: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Penalised softmax regression, solved among the narratives instead of the (many more) names."""
    rows = [at for at, one in enumerate(answers) if one]
    wanted = np.array([[answers[at].get(name, 0.0) for name in names] for at in rows])
    count = np.array([counts[at] for at in rows])[:, None]
    here = table[rows]
    sizes, axes = np.linalg.eigh(here @ here.T)
    there = sizes > 1e-9 * sizes.max()
    axes = axes[:, there] / np.sqrt(sizes[there])
    points = (here @ here.T) @ axes
    many, width = points.shape[1], len(names)
    penalty = held * max(1.0, FEW / len(rows))

    def cost(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(many + 1, width)
        sums = points @ weights[:-1] + weights[-1]
        sums -= sums.max(axis=1, keepdims=True)
        logs = sums - np.log(np.exp(sums).sum(axis=1, keepdims=True))
        off = count * (np.exp(logs) - wanted)
        slope = np.vstack([points.T @ off + penalty * weights[:-1], off.sum(axis=0) + 1e-3 * weights[-1]])
        held = penalty * (weights[:-1] ** 2).sum() + 1e-3 * (weights[-1] ** 2).sum()
        return float(-(count * wanted * logs).sum() + held / 2), slope.ravel()

    start = np.zeros((many + 1) * width)
    found = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 2000, "ftol": 1e-15, "gtol": 1e-7})
    weights = found.x.reshape(many + 1, width)
    return here.T @ (axes @ weights[:-1]), weights[-1]


def evaluate(sets: Mapping[str, Sequence[Case]], catalogue: Catalogue, times: int) -> None:
    """Prints the figures of every file: each narrative is judged by weights that were learned without it."""
    cases = [case for one in sets.values() for case in one]
    owner = [name for name, one in sets.items() for _ in one]
    alone: dict[str, Counter[str]] = {name: Counter() for name in sets}
    both: dict[str, Counter[str]] = {name: Counter() for name in sets}
    for time in range(times):
        order = np.random.default_rng(time).permutation(len(cases))
        for fold in range(FOLDS):
            rest = [cases[at] for place, at in enumerate(order) if place % FOLDS != fold]
            by = read_weights(trained(rest, catalogue, {}))
            for at in order[fold::FOLDS]:
                alone[owner[at]] += judged(cases[at], cases[at].draft, is_first_by_rules(cases[at].draft), catalogue)
                both[owner[at]] += together(cases[at], catalogue, by)
    for name in sets:
        print(f"{name}, rules alone:    {told(alone[name])}")
        print(f"{name}, rules + learned: {told(both[name])}")


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
    is_nothing = learned.puts_nothing_first(case.draft, opinion, is_first_by_rules(case.draft), by)
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
