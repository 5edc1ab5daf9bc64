"""The working day's pages and one act, asked for many times through the whole of Django."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from time import perf_counter, process_time, sleep
from typing import Any
from unittest.mock import patch

from django.core.cache import cache
from django.db import connection, reset_queries
from django.test import Client
from django.utils import timezone

from bench.pages import BACKEND, HOST, Times
from bench.place import pace
from netra.accounts.queries import Role, User, members_in
from netra.cases import queries as cases
from netra.cases import services
from netra.cases.models import Case
from netra.cases.services import CITIZEN, Actor
from netra.domain.allegation import Origin
from netra.registry import queries as registry
from tests.builders import an_allegation
from tests.cast import KUDUS

LIMIT_MS = 100
_CHANCE = random.Random(7)  # noqa: S311  repeatable, not secret
READERS = {
    "district": Role.DISTRICT_SUPERVISOR,
    "province": Role.PROVINCE_SUPERVISOR,
    "nation": Role.NATIONAL_SUPERVISOR,
}
FILTERS = ("tenggat=lewat", "tahap=STUDY", "asal=TIP", "tenggat=3&tugas=kosong")
WORDS = ("camat", "suka", "foto bersama", '"dua jari"', "kepala dinas", "grup whatsapp -camat")


@dataclass(slots=True)
class Measured:
    """One thing measured: `status` is the worst answer, `queries` the questions put to the database the first time,
    `pace` how long this machine took for a fixed piece of work just before."""

    name: str
    status: int = 200
    queries: int = 0
    pace: float = 0
    times: Times = field(default_factory=Times)

    def told(self) -> dict[str, object]:
        return {
            "status": self.status,
            "queries": self.queries,
            "pace": self.pace,
            **self.times.told(),
            "n": len(self.times.clock),
        }


def measure(runs: int, *, say: Callable[[str], None]) -> list[Measured]:
    """District: the busiest one that has people; nation: all of it. Anew: nothing counted a moment ago is at hand."""
    district = _member(Role.DISTRICT_SUPERVISOR)
    found = []
    for who, role in READERS.items():
        user = _member(role)
        client = _client(user)
        found += [
            _asked(f"inbox, {who}", client, ["/kerja/?which=open"], runs, say),
            _asked(f"inbox anew, {who}", client, ["/kerja/?which=open"], runs, say, before=cache.clear),
            _asked(f"filtered, {who}", client, [f"/kerja/?{one}" for one in FILTERS], runs, say),
            _asked(f"inbox page 20, {who}", client, ["/kerja/?which=open&page=20"], runs, say),
            _asked(f"my work, {who}", client, ["/kerja/?which=mine"], runs, say),
            _asked(f"case page, {who}", client, _cases_of(user, runs), runs, say),
            _asked(f"search, {who}", client, [f"/kerja/cari/?q={word}" for word in WORDS], runs, say),
        ]
    return [*found, _acts(district, runs, say)]


def notices_a_slow_page(*, say: Callable[[str], None]) -> bool:
    """A fault planted on purpose: the list waits longer than it may. What does not see it measures nothing."""
    slow, true = 2 * LIMIT_MS / 1000, cases.desk

    def slowed(*args: Any, **more: Any) -> Any:
        sleep(slow)
        return true(*args, **more)

    with patch.object(cases, "desk", slowed):
        client = _client(_member(Role.DISTRICT_SUPERVISOR))
        seen = _asked("planted", client, ["/kerja/"], 5, lambda _: None)
    is_caught = seen.times.median >= slow * 1000
    say(f"{'ok' if is_caught else 'MISSED'} planted: a list that waits {slow * 1000:.0f} ms")
    return is_caught


def _asked(
    name: str,
    client: Client,
    paths: list[str],
    runs: int,
    say: Callable[[str], None],
    before: Callable[[], object] = lambda: None,
) -> Measured:
    measured = Measured(name, pace=pace())
    connection.force_debug_cursor = True
    reset_queries()
    client.get(paths[0])
    measured.queries = len(connection.queries)
    connection.force_debug_cursor = False
    for run in range(runs):
        before()
        with _clock(measured.times):
            answer = client.get(paths[run % len(paths)])
        measured.status = max(measured.status, answer.status_code)
    _say(measured, say)
    return measured


def _acts(user: User, runs: int, say: Callable[[str], None]) -> Measured:
    """The first act on a case that came in now, written down with everything that follows from it."""
    measured = Measured("one act", pace=pace())
    on, office = timezone.localdate(), registry.handling_office(KUDUS)
    by = Actor.staff(user, office.pk)
    for _ in range(runs):
        told = an_allegation(origin=Origin.TIP, act_on=on - timedelta(days=2), received_on=on)
        case = services.open_case(told, office=office, by=CITIZEN, at=timezone.now())
        action = _free(case, user, on)
        with _clock(measured.times):
            services.act(case, action, by=by, on=on, at=timezone.now(), revision=case.revision)
    _say(measured, say)
    return measured


def _free(case: Case, user: User, on: date) -> str:
    """An act that asks for no paper."""
    found = cases.buttons(case, user, on=on, at=timezone.now())
    return next(button.action for button in found if button.is_open)


def _cases_of(user: User, count: int) -> list[str]:
    """Open cases all over what the reader may see, always the same."""
    visible = cases.visible_to(user, timezone.localdate()).filter(closed_on__isnull=True)
    refs = list(visible.order_by().values_list("ref", flat=True)[:5000])
    return [f"/perkara/{ref}/" for ref in _CHANCE.sample(refs, min(count, len(refs)))]


@contextmanager
def _clock(times: Times) -> Iterator[None]:
    began, worked = perf_counter(), process_time()
    yield
    times.worked.append((process_time() - worked) * 1000)
    times.clock.append((perf_counter() - began) * 1000)


def _say(one: Measured, say: Callable[[str], None]) -> None:
    times = one.times
    mark = "" if one.status == 200 else f"  answered {one.status}"
    say(
        f"  {one.name:24} {times.median:7.1f} ms  95th {times.high:7.1f} ms  own work {times.work:6.1f} ms"
        f"  {one.queries:3} queries  pace {one.pace:4.1f}{mark}"
    )


def _client(user: User) -> Client:
    client = Client(raise_request_exception=False, SERVER_NAME=HOST)
    client.force_login(user, backend=BACKEND)
    return client


def _member(role: Role) -> User:
    members = list(members_in(role))
    near = [one for one in members if "3319" in one.email or "33@" in one.email]
    return (near or members)[0]
