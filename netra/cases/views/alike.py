"""The same picture in another case, for the page: both side by side, and whether one step joins them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netra.cases.models import Case
from netra.cases.queries import SamePicture
from netra.cases.views.scene import Scene
from netra.cases.views.showing import title_of
from netra.evidence import queries as evidence

KINDS = {
    "FILE": gettext_lazy("berkas yang persis sama"),
    "SHOT": gettext_lazy("foto yang sama"),
    "WORDS": gettext_lazy("tulisan yang sama"),
}


@dataclass(frozen=True, slots=True)
class SamePart:
    """`why` says how the two are alike; `mine` and `theirs` are addresses of small pictures, empty without one."""

    case: Case
    title: str
    why: str
    mine: str
    theirs: str
    exhibit: str
    can_join: bool


def same_parts(scene: Scene, pairs: Sequence[SamePicture]) -> list[SamePart]:
    """What the page shows of pictures that came in twice."""
    return [_part(scene, pair) for pair in pairs]


def _part(scene: Scene, pair: SamePicture) -> SamePart:
    other, theirs = pair.theirs.case, pair.theirs.evidence
    is_open = not (scene.case.is_closed or other.is_closed)
    return SamePart(
        case=other,
        title=title_of(other),
        why=_why(pair),
        mine=scene.url("exhibit_small", pair.mine.evidence_id) if evidence.has_clean_copy(pair.mine.evidence) else "",
        theirs=_small(other, theirs.pk) if evidence.has_clean_copy(theirs) else "",
        exhibit=reverse("cases:exhibit_story", args=(other.ref, theirs.pk)),
        can_join=scene.handles and is_open and other.handling_office_id == scene.case.handling_office_id,
    )


def _small(case: Case, id: object) -> str:
    return reverse("cases:exhibit_small", args=(case.ref, id))


def _why(pair: SamePicture) -> str:
    told = [str(KINDS[pair.kind])]
    if pair.is_mirrored:
        told.append(_("dibalik seperti cermin"))
    if pair.points:
        told.append(_("%(n)s titik cocok") % {"n": pair.points})
    return ", ".join(told)
