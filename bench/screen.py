"""How fast public posts are screened, beside what else could find words in them.

    python bench/screen.py [--rows 100000] [--patterns 5000 20000 100000] [--without-peers] [--without-runs]

`screen()` goes from a batch of activities to a batch of flags with every stage on; the others only find patterns in
texts that were normalised for them beforehand. One core, contestants taking turns, medians of five of processor time.
First it is shown that a planted fault is seen, and that the hits are those of an independent search. The last line is
one JSON object.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any, Final

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("POLARS_MAX_THREADS", "1")

import numpy as np  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
from ahocorasick_rs import BytesAhoCorasick, Implementation  # noqa: E402

from bench.corpus import Corpus, lexicon_of, plants_of  # noqa: E402
from netra.domain import loading  # noqa: E402
from netra.engine.schemas import ACTIVITIES  # noqa: E402
from netra.engine.screening import fallback, kernel  # noqa: E402
from netra.engine.screening.folding import fold  # noqa: E402
from netra.engine.screening.pipeline import Screener, make_screener, screen  # noqa: E402
from netra.engine.screening.words import Hits, Scan  # noqa: E402

TURNS: Final = 5
PROVED: Final = 10_000  # rows on which hits are compared with the oracle's
PRICE: Final = 0.05  # US dollars an hour for one virtual core, assumed
AIMS: Final = {"ac_20k": 1.2, "ac_100k": 1.7, "kept_100k_of_5k": 0.9, "two_workers": 0.9}
PEERS: Final = ("polars", "pyahocorasick", "flashtext", "spacy")


@dataclass
class Field:
    """One size of lexicon, with everything made for it."""

    patterns: int
    screener: Screener
    batch: pa.RecordBatch
    texts: pa.Array
    normal: list[str]
    phrases: list[str]
    built: float
    rates: dict[str, float] = field(default_factory=dict)


def make_field(patterns: int, rows: int, normalised: int) -> Field:
    started = time.process_time()
    lexicon = lexicon_of(patterns)
    screener = make_screener(lexicon, catalogue=loading.load())
    built = time.process_time() - started
    corpus = Corpus(plants_of(lexicon))
    program = screener.program
    key_of = {word: key for key, word in reversed(list(zip(program.keys, program.key_words, strict=True)))}
    phrases = [" ".join(key_of[word] for word in words) for words in program.phrases]
    texts = corpus.texts(rows)
    normal = [" ".join(word.key for word in fold(text, program.dictionary)) for text in texts[:normalised].to_pylist()]
    return Field(patterns, screener, corpus.activities(rows), texts, normal, phrases, built)


def agree(one: Scan, other: Scan) -> bool:
    """Whether two scans are the same in every column."""
    return all(
        np.array_equal(getattr(getattr(one, part), name), getattr(getattr(other, part), name))
        for part in ("hits", "words")
        for name in type(getattr(one, part)).__dataclass_fields__
    )


def prove(at: Field) -> int:
    """Raise unless a planted fault is seen and the hits are the oracle's; how many hits were compared."""
    texts, program = at.texts[:PROVED], at.screener.program
    oracle = fallback.scan(texts, program)
    hits = oracle.hits
    moved = Hits(hits.row, hits.pattern, hits.word_from, hits.word_to, hits.start, hits.end + np.uint32(1))
    fewer = Hits(*(getattr(hits, name)[1:] for name in Hits.__dataclass_fields__))
    if any(agree(oracle, Scan(fault, oracle.words)) for fault in (moved, fewer)):
        raise AssertionError("A planted fault was not seen.")
    if not agree(oracle, kernel.scan(texts, program)):
        raise AssertionError("The hits are not the oracle's.")
    return len(hits)


def contestants(at: Field, with_peers: bool) -> dict[str, tuple[int, Callable[[], Any]]]:
    """Name: rows it goes through, and how."""
    rows, normal = len(at.batch), at.normal
    found: dict[str, tuple[int, Callable[[], Any]]] = {
        "screen": (rows, lambda: screen(at.batch, at.screener)),
        "scan": (rows, lambda: kernel.scan(at.texts, at.screener.program)),
    }
    automaton = BytesAhoCorasick([f" {one} ".encode() for one in at.phrases], implementation=Implementation.DFA)
    buffer = "\n".join(f" {one} " for one in normal).encode()
    found["ahocorasick_rs"] = (len(normal), lambda: automaton.find_matches_as_indexes(buffer, overlapping=True))
    return found | (peers(at) if with_peers else {})


def peers(at: Field) -> dict[str, tuple[int, Callable[[], Any]]]:
    """Other finders of many words, on fewer rows where they are slow; why one is missing is printed."""
    makers = {"polars": _polars, "pyahocorasick": _pyahocorasick, "flashtext": _flashtext, "spacy": _spacy}
    found = {}
    for name in PEERS:
        try:
            found[name] = makers[name](at)
        except ImportError as reason:
            print(f"  {name} is left out: {reason}")
    return found


def _polars(at: Field) -> tuple[int, Callable[[], Any]]:
    import polars

    some = at.normal[:20_000]
    series = polars.DataFrame({"text": some})
    return len(some), lambda: series.select(polars.col("text").str.extract_many(at.phrases, overlapping=True))


def _pyahocorasick(at: Field) -> tuple[int, Callable[[], Any]]:
    import ahocorasick  # type: ignore[import-not-found, unused-ignore]

    automaton = ahocorasick.Automaton()
    for number, phrase in enumerate(at.phrases):
        automaton.add_word(f" {phrase} ", number)
    automaton.make_automaton()
    some = [f" {one} " for one in at.normal[:10_000]]
    return len(some), lambda: [list(automaton.iter(one)) for one in some]


def _flashtext(at: Field) -> tuple[int, Callable[[], Any]]:
    from flashtext import KeywordProcessor  # type: ignore[import-untyped, import-not-found, unused-ignore]

    processor = KeywordProcessor()
    for phrase in at.phrases:
        processor.add_keyword(phrase)
    some = at.normal[:5_000]
    return len(some), lambda: [processor.extract_keywords(one, span_info=True) for one in some]


def _spacy(at: Field) -> tuple[int, Callable[[], Any]]:
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("id")
    matcher = PhraseMatcher(language.vocab)
    matcher.add("pair", [language.make_doc(phrase) for phrase in at.phrases])
    some = at.normal[:1_000]
    return len(some), lambda: [matcher(language.make_doc(one)) for one in some]


def race(fields: list[Field], with_peers: bool) -> None:
    """Rates of everybody at every size, in rows a second of processor time; sizes take turns too."""
    racers = [(at, contestants(at, with_peers)) for at in fields]
    times: dict[tuple[int, str], list[float]] = {}
    for turn in range(TURNS + 1):
        for at, some in racers:
            for name, (_, run) in some.items():
                started = time.process_time()
                run()
                if turn:  # the first is for warming up
                    times.setdefault((at.patterns, name), []).append(time.process_time() - started)
    for at, some in racers:
        at.rates = {name: rows / median(times[at.patterns, name]) for name, (rows, _) in some.items()}


def workers(patterns: int, rows: int) -> dict[str, float]:
    """One worker, then two at once, each a process on a core of its own; peak memory of one."""
    cores = sorted(os.sched_getaffinity(0))[:2]
    if len(cores) < 2:
        return {}

    def start(core: int) -> subprocess.Popen[str]:
        command = [sys.executable, __file__, "--worker", str(core), str(patterns), str(rows)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603

    def ready(some: list[subprocess.Popen[str]]) -> None:
        for one in some:
            assert one.stdout is not None
            one.stdout.readline()

    def race_of(some: list[subprocess.Popen[str]]) -> list[dict[str, float]]:
        for one in some:
            assert one.stdin is not None
            one.stdin.write("go\n")
            one.stdin.flush()
        found = []
        for one in some:
            assert one.stdout is not None
            found.append(json.loads(one.stdout.readline()))
        return found

    team = [start(core) for core in cores]
    ready(team)
    alone, together = [], []
    for _ in range(TURNS):
        alone.append(sum(race_of([one])[0]["rate"] for one in team) / 2)
        both = race_of(team)
        together.append(sum(one["rate"] for one in both))
    memory = both[0]["memory"]
    for one in team:
        one.communicate("\n")
    return {
        "one": median(alone),
        "two": median(together),
        "ratio": median(two / (2 * one) for one, two in zip(alone, together, strict=True)),
        "memory_mb": memory,
    }


def worker(core: int, patterns: int, rows: int) -> None:
    """Screen at every line of input, and say how fast; by the clock on the wall."""
    os.sched_setaffinity(0, {core})
    lexicon = lexicon_of(patterns)
    screener = make_screener(lexicon, catalogue=loading.load())
    batches = list(Corpus(plants_of(lexicon), seed=core).batches(rows, 50_000))
    screen(batches[0], screener)
    print("ready", flush=True)
    while sys.stdin.readline().strip():
        started = time.perf_counter()
        for batch in batches:
            screen(batch, screener)
        rate = rows / (time.perf_counter() - started)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"rate": rate, "memory": memory}), flush=True)


def runs(patterns: int, rows: int) -> dict[str, float]:
    """Rates of whole runs from Parquet to files: one process, two processes, two Dask workers; by the clock."""
    from netra.engine.runs import Alone, Processes, run
    from netra.engine.runs.screener import recipe

    crews: dict[str, Callable[[], Any]] = {"alone": Alone, "two processes": lambda: Processes(2)}
    try:
        from netra.engine.runs.cluster import Dask

        crews["dask"] = lambda: Dask(workers=2)
    except ImportError as reason:
        print(f"  Dask is left out: {reason}")
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.parquet"
        lexicon = lexicon_of(patterns)
        with pq.ParquetWriter(feed, ACTIVITIES, compression="zstd") as writer:
            for batch in Corpus(plants_of(lexicon)).batches(rows, 50_000):
                writer.write_batch(batch)
        for name, crew in crews.items():
            out = Path(folder) / name.replace(" ", "-")
            started = time.perf_counter()
            run([feed], out=out, recipe=recipe(lexicon, folder=out), crew=crew())
            found[name] = rows / (time.perf_counter() - started)
    return found


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    names = ("numba", "numpy", "pyarrow", "ahocorasick_rs", "polars", "pyahocorasick", "flashtext", "spacy", "dask")
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _machine() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def tell(fields: list[Field]) -> dict[str, float]:
    """The ratios that the aims are about."""
    by_size = {one.patterns: one.rates for one in fields}
    ratios = {
        f"ac_{size // 1000}k": rates["screen"] / rates["ahocorasick_rs"] for size, rates in sorted(by_size.items())
    }
    if {5_000, 100_000} <= set(by_size):
        ratios["kept_100k_of_5k"] = by_size[100_000]["screen"] / by_size[5_000]["screen"]
    return ratios


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--patterns", type=int, nargs="+", default=[5_000, 20_000, 100_000])
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--without-runs", action="store_true")
    parser.add_argument("--worker", type=int, nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        worker(*given.worker)
        return
    cores = os.sched_getaffinity(0)
    team = {} if given.without_runs else workers(20_000, 200_000)
    rates = {} if given.without_runs else runs(20_000, 5 * given.rows)
    os.sched_setaffinity(0, {max(cores)})
    pa.set_cpu_count(1)
    print(f"{_machine()}, {len(cores)} cores; load {os.getloadavg()[0]:.1f}; {_versions()}")
    fields = []
    for size in given.patterns:
        at = make_field(size, given.rows, given.rows)
        print(f"{size:,} patterns, compiled in {at.built:.1f} s; {prove(at):,} hits are the oracle's, faults are seen")
        fields.append(at)
    race(fields, not given.without_peers)
    for at in fields:
        print(f"{at.patterns:,} patterns")
        for name, rate in sorted(at.rates.items(), key=lambda one: -one[1]):
            beside = at.rates["screen"] / rate
            print(f"  {name:<16}{rate / 1e3:>12,.1f} thousand a second   screen() is {beside:,.2f} times this")
    ratios = tell(fields) | ({"two_workers": team["ratio"]} if team else {})
    for name, aim in AIMS.items():
        if name in ratios:
            print(f"{name}: {ratios[name]:.2f}, aim {aim}{'' if ratios[name] >= aim else ', missed'}")
    usual = next((one for one in fields if one.patterns == 20_000), fields[0]).rates["screen"]
    hours = 100e6 / usual / 3600
    cost = {"core_hours": hours, "dollars": hours * PRICE}
    print(f"100 million: {hours:.3f} core hours, {cost['dollars']:.4f} dollars at {PRICE} an hour (assumed)")
    if team:
        print(
            f"two workers {team['two'] / 1e3:,.0f}, one {team['one'] / 1e3:,.0f}; peak {team['memory_mb']:,.0f} MB each"
        )
    for name, rate in rates.items():
        print(f"whole run, {name}: {rate / 1e3:,.0f} thousand a second, start and files included")
    result = {
        "machine": _machine(),
        "load": os.getloadavg()[0],
        "versions": _versions(),
        "rows": given.rows,
        "rates": {str(one.patterns): {name: round(rate) for name, rate in one.rates.items()} for one in fields},
        "ratios": {name: round(ratio, 3) for name, ratio in ratios.items()},
        "aims": AIMS,
        "workers": team,
        "runs": {name: round(rate) for name, rate in rates.items()},
        "per_100_million": cost,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
