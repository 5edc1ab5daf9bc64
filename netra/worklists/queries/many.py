"""Many cases at once, before anything is done: what may be done with them, and what would become of each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from netra.accounts.queries import User
from netra.cases import queries as cases
from netra.domain.papers import PAPERS
from netra.domain.procedures.actions import ACTIONS
from netra.domain.words import Text

if TYPE_CHECKING:
    from netra.cases.models import Case, Track

MOST = 100
ALONE = frozenset({"join", "register", "pass_on", "decide_refer", "refer_further", "go_on_as_other_law"})
NOT_HERE = Text("Tindakan ini tidak ada pada tahapnya.", "This act does not exist at its stage.")
NOT_ITS = Text("Tidak dikerjakan lembaga orang itu.", "Not at work at that person’s institution.")
LACKS = Text("Naskah yang belum ada: {papers}.", "Papers that lack: {papers}.")


@dataclass(frozen=True, slots=True)
class Pick:
    """A case, or one of its tracks, that was ticked. `key` names it in forms."""

    case: "Case"
    track: "Track | None"

    @property
    def key(self) -> str:
        return self.case.ref if self.track is None else f"{self.case.ref}.{self.track.pk}"

    @property
    def revision(self) -> int:
        return self.case.revision if self.track is None else self.track.revision

    @property
    def title(self) -> str:
        return self.case.official_number or self.case.ref


@dataclass(frozen=True, slots=True)
class Choice:
    """An act that some of the picked may undergo: how many now, of how many at whose stage it exists."""

    action: str
    label: Text
    ready: int
    there: int
    ends: bool


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an act would do with one: the stage it comes to, or why it stays."""

    pick: Pick
    goes: bool
    said: Text


def picks_of(keys: Iterable[str], user: User, on: date) -> list[Pick]:
    """What these keys name among what the reader may see, in their order; the rest is left out silently."""
    asked = list(dict.fromkeys(keys))[:MOST]
    refs = {key.partition(".")[0] for key in asked}
    found = cases.visible_to(user, on).filter(ref__in=refs, closed_on__isnull=True)
    wide = found.select_related("handling_office__region", "handling_office__parent")
    by_ref = {case.ref: case for case in wide.prefetch_related("tracks__accused", "tracks__body")}
    picks = []
    for key in asked:
        ref, _dot, track = key.partition(".")
        case = by_ref.get(ref)
        if case is None:
            continue
        one = _track(case, track, user, on) if track else None
        if one is not None or not track:
            picks.append(Pick(case, one))
    return picks


def _track(case: "Case", key: str, user: User, on: date) -> "Track | None":
    seen = cases.view_of(case, user, on).tracks
    found = next((track for track in case.tracks.all() if str(track.pk) == key), None)
    return found if found is not None and (seen is None or found.pk in seen) else None


def choices(picks: Iterable[Pick], user: User, *, on: date, at: datetime, also: str = "") -> list[Choice]:
    """Acts that exist for at least one of them, the most common first. Those that need a paper of each case's own, or
    another case to join, are done one by one. `also` was chosen before: it stays, so that each case says why not."""
    ready, there = Counter[str](), Counter[str]()
    known: dict[str, cases.Button] = {}
    for pick in picks:
        for button in cases.buttons(pick.case, user, on=on, at=at, track=pick.track):
            if button.action not in ALONE:
                known[button.action] = button
                there[button.action] += 1
                ready[button.action] += button.is_open
    found = [Choice(name, one.label, ready[name], there[name], one.ends) for name, one in known.items()]
    if also in ACTIONS and also not in ALONE and also not in known:
        found.append(Choice(also, ACTIONS[also].button, 0, 0, ends=False))
    return sorted(found, key=lambda one: (-one.ready, -one.there, one.action))


def foreseen(picks: Iterable[Pick], action: str, user: User, *, on: date, at: datetime) -> list[Foreseen]:
    """What the act would do with each; nothing is written. Whether it does is decided again when it is done."""
    return [_foreseen(pick, action, user, on, at) for pick in picks]


def _foreseen(pick: Pick, action: str, user: User, on: date, at: datetime) -> Foreseen:
    found = cases.buttons(pick.case, user, on=on, at=at, track=pick.track)
    button = next((one for one in found if one.action == action), None)
    if button is None:
        return Foreseen(pick, goes=False, said=NOT_HERE)
    if button.is_open:
        return Foreseen(pick, goes=True, said=button.target)
    lacking = [PAPERS[group.kinds[0].code].label for group in button.groups if not group.is_there]
    if lacking and not button.waits_for_time:
        said = Text(
            LACKS.id.format(papers=", ".join(one.id for one in lacking)),
            LACKS.en.format(papers=", ".join(one.en for one in lacking)),
        )
        return Foreseen(pick, goes=False, said=said)
    return Foreseen(pick, goes=False, said=button.reason or NOT_HERE)


def given_to(picks: Iterable[Pick], to: User, user: User, *, on: date) -> list[Foreseen]:
    """What giving them to somebody would do with each."""
    found = []
    for pick in picks:
        office = cases.acting_for(pick.case, user, on, pick.track)
        goes = cases.may_work_on(pick.case, to, office, on) and cases.may_work_on(pick.case, user, office, on)
        found.append(Foreseen(pick, goes=goes, said=Text(to.name, to.name) if goes else NOT_ITS))
    return found
