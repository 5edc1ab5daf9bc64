"""How fast the working day is at a million cases: pages, one act, and reports with a picture from many at once.

    python bench/cases.py --cases 20000
    python bench/cases.py --cases 1000000 --folder /var/tmp/netra-cases
    python scripts/with_postgres.py --folder /var/tmp/netra-cases-pg python bench/cases.py --cases 1000000 \\
        --folder /var/tmp/netra-cases-pg-files

Cases are those of the practice nation: the first are invented one by one, the rest are copies of their rows made by
the database. A folder that holds so many is measured again without filling. Before anything is told of reports, faults
are planted: a clock that must see a page made slow, and an answer without its report that must be missed. The last
line of the output is one JSON object with every number.
"""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MODEL = 20_000  # cases invented; the others are copied
Report = dict[str, Any]


def main() -> int:
    sys.path.insert(0, str(ROOT))
    from bench.place import practice_house

    asked = _arguments()
    with practice_house(asked.folder) as folder:
        return _run(asked, folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures the working day: lists, files, search, acts, reports.")
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=30, help="how often each page is asked for")
    parser.add_argument("--seconds", type=float, default=15, help="how long each crowd reports")
    parser.add_argument("--clients", type=int, nargs="*", default=[1, 4, 16], help="how many report at once")
    parser.add_argument("--processes", type=int, default=2, help="web processes while people report")
    parser.add_argument("--folder", type=Path, default=None, help="keep the house here; a temporary one otherwise")
    parser.add_argument("--only", nargs="*", default=["pages", "reports"], choices=["pages", "reports"])
    parser.add_argument("--fill", action="store_true", help="fill the folder, measure nothing")
    return parser.parse_args()


def _run(asked: argparse.Namespace, folder: Path) -> int:
    from bench.figures import load, machine

    report: Report = {"machine": machine()}
    _say(f"{report['machine']}")
    report["seconds_to_fill"] = _filled(asked.cases)
    report |= _size()
    _say(f"{report['cases']:,} cases, {report['ledger_rows']:,} rows of the ledger")
    if asked.fill:
        print(json.dumps(report))
        return 0
    well = True
    if "pages" in asked.only:
        from bench.day import LIMIT_MS, measure, notices_a_slow_page
        from netra.config import standing

        standing.load()  # as every web process does
        well = notices_a_slow_page(say=_say)
        measured = measure(asked.runs, say=_say)
        report["pages"] = {one.name: one.told() for one in measured}
        report["above_limit"] = [one.name for one in measured if one.times.high > LIMIT_MS]
        well = well and all(one.status == 200 for one in measured)
    if "reports" in asked.only:
        from bench.reporting import reported

        told, is_well = reported(folder, asked.clients, asked.seconds, asked.processes, say=_say)
        report["reports"], well = told, well and is_well
    report["load_at_the_end"] = load()
    print(json.dumps(report, ensure_ascii=False))
    return 0 if well else 1


def _filled(cases: int) -> float:
    from bench.filling import fill
    from bench.multiplying import catch_up, index, multiply

    now = datetime.now(UTC)
    began = perf_counter()
    fill(min(cases, MODEL), at=now.replace(hour=1, minute=0, second=0, microsecond=0), chunk=MODEL, say=_say)
    if _size()["cases"] < cases:
        index(at=now)
        multiply(cases, say=_say)
    catch_up(at=now)
    return round(perf_counter() - began, 1)


def _size() -> Report:
    from netra.cases.models import Case
    from netra.ledger.models import Entry

    return {"cases": Case.objects.count(), "ledger_rows": Entry.objects.count()}


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
