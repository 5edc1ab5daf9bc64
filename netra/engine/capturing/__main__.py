"""`python -m netra.engine.capturing < order.json`: takes one capture, or dies trying within its time."""

import os
import signal
import sys
from types import FrameType

from netra.engine.capturing.orders import Order
from netra.engine.capturing.taking import take

LAST_MOMENTS = 15  # seconds beyond the time of the page, for writing and closing


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(3)


def main() -> None:
    os.umask(0o077)
    order = Order.from_json(sys.stdin.read())
    signal.signal(signal.SIGALRM, _too_long)
    signal.signal(signal.SIGTERM, _too_long)
    signal.alarm(int(order.limits.page + LAST_MOMENTS))
    take(order)


main()
