"""`netra verify`, and roots written out."""

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from netra.custody import services as custody


def verify(args: argparse.Namespace) -> int:
    """Prove the database; 0 when it is whole, 1 with the first altered row, 2 when something cannot be read."""
    try:
        outside = custody.outside(args.against)
    except (custody.BadRootFile, OSError) as error:
        print(f"netra: {error}", file=sys.stderr)
        return 2
    return _tell(custody.verify(outside), is_held=bool(args.against))


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
