"""The commands behind `netra`, once settings are known to be good."""

import argparse
import re
import sys
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import DatabaseError, close_old_connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from netra.config import (  # noqa: E402
    backup_commands,
    channel_commands,
    custody_commands,
    lexicon_commands,
    monitoring_commands,
    personnel_commands,
    suggest_commands,
    vault_commands,
)
from netra.config.checking import findings  # noqa: E402
from netra.config.exporting import export_law, export_ledger  # noqa: E402
from netra.config.guide_commands import run_guide  # noqa: E402
from netra.config.prepare import first_administrator, invite_from, open_practice, prepare  # noqa: E402
from netra.config.serve import serve, usual_port  # noqa: E402
from netra.config.work import work  # noqa: E402
from netra.dashboards import services as dashboards  # noqa: E402
from netra.figures import services as figures  # noqa: E402
from netra.intake import services as intake  # noqa: E402
from netra.opendata import services as opendata  # noqa: E402
from netra.opendata.queries import NothingCounted  # noqa: E402
from netra.operations import queries as operations  # noqa: E402
from netra.registry import services as registry  # noqa: E402
from netra.zones import services as zones  # noqa: E402


def run(args: argparse.Namespace) -> int:
    """Run the command that was asked for; 0 when it did all of it."""
    if backup_commands.is_half_restored():
        return 2
    commands = {
        "setup": _setup,
        "serve": _serve,
        "work": _work,
        "check": _check,
        "import": _import,
        "connect-telegram": channel_commands.connect_telegram,
        "remove-staff": personnel_commands.remove_staff,
        "export": _export,
        "figures": _figures,
        "report": _report,
        "publish": _publish,
        "guide": run_guide,
        "suggest": suggest_commands.suggest,
        "train": _train,
        "rotate-keys": vault_commands.rotate_keys,
        "verify": custody_commands.verify,
    }
    if args.command in {"serve", "work"} and not getattr(args, "practice", False) and _is_unprepared():
        return 2
    try:
        return commands[args.command](args)
    except DatabaseError:
        if _is_unprepared():
            return 2
        raise


def _is_unprepared() -> bool:
    """Whether there is no house to work in, which is said. A database that is away may come back, and is none."""
    if not operations.is_unprepared():
        return False
    print(f"netra: the database of {settings.NETRA_DATA} is not set up for this version.", file=sys.stderr)
    print("       Run `netra setup`; `netra check` says what lacks.", file=sys.stderr)
    return True


def _train(args: argparse.Namespace) -> int:
    train = {"screening": monitoring_commands.train, "people": personnel_commands.train}
    return train.get(args.of, suggest_commands.train)(args)


def _say(text: str) -> None:
    print(text, flush=True)


def _setup(args: argparse.Namespace) -> int:
    prepare(practice=args.practice, say=_say)
    if args.practice:
        open_practice(address=settings.SITE_ADDRESS, say=_say)
    code = 0
    if args.admin:
        _say(f"Administrator {args.admin}: {first_administrator(email=args.admin, name=args.name)}")
    if args.invite:
        invited, bad = invite_from(args.invite)
        for email, address in invited:
            _say(f"{email}\t{address}")
        for row in bad:
            print(f"{args.invite}, line {row.line}: {row.reason}", file=sys.stderr)
        code = 1 if bad else 0
    _say("Siap. Jalankan `netra serve`.")
    return code


def _serve(args: argparse.Namespace) -> int:
    port = args.port or usual_port()
    if args.practice:
        prepare(practice=True, say=_say)
        open_practice(address=settings.SITE_ADDRESS if args.port is None else f"http://{args.host}:{port}", say=_say)
    _say(f"Netra: {settings.SITE_ADDRESS if args.port is None else f'http://{args.host}:{port}'}")
    close_old_connections()
    serve(host=args.host, port=port, processes=args.processes, with_worker=not args.without_worker)
    return 0


def _work(args: argparse.Namespace) -> int:
    done = work(once=args.once)
    if args.once:
        _say(f"{done} done")
    return 0


def _report(args: argparse.Namespace) -> int:
    found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", args.month)
    if found is None:
        print(f"netra: a month looks like 2024-11, not {args.month!r}.", file=sys.stderr)
        return 2
    year, month = int(found[1]), int(found[2])
    try:
        written = dashboards.write_report(
            args.where, year, month, args.to, at=timezone.now(), practice=settings.PRACTICE
        )
    except dashboards.NotYet:
        print(
            f"netra: no report of {args.where} for {args.month}: no such region, a month that has not begun, or nothing"
            " counted yet (run `netra work --once`).",
            file=sys.stderr,
        )
        return 2
    except OSError as error:
        print(f"netra: {error}", file=sys.stderr)
        return 2
    for path in written:
        _say(str(path))
    return 0


def _figures(args: argparse.Namespace) -> int:
    if args.what == "rebuild":
        _say(f"{figures.rebuild(at=timezone.now())} cases counted")
        return 0
    verdict = figures.check(at=timezone.now())
    for wrong in verdict.wrong[:50]:
        _say(f"WRONG   {' '.join(map(str, wrong.cell))}: kept {wrong.kept}, true {wrong.true}")
    if verdict.wrong and verdict.moved:
        _say("The ledger grew during the check; check again.")
    elif verdict.wrong:
        _say("Run `netra figures rebuild`.")
    _say(f"{verdict.cells} sums compared, {len(verdict.wrong)} wrong")
    return 1 if verdict.wrong else 0


def _check(args: argparse.Namespace) -> int:
    lacking = False
    for finding in findings():
        mark = "ok" if finding.is_well else ("LACKS" if finding.needed else "absent")
        _say(f"{mark:7} {finding.what}: {finding.says}")
        lacking = lacking or (finding.needed and not finding.is_well)
    return 1 if lacking else 0


def _publish(args: argparse.Namespace) -> int:
    try:
        snapshot = opendata.publish(at=timezone.now())
    except NothingCounted as reason:
        print(f"{reason} Run `netra work --once` first.", file=sys.stderr)
        return 1
    _say(f"{snapshot.version}: {len(snapshot.files)} files in {settings.NETRA_DATA / 'opendata' / snapshot.version}")
    return 0


def _import(args: argparse.Namespace) -> int:
    if args.what == "agencies":
        return _import_agencies(args)
    if args.what == "statistics":
        return _import_statistics(args)
    if args.what in {"zones", "staff-counts"}:
        return _import_for_zones(args)
    if args.what == "boundaries":
        return _import_boundaries(args)
    if args.what == "employees":
        return personnel_commands.import_employees(args)
    if args.what == "accounts":
        return personnel_commands.import_accounts(args)
    if args.what == "flags":
        return monitoring_commands.import_flags(args)
    if args.what == "candidates":
        return lexicon_commands.import_candidates(args)
    path: Path = args.file
    try:
        report = intake.import_reports(path, source=args.source or path.name, at=timezone.now())
    except (intake.CannotRead, OSError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    for row in report.bad:
        print(f"{path}, line {row.line}: {row.reason.en}", file=sys.stderr)
    _say(
        f"{report.added} added, {report.known} known already, {len(report.bad)} left out;"
        f" {report.without_region} of the added need their region"
    )
    return 1 if report.bad else 0


def _import_agencies(args: argparse.Namespace) -> int:
    path: Path = args.file
    try:
        report = registry.import_agencies(path.read_bytes(), source=args.source or path.name)
    except OSError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    except registry.UnreadableFile as error:
        print(f"{path}: {error.text.en}", file=sys.stderr)
        return 2
    for row in report.bad:
        print(f"{path}, line {row.line}: {row.reason.en}", file=sys.stderr)
    _say(f"{report.added} added, {report.changed} changed, {report.known} known already, {len(report.bad)} left out")
    return 1 if report.bad else 0


def _import_statistics(args: argparse.Namespace) -> int:
    path: Path = args.file
    try:
        report = figures.import_statistics(path)
    except (figures.CannotRead, OSError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    for row in report.bad:
        print(f"{path}, line {row.line}: {row.reason.en}", file=sys.stderr)
    _say(f"{report.added} added, {report.known} known already, {len(report.bad)} left out")
    return 1 if report.bad else 0


def _import_for_zones(args: argparse.Namespace) -> int:
    path: Path = args.file
    bring = zones.import_published_zones if args.what == "zones" else zones.import_staff_counts
    try:
        report = bring(path)
    except (zones.CannotRead, OSError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    for row in report.bad:
        print(f"{path}, line {row.line}: {row.reason}", file=sys.stderr)
    _say(f"{report.added} added, {report.known} known already, {len(report.bad)} left out")
    return 1 if report.bad else 0


def _import_boundaries(args: argparse.Namespace) -> int:
    path: Path = args.file
    try:
        report = zones.import_boundaries(path, source=args.source or path.name, at=timezone.now())
    except (zones.CannotRead, OSError) as error:
        print(f"{path}: {error}. Nothing was changed.", file=sys.stderr)
        return 2
    for one in report.defects:
        said = " ".join(filter(None, (one.code, one.name))) or path.name
        print(f"{said}: {one.what.en}; {one.trouble.outcome.label.en}. {one.remedy.en}", file=sys.stderr)
    state = "" if report.has_changed else ", the same as before"
    _say(f"{report.level.lower()}: {report.loaded} borders loaded{state}; {len(report.defects)} defects told")
    return 1 if report.defects else 0


def _export(args: argparse.Namespace) -> int:
    if args.what == "case":
        return custody_commands.export_case(args)
    path: Path = args.to
    labels = monitoring_commands.export_labels if args.of == "screening" else suggest_commands.export_labels
    writers = {"ledger": export_ledger, "law": export_law, "labels": labels, "roots": custody_commands.export_roots}
    count = writers[args.what](path)
    _say(f"{count} → {path} ({timezone.now():%Y-%m-%d %H:%M} UTC)")
    return 0
