"""Finding cases: by address, and those that look like the same matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from netra.accounts.queries import Visitor
from netra.cases.models import Case
from netra.cases.permissions import visible_to
from netra.domain.words import Text
from netra.pictures import queries as pictures

SAME_LINK = Text("tautan yang sama", "the same link")
SAME_PICTURE = Text("gambar yang sama", "the same picture")
SAME_WORDS = Text("tulisan yang sama pada gambar", "the same words on a picture")
SAME_PERSON = Text("orang yang sama", "the same person")


@dataclass(frozen=True, slots=True)
class Twin:
    """Another open case that may be the same matter, and why."""

    case: Case
    reasons: tuple[Text, ...]


def case_by_ref(ref: str, user: Visitor, on: date) -> Case | None:
    """The case with this address, if the asker may see it."""
    found = visible_to(user, on).select_related(
        "handling_office__region", "handling_office__parent", "region", "contest"
    )
    return found.filter(ref=ref).first()


def near_duplicates(case: Case, user: Visitor, on: date) -> tuple[Twin, ...]:
    """Open cases of the same office with the same link, picture or named person, the most alike first."""
    others = (
        visible_to(user, on).filter(closed_on__isnull=True, handling_office=case.handling_office_id).exclude(pk=case.pk)
    )
    reasons: dict[int, list[Text]] = {}
    for pk, links in others.values_list("pk", "links"):
        if set(links) & set(case.links):
            reasons.setdefault(pk, []).append(SAME_LINK)
    for pk, reason in _by_pictures(case, others):
        reasons.setdefault(pk, []).append(reason)
    same = Q(pk__in=[])
    for person in case.people.all():
        if person.nip:
            same |= Q(people__nip=person.nip)
        if len(person.name) > 3:
            same |= Q(people__name__iexact=person.name)
    for pk in others.filter(same).distinct().values_list("pk", flat=True):
        reasons.setdefault(pk, []).append(SAME_PERSON)
    found = Case.objects.in_bulk(reasons)
    ranked = sorted(reasons, key=lambda pk: (-len(reasons[pk]), pk))
    return tuple(Twin(found[pk], tuple(reasons[pk])) for pk in ranked[:5])


def _by_pictures(case: Case, others: QuerySet[Case]) -> Iterator[tuple[int, Text]]:
    """Each of the others once that holds the same piece, the same file or shot, or a picture with the same words."""
    pieces = [exhibit.evidence for exhibit in case.exhibits.select_related("evidence")]
    met = {piece.pk: SAME_PICTURE for piece in pieces}
    for pair in reversed(pictures.alike(pieces)):  # the surest is told
        if pair.kind != "PART":
            met[pair.other] = SAME_WORDS if pair.kind == "WORDS" else SAME_PICTURE
    told: dict[int, Text] = {}
    held = others.filter(exhibits__evidence__in=met).values_list("pk", "exhibits__evidence")
    for pk, piece in held:
        if piece in met:
            told[pk] = SAME_PICTURE if told.get(pk) == SAME_PICTURE else met[piece]
    yield from told.items()
