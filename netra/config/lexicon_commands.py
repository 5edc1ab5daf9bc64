"""`netra import candidates FILE`."""

import argparse
import sys

from django.utils import timezone

from netra.lexicons import services as lexicons


def import_candidates(args: argparse.Namespace) -> int:
    """Bring a file of candidates in; 2 with every fault told when nothing was written."""
    try:
        report = lexicons.import_candidates(
            args.file, source=args.source or args.file.name, on=timezone.localdate(), at=timezone.now()
        )
    except OSError as error:
        print(f"{args.file}: {error}", file=sys.stderr)
        return 2
    except lexicons.BadCandidates as bad:
        for row in bad.rows:
            print(f"{args.file}, line {row.line}, column {row.column}: {row.reason.en}", file=sys.stderr)
        print(f"{args.file}: {len(bad.rows)} faults, nothing was written.", file=sys.stderr)
        return 2
    print(
        f"{report.pairs} pairs added, {report.changed} changed, {report.known} known already;"
        f" {report.contests} contests and {report.words} words added",
        flush=True,
    )
    return 0
