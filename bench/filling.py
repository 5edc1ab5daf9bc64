"""Filling a database with the practice nation, as large as one likes."""

from collections.abc import Callable
from datetime import datetime
from time import perf_counter

from django.core.management import call_command
from django.db import connection, transaction

from netra.figures import services as figures
from netra.practice.nation import opening, prevention
from netra.practice.nation.country import places
from netra.practice.nation.life import Setting
from netra.practice.nation.lives import Nation
from netra.practice.nation.rows import keep_numbers_in_step
from netra.practice.nation.tables import NUMBERED_BY_US, Harvest
from netra.practice.staff import engage
from netra.registry import services as registry
from netra.vault import services as vault

Say = Callable[[str], None]


def fill(cases: int, *, at: datetime, chunk: int, say: Say) -> None:
    """Bring the database to that many cases; what is there already is kept."""
    call_command("migrate", verbosity=0, interactive=False)
    there = opening.cases_there()
    if there >= cases:
        return
    _in_a_hurry()
    if not there:
        _ground(at)
    today, polling_on = at.date(), at.date() + opening.POLLING_IN
    names = prevention.names_known()
    numbers = opening.first_numbers()
    setting = Setting(at, polling_on, names, numbers, with_papers=False)
    nation = Nation(places(today), setting, seed="bench")
    began = perf_counter()
    for first in range(there, cases, chunk):
        harvest = Harvest()
        nation.cases(min(chunk, cases - first), harvest, first)
        with transaction.atomic():
            opening.store(harvest)
        done = first + chunk
        if done % (5 * chunk) == 0:
            say(f"  {done:,} cases after {perf_counter() - began:.0f} s")
    keep_numbers_in_step(NUMBERED_BY_US)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _ground(at: datetime) -> None:
    """Everything below the cases: regions, offices, people, agencies, prevention, votes ahead."""
    vault.ensure_key()
    registry.load_reference_data(with_pairs=False)
    registry.create_offices()
    figures.load_published()
    with transaction.atomic():
        engage()
        opening.settle_nation(at=at.date(), cases=0)


def _in_a_hurry() -> None:
    """A file that is only measured may be lost in a power cut."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA cache_size=-400000")
