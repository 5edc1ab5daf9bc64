"""The jobs that follow a report, and no others: `python -m bench.draining`, run inside a house.

A house that was just filled with a million cases owes itself much else: zones, roots, a version of open data.
"""

import threading
from signal import SIGINT, SIGTERM, signal

import django

django.setup()

from netra.config.jobs import JOBS  # noqa: E402
from netra.config.work import go_round  # noqa: E402

FOLLOWING = {"clean copies of evidence", "pictures to look at", "notices", "mails", "figures", "words to search"}


def main() -> None:
    stop = threading.Event()
    for number in (SIGTERM, SIGINT):
        signal(number, lambda *_: stop.set())
    go_round([job for job in JOBS if job.name in FOLLOWING], stop)


if __name__ == "__main__":
    main()
