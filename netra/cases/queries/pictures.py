"""The same picture in several cases, and pictures by the words on them: only in cases the reader may open."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netra.accounts.queries import Visitor
from netra.cases.models import Case, Exhibit
from netra.cases.permissions import visible_to
from netra.pictures import queries as pictures

MOST = 12
_FOUND = 60
_LOOKED_AT = 500  # of words that very many pictures bear, so many of the latest are asked for


@dataclass(frozen=True, slots=True)
class SamePicture:
    """A piece of this case and one of another that are alike; `kind` as `pictures.queries.Similar` says."""

    mine: Exhibit
    theirs: Exhibit
    kind: str
    is_mirrored: bool
    points: int


def same_pictures(case: Case, exhibits: Sequence[Exhibit], user: Visitor, on: date) -> list[SamePicture]:
    """Pairs with pieces of other cases, the surest first; what was joined already is left out, so is what shares a
    mere part."""
    mine = {exhibit.evidence_id: exhibit for exhibit in exhibits}
    pairs = [pair for pair in pictures.alike([one.evidence for one in exhibits]) if pair.kind != "PART"]
    theirs = defaultdict(list)
    others = Exhibit.objects.filter(evidence__in={pair.other for pair in pairs}, case__in=visible_to(user, on))
    for exhibit in others.exclude(case=case).exclude(case__joined_into=case).select_related("case", "evidence"):
        if exhibit.evidence_id not in mine and exhibit.case_id != case.joined_into_id:
            theirs[exhibit.evidence_id].append(exhibit)
    found: dict[tuple[int, int], SamePicture] = {}
    for pair in pairs:
        for exhibit in theirs[pair.other]:
            key = (mine[pair.mine].pk, exhibit.case_id)
            found.setdefault(key, SamePicture(mine[pair.mine], exhibit, pair.kind, pair.is_mirrored, pair.points))
    return list(found.values())[:MOST]


def pictures_bearing(text: str, user: Visitor, on: date) -> list[Exhibit]:
    """Pictures and PDFs that bear every word of a text, in cases the reader may open as a whole, the newest first."""
    hashes = pictures.bearing(text, _LOOKED_AT)
    held = Exhibit.objects.filter(evidence__sha256__in=hashes, case__in=visible_to(user, on))
    wide = held.filter(evidence__erased_at=None).select_related("evidence", "case__handling_office").order_by("pk")
    exhibits = {exhibit.evidence_id: exhibit for exhibit in wide}
    return sorted(exhibits.values(), key=lambda one: -one.pk)[:_FOUND]
