"""Where a file stands, as the law's tables want to know it."""

from datetime import datetime

from netra.cases.models import Case, Paper, Track
from netra.domain.papers import PAPERS
from netra.domain.workflow import Position
from netra.ledger import queries as ledger

CASE = "CASE"


def position(case: Case, at: datetime, track: Track | None = None) -> Position:
    """Stage, marks, papers at hand and run-out clocks of a case, or of one of its tracks."""
    file = case if track is None else track
    marks = set(file.marks)
    if track is None and _all_ended(case):
        marks.add("TRACKS_ENDED")
    return Position(
        stage=file.stage,
        marks=frozenset(marks),
        papers=papers_at_hand(case, track),
        lapsed=ledger.lapsed_rules(CASE, case.pk, at=at, track_id=track.pk if track else None),
    )


def _all_ended(case: Case) -> bool:
    tracks = list(case.tracks.all())
    return bool(tracks) and all(track.is_ended for track in tracks)


def papers_at_hand(case: Case, track: Track | None = None) -> frozenset[str]:
    """Kinds of paper that can serve an act now: not spent, and one for each accused where the kind asks for that."""
    found: dict[str, set[int | None]] = {}
    for paper in Paper.objects.filter(case=case, track=track, withdrawn_on__isnull=True):
        if paper.used_by_entry is None or not PAPERS[paper.kind].fresh:
            found.setdefault(paper.kind, set()).add(paper.accused_id)
    if track is None:
        return _for_everybody(case, found)
    return frozenset(found)


def _for_everybody(case: Case, found: dict[str, set[int | None]]) -> frozenset[str]:
    everybody = {person.pk for person in case.people.all()}
    kinds = {kind for kind in found if not PAPERS[kind].for_each}
    kinds |= {kind for kind in found if PAPERS[kind].for_each and everybody and everybody <= found[kind]}
    answered = set().union(
        *(found.get(kind, set()) for kind in ("CLARIFICATION_MINUTES", "WRITTEN_ANSWER", "ABSENCE_NOTE"))
    )
    if everybody and everybody <= answered:
        kinds.add("CLARIFICATION_MINUTES")  # one was heard, another wrote, a third stayed away: the group is filled
    return frozenset(kinds)
