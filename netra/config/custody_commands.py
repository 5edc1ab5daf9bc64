"""`netra verify`, and roots written out."""

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from netra.cases import queries as cases
from netra.cases.services import Actor
from netra.custody import services as custody
from netra.custody import verifier


def verify(args: argparse.Namespace) -> int:
    """Prove the database, or a file handed out: 0 when whole, 1 with the first row altered, 2 if unreadable."""
    if args.file is not None:
        return verifier.main([str(args.file), *(["--against", *args.against] if args.against else [])])
    try:
        outside = custody.outside(args.against)
    except (custody.BadRootFile, OSError) as error:
        print(f"netra: {error}", file=sys.stderr)
        return 2
    case = cases.case_numbered(args.case) if args.case else None
    if args.case and case is None:
        print(f"netra: there is no case with the number or address {args.case}.", file=sys.stderr)
        return 2
    return _tell(custody.verify(outside, case=case), is_held=bool(args.against))


def _tell(found: custody.Outcome, *, is_held: bool) -> int:
    print(f"{found.rows} rows of {found.subjects} subjects, {found.roots} roots.")
    if found.up_to is not None:
        number, made_at = found.up_to
        until = f"root {number} of {made_at:%Y-%m-%d %H:%M} UTC"
        print(f"Held against the outside: {found.proven} rows proven up to {until}.")
    elif not is_held:
        print("Nothing from outside was given (--against): whoever can rewrite the whole database would not be seen.")
    if found.unproven:
        print(f"UNPROVEN {found.unproven} rows came after that, the first: {found.first_unproven}.")
    if found.first is None:
        print("WHOLE   every row gives its hash, every chain and every root holds.")
        return 0
    print(f"ALTERED first: {found.first}")
    for finding in found.findings[1:20]:
        print(f"        {finding}")
    print(f"{found.troubles} findings.")
    return 1


def export_roots(path: Path) -> int:
    """Bring all rows under a root now and write every root with its rows; how many roots."""
    custody.make_roots(at=timezone.now())
    return custody.write_roots(path)


def export_case(args: argparse.Namespace) -> int:
    """Write one case as a ZIP that proves itself; 2 when there is no such case or part of it."""
    case = cases.case_numbered(str(args.to))
    if case is None:
        print(f"netra: there is no case with the number or address {args.to}.", file=sys.stderr)
        return 2
    path = args.out or Path(f"perkara-{case.ref}.zip")
    without = [part for word in args.without for part in word.split(",")]
    try:
        with path.open("w+b") as file:
            done = custody.export_case(
                case, file, by=Actor("console"), at=timezone.now(), without=without, originals=args.originals
            )
    except custody.NoSuchPart as part:
        path.unlink()
        print(f"netra: {part} is not in this case; write accused:N, evidence:N, witnesses or account.", file=sys.stderr)
        return 2
    print(f"{path}: {done.parts} parts, {done.hidden} blacked out; SHA-256 {done.sha256}")
    return 0
