"""`netra import employees` and `netra import accounts`: lists of civil servants and what agencies declared."""

import argparse
import sys
from datetime import date
from pathlib import Path
from time import monotonic

from django.utils import timezone

from netra.monitoring.queries.settled import settled_accounts
from netra.personnel import services
from netra.registry import queries as registry

EVERY = 2.0  # seconds between two lines of progress


def import_employees(args: argparse.Namespace) -> int:
    """Bring a list of staff in; 1 when rows were left out or people kept back, 2 when nothing could be read."""
    path: Path = args.file
    try:
        as_of = date.fromisoformat(args.as_of) if args.as_of else timezone.localdate()
        employer = registry.office(args.employer).pk if args.employer else ""
    except (ValueError, registry.UnknownOffice) as error:
        print(f"netra: {error}", file=sys.stderr)
        return 2
    try:
        report = services.import_employees(
            path,
            source=args.source or path.name,
            as_of=as_of,
            at=timezone.now(),
            employer=employer,
            is_part=args.part,
            is_whole=args.whole,
            progress=_Teller(),
        )
    except services.CannotRead as error:
        print(f"{path}: {error.text.en}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    if report.resumed_after:
        print(f"{report.resumed_after} rows were in already; gone on after them.")
    print(
        f"{report.added} added, {report.changed} changed, {report.known} known already, {report.bad} left out,"
        f" {report.gone} of an older list removed; {report.seconds:.0f} s"
    )
    if report.bad_file:
        print(f"Rows left out, by line and reason: {report.bad_file}", file=sys.stderr)
    for one in report.kept_back:
        print(
            f"{one.employer}: {one.leaving} of {one.total} people are not in this file. Nobody of them was removed;"
            " say --whole when the file is the full list, --part when it is not.",
            file=sys.stderr,
        )
    print(f"{services.refresh_index()} people in the index.")
    return 1 if report.bad or report.kept_back else 0


class _Teller:
    """Says now and then how far the reading is, how fast it has been since it began or went on, and what is left."""

    def __init__(self) -> None:
        self._told, self._first = monotonic(), (0, 0.0, 0.0)

    def __call__(self, rows: int, part: float, seconds: float) -> None:
        if not self._first[0]:
            self._first = (rows, part, seconds)
        if monotonic() - self._told < EVERY:
            return
        self._told = monotonic()
        before, begun, waited = self._first
        spent = max(seconds - waited, 1e-9)
        left = f", {spent * (1 - part) / (part - begun):.0f} s left" if part > begun else ""
        print(f"{rows} rows, {part:.0%}, {(rows - before) / spent:,.0f} a second{left}", flush=True)


def import_accounts(args: argparse.Namespace) -> int:
    """Bring declared accounts in; 1 when rows were left out, 2 when nothing could be read."""
    path: Path = args.file
    try:
        employer = registry.office(args.employer).pk if args.employer else ""
        report = services.import_accounts(
            path, source=args.source or path.name, by="console", at=timezone.now(), employer=employer
        )
    except registry.UnknownOffice as error:
        print(f"netra: {error}", file=sys.stderr)
        return 2
    except services.CannotRead as error:
        print(f"{path}: {error.text.en}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    for row in report.bad:
        print(f"{path}, line {row.line}: {row.reason.en}", file=sys.stderr)
    print(f"{report.added} added, {report.changed} changed, {report.known} known already, {len(report.bad)} left out")
    return 1 if report.bad else 0


def remove_staff(args: argparse.Namespace) -> int:
    """Remove an agency's whole list with its declared accounts; the ledger keeps the counts and why."""
    try:
        employer = registry.office(args.employer).pk
    except registry.UnknownOffice as error:
        print(f"netra: {error}", file=sys.stderr)
        return 2
    gone = services.remove_list(employer, by="console", at=timezone.now(), reason=args.reason)
    services.refresh_index()
    print(f"{gone} people of {employer} removed; the ledger keeps the proof.")
    return 0


def train(args: argparse.Namespace) -> int:
    """Learn the weights of evidence about people from settled accounts; 1 when the new ones are not kept."""
    if args.forget or args.back:
        print("One step back." if services.back_scorer() else "There was nothing to go back from.")
        return 0
    try:
        trial = services.train_scorer(settled_accounts())
    except services.TooFew as few:
        print(
            f"netra: {few.found} settled accounts, {few.rarer} of the rarer kind; 50 with 10 of either are needed."
            " Nothing was changed.",
            file=sys.stderr,
        )
        return 1
    print(f"{trial.accounts} accounts; bits lost on the truth, and people named wrongly, on accounts not learned from:")
    print(f"  weights in use   {trial.used:.2f}, {trial.used_wrong} wrong")
    print(f"  learned weights  {trial.learned:.2f}, {trial.learned_wrong} wrong")
    print("Kept; they are in use from now on." if trial.is_better else "Not better, so nothing was changed.")
    return 0 if trial.is_better else 1
