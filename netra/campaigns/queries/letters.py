"""The letters of an appeal: as papers, and how far each of them is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings

from netra.campaigns.models import Act, Dispatch, DispatchState, LetterText
from netra.documents import services as documents
from netra.domain.codes import Confidence, PersonStatus
from netra.domain.loading import load
from netra.domain.words import Text
from netra.registry.queries import AgencyKind

if TYPE_CHECKING:
    from netra.registry.models import Agency, Institution

FORBIDDEN = Text("Perbuatan yang dilarang", "What is forbidden")
LANGUAGE = "id"  # letters between Indonesian offices
_VILLAGE = frozenset({PersonStatus.VILLAGE_HEAD, PersonStatus.VILLAGE_STAFF})


@dataclass(frozen=True, slots=True)
class Letters:
    """An appeal's letters: those that arrived, those under way, those that need somebody."""

    act: Act
    text: LetterText
    rows: tuple[Dispatch, ...]

    def in_state(self, *states: str) -> tuple[Dispatch, ...]:
        return tuple(row for row in self.rows if row.state in states)

    @property
    def arrived(self) -> int:
        return sum(row.arrived_on is not None for row in self.rows)

    @property
    def to_carry(self) -> tuple[Dispatch, ...]:
        return self.in_state(DispatchState.NO_ADDRESS, DispatchState.FAILED)

    @property
    def queued(self) -> tuple[Dispatch, ...]:
        return self.in_state(DispatchState.QUEUED)

    @property
    def unsure(self) -> tuple[Dispatch, ...]:
        return self.in_state(DispatchState.UNSURE)


def letters_of(act: Act) -> Letters | None:
    """The letters made of an appeal; `None` for an act without."""
    text = LetterText.objects.filter(act=act).first()
    if text is None:
        return None
    return Letters(act, text, tuple(act.dispatches.select_related("agency", "office", "office__region")))


def appeal_paper(act: Act, text: LetterText, rows: Sequence[Dispatch]) -> documents.Appeal:
    """These letters of an appeal as one paper; made again it is the same."""
    office = rows[0].office
    return documents.Appeal(
        office=letterhead(office),
        made_at=_local(text.made_at, office),
        made_on=act.on,
        place=text.place,
        nature=text.nature,
        enclosure=text.enclosure,
        subject=act.title,
        text=act.text,
        rules=tuple(documents.Line(what, where) for what, where in text.rules),
        rules_heading=FORBIDDEN,
        closing=text.closing,
        signer=documents.Line(text.signer_name, text.signer_post),
        copies_to=tuple(documents.Line(one) for one in text.copies_to),
        letters=tuple(documents.Addressed(row.number, documents.Line(row.recipient, row.address)) for row in rows),
        practice=settings.PRACTICE,
    )


def letterhead(office: "Institution") -> documents.Office:
    contact = " · ".join(part for part in (office.hotline, office.email) if part)
    return documents.Office(office.name, office.address, contact)


def recipient_of(agency: "Agency") -> tuple[str, str]:
    """Whom a letter to an agency names, and the lines below: the post of its head where it is known; the agency, unless
    the post names it already; and its address."""
    head = agency.head_title or f"Pimpinan {agency.name}"
    name = "" if agency.name.casefold() in head.casefold() else agency.name
    return head, "\n".join(line for line in (name, agency.address) if line)


def forbidden(on: date, agencies: "Iterable[Agency]") -> list[tuple[str, str]]:
    """What the joint decree in force on a day lists for ASN, and where villages are written to, what village law
    forbids: each with the articles it rests on, in Indonesian.

    Kinds of act that are not well supported are left out, and the row of the decree is cited only where its annex was
    read: a letter of an office must stand on what is sure.
    """
    law, with_villages = load(), any(one.kind == AgencyKind.VILLAGE for one in agencies)
    found = []
    for rule in law.rules_at(on):
        cover = law.cover(rule.code, on)
        is_listed = cover.instrument is not None and PersonStatus.PNS in rule.actors
        is_village = with_villages and bool(_VILLAGE & set(rule.actors)) and cover.instrument is None
        if not (is_listed or is_village) or cover.confidence is not Confidence.HIGH or not cover.bases:
            continue
        places = [basis.citation.id for basis in cover.bases]
        if cover.instrument_line is not None and not cover.unverified:
            places.append(cover.instrument_line.id)
        found.append((rule.act.id, "; ".join(places)))
    return found


def last_letter(office: "Institution") -> tuple[str, str] | None:
    """The pattern an office wrote last, and the last number given under it; `None` before its first appeal."""
    row = Dispatch.objects.filter(office=office).select_related("act__letter").order_by("-id").first()
    return None if row is None else (row.act.letter.pattern, row.number)


def _local(at: datetime, office: "Institution") -> datetime:
    return at if office.region is None else at.astimezone(office.region.zone)
