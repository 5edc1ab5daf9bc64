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

PUBLIC = None
BACKEND = settings.AUTHENTICATION_BACKENDS[0]
HOST = "127.0.0.1"
LINKS = 3  # lists and downloads followed from a dashboard
HREF = re.compile(r'href="([^"]+)"')


@dataclass(slots=True)
class Measured:
    """A page with its times in milliseconds and the number of questions it put to the database."""

    name: str
    status: int
    size: int
    queries: int
    times: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)  # of this process alone, whatever else the machine does

    @property
    def median(self) -> float:
        return median(self.times)

    @property
    def high(self) -> float:
        """The 95th percentile."""
        return quantiles(self.times, n=20, method="inclusive")[-1]

    @property
    def work(self) -> float:
        """The median of the time this process itself was at work."""
        return median(self.worked)

    def told(self) -> dict[str, float | int]:
        return {
            "status": self.status,
            "median_ms": round(self.median, 1),
            "p95_ms": round(self.high, 1),
            "cpu_ms": round(self.work, 1),
            "queries": self.queries,
            "bytes": self.size,
        }


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
        say(f"  {page.name}: {found[-1].median:.0f} ms, {found[-1].queries} queries")
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
    connection.force_debug_cursor = True
    reset_queries()
    answer = client.get(page.path)
    size = _size(answer)
    queries = len(connection.queries)
    connection.force_debug_cursor = False
    measured = Measured(page.name, answer.status_code, size, queries)
    for _ in range(runs):
        began, worked = perf_counter(), process_time()
        _size(client.get(page.path))
        measured.worked.append((process_time() - worked) * 1000)
        measured.times.append((perf_counter() - began) * 1000)
    return measured


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
