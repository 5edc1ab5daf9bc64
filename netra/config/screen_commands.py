"""`netra screen`: public posts in, explained flags out. Neither a site nor a database is needed."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import django

from netra.engine.runs import Alone, CannotRun, Crew, Manifest, Processes, Progress, run
from netra.engine.runs.screener import recipe
from netra.engine.screening.building import build
from netra.engine.screening.candidates import BadCandidates, read_candidates
from netra.engine.screening.lexicon import Lexicon
from netra.engine.screening.model import WrongModel
from netra.registry import candidates as known

_EVERY = 2.0  # seconds between two lines of progress
_SHOWN = 8  # contests in the summary


class _Wrong(Exception):
    """A sentence for the person at the keyboard."""


def screen(args: argparse.Namespace) -> int:
    """Run it; 0 when every input was read, 1 when some file could not be, 2 when the run could not be begun."""
    try:
        return _screen(args)
    except (_Wrong, CannotRun, WrongModel, OSError) as reason:
        print(f"netra: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nnetra: stopped; the same command goes on where it was.", file=sys.stderr)
        return 130


def _screen(args: argparse.Namespace) -> int:
    missing = [str(path) for path in args.inputs if not path.exists()]
    if missing:
        raise _Wrong(f"there is no {', '.join(missing)}.")
    lexicon = _lexicon(args)
    if args.contest and lexicon.contest(args.contest) is None:
        some = ", ".join(contest.key for contest in lexicon.contests[:3])
        raise _Wrong(f"no contest is called {args.contest!r}; they are called {some} …")
    made = recipe(lexicon, folder=args.out, model_file=_weights(args), contest=args.contest)
    manifest = run(args.inputs, out=args.out, recipe=made, crew=_crew(args), watch=_Teller())
    print(manifest.as_json() if args.json else "\n".join(_summary(manifest, args.out)))
    return 1 if any(one.reason for one in manifest.inputs) else 0


def _lexicon(args: argparse.Namespace) -> Lexicon:
    if args.with_edits:
        if args.candidates:
            raise _Wrong("--with-edits goes with --election: words are edited for the pairs of the registry.")
        return _edited(args.election)
    if args.candidates:
        try:
            rows = read_candidates(args.candidates)
        except BadCandidates as faults:
            lines = "\n".join(f"{args.candidates}: {row.text.en}" for row in faults.rows)
            raise _Wrong(f"the candidates cannot be used.\n{lines}") from faults
        except OSError as error:
            raise _Wrong(str(error)) from error
    else:
        rows = list(known.candidate_rows(args.election))
    if not rows:
        years = ", ".join(str(year) for year in known.years())
        raise _Wrong(f"the pairs of {args.election} are not known here, only those of {years}; give --candidates FILE.")
    return build(rows, places=known.places(), also_places=known.also_places())


def _edited(year: int) -> Lexicon:
    """The lexicon of a site: the pairs of its registry, with what people added and took out."""
    django.setup()
    from netra.lexicons import queries as lexicons  # noqa: PLC0415  needs the settings, and a database

    lexicon = lexicons.lexicon_for(year=year)
    if not lexicon.contests:
        raise _Wrong(f"the registry has no pairs of {year}.")
    return lexicon


def _weights(args: argparse.Namespace) -> Path | None:
    """The file that was given, with --with-edits what the site learned from verdicts, else what ships."""
    if args.model or not args.with_edits:
        return args.model  # type: ignore[no-any-return]
    from netra.monitoring.queries import weights  # noqa: PLC0415  needs the settings

    return weights.model_file()


def _crew(args: argparse.Namespace) -> Crew:
    if args.workers < 1:
        raise _Wrong("--workers is a number from 1.")
    if args.engine == "dask":
        try:
            from netra.engine.runs.cluster import Dask  # noqa: PLC0415  an optional part
        except ImportError as error:
            raise _Wrong('Dask is not installed; install it with `pip install "netra[cluster]"`.') from error
        return Dask(scheduler=args.scheduler, workers=args.workers)
    if args.scheduler:
        raise _Wrong("--scheduler goes with --engine dask.")
    return Processes(args.workers) if args.workers > 1 else Alone()


class _Teller:
    """Says on standard error how far a run is: on a terminal in one line, elsewhere now and then in a new one.

    The rate counts from the end of the first piece: before that, workers start and words are compiled.
    """

    def __init__(self) -> None:
        self._began = self._told = time.monotonic()
        self._first: tuple[float, Progress] | None = None
        self._on_terminal = sys.stderr.isatty()

    def __call__(self, at: Progress) -> None:
        now = time.monotonic()
        if self._first is None and at.fresh:
            self._first = now, at
        is_last = at.done >= at.total
        if now - self._told < _EVERY and not is_last and not (self._on_terminal and now - self._told > 0.2):
            return
        self._told = now
        since, first = self._first or (self._began, Progress(0, 0, 0, 0, 0, 0))
        if first is at:
            since, first = self._began, Progress(0, 0, 0, 0, 0, 0)
        line = progress_line(at, now - since, at.fresh - first.fresh, at.fresh_rows - first.fresh_rows)
        end = "\n" if is_last or not self._on_terminal else ""
        print(f"\r{line}\033[K" if self._on_terminal else line, end=end, file=sys.stderr, flush=True)


def progress_line(at: Progress, seconds: float, size: int, rows: int) -> str:
    """How far, how fast, how long still, by what was done in so many seconds.

    >>> progress_line(Progress(50, 100, 3000, 7, 1, 25, 1500), 10.0, 25, 1500)
    '50 % · 3,000 rows · 150 rows/s · 7 flags · 1 set aside · 0:20 left'
    """
    share = at.done / at.total if at.total else 1.0
    parts = [f"{share:.0%}".replace("%", " %"), f"{at.rows:,} rows"]
    if rows and seconds > 0:
        parts.append(f"{rows / seconds:,.0f} rows/s")
    parts += [f"{at.flags:,} flags", f"{at.bad:,} set aside"]
    if size and at.done < at.total:
        left = round((at.total - at.done) * seconds / size)
        parts.append(f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02} left" if left >= 3600 else _minutes(left))
    return " · ".join(parts)


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02} left"


def _summary(manifest: Manifest, out: Path) -> Iterator[str]:
    counts = manifest.counts
    yield (
        f"{counts['read']:,} rows of {counts['files']:,} files read in {manifest.times['seconds']:.1f} s"
        f" ({manifest.times['rows_per_second']:,} rows/s), {counts['bad']:,} set aside"
    )
    yield f"{counts['written']:,} flags on {counts['flagged']:,} rows, {counts['strong']:,} of them strong"
    if counts["again"] or counts["renamed"]:
        yield f"{counts['again']:,} seen twice and kept once; {counts['renamed']:,} shared an id, and got one each"
    most = sorted(manifest.contests.items(), key=lambda one: (-one[1], one[0]))
    for contest, flags in most[:_SHOWN]:
        yield f"  {contest or '(no single contest)'}: {flags:,}"
    if len(most) > _SHOWN:
        yield f"  and {len(most) - _SHOWN:,} contests more"
    for one in manifest.inputs:
        if one.reason:
            yield f"not read: {one.source}: {one.reason['en']}"
    yield f"{os.fspath(out)}: flags.parquet, flags.jsonl, bad.jsonl, manifest.json"
    yield "Found by a program; people decide."
