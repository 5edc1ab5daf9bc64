"""Until when a flag can still become a finding: the term `finding` of `deadlines.toml`, seven days today.

Source of the term: UU 1/2015 article 134(4), by its cautious reading: the clock starts when the office saw the post.
"""

from datetime import date, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from netra.domain.deadlines import DeadlineRule, NoSuchRule, last_day, rule_at

TERM: Final = "finding"
WESTERN: Final = ZoneInfo("Asia/Jakarta")


def expires_on(seen_at: datetime | None, created_at: datetime | None, zone: ZoneInfo = WESTERN) -> date | None:
    """The last day on which a finding may be fixed; the day of seeing is not counted.

    Where nobody noted when a post was seen, its own day stands in, which is the earlier and the more careful one.
    `None` where neither is known, or no term held then.

    >>> from datetime import UTC
    >>> expires_on(datetime(2024, 10, 1, 20, tzinfo=UTC), None)
    datetime.date(2024, 10, 9)
    """
    moment = seen_at or created_at
    return None if moment is None else _after(moment.astimezone(zone).date())


def term_on(seen_on: date) -> DeadlineRule | None:
    """The term that held on a day, with its article and how sure it is."""
    try:
        return rule_at(TERM, seen_on)
    except NoSuchRule:
        return None


@lru_cache(maxsize=4096)
def _after(seen_on: date) -> date | None:
    rule = term_on(seen_on)
    return None if rule is None else last_day(rule, seen_on)
