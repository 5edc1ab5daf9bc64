"""How work is shared out in an office: so that nobody carries it alone, and nothing lies with nobody."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import User
from netra.cases.models import Assignment, Case, Hold
from netra.cases.queries.aside import without_aside
from netra.cases.queries.inbox import may_await
from netra.cases.queries.wanted import late_clocks, open_clocks
from netra.ledger.queries import Deadline

SOON = timedelta(days=3)
LATELY = timedelta(days=30)
_Counts = Counter[int]


@dataclass(frozen=True, slots=True)
class Share:
    """One person's part of what is open; `held` now, `ended` in the last thirty days. `is_least`: carries least."""

    user: User
    running: int
    late: int
    soon: int
    held: int
    ended: int
    is_least: bool = False

    @property
    def weight(self) -> int:
        """A case past its term weighs like two."""
        return self.running + self.late


@dataclass(frozen=True, slots=True)
class Load:
    """An office's work by person, most laden first, and what is given to nobody."""

    office: str
    shares: tuple[Share, ...]
    unassigned: int
    unassigned_late: int

    @property
    def heaviest(self) -> int:
        return max((share.running for share in self.shares), default=0)


def load_of(office: str, *, on: date, at: datetime) -> Load:
    """The load of an institution; whether the reader belongs to it is the caller's to ask."""
    given = Assignment.objects.filter(institution=office).order_by()
    running = given.filter(case__closed_on__isnull=True)
    counts = (
        _by_person(running),
        _by_person(running.filter(Exists(late_clocks(at).filter(subject_id=OuterRef("case"))))),
        _by_person(running.filter(Exists(_soon(at).filter(subject_id=OuterRef("case"))))),
        Counter(Hold.objects.filter(institution=office, until__gt=at).values_list("by", flat=True)),
        _by_person(given.filter(case__closed_on__gt=on - LATELY)),
    )
    people = [one for one in accounts.members_of(office) if any(_here(one, office, on))]
    shares = [_share(one, *counts) for one in people]
    most = max((share.weight for share in shares), default=0)
    least = min((share.weight for share in shares), default=0)
    shares = [replace(share, is_least=least < most and share.weight == least) for share in shares]
    nobodys = _nobodys(office, people, on)
    return Load(
        office=office,
        shares=tuple(sorted(shares, key=lambda share: (-share.weight, share.user.name))),
        unassigned=nobodys.count(),
        unassigned_late=nobodys.filter(Exists(late_clocks(at).filter(subject_id=OuterRef("pk")))).count(),
    )


def _share(user: User, running: _Counts, late: _Counts, soon: _Counts, held: _Counts, ended: _Counts) -> Share:
    pk = user.pk
    return Share(user, running[pk], late[pk], soon[pk], held[pk], ended[pk])


def _by_person(given: QuerySet[Assignment]) -> _Counts:
    return Counter(given.values_list("to", flat=True))


def _soon(at: datetime) -> QuerySet[Deadline]:
    return open_clocks().filter(due_at__gt=at, due_at__lte=at + SOON)


def _here(user: User, office: str, on: date) -> list[accounts.Standing]:
    return [one for one in accounts.standings(user, on) if str(one.institution.pk) == office]


def _nobodys(office: str, people: list[User], on: date) -> QuerySet[Case]:
    """Open cases in which the institution may have a step to take, given to nobody there."""
    standings = {one.role: one for user in people for one in _here(user, office, on)}
    open_ = without_aside(Case.objects.filter(closed_on__isnull=True)).filter(may_await(standings.values()))
    return open_.filter(~Q(pk__in=Assignment.objects.filter(institution=office).values("case")))
