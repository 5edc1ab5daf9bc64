"""`netra`: the one command of an installation."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netra.config.settings")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="netra", description="Keeps civil servants neutral in regional elections.")
    commands = parser.add_subparsers(dest="command", required=True)

    setup = commands.add_parser("setup", help="prepare database, regions, offices and the first people")
    setup.add_argument("--practice", action="store_true", help="open the practice world (everything marked LATIHAN)")
    setup.add_argument("--admin", metavar="EMAIL", help="make the first administrator and print a one-time sign-in")
    setup.add_argument("--name", default="Administrator", help="the administrator's name")
    setup.add_argument(
        "--invite", type=Path, metavar="FILE.csv", help="invite people: columns email, name, office, role"
    )

    serve = commands.add_parser("serve", help="serve the pages, with a worker beside it")
    serve.add_argument("--practice", action="store_true", help="prepare and open the practice world first")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=None)
    serve.add_argument("--processes", type=int, default=1)
    serve.add_argument("--without-worker", action="store_true")

    work = commands.add_parser("work", help="run the background jobs")
    work.add_argument("--once", action="store_true", help="each job a single time")

    figures = commands.add_parser("figures", help="check the figures against a full recount, or count them anew")
    figures.add_argument("what", choices=["check", "rebuild"])

    commands.add_parser("check", help="tell what is there, what lacks, and what to do")

    verifying = commands.add_parser("verify", help="prove that no row was altered, or name the first that was")
    verifying.add_argument(
        "file", type=Path, nargs="?", help="a bundle, receipt or exported ledger; the database when left out"
    )
    verifying.add_argument("--case", default="", metavar="NUMBER", help="only the chains of this case")
    verifying.add_argument(
        "--against",
        nargs="+",
        default=[],
        metavar="ROOT",
        help="what was kept outside: files of roots (`export roots`), a root's value, time tokens, or a folder",
    )

    rotating = commands.add_parser("rotate-keys", help="bring everything sealed under new keys, while the site goes on")
    rotating.add_argument("--finish", action="store_true", help="no new key; only finish what was begun")
    rotating.add_argument("--retire", action="store_true", help="then take the older keys off this disk")

    _add_backups(commands)

    commands.add_parser("publish", help="publish today's version of the open data")

    importing = commands.add_parser("import", help="bring data in")
    importing.add_argument(
        "what",
        choices=[
            "reports",
            "agencies",
            "statistics",
            "zones",
            "staff-counts",
            "boundaries",
            "employees",
            "accounts",
            "candidates",
            "flags",
        ],
    )
    importing.add_argument("file", type=Path)
    importing.add_argument("--source", default="", help="where the file comes from; the file name when left out")
    importing.add_argument(
        "--employer", default="", metavar="CODE", help="employees, accounts: whose list it is, such as PPK-33.19"
    )
    importing.add_argument(
        "--as-of", default="", metavar="YYYY-MM-DD", help="employees: the day the list was true; today when left out"
    )
    completeness = importing.add_mutually_exclusive_group()
    completeness.add_argument(
        "--whole", action="store_true", help="employees: remove whoever is not in it, however many"
    )
    completeness.add_argument("--part", action="store_true", help="employees: only a part of the list, remove nobody")

    removing = commands.add_parser(
        "remove-staff", help="remove an employer's list of staff and their declared accounts"
    )
    removing.add_argument("employer", metavar="CODE", help="such as PPK-33.19")
    removing.add_argument("--reason", required=True, help="why; kept in the ledger")

    exporting = commands.add_parser("export", help="write data out")
    exporting.add_argument("what", choices=["ledger", "law", "labels", "roots", "case"])
    exporting.add_argument("to", type=Path, metavar="FILE|NUMBER", help="the file; of a case its number or address")
    exporting.add_argument("--out", type=Path, metavar="FILE.zip", help="case: the file to write")
    exporting.add_argument(
        "--without", nargs="+", default=[], metavar="PART", help="case: leave out accused:2, evidence:1, account"
    )
    exporting.add_argument("--originals", action="store_true", help="case: the sealed originals too")
    _add_of(exporting, "labels")

    connecting = commands.add_parser("connect-telegram", help="tell Telegram where the bot's messages go")
    connecting.add_argument("--off", action="store_true", help="take the address away again")

    _add_screen(commands)

    suggesting = commands.add_parser("suggest", help="say which rules a narrative may touch, and why")
    suggesting.add_argument("text", metavar="TEXT", help='the narrative in quotes; "-" reads standard input')
    suggesting.add_argument("--on", metavar="YYYY-MM-DD", help="the day of the act; today when left out")
    suggesting.add_argument("--region", metavar="CODE", default="", help='where it happened, such as "33.19"')
    suggesting.add_argument("--json", action="store_true")

    training = commands.add_parser("train", help="learn from what people judged")
    _add_of(training, "learn", "people")
    training.add_argument(
        "files", nargs="*", type=Path, metavar="FILE.jsonl", help="more rows, as `export labels` writes"
    )
    training.add_argument("--forget", action="store_true", help="go back to what came with the program")
    training.add_argument(
        "--back", action="store_true", help="screening, people: one step back, to what was in use before"
    )

    reading = commands.add_parser("read", help="read articles and letters into JSON Lines")
    reading.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="text, HTML, PDF, DOCX, RSS/Atom, or a folder"
    )

    cite = commands.add_parser("cite", help="say which regulations a text cites, and what was probably meant")
    cite.add_argument("text", metavar="TEXT")
    cite.add_argument("--on", metavar="YYYY-MM-DD", default="", help="the day on which it was said")

    report = commands.add_parser("report", help="write the monthly report of a region or the nation as PDF and DOCX")
    report.add_argument("where", metavar="REGION|nasional", help='a region code such as "33" or "33.19", or "nasional"')
    report.add_argument("month", metavar="YYYY-MM")
    report.add_argument("--to", type=Path, default=Path(), metavar="DIR", help="the folder; here when left out")

    guide = commands.add_parser("guide", help="may I or may I not: an act, by a person, on a day")
    guide.add_argument("act", nargs="?", default="", help='an act such as "suka" or in plain words; all when left out')
    guide.add_argument("--as", dest="as_", default="pns", metavar="WHO", help="who asks, such as PNS or kades")
    guide.add_argument("--on", default="", metavar="YYYY-MM-DD", help="the day; today when left out")
    guide.add_argument("--place", default="", help="where or how, one of the places of the act")
    guide.add_argument("--language", choices=["id", "en"], default="id")
    guide.add_argument("--json", action="store_true")
    return parser


def _add_backups(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    key = commands.add_parser("backup-key", help="make a key pair for backups")
    key.add_argument("file", type=Path, metavar="FILE", help="where the secret half goes; FILE.pub gets the public one")

    backup = commands.add_parser("backup", help="write a locked backup of database, files and keys while people work")
    backup.add_argument("dir", type=Path, metavar="DIR", help="the folder of backups, on another disk")
    backup.add_argument("--to", type=Path, metavar="FILE.pub", help="lock it to this key")
    backup.add_argument("--passphrase-file", type=Path, metavar="FILE", help="lock it to a passphrase instead")
    backup.add_argument("--keys", type=Path, metavar="DIR", help="put the keys of the house here instead of beside it")
    backup.add_argument("--keep", type=int, metavar="N", help="afterwards remove all but the newest N backups")

    restore = commands.add_parser("restore", help="fill an empty place from a backup")
    restore.add_argument("dir", type=Path, metavar="DIR", help="the folder of backups")
    restore.add_argument("--key", type=Path, metavar="FILE", help="the secret half of the key")
    restore.add_argument("--passphrase-file", type=Path, metavar="FILE")
    restore.add_argument("--keys", type=Path, metavar="DIR", help="where the keys of the house were put")
    restore.add_argument("--at", default="", metavar="STAMP", help="which one; the newest when left out")
    restore.add_argument("--list", action="store_true", help="say which backups are whole, restore nothing")


def _add_screen(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    screening = commands.add_parser("screen", help="look through public posts for those a supervisor should see")
    screening.add_argument(
        "inputs", nargs="+", type=Path, metavar="INPUT", help="exports of any form, or folders of them"
    )
    whom = screening.add_mutually_exclusive_group(required=True)
    whom.add_argument("--election", type=int, metavar="YEAR", help="all pairs of that year")
    whom.add_argument("--candidates", type=Path, metavar="FILE.csv", help="pairs of your own")
    screening.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder of its own for this run")
    screening.add_argument(
        "--contest", default="", metavar="KEY", help='the input is about this one, such as "2024/33.19"'
    )
    screening.add_argument(
        "--with-edits", action="store_true", help="use the site's pairs and the words people changed"
    )
    screening.add_argument("--model", type=Path, metavar="FILE.json", help="weights of your own")
    screening.add_argument("--workers", type=int, default=1, metavar="N")
    screening.add_argument("--engine", choices=["local", "dask"], default="local")
    screening.add_argument(
        "--scheduler", default="", metavar="ADDRESS", help="of a Dask cluster; one here when left out"
    )
    screening.add_argument("--json", action="store_true", help="print the manifest instead of a summary")


def _add_of(parser: argparse.ArgumentParser, what: str, *more: str) -> None:
    parser.add_argument(
        "--of",
        choices=["suggestions", "screening", *more],
        default="suggestions",
        help=f"{what}: from which judgements",
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 when it did what was asked."""
    args = _parser().parse_args(argv)
    if args.command in {"read", "cite"}:
        from netra.config import reading_commands  # noqa: PLC0415  slow to load, and needed by these two alone

        return reading_commands.run(args)
    if args.command == "screen":
        from netra.config import screen_commands  # noqa: PLC0415  slow to load, and needs neither site nor database

        return screen_commands.screen(args)
    if args.command in {"restore", "backup-key"}:
        from netra.config import restore_command  # noqa: PLC0415  there is no place yet whose settings could be read

        return restore_command.restore(args) if args.command == "restore" else restore_command.make_key(args)
    if getattr(args, "practice", False):
        os.environ["NETRA_PRACTICE"] = "1"
    if args.command == "serve" and args.port is not None:
        # Whoever serves at a port of their own finds it in letters and mails as well, unless an address is set.
        host = "127.0.0.1" if args.host in {"0.0.0.0", "::"} else args.host  # noqa: S104  compared, not listened to
        os.environ.setdefault("NETRA_ADDRESS", f"http://{host}:{args.port}")
    try:
        if args.command == "backup":
            from netra.config import backup_commands  # noqa: PLC0415  needs little of the rest

            return backup_commands.backup(args)
        from netra.config import commands  # noqa: PLC0415  settings are read here, after the flags were
    except Exception as error:
        if type(error).__name__ != "BadSetting":
            raise
        print(f"netra: {error}", file=sys.stderr)
        return 2
    return commands.run(args)


if __name__ == "__main__":
    sys.exit(main())
