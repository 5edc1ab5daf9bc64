"""Reports that were acknowledged, and how many of them are found again after whatever can happen to a house.

    python bench/faults.py --kills 1000 --houses 2
    python bench/faults.py --only disk,clock

Before it says anything about Netra it runs with faults planted on purpose, a commit that is dropped and a file written
behind the answer, and stops when it does not notice them. The exit code is 0 when everything acknowledged was found.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.fault.kills import kills
from bench.fault.outside import CannotTry, full_disk, held_database, jumping_clock, killed_worker
from bench.fault.server import gone_and_back
from bench.fault.verdict import Verdict
from tests.bad_days.house import House, build, copy, demolish

PLANTED = {"dropped-commit": "a commit dropped after the answer", "late-file": "a file written behind the answer"}
PLANTED_SETTINGS = "bench.fault.settings"


@contextmanager
def house_like(model: House, folder: Path, **more: str) -> Iterator[House]:
    house = copy(model, folder)
    house.more = more
    try:
        yield house
    finally:
        demolish(house)


def planted(model: House, folder: Path, name: str, times: int) -> bool:
    """Whether the harness notices the fault."""
    more = {"DJANGO_SETTINGS_MODULE": PLANTED_SETTINGS, "NETRA_PLANTED": name}
    with house_like(model, folder, **more) as house:
        verdict = kills(house, times)
    is_caught = verdict.found < verdict.acknowledged
    print(f"{'ok' if is_caught else 'MISSED':6} planted: {PLANTED[name]}; {verdict}", flush=True)
    return is_caught


def killed(model: House, folder: Path, times: int, houses: int) -> Verdict:
    """Several houses side by side, so that one serves while another starts; their sums."""

    def one(number: int) -> Verdict:
        with house_like(model, folder / f"killed-{number}") as house:
            return kills(house, times // houses + (number < times % houses), seed=20241127 + number)

    with ThreadPoolExecutor(houses) as pool:
        found = list(pool.map(one, range(houses)))
    total = Verdict(found[0].name)
    for verdict in found:
        for name in ("blows", "acknowledged", "found", "refused", "unsure", "wrong"):
            setattr(total, name, getattr(total, name) + getattr(verdict, name))
    return total


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50, metavar="N")
    parser.add_argument("--houses", type=int, default=2, metavar="N", help="side by side")
    parser.add_argument("--only", default="", help="planted, kills, disk, held, server, clock, worker; with commas")
    args = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="netra-faults-"))
    try:
        return _run(args, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(args: argparse.Namespace, folder: Path) -> int:
    model = build(folder / "model")

    def in_house(deal: Callable[[House], Verdict], name: str) -> Verdict:
        with house_like(model, folder / name) as house:
            return deal(house)

    blows: dict[str, Callable[[], Verdict]] = {
        "kills": lambda: killed(model, folder, args.kills, args.houses),
        "disk": lambda: full_disk(model, folder),
        "held": lambda: in_house(held_database, "held"),
        "server": lambda: gone_and_back(folder, max(2, args.kills // 100)),
        "clock": lambda: in_house(jumping_clock, "clock"),
        "worker": lambda: in_house(lambda house: killed_worker(house, max(3, args.kills // 20)), "worker"),
    }
    wanted = set(args.only.split(",")) if args.only else {"planted", *blows}
    well = True
    if "planted" in wanted:
        well = all([planted(model, folder / name, name, 6) for name in PLANTED])  # noqa: C419  each is tried
        if not well:
            print("The harness does not see faults it should see; what it says below is worth nothing.")
    for name, deal in blows.items():
        if name not in wanted:
            continue
        started = time.monotonic()
        try:
            verdict = deal()
        except CannotTry as reason:
            print(f"NOT TRIED {name}: {reason}", flush=True)
            well = False
            continue
        print(f"{verdict} ({time.monotonic() - started:.0f} s)", flush=True)
        well = well and verdict.is_whole
    print("Everything acknowledged was found again." if well else "NOT everything is well.")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
