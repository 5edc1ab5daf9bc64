"""Reading about pictures: what stands on them, which are alike, what may be published. Asks no permission."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from netra.engine.pictures.looking import Found, from_plain
from netra.engine.pictures.names import Sign
from netra.engine.pictures.proposing import Proposal, joined, words_proposed
from netra.engine.pictures.shapes import Box
from netra.evidence import queries as evidence_queries
from netra.evidence import services as files
from netra.pictures.models import Alike, Picture, Publishable, Reader, State, Word
from netra.pictures.tokens import folded, numbers, tokens_of

if TYPE_CHECKING:
    from netra.evidence.models import Evidence

__all__ = [
    "Box",
    "Found",
    "Proposal",
    "Sign",
    "Similar",
    "Words",
    "alike",
    "bearing",
    "latest_publishable",
    "lines_with",
    "look_state",
    "places_to_hide",
    "words_on",
]

SAME_FILE = "FILE"


@dataclass(frozen=True, slots=True)
class Similar:
    """Two pieces of evidence that are alike. `kind`: FILE for the same bytes, else as `Alike.Kind` says."""

    mine: UUID
    other: UUID
    kind: str
    is_mirrored: bool = False
    points: int = 0
    agreed: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """What was read on a picture, or in a PDF (`is_paper`). `note` says in words why there is nothing, or that it is
    not over."""

    lines: tuple[str, ...] = ()
    note: str = ""
    is_paper: bool = False


def words_on(evidence: "Evidence") -> Words | None:
    """The words of a picture or a PDF; none for what is neither."""
    is_paper = evidence_queries.is_paper(evidence)
    if not is_paper and not _is_picture(evidence):
        return None
    waiting = _("Isi berkas menunggu dibaca") if is_paper else str(State.WAITING.label)
    failed = _("Isi berkas tidak dapat dibaca") if is_paper else str(State.FAILED.label)
    row = Picture.objects.filter(sha256=evidence.sha256).first()
    if row is None or row.state == State.WAITING:
        return Words(note=waiting, is_paper=is_paper)
    if row.reader != Reader.READ:
        return Words(note=str(Reader(row.reader).label) if row.reader else failed, is_paper=is_paper)
    found = _found(evidence.sha256)
    if found is None:
        return Words(note=failed, is_paper=is_paper)
    return Words(tuple(line.text for line in found.lines), is_paper=is_paper)


def look_state(evidence: "Evidence") -> str:
    """WAITING, SEEN, DONE or FAILED; empty for what is no picture."""
    if not _is_picture(evidence):
        return ""
    found = Picture.objects.filter(sha256=evidence.sha256).values_list("state", flat=True).first()
    return found or str(State.WAITING)


def places_to_hide(evidence: "Evidence", known: Iterable[str] = ()) -> tuple[Found, list[Proposal]] | None:
    """What was found on a picture and the places proposed for covering; none until it was looked at.

    `known`: names that occur in the case; their words are proposed as well.
    """
    found = _found(evidence.sha256) if _is_picture(evidence) else None
    if found is None:
        return None
    more = words_proposed(found.lines, (found.width, found.height), known=known)
    return found, joined(found.proposals, more)


def alike(pieces: Collection["Evidence"]) -> list[Similar]:
    """Other pieces that are the same file, show the same shot or bear the same words, for each of these; what shares
    only a part comes last. The caller leaves out what its reader may not see."""
    mine = defaultdict(list)
    for piece in pieces:
        mine[piece.sha256].append(piece)
    pairs = _pairs(mine)
    others = defaultdict(list)
    for piece in evidence_queries.kept_under({*mine, *(sha256 for _mine, sha256, _row in pairs)}):
        others[piece.sha256].append(piece)
    found = [
        Similar(one.pk, other.pk, SAME_FILE)
        for sha256, own in mine.items()
        for one in own
        for other in others[sha256]
        if other.pk != one.pk
    ]
    for sha256, there, row in pairs:
        found += [
            Similar(one.pk, other.pk, row.kind, row.is_mirrored, row.points, row.agreed)
            for one in mine[sha256]
            for other in others[there]
        ]
    order = {SAME_FILE: 0, Alike.Kind.SHOT: 1, Alike.Kind.WORDS: 2, Alike.Kind.PART: 3}
    return sorted(found, key=lambda one: (order[one.kind], -one.agreed))


def bearing(text: str, most: int) -> list[str]:
    """Hashes of the pictures and PDFs that bear every word of a text (words of three letters and more), the latest
    first."""
    asked = folded(text)
    if not asked:
        return []
    wanted = numbers(tokens_of(asked))
    held = Word.objects.filter(token__in=wanted).order_by().values("picture").annotate(n=Count("pk"))
    latest = held.filter(n=len(wanted)).order_by("-picture").values_list("picture", flat=True)[:most]
    named = dict(Picture.objects.filter(pk__in=list(latest)).values_list("pk", "sha256"))
    return [named[pk] for pk in sorted(named, reverse=True)]


def lines_with(text: str, evidence: "Evidence") -> list[str]:
    """The lines of a picture or a PDF in which a word of a text stands."""
    asked, found = folded(text), _found(evidence.sha256)
    return [line.text for line in found.lines if asked & folded(line.text)] if found else []


def latest_publishable(evidence: "Evidence") -> Publishable | None:
    """The copy to publish, if one was made."""
    return Publishable.objects.filter(evidence=evidence).order_by("pk").last()


def _pairs(hashes: Iterable[str]) -> list[tuple[str, str, Alike]]:
    """Pairs in which one of these contents takes part: (this content, the other's, the row)."""
    named = set(hashes)
    ids = dict(Picture.objects.filter(sha256__in=named).values_list("pk", "sha256"))
    rows = list(Alike.objects.filter(Q(one__in=ids) | Q(other__in=ids)).select_related("one", "other").order_by("pk"))
    told = [(row.one.sha256, row.other.sha256, row) for row in rows if row.one_id in ids]
    return told + [(row.other.sha256, row.one.sha256, row) for row in rows if row.other_id in ids]


def _found(sha256: str) -> Found | None:
    try:
        return from_plain(json.loads(files.read_made("found", sha256)))
    except files.NoCopy:
        return None


def _is_picture(evidence: "Evidence") -> bool:
    return evidence_queries.has_clean_copy(evidence) and evidence.clean_media_type.startswith("image/")
