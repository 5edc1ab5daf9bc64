"""How a case ended, read behind the scenes; and what stories carry in their pockets."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw

from netra.cases.models import Case
from netra.ledger.models import Deadline, Entry
from tests.journeys.house import House


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case as its rows tell it: stage and result, each track's route, result and sanction, the events in order."""

    stage: str
    result: str
    tracks: tuple[tuple[str, str, str], ...]
    events: tuple[str, ...]
    late: tuple[str, ...]
    running: tuple[str, ...]

    def in_order(self, *events: str) -> bool:
        """Whether these events follow one another, others between them or not."""
        rest = iter(self.events)
        return all(event in rest for event in events)


def a_photo(folder: Path, name: str = "foto.jpg") -> Path:
    """Two invented people and a raised hand, more or less."""
    picture = Image.new("RGB", (1200, 900), "#8aa9b8")
    pen = ImageDraw.Draw(picture)
    for left in (300, 620):
        pen.ellipse((left, 200, left + 200, 400), fill="#c99a6b")
        pen.rectangle((left - 20, 400, left + 220, 900), fill="#7a5c3e")
    path = folder / name
    picture.save(path, "JPEG", quality=85)
    return path


def case_about(house: House, account: str) -> str:
    """The short code of the newest case with this account."""
    return house.backstage(lambda: str(Case.objects.filter(account=account).latest("id").ref))


def number_of(house: House, account: str) -> int:
    return house.backstage(lambda: Case.objects.filter(account=account).count())


def outcome(house: House, ref: str) -> Outcome:
    """Read the end of a case behind the scenes; its ledger must have no gap and never go back in time."""
    return house.backstage(lambda: _outcome(Case.objects.get(ref=ref)))


def _outcome(case: Case) -> Outcome:
    entries = list(Entry.objects.filter(subject_kind="CASE", subject_id=case.pk).order_by("sequence"))
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
    assert all(one.at <= other.at for one, other in pairwise(entries))
    clocks = Deadline.objects.filter(subject_kind="CASE", subject_id=case.pk).order_by("id")
    return Outcome(
        case.stage,
        case.result,
        tuple((track.route, track.result, track.sanction) for track in case.tracks.all()),
        tuple(entry.event for entry in entries),
        tuple(clock.rule for clock in clocks if clock.state == Deadline.State.MET_LATE),
        tuple(clock.rule for clock in clocks if clock.is_open),
    )
