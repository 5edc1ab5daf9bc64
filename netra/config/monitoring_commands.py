"""`netra import flags DIR`."""

import argparse
import sys

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
