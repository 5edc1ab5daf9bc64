"""`netra read` and `netra cite`: texts in, JSON Lines out. Neither a site nor a database is needed."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from netra.domain import loading
from netra.engine.reading import CannotRead, as_json, open_file, plain, read_citations, read_text
from netra.registry.gazetteer import gazetteer

_TELL_EVERY = 2.0


def run(args: argparse.Namespace) -> int:
    """Run `read` or `cite`; when what reads the lines has gone away, stop quietly."""
    try:
        return read(args) if args.command == "read" else cite(args)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def read(args: argparse.Namespace) -> int:
    """Read every file, and every file of a folder; 1 when any was left out."""
    catalogue, places = loading.load(), gazetteer()
    left_out, read_ones, told_at = 0, 0, time.monotonic()
    files = list(_files(args.files))
    for number, path in enumerate(files, 1):
        try:
            for opened in open_file(path):
                reading = read_text(
                    opened.text,
                    places=places,
                    catalogue=catalogue,
                    source=opened.source,
                    title=opened.title,
                    published_on=opened.published_on,
                )
                print(json.dumps(as_json(reading), ensure_ascii=False), flush=True)
                read_ones += 1
        except CannotRead as reason:
            left_out += 1
            print(f"{path}: {reason.text.en}", file=sys.stderr)
        if time.monotonic() - told_at > _TELL_EVERY:
            told_at = time.monotonic()
            print(f"{number} of {len(files)} files, {read_ones} texts read, {left_out} left out", file=sys.stderr)
    if not files:
        print("netra: no file found.", file=sys.stderr)
        return 1
    if len(files) > 1 or left_out:
        print(f"{read_ones} texts read, {left_out} files left out", file=sys.stderr)
    return 1 if left_out else 0


def cite(args: argparse.Namespace) -> int:
    """Say what every regulation named in a text probably meant; 1 when one could not be settled."""
    try:
        on = date.fromisoformat(args.on) if args.on else None
    except ValueError:
        print(f"netra: a day looks like 2024-11-27, not {args.on!r}.", file=sys.stderr)
        return 2
    citations = read_citations(args.text, on=on, catalogue=loading.load())
    for citation in citations:
        print(json.dumps(plain(citation), ensure_ascii=False))
    return 1 if any(not one.meant and not one.is_local for one in citations) else 0


def _files(given: list[Path]) -> Iterator[Path]:
    """Files as given; of a folder all within it that are not hidden, in order."""
    for path in given:
        if path.is_dir():
            inside = (one for one in sorted(path.rglob("*")) if not one.is_dir())
            yield from (one for one in inside if not any(part.startswith(".") for part in one.relative_to(path).parts))
        else:
            yield path
