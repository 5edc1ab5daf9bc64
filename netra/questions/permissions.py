"""Who answers questions: supervisors of the office a question lies with, and nobody else. Published answers are
everybody's; before that they are seen by the office that wrote them and by the offices above, which may give the
second look."""

from datetime import date

from django.db.models import Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Standing, Visitor
from netra.questions.models import Published, Question
from netra.registry.queries import InstitutionKind

NOBODY = Q(pk__in=[])
ANSWERING = frozenset({InstitutionKind.BAWASLU_RI, InstitutionKind.BAWASLU_PROVINCE, InstitutionKind.BAWASLU_DISTRICT})


def answering(user: Visitor, on: date) -> tuple[Standing, ...]:
    """The standings under which someone answers for an office: supervisors of Bawaslu from the district up."""
    found = accounts.standings(user, on)
    return tuple(one for one in found if one.is_supervisor and one.institution.kind in ANSWERING)


def may_enter(user: Visitor, on: date) -> bool:
    return bool(answering(user, on))


def visible_to(user: Visitor, on: date) -> QuerySet[Question]:
    """The questions that lie with someone's own office. One handed over is no longer seen where it came from."""
    return Question.objects.filter(office__in=[one.institution.pk for one in answering(user, on)])


def as_office(user: Visitor, question: Question, on: date) -> Standing | None:
    """The standing under which someone may act on a question."""
    return next((one for one in answering(user, on) if one.institution.pk == question.office_id), None)


def answers_of(user: Visitor, on: date) -> QuerySet[Published]:
    """Publications someone looks after: the own office's and those of offices below; the national office all."""
    seen = NOBODY
    for standing in answering(user, on):
        office = standing.institution
        if office.kind == InstitutionKind.BAWASLU_RI:
            return Published.objects.all()
        seen |= Q(institution=office.pk) | Q(institution__parent=office.pk)
    return Published.objects.filter(seen)


def keeps(user: Visitor, row: Published, on: date) -> Standing | None:
    """The standing under which someone looks after a publication: its own office, one above it, or the national one."""
    return next((one for one in answering(user, on) if _reaches(one, row)), None)


def is_alone(row: Published, on: date) -> bool:
    """Whether the office of a publication has one single person who answers."""
    code = str(row.institution_id)
    mine = [user for user in accounts.members_of(code) if _answers_for(user, code, on)]
    return len(mine) == 1


def _answers_for(user: Visitor, code: str, on: date) -> bool:
    return any(one.institution.pk == code for one in answering(user, on))


def _reaches(standing: Standing, row: Published) -> bool:
    office = standing.institution
    return (
        office.kind == InstitutionKind.BAWASLU_RI
        or row.institution_id == office.pk
        or row.institution.parent_id == office.pk
    )
