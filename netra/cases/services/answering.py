"""The accused's own door: a code in the summons opens the allegation as put, and takes the answer."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.cases.actor import ACCUSED, Actor
from netra.cases.models import Accused, AnswerDoor, Case, Exhibit, Paper
from netra.cases.refusals import CannotAct
from netra.cases.services.filing import add_exhibit, add_paper, note_look
from netra.domain.words import Text
from netra.vault import services as vault

if TYPE_CHECKING:
    from netra.evidence.models import Evidence

TOO_LATE = Text(
    "Kajian sudah selesai, jawaban tidak dapat ditambahkan di sini lagi. Hubungi kantor yang mengundang Anda.",
    "The study is over and an answer can no longer be added here. Contact the office that invited you.",
)
ANSWERABLE = frozenset({"REGISTERED", "CLARIFICATION", "STUDY"})


@transaction.atomic
def open_door(accused: Accused, *, by: Actor, on: date, at: datetime) -> str:
    """Make the answer code for a summons, once; a new code closes the earlier one. The code itself is kept nowhere."""
    code = vault.code_from(vault.new_token(), kind=vault.CodeKind.SUMMONS)
    AnswerDoor.objects.filter(accused=accused).delete()
    AnswerDoor.objects.create(accused=accused, digest=vault.digest(code, kind=vault.CodeKind.SUMMONS), opened_at=at)
    note_look(accused.case, what="DOOR_OPENED", by=by, on=on, at=at, refs={"accused": accused.pk})
    return code


def fits(accused: Accused, code: str) -> bool:
    """Whether this is the code that opens the accused's door now; asked before it is printed."""
    normal = vault.normalise(code)
    if isinstance(normal, vault.BadCode):
        return False
    digest = vault.digest(normal, kind=vault.CodeKind.SUMMONS)
    return AnswerDoor.objects.filter(accused=accused, digest=digest).exists()


@transaction.atomic
def enter(code: str, *, on: date, at: datetime) -> Accused | None:
    """The accused person this code belongs to, or `None`; the first reading is noted."""
    normal = vault.normalise(code)
    if isinstance(normal, vault.BadCode):
        return None
    digest = vault.digest(normal, kind=vault.CodeKind.SUMMONS)
    door = AnswerDoor.objects.filter(digest=digest).select_related("accused__case").first()
    if door is None:
        return None
    if AnswerDoor.objects.filter(pk=door.pk, first_read_at__isnull=True).update(first_read_at=at):
        note_look(
            door.accused.case, what="ALLEGATION_READ", by=ACCUSED, on=on, at=at, refs={"accused": door.accused_id}
        )
    return door.accused


@transaction.atomic
def answer(accused: Accused, *, text: str, companion: str, evidence: "list[Evidence]", on: date, at: datetime) -> Paper:
    """The accused's written answer goes into the file, with what he or she wants to show."""
    case = Case.objects.select_for_update().get(pk=accused.case_id)
    if case.stage not in ANSWERABLE:
        raise CannotAct(TOO_LATE)
    paper = add_paper(
        case,
        "WRITTEN_ANSWER",
        fields={"text": text, "companion": companion},
        by=ACCUSED,
        on=on,
        at=at,
        accused=accused,
        evidence=[str(piece.pk) for piece in evidence],
    )
    for piece in evidence:
        add_exhibit(case, piece, source=Exhibit.Source.ACCUSED, by=ACCUSED, on=on, at=at, accused=accused)
    return paper
