"""How fast figures are at a million cases: fill a database, advance the figures, measure every page, prove the sums.

    make bench                        100,000 cases on SQLite and on PostgreSQL
    python bench/figures.py --cases 1000000 --folder /var/tmp/netra-bench
    python scripts/with_postgres.py --folder /var/tmp/netra-pg python bench/copying.py --from /var/tmp/netra-bench
    python scripts/with_postgres.py --folder /var/tmp/netra-pg python bench/figures.py --cases 1000000 \\
        --folder /var/tmp/netra-bench

Cases are those of the practice nation, without papers. A folder that already holds so many is measured again without
filling; with `--pages` its pages alone. The last line of the output is one JSON object with every number.
"""

import argparse
import json
import os
import platform
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.pages import Measured

ROOT = Path(__file__).resolve().parent.parent
AT = datetime(2026, 11, 22, 1, tzinfo=UTC)  # the day the invented nation stands at
CHUNK = 20_000  # cases made and written together
LIMIT_MS = 150
Report = dict[str, Any]


def main() -> int:
    sys.path.insert(0, str(ROOT))
    from bench.place import practice_house

    asked = _arguments()
    with practice_house(asked.folder):
        return _run(asked)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures figures, dashboards, map and open data.")
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=15, help="how often each page is asked for")
    parser.add_argument("--folder", type=Path, default=None, help="keep the database here; a temporary one otherwise")
    parser.add_argument("--without-check", action="store_true", help="leave out the full recount")
    parser.add_argument("--pages", action="store_true", help="measure the pages of a filled folder, and nothing else")
    return parser.parse_args()


def _run(asked: argparse.Namespace) -> int:
    from bench.pages import measure
    from netra.figures import services as figures

    report: Report = {"machine": machine(), "cases": asked.cases}
    _say(f"{report['machine']}")
    if not asked.pages:
        report |= _made(asked.cases)
    measured = measure(asked.runs, say=_say)
    report["pages"] = {one.name: one.told() for one in measured}
    _say(_table(measured))
    check = not asked.pages and not asked.without_check
    if check:
        report["check"] = prove(figures.check)
    report["load_at_the_end"] = load()
    print(json.dumps(report, ensure_ascii=False))
    right = not check or report["check"]["only_the_planted_one_was_wrong"]
    return 0 if right and all(one.status == 200 for one in measured) else 1


def _made(cases: int) -> Report:
    """How long it takes to fill and to count, to read zones and to make a version of open data."""
    from bench.filling import fill
    from netra.figures import services as figures
    from netra.opendata import services as opendata
    from netra.zones import services as zones

    report: Report = {"fill": _timed(f"fill {cases:,} cases", lambda: fill(cases, at=AT, chunk=CHUNK, say=_say))}
    report["advance"] = _timed("advance the figures", lambda: _advance(figures.advance))
    report["cases_per_second"] = round(cases / max(report["advance"], 0.001))
    _say(f"  {report['cases_per_second']:,} cases a second")
    day = (AT - timedelta(days=1)).date()
    report["zones_of_a_day"] = _timed("read the zones of a day", lambda: zones.take_readings(day, at=AT))
    _timed("read the zones of a year of months", lambda: zones.take_history(at=AT, limit=12))
    report["snapshot"] = _timed("make a version of open data", lambda: opendata.publish(at=AT))
    return report


def _advance(advance: Callable[..., int]) -> int:
    read, began, told = 0, perf_counter(), 0.0
    while step := advance(at=AT, limit=50_000):
        read += step
        if perf_counter() - told > 60:
            told = perf_counter()
            _say(f"  {read:,} rows of the ledger after {told - began:.0f} s")
    return read


def prove(check: Callable[..., Any]) -> Report:
    """Plant one wrong sum, count everything again: exactly that one may differ. Then put it right."""
    from netra.figures.models import Cell

    planted = Cell.objects.order_by("-n").first()
    assert planted is not None, "nothing was counted"
    Cell.objects.filter(pk=planted.pk).update(n=planted.n + 1)
    began = perf_counter()
    verdict = check(at=AT)
    Cell.objects.filter(pk=planted.pk).update(n=planted.n)
    seconds = perf_counter() - began
    only = [(one.kept, one.true) for one in verdict.wrong] == [(planted.n + 1, planted.n)]
    _say(f"recount: {verdict.cells:,} sums in {seconds:.1f} s; only the planted one was wrong: {only}")
    for one in verdict.wrong[:5]:
        _say(f"  {one.cell}: kept {one.kept}, true {one.true}")
    return {"sums": verdict.cells, "seconds": round(seconds, 1), "only_the_planted_one_was_wrong": only}


def machine() -> Report:
    """What it ran on, with versions."""
    from django import VERSION
    from django.db import connection

    database = f"SQLite {sqlite3.sqlite_version}"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            database = f"PostgreSQL {cursor.fetchone()[0]}"
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "processor": _processor(),
        "cores": cores,
        "load": load(),
        "python": platform.python_version(),
        "django": ".".join(map(str, VERSION[:3])),
        "database": database,
    }


def load() -> list[float]:
    """How busy the machine was in the last minute, five and fifteen."""
    return [round(one, 1) for one in os.getloadavg()]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")
    return named or platform.machine()


def _timed(what: str, work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    seconds = perf_counter() - began
    _say(f"{what}: {seconds:.1f} s")
    return round(seconds, 2)


def _table(measured: "list[Measured]") -> str:
    head = f"{'page':44} {'cold':>8} {'95th':>8} {'of ' + str(LIMIT_MS) + ' ms':>9} {'work':>8}"
    lines = [
        head + f" {'warm':>8} {'95th':>8} {'of ' + str(LIMIT_MS) + ' ms':>9} {'work':>8} {'queries':>8} {'size':>7}"
    ]
    for one in measured:
        mark = "" if one.status == 200 else f"  answered {one.status}"
        times = "".join(
            f" {of.median:6.1f}ms {of.high:6.1f}ms {of.high / LIMIT_MS:8.2f}x {of.work:6.1f}ms"
            for of in (one.cold, one.warm)
        )
        lines.append(f"{one.name[:44]:44}{times} {one.queries:8} {one.size // 1024:5} K{mark}")
    slow = [one.name for one in measured if one.cold.high > LIMIT_MS]
    lines.append(f"95th percentile above {LIMIT_MS} ms when cold: {', '.join(slow) or 'none'}")
    lines.append("cold: the figures have just moved; warm: they stand still. work: what the process itself was busy")
    return "\n".join(lines)


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
