"""Opening the practice world: real regions, invented people, some sixty cases at every stage."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from netra.cases import services as cases
from netra.intake import services as intake
from netra.practice.contests import hold_contests
from netra.practice.plots import Plot, plots
from netra.practice.staff import Guide, engage, guides
from netra.practice.staging import JAKARTA, Troupe, stage_case
from netra.vault import services as vault

__all__ = ["Guide", "World", "open_world"]

Progress = Callable[[int, int, str], None]
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


def open_world(*, at: date, progress: Progress = _silent) -> World:
    """Make the practice world as it stands on the morning of `at`, in one transaction; once it is there, do nothing.

    Needs the regions, contests and offices, but none of the real candidates. The same day gives the same world.
    """
    if guides():
        return _world(is_new=False, answer_code="")
    vault.ensure_key()
    with transaction.atomic():
        answer_code = _make(at, progress)
    return _world(is_new=True, answer_code=answer_code)


def _make(at: date, progress: Progress) -> str:
    told = {plot.key: plot for plot in plots()}
    progress(0, len(told), "Orang dan kantor latihan")
    troupe = Troupe(at=at, people=engage(), ballots=hold_contests(at), plots=told)
    answer_code = ""
    own = sorted((plot for plot in told.values() if not plot.twin_of), key=lambda plot: _begins(plot, at))
    done = 0
    for plot in own:
        staged = stage_case(plot, troupe)
        answer_code = staged.answer or answer_code
        done += 1 + len(plot.twins)
        progress(done, len(told), staged.case.handling_office.short_name)
    cases.mark_overdue(at=datetime.combine(at, time(0, 30), tzinfo=JAKARTA))
    return answer_code


def _begins(plot: Plot, at: date) -> tuple[date, str]:
    return plot.acted_on(at), plot.key


def _world(*, is_new: bool, answer_code: str) -> World:
    found = intake.received_before(f"latihan {REPORTER}")
    return World(
        is_new=is_new,
        cases=len(plots()),
        guides=guides(),
        receipt_code=found.code if found else "",
        answer_code=answer_code,
    )
