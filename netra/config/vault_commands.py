"""`netra rotate-keys`: everything sealed comes under new keys while the site goes on."""

import argparse

from netra.evidence import services as evidence
from netra.vault import services as vault

AT_ONCE = 500


def rotate_keys(args: argparse.Namespace) -> int:
    """New keys, then every row and every file under them; what an earlier run left half done is done first.

    Of a file only the few bytes of its header change. May be killed at any moment and run again.
    """
    rows, files = _bring_under_newest()
    if rows or files:
        print(f"An earlier rotation is finished now: {rows} rows, {files} files.")
    elif not args.finish:
        print(f"New key {vault.start_rotation()}: it seals from now on.")
        rows, files = _bring_under_newest()
        print(f"{rows} rows and {files} files came under it.")
    if not args.retire:
        print("The older keys still open old backups; put them away with --retire once a new backup is made.")
        return 0
    gone = vault.retire_keys()
    print(f"Taken off this disk: {', '.join(gone) or 'none'}. Backups from before rest on them.")
    return 0


def _bring_under_newest() -> tuple[int, int]:
    rows = files = 0
    while now := vault.rotate(batch=AT_ONCE):
        rows += now
    evidence.encrypt_plain(limit=1_000_000_000)
    while now := evidence.rewrap_files(limit=AT_ONCE * 100):
        files += now
        print(f"{files} files …", flush=True)
    return rows, files
