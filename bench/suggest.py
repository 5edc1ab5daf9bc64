"""How well suggestion reads narratives whose answer is known, beside two plain ways of guessing.

    python bench/suggest.py FILE.jsonl [FILE.jsonl …]

Of each line only `narrative`, `act_on` and `region_code` are given to a suggester; the rest is the answer. Before it
measures it proves itself on planted faults. The last line of the output is one JSON object with every number.

The narratives in `tests/engine/narratives` are learned from, `heldout.jsonl` excepted: on the others only the rules
alone are measured fairly here, and `scripts/train_suggestions.py --evaluate` measures both on parts left
out of learning.
"""

import argparse
import json
import platform
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from netra.domain.codes import PersonStatus, Side  # noqa: E402
from netra.domain.loading import load  # noqa: E402
from netra.domain.rulebook import Catalogue  # noqa: E402
from netra.engine.suggest import suggest  # noqa: E402

NONE = "NONE"
FEWEST = 15  # cases below which shuffled answers prove nothing
PHASES = {Side.BEFORE: "before", Side.AFTER: "after"}
# the plain table: words of a person and their code; words of an act and its codes before and after designation
PERSON_WORDS = (
    ("D01", ("kades", "kepala desa")),
    ("D03", ("perangkat desa", "sekdes", "kadus")),
    ("N01", ("honorer", "kontrak")),
    ("T01", ("polisi", "polri", "tni", "babinsa")),
)
ACT_WORDS = (
    ("A04", "B06", ("like", "komen", "share", "bagikan", "follow", "grup")),
    ("A05", "B07", ("foto", "selfie", "jari")),
    ("A01", "B01", ("spanduk", "baliho")),
    ("B11", "B11", ("ktp",)),
    ("B09", "B10", ("tim sukses", "timses", "tim pemenangan")),
    ("B03", "B03", ("penjaringan", "formulir", "mendaftar")),
    ("B05", "B05", ("kta", "pengurus partai")),
    ("B12", "B12", ("mobil dinas", "bansos", "mutasi", "anggaran", "kantor")),
    ("B08", "B08", ("ajak", "arahkan", "kumpul", "undang")),
    ("A03", "B04", ("kampanye", "deklarasi", "hadir")),
)
MISFIT_WORDS = ("bukan asn", "bukan pns", "pensiunan", "swasta", "warga", "ketua rt")


@dataclass(frozen=True, slots=True)
class Case:
    """What is given to a suggester, and the answer it never sees."""

    narrative: str
    on: date
    region_code: str | None
    expected: frozenset[str]
    acceptable: frozenset[str]
    routes: frozenset[str]
    phase: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a suggester says: codes in order, whether nothing fits comes first, the side, the first destination."""

    codes: tuple[str, ...]
    is_misfit_first: bool
    phase: str
    route: str


Suggester = Callable[[str, date, str | None], Answer]


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures suggestion on narratives whose answer is known.")
    parser.add_argument("files", nargs="+", type=Path)
    files: list[Path] = parser.parse_args().files
    catalogue = load()
    engine = of_engine(catalogue)
    sets = {str(path): read_cases(path) for path in files}
    every = [case for cases in sets.values() for case in cases]
    print(f"{platform.machine()}, {platform.system()} {platform.release()}, Python {platform.python_version()}")
    print(f"scikit-learn {sklearn.__version__}, catalogue {catalogue.version}")
    proof = prove(every, engine, catalogue)
    suggesters = {
        "netra": engine,
        "netra, rules alone": of_engine(catalogue, with_learned=False),
        "nearest rule text": of_nearest_text(catalogue),
        "keyword table": of_keywords(catalogue),
    }
    told: dict[str, Any] = {}
    for name, cases in [*sets.items(), *([("all files", every)] if len(sets) > 1 else [])]:
        print(f"\n{name}: {len(cases)} cases, {sum(bool(case.expected) for case in cases)} with codes")
        told[name] = {}
        for title, one in suggesters.items():
            started = perf_counter()
            figures = measure(cases, one)
            figures["ms_each"] = round((perf_counter() - started) * 1000 / max(1, len(cases)), 2)
            told[name][title] = figures
            print(f"  {title}")
            for key, value in figures.items():
                print(f"    {key:28}{value}")
    print(json.dumps({"proof": proof, "sets": told, "catalogue": catalogue.version, "python": platform.python_version(),
                      "scikit_learn": sklearn.__version__, "machine": platform.machine()}))  # fmt: skip
    return 0


def read_cases(path: Path) -> list[Case]:
    """The cases of a file, one JSON object a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Case(
            narrative=row["narrative"],
            on=date.fromisoformat(row["act_on"]),
            region_code=row.get("region_code"),
            expected=frozenset(row["expected_codes"]),
            acceptable=frozenset(row["acceptable_codes"]) | frozenset(row["expected_codes"]),
            routes=frozenset(row.get("route_codes") or [NONE]),
            phase=row["phase"],
        )
        for row in rows
    ]


def measure(cases: Sequence[Case], suggester: Suggester) -> dict[str, float | int]:
    """The shares of one suggester; each names what it is a share of."""
    count: Counter[str] = Counter()
    for case in cases:
        answer = suggester(case.narrative, case.on, case.region_code)
        count["phase"] += case.phase in {"any", answer.phase}
        count["route"] += answer.route in case.routes
        if not case.expected:
            count["empty"] += 1
            count["misfit"] += answer.is_misfit_first
            continue
        count["with"] += 1
        first = None if answer.is_misfit_first or not answer.codes else answer.codes[0]
        count["first"] += first in case.expected
        count["acceptable"] += first in case.acceptable
        count["three"] += bool(case.expected & set(answer.codes[:3]))
        count["wrong"] += answer.is_misfit_first
    return {
        "cases": len(cases),
        "with_codes": count["with"],
        "first_in_expected": _share(count["first"], count["with"]),
        "first_in_acceptable": _share(count["acceptable"], count["with"]),
        "expected_in_first_three": _share(count["three"], count["with"]),
        "misfit_first_where_empty": _share(count["misfit"], count["empty"]),
        "misfit_first_wrongly": _share(count["wrong"], count["with"]),
        "phase_right": _share(count["phase"], len(cases)),
        "first_route_right": _share(count["route"], len(cases)),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def of_engine(catalogue: Catalogue, *, with_learned: bool = True) -> Suggester:
    """The engine itself, or its rules alone."""

    def answer(narrative: str, on: date, region_code: str | None) -> Answer:
        said = suggest(narrative, on=on, region_code=region_code, catalogue=catalogue, with_learned=with_learned)
        route = said.destinations[0].route.value if said.destinations else NONE
        return Answer(tuple(one.code for one in said.found), said.is_misfit_first, PHASES.get(said.side, ""), route)

    return answer


def of_nearest_text(catalogue: Catalogue) -> Suggester:
    """The rules of the phase by the likeness of their text: TF-IDF of words, nothing learned. It knows no misfit."""
    codes = [code for code, rule in catalogue.rules.items() if rule.family != "S20"]
    texts = TfidfVectorizer(sublinear_tf=True)
    rows = texts.fit_transform([catalogue.rule(code).act.id for code in codes])

    def answer(narrative: str, on: date, region_code: str | None) -> Answer:
        side = _side(catalogue, on)
        near = (rows @ texts.transform([narrative]).T).toarray().ravel()
        order = sorted(range(len(codes)), key=lambda at: (-near[at], codes[at]))
        found = tuple(codes[at] for at in order if catalogue.rule(codes[at]).phase in {side, Side.ANY})
        return Answer(found, False, PHASES[side], _route(catalogue, found[0], on))

    return answer


def of_keywords(catalogue: Catalogue) -> Suggester:
    """A table of everyday words: the first word found decides."""

    def answer(narrative: str, on: date, region_code: str | None) -> Answer:
        side, text = _side(catalogue, on), narrative.lower()
        if any(word in text for word in MISFIT_WORDS):
            return Answer((), True, PHASES[side], NONE)
        found = [code for code, words in PERSON_WORDS if any(word in text for word in words)]
        for before, after, words in ACT_WORDS:
            if any(word in text for word in words):
                found.append(after if side is Side.AFTER else before)
        if not found:
            return Answer((), True, PHASES[side], NONE)
        return Answer(tuple(dict.fromkeys(found)), False, PHASES[side], _route(catalogue, found[0], on))

    return answer


def of_one_code(catalogue: Catalogue, code: str) -> Suggester:
    """A planted fault: the same answer to everything."""
    return lambda narrative, on, region_code: Answer((code,), False, PHASES[_side(catalogue, on)], NONE)


def prove(cases: Sequence[Case], engine: Suggester, catalogue: Catalogue) -> dict[str, float]:
    """Whether the measure itself can be trusted: known answers get known marks, shuffled answers collapse."""
    told = [case for case in cases if case.expected]
    counted = Counter(code for case in told for code in case.expected)
    code, prior = (counted.most_common(1) or [("B08", 0)])[0]
    constant = measure(cases, of_one_code(catalogue, code))
    assert constant["first_in_expected"] == _share(prior, len(told)), "one code for all must score its own share"
    assert constant["misfit_first_where_empty"] == 0.0
    honest = measure(told, engine)
    moved = honest if len(told) < FEWEST else measure(_shuffled(told), engine)
    blanked = measure([replace(case, narrative="") for case in told], engine)
    assert moved is honest or moved["first_in_expected"] <= max(0.5, honest["first_in_expected"] - 0.2), "answers leak"
    assert blanked["first_in_expected"] <= 0.3, "an empty narrative cannot be answered"
    proof = {
        "one_code": constant["first_in_expected"],
        "shuffled_answers": moved["first_in_expected"],
        "empty_narratives": blanked["first_in_expected"],
    }
    print(f"proof: always {code} {proof['one_code']}, shuffled answers {proof['shuffled_answers']}, "
          f"empty narratives {proof['empty_narratives']}")  # fmt: skip
    return proof


def _shuffled(cases: Sequence[Case]) -> list[Case]:
    """The same narratives with the answers of others."""
    answers = [(case.expected, case.acceptable) for case in cases]
    random.Random(20241127).shuffle(answers)  # noqa: S311
    pairs = zip(cases, answers, strict=True)
    return [replace(case, expected=expected, acceptable=acceptable) for case, (expected, acceptable) in pairs]


def _side(catalogue: Catalogue, on: date) -> Side:
    election = catalogue.election_for(on)
    return Side.AFTER if election is None else catalogue.phase(election.year, on).side


def _route(catalogue: Catalogue, code: str, on: date) -> str:
    actors = catalogue.rule(code).actors or (PersonStatus.PNS,)
    return next((route.value for route in catalogue.routes_for(code, actors[0], on, on)), NONE)


if __name__ == "__main__":
    raise SystemExit(main())
