"""Asking for every page that shows figures, many times, through the whole of Django."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from django.conf import settings
from django.db import connection, reset_queries
from django.test import Client

from netra.accounts.queries import Role, User, members_in
from netra.dashboards.views.showing import drawn
from netra.figures.queries import forget

PUBLIC = None
BACKEND = settings.AUTHENTICATION_BACKENDS[0]
HOST = "127.0.0.1"
LINKS = 3  # lists and downloads followed from a dashboard
HREF = re.compile(r'href="([^"]+)"')


@dataclass(slots=True)
class Times:
    """How long a page took each time, in milliseconds: on the clock, and at work in this process alone, whatever else
    the machine did."""

    clock: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.clock)

    @property
    def high(self) -> float:
        """The 95th percentile."""
        return quantiles(self.clock, n=20, method="inclusive")[-1]

    @property
    def work(self) -> float:
        return median(self.worked)

    def told(self) -> dict[str, float]:
        found = {"median_ms": self.median, "p95_ms": self.high, "cpu_ms": self.work, "cpu_least_ms": min(self.worked)}
        return {name: round(value, 1) for name, value in found.items()}


@dataclass(slots=True)
class Measured:
    """A page with the number of questions it put to the database.

    `cold`: where no sum was read and no figure drawn before, as after the figures moved; `warm`: while they stand
    still.
    """

    name: str
    status: int
    size: int
    queries: int
    cold: Times = field(default_factory=Times)
    warm: Times = field(default_factory=Times)

    def told(self) -> dict[str, object]:
        about = {"status": self.status, "queries": self.queries, "bytes": self.size}
        return about | {"cold": self.cold.told(), "warm": self.warm.told()}


@dataclass(frozen=True, slots=True)
class Page:
    """`role`: who asks, `None` for a stranger."""

    name: str
    path: str
    role: Role | None = PUBLIC


PAGES = (
    Page("nation", "/angka/nasional/", Role.NATIONAL_SUPERVISOR),
    Page("nation, for a ministry", "/angka/nasional/", Role.MONITOR),
    Page("province 33", "/angka/wilayah/33/", Role.PROVINCE_SUPERVISOR),
    Page("region 33.19", "/angka/wilayah/33.19/", Role.DISTRICT_SUPERVISOR),
    Page("one government 33.19", "/angka/instansi/PPK-33.19/", Role.PERSONNEL_AUTHORITY),
    Page("the verifier's nation", "/angka/nasional/", Role.VERIFIER),
    Page("map of regions", "/zona/"),
    Page("map of provinces", "/zona/?tingkat=provinsi"),
    Page("map as a picture", "/zona/peta.svg"),
    Page("table of zones", "/zona/tabel.csv"),
    Page("zone of a region", "/zona/33.19/"),
    Page("zone of a province", "/zona/33/"),
    Page("zones of others", "/zona/terbitan/"),
    Page("figures of others", "/angka/terbitan/"),
    Page("acts of prevention", "/pencegahan/"),
    Page("coverage", "/pencegahan/cakupan/", Role.NATIONAL_SUPERVISOR),
    Page("coverage of a region", "/pencegahan/cakupan/33.19/", Role.DISTRICT_SUPERVISOR),
    Page("open data", "/data/"),
    Page("work list of the nation", "/kerja/", Role.NATIONAL_SUPERVISOR),
    Page("work list of a district", "/kerja/", Role.DISTRICT_SUPERVISOR),
)


def measure(runs: int, *, say: Callable[[str], None]) -> list[Measured]:
    """Every page, and the lists and downloads that the nation's dashboard links to."""
    pages = [*PAGES, *_linked(Role.NATIONAL_SUPERVISOR, "/angka/nasional/", "nation")]
    pages += _linked(Role.DISTRICT_SUPERVISOR, "/angka/wilayah/33.19/", "region 33.19")
    pages += _linked(None, "/data/", "open data", ("/data/",))
    found = []
    for page in pages:
        found.append(_one(page, runs))
        one = found[-1]
        say(f"  {page.name}: {one.cold.median:.0f} ms, again {one.warm.median:.0f} ms, {one.queries} queries")
    return found


def _linked(
    role: Role | None, path: str, name: str, kinds: tuple[str, ...] = ("/angka/daftar/", "/angka/unduh/")
) -> list[Page]:
    page = _client(role).get(path)
    links = list(dict.fromkeys(unescape(href) for href in HREF.findall(page.content.decode())))
    found = []
    for kind in kinds:
        mine = [href for href in links if href.startswith(kind) and href != path]
        step = max(1, len(mine) // LINKS)
        found += [Page(f"{name}: {href[:60]}", href, role) for href in mine[::step][:LINKS]]
    return found


def _one(page: Page, runs: int) -> Measured:
    client = _client(page.role)
    client.get(page.path)  # what Python reads and compiles once is no part of a page
    _forget()
    connection.force_debug_cursor = True
    reset_queries()
    answer = client.get(page.path)
    size = _size(answer)
    measured = Measured(page.name, answer.status_code, size, len(connection.queries))
    connection.force_debug_cursor = False
    for _ in range(runs):
        _forget()
        _time(measured.cold, client, page.path)
        _time(measured.warm, client, page.path)
    return measured


def _forget() -> None:
    """As in a process that has read no sum and drawn no figure yet."""
    forget()
    drawn.cache_clear()


def _time(times: Times, client: Client, path: str) -> None:
    began, worked = perf_counter(), process_time()
    _size(client.get(path))
    times.worked.append((process_time() - worked) * 1000)
    times.clock.append((perf_counter() - began) * 1000)


def _size(answer: Any) -> int:
    """How many bytes; reads a stream to its end."""
    return sum(map(len, answer.streaming_content)) if answer.streaming else len(answer.content)


def _client(role: Role | None) -> Client:
    client = Client(raise_request_exception=False, SERVER_NAME=HOST)
    if role is not None:
        client.force_login(_member(role), backend=BACKEND)
    return client


def _member(role: Role) -> User:
    """Who has the role; in the busy regency of the practice world where it has one there."""
    members = list(members_in(role))
    near = [one for one in members if "3319" in one.email or "33@" in one.email]
    return (near or members)[0]
