"""Opening the practice world: real regions, invented people, some sixty cases at every stage."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from netra.cases import services as cases
from netra.intake import services as intake
from netra.notices import services as notices
from netra.personnel import services as personnel
from netra.practice.asked_first import ask_first
from netra.practice.contests import hold_contests
from netra.practice.flags import flag_posts
from netra.practice.nation.opening import CASES as NATION
from netra.practice.nation.opening import cases_there, count_nation, settle_nation
from netra.practice.number_books import keep_number_books
from netra.practice.office_acts import watch_offices
from netra.practice.people import keep_staff
from netra.practice.plots import Plot, plots
from netra.practice.readings import read_articles
from netra.practice.staff import Guide, engage, guides
from netra.practice.staging import JAKARTA, Troupe, stage_case
from netra.practice.words import keep_words
from netra.vault import services as vault

__all__ = ["NATION", "Guide", "World", "open_world"]

Progress = Callable[[int, int, str], None]
COUNTING = "Angka dan zona"
REPORTER = "kini-pose-lurah"  # the plot whose receipt code people may try


@dataclass(frozen=True, slots=True)
class World:
    """What to tell whoever opened it.

    `receipt_code` opens a reporter's page at any time, `answer_code` an accused person's; the latter is known only to
    the run that made the world, since it is kept nowhere.
    """

    is_new: bool
    cases: int
    guides: tuple[Guide, ...]
    receipt_code: str
    answer_code: str


def _silent(done: int, total: int, text: str) -> None:
    """Nobody watches."""


def open_world(*, at: date, progress: Progress = _silent, nation: int = 0) -> World:
    """Make the practice world as it stands on the morning of `at`, in one transaction; once it is there, do nothing.

    Needs the regions, contests and offices, but none of the real candidates. The same day gives the same world.
    `nation` adds so many cases all over the country, with agencies and prevention, counted by figures and zones.
    """
    if guides():
        return _world(is_new=False, answer_code="")
    vault.ensure_key()
    with transaction.atomic():
        answer_code = _make(at, progress, nation)
    personnel.refresh_index()
    if nation:
        progress(1, 2, COUNTING)
        count_nation(at=datetime.combine(at, time(1), tzinfo=JAKARTA))
        progress(2, 2, COUNTING)
    return _world(is_new=True, answer_code=answer_code)


def _make(at: date, progress: Progress, nation: int) -> str:
    told = {plot.key: plot for plot in plots()}
    progress(0, len(told), "Orang dan kantor latihan")
    troupe = Troupe(at=at, people=engage(), ballots=hold_contests(at), plots=told)
    if nation:
        settle_nation(at=at, cases=nation)
        notices.begin_here()
    answer_code = ""
    own = sorted((plot for plot in told.values() if not plot.twin_of), key=lambda plot: _begins(plot, at))
    done = 0
    for plot in own:
        staged = stage_case(plot, troupe)
        answer_code = staged.answer or answer_code
        done += 1 + len(plot.twins)
        progress(done, len(told), staged.case.handling_office.short_name)
    watch_offices(troupe.people, at)
    ask_first(troupe.people, at)
    read_articles(troupe.people, at)
    keep_words(troupe.people, at)
    flag_posts(troupe.people, at)
    keep_staff(at)
    keep_number_books(troupe.people, at)
    cases.mark_overdue(at=datetime.combine(at, time(0, 30), tzinfo=JAKARTA))
    return answer_code


def _begins(plot: Plot, at: date) -> tuple[date, str]:
    return plot.acted_on(at), plot.key


def _world(*, is_new: bool, answer_code: str) -> World:
    found = intake.received_before(f"latihan {REPORTER}")
    return World(
        is_new=is_new,
        cases=cases_there(),
        guides=guides(),
        receipt_code=found.code if found else "",
        answer_code=answer_code,
    )
