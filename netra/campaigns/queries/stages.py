"""Where a day lies in the election of a region."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from netra.domain import loading
from netra.domain.timetable import PhaseName, UnknownElection
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Contest, Region


@dataclass(frozen=True, slots=True)
class Moment:
    """The year of the election at hand, and its phase; both empty where no election is at hand or compiled."""

    year: int | None = None
    phase: str = ""


def moment_of(region: "Region | None", on: date) -> Moment:
    """What a day is in the election at hand in a region; for the nation, in the nearest one.

    A vote on a day of its own follows its own days; the national timetable says nothing of it.
    """
    if region is None:
        election = loading.load().timetables.election_for(on)
        return Moment() if election is None else _national(election.year, on)
    contest = next(iter(registry.contest_for(region.code, on).all), None)
    if contest is None:
        return Moment()
    if contest.polling_on is not None or contest.designation_on is not None:
        return Moment(contest.election_id, _local(contest, on))
    return _national(contest.election_id, on)


def _national(year: int, on: date) -> Moment:
    try:
        return Moment(year, loading.load().timetables.phase(year, on).name.value)
    except UnknownElection:
        return Moment(year)


def _local(contest: "Contest", on: date) -> str:
    """Empty between designation and the quiet days: when the campaign of such a vote begins was not compiled."""
    if on >= contest.quiet_from:
        is_quiet, is_polling = on < contest.polls_on, on == contest.polls_on
        return (PhaseName.QUIET if is_quiet else PhaseName.POLLING if is_polling else PhaseName.COUNTING).value
    if contest.designation_on is not None and on >= contest.designation_on:
        return ""
    return PhaseName.AWAITING_DESIGNATION.value
