"""`netra import flags DIR`, and for screening `netra export labels` and `netra train`."""

import argparse
import json
import os
import sys
from itertools import chain
from pathlib import Path

from django.utils import timezone

from netra.cases.services import IMPORT
from netra.monitoring import services as monitoring

SHOWN = 50


def import_flags(args: argparse.Namespace) -> int:
    """Load the folder that `netra screen` wrote; 1 when rows were left out, 2 when there is no run in it."""

    def tell(done: int, total: int) -> None:
        print(f"\r{done} of {total} rows", end="" if done < total else "\n", file=sys.stderr, flush=True)

    try:
        loaded = monitoring.load_run(
            args.file,
            by=IMPORT,
            on=timezone.localdate(),
            at=timezone.now(),
            name=args.source or args.file.resolve().name,
            progress=tell,
        )
    except monitoring.NoRun as reason:
        print(f"{args.file}: {reason.text.en}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{args.file}: {error}", file=sys.stderr)
        return 2
    if not loaded.is_new:
        print(f"This run was loaded before: {loaded.run.ref}. Nothing was changed.", flush=True)
        return 0
    for row in loaded.bad[:SHOWN]:
        print(f"{args.file}, row {row.row}: {row.why.en}", file=sys.stderr)
    if len(loaded.bad) > SHOWN:
        print(f"... and {len(loaded.bad) - SHOWN} more", file=sys.stderr)
    print(f"{loaded.new} flags added, {loaded.known} known already, {len(loaded.bad)} left out", flush=True)
    return 1 if loaded.bad else 0


def export_labels(path: Path) -> int:
    """Write what readers said about the words of flags; how many rows. The file is personal data, so yours alone."""
    new = path.with_name(path.name + ".new")
    count = 0
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        for row in monitoring.labels():
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    new.replace(path)
    return count


def train(args: argparse.Namespace) -> int:
    """Learn from verdicts here and from files of the same form; 1 when the new weights are not kept."""
    if args.forget:
        gone = monitoring.forget()
        print(f"{gone} learned versions out of use; those that came with the program are in use.")
        return 0
    if args.back:
        version = monitoring.back()
        print(f"{version} is out of use." if version else "There was nothing to go back from.")
        return 0
    try:
        trained = monitoring.train(
            chain(monitoring.labels(bare=False), *(monitoring.labels_of(path) for path in args.files))
        )
    except (monitoring.BadLabel, OSError) as error:
        print(f"netra: {error}. Nothing was changed.", file=sys.stderr)
        return 2
    except monitoring.TooFew as few:
        print(
            f"netra: {few.found} judged texts, {few.rarer} of the rarer kind; 200 with 50 of either are needed."
            " Nothing was changed.",
            file=sys.stderr,
        )
        return 1
    trial = trained.trial
    print(f"{trial.texts} texts; agreement with readers on whether words take sides, on texts not learned from:")
    print(f"  weights in use   {trial.used:.1%}, {trial.used_finds} found")
    print(f"  learned weights  {trial.learned:.1%}, {trial.learned_finds} found")
    print(f"Kept as {trained.version}." if trained.is_kept else "Not better, so nothing was changed.")
    return 0 if trained.is_kept else 1
