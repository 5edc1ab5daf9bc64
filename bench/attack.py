"""Attacks on the pages, the files, the interface and the figures: how many were tried, and what came of them.

    python bench/attack.py                  some of everything, a quarter of an hour
    python bench/attack.py --uploads 10000 --matrix 1 --forms 5000 --api 200 --receipts 2000 --nations 300
    python bench/attack.py --only uploads,matrix

Every attack is also run on a fault planted on purpose, a permission removed, a name leaked, a look left out, and has to
see it. The exit code is 0 when nothing failed and everything planted was caught.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pytest  # noqa: E402

from tests.attack.conftest import COUNTS, TALLIES  # noqa: E402
from tests.attack.tally import Counts, Tally  # noqa: E402

SOME = Counts(uploads=1000, copies=150, forms=800, pages=1, api=40, matrix=7, receipts=400, nations=40)
PARTS = ("uploads", "matrix", "forms", "api", "receipts", "figures")


class Teller:
    """Hands the counts to the tests and prints what they tell, as soon as they tell it."""

    def __init__(self, counts: Counts) -> None:
        self.counts, self.tallies = counts, list[Tally]()

    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[COUNTS] = self.counts
        config.stash[TALLIES] = self.tallies

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "setup" and report.failed:
            print(f"NOT TRIED {report.nodeid}: {report.longreprtext[-600:]}", flush=True)
        if report.when == "call":
            if self.tallies:
                print(f"{self.tallies[-1]} ({report.duration:.0f} s)", flush=True)
            if report.failed and not self.tallies:
                print(report.longreprtext[-3000:], flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in Counts.__slots__:
        parser.add_argument(f"--{name}", type=int, default=getattr(SOME, name), metavar="N")
    parser.add_argument("--only", default=",".join(PARTS), help=f"with commas: {', '.join(PARTS)}")
    args = parser.parse_args()
    teller = Teller(Counts(**{name: getattr(args, name) for name in Counts.__slots__}))
    files = [str(ROOT / "tests" / "attack" / f"test_{part}.py") for part in args.only.split(",")]
    quiet = ["-q", "--no-header", "--no-summary", "-n", "0", "-p", "no:cacheprovider", "--rootdir", str(ROOT)]
    code = pytest.main([*quiet, *files], plugins=[teller])
    tried = sum(tally.tried for tally in teller.tallies if not tally.planted)
    failed = sum(len(tally.failures) for tally in teller.tallies if not tally.planted)
    planted = [tally for tally in teller.tallies if tally.planted]
    caught = sum(1 for tally in planted if tally.failures)
    print(f"{tried} tried, {failed} failures; {caught} of {len(planted)} planted faults caught")
    return 0 if code == 0 and not failed and caught == len(planted) else 1


if __name__ == "__main__":
    sys.exit(main())
