"""Accusations that left nobody with a mark lose names, words and files under a dated rule; the proof stays."""

import hashlib
import json
import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, TextField
from django.db.models.functions import Cast

from netra.cases.actor import Actor
from netra.cases.models import Case, Exhibit, Paper
from netra.cases.services.filing import note_look
from netra.domain.procedures.results import WITHOUT_GUILT
from netra.evidence import services as evidence
from netra.ledger import queries as ledger
from netra.ledger import services as rows

if TYPE_CHECKING:
    from netra.evidence.models import Evidence

CLOCK = Actor("clock")
FADED = "CASE_FADED"
GONE = "—"
CASE = "CASE"
_EMPTY = {"act_time": "", "place": "", "candidate": "", "account": GONE, "witnesses": "", "links": []}
_NOBODY = {"name": "", "nip": "", "position": "", "agency": "", "address": "", "employer": None}
# Days and codes in a paper say nothing of anybody, and pages count with them.
_HARMLESS = re.compile(r"\d{4}-\d{2}-\d{2}|[A-Z][A-Z_]*|\d{0,4}")


def rejected_until(day: date, limit: int) -> list[Case]:
    """Closed cases that may fade: ended by this day, not faded yet, nobody left with a mark; the oldest first."""
    closed = Case.objects.filter(closed_on__lte=day, joined_into=None).exclude(account=GONE).order_by("closed_on", "pk")
    return [case for case in closed.iterator() if _is_without_guilt(case)][:limit]


def fade(case: Case, *, under: str, days: int, on: date, at: datetime) -> bool:
    """Erase what names anybody or tells what was alleged; stages, days, papers and every row of the ledger stay.

    The hash of what is erased is in the row that says so. Killed half-way, it is all done again.
    """
    with transaction.atomic():
        row = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        if row.account == GONE:
            return False
        told = {"case": {name: getattr(row, name) for name in _EMPTY}}
        people = list(row.people.values("name", "nip", "position", "agency", "address"))
        papers = list(row.papers.values_list("pk", "fields"))
        digest = hashlib.sha256(_canonical({**told, "people": people, "papers": papers})).hexdigest()
        files = [one.evidence for one in row.exhibits.select_related("evidence") if not _is_needed_elsewhere(one)]
        gone = sum(evidence.erase(piece, by=CLOCK.ref, under=under, at=at) for piece in files)
        row.people.update(**_NOBODY)
        row.exhibits.update(note="")
        for paper in row.papers.all():
            paper.fields = {name: _without_words(value) for name, value in paper.fields.items()}
            paper.save(update_fields=["fields"])
        for entry in ledger.timeline(CASE, row.pk):
            rows.erase_text(entry, under=under, at=at)
        Case.objects.filter(pk=row.pk).update(**_EMPTY, revision=F("revision") + 1)
        refs = {"rule": under, "days": days, "sha256": digest, "files": gone, "people": len(people)}
        note_look(row, what=FADED, by=CLOCK, on=on, at=at, refs=refs)
    return True


def names_evidence(piece: "Evidence") -> bool:
    """Whether a paper of any case names this piece."""
    papers = Paper.objects.annotate(named=Cast("evidence", TextField()))
    return papers.filter(named__contains=str(piece.pk)).exists()


def _is_without_guilt(case: Case) -> bool:
    if case.result in WITHOUT_GUILT:
        return True
    results = set(case.tracks.values_list("result", flat=True))
    return bool(results) and results <= WITHOUT_GUILT


def _is_needed_elsewhere(exhibit: Exhibit) -> bool:
    others = Exhibit.objects.filter(evidence=exhibit.evidence).exclude(case=exhibit.case)
    return others.exclude(case__account=GONE).exists()


def _without_words(value: object) -> object:
    return value if not isinstance(value, str) or _HARMLESS.fullmatch(value) else GONE


def _canonical(told: dict[str, object]) -> bytes:
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
