"""Whose accounts turned out to be whose: what the weighing of evidence about people learns from."""

from collections.abc import Iterator

from netra.engine.resolve import Profile
from netra.monitoring.models import Attribution, Confidence, Flag, Reason, Verdict
from netra.monitoring.queries.behind import about
from netra.personnel.services import Settled

CHUNK = 500
SURE = (Confidence.HIGH, Confidence.MEDIUM)


def settled_accounts() -> Iterator[Settled]:
    """Each account once: tied for sure to a person of the register, or dismissed as fake or as not that person's."""
    seen: set[tuple[str, str]] = set()
    found = Attribution.objects.filter(flag__erased_at=None, employee__isnull=False, confidence__in=SURE)
    for row in found.select_related("flag").order_by("flag", "-id").iterator(chunk_size=CHUNK):
        yield from _once(row.flag, row.employee, seen)
    refused = Verdict.objects.filter(
        flag__erased_at=None, reason__in=(Reason.FAKE_ACCOUNT, Reason.NOT_THE_PERSON)
    ).select_related("flag")
    for verdict in refused.order_by("flag", "-turn").iterator(chunk_size=CHUNK):
        yield from _once(verdict.flag, None, seen)


def _once(flag: Flag, employee: int | None, seen: set[tuple[str, str]]) -> Iterator[Settled]:
    account = (flag.platform, flag.handle or flag.actor_name)
    if account not in seen and flag.actor_name:
        seen.add(account)
        profile = Profile(
            handle=flag.handle, name=flag.actor_name, region_code=flag.region_hint[:5], bio=about(flag.extra)
        )
        yield Settled(profile, employee)
