"""The cases behind a number, of which the reader sees those that are open to him or her and is told of no others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Visitor
from netra.cases import queries as cases
from netra.dashboards.permissions import Depth, depth
from netra.dashboards.queries import naming
from netra.dashboards.queries.flows import STOCK_LABELS, cuts, stock_unit
from netra.dashboards.queries.places import Place, place
from netra.dashboards.queries.saying import on_day
from netra.dashboards.queries.sheets import Asked, Words, scope_of
from netra.domain.words import Text
from netra.figures import queries as figures
from netra.figures.queries import MEASURES, STOCKS, Dim, Measure, ScopeKind
from netra.ui.charts.wording import day as day_in

# Beyond this a list is no longer read, and counting it on would be slow.
MOST = 2000


class NotAsked(ValueError):
    """An address that asks for nothing Netra counts."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A number with its cases: `ids` those counted on the latest day first, at most `MOST` + 1."""

    where: Place
    label: Text
    unit: Text
    when: Text
    detail: tuple[tuple[Words, Words], ...]
    ids: tuple[int, ...]

    @property
    def n(self) -> int:
        return len(self.ids)

    @property
    def is_cut(self) -> bool:
        return self.n > MOST


def asked(values: Mapping[str, str]) -> Asked:
    """The question in an address. Raises `NotAsked`."""
    scope = scope_of(values.get("lingkup", ""), values.get("kode", ""))
    measure = values.get("ukuran", "")
    dim = values.get("dim", "")
    if scope is None or (measure not in STOCKS and measure not in set(Measure)) or dim not in set(Dim):
        raise NotAsked(measure)
    on = _day(values.get("pada"))
    if (measure in STOCKS) != (on is not None):
        raise NotAsked(measure)
    return Asked(
        scope, measure, _day(values.get("dari")), _day(values.get("sampai")), dim, values.get("nilai", "")[:80], on
    )


def behind(question: Asked, user: Visitor, on: date) -> Behind | None:
    """The cases a number counts that this reader may open; `None` where the number is not for the reader at all."""
    where = place(question.scope)
    reads = depth(user, question.scope, on)
    if where is None or reads is None or not _is_shown(question, where, reads):
        return None
    return Behind(
        where=where,
        label=STOCK_LABELS[question.measure] if question.on else MEASURES[Measure(question.measure)].label,
        unit=stock_unit(question.measure) if question.on else MEASURES[Measure(question.measure)].unit.label,
        when=_when(question),
        detail=((naming.TITLES[Dim(question.dim)], naming.names(Dim(question.dim), [question.value])[question.value]),)
        if question.dim
        else (),
        ids=_visible(_ids(question), user, on),
    )


def _is_shown(question: Asked, where: Place, reads: Depth) -> bool:
    """A list answers only what a dashboard of the same reader would show."""
    if question.dim and Dim(question.dim) not in cuts(where.scope, reads):
        return False
    return reads is not Depth.OWN or question.measure in OWN_MEASURES


OWN_MEASURES = {
    "AT_EMPLOYER",
    Measure.AT_EMPLOYER_BEGAN,
    Measure.AT_EMPLOYER_ENDED,
    Measure.SANCTIONED,
    Measure.NOT_FOLLOWED_UP,
}


def _ids(question: Asked) -> "QuerySet[Any, int]":
    """The cases counted, the latest day first, read in the order of an index; one counted twice stands twice."""
    if question.on is not None:
        began, _ended = STOCKS[question.measure]
        found = figures.standing(question.scope, question.measure, question.on)
    else:
        began = Measure(question.measure)
        found = figures.counted(
            question.scope,
            began,
            dim=Dim(question.dim),
            value=question.value,
            start=question.start,
            end=question.end,
        )
    day = MEASURES[began].day
    if question.scope.kind is ScopeKind.NATION or (question.scope.kind is ScopeKind.PROVINCE and day == "received_on"):
        return found.order_by(f"-{day}", "-case_id")
    # A place is found by its own index: the day is hidden, or SQLite would walk through the days of the whole country.
    return found.order_by(Coalesce(day, day).desc(), "-case_id")


def _visible(counted: "QuerySet[Any, int]", user: Visitor, on: date) -> tuple[int, ...]:
    """Those of the cases this reader may open, each once. Read piece by piece, no further than the list goes."""
    everything, found = _sees_all(user, on), dict[int, None]()
    first, size = 0, MOST + 1
    while len(found) <= MOST:
        piece = list(counted[first : first + size])
        may_open = piece if everything else cases.visible_to(user, on).filter(pk__in=piece).values_list("pk", flat=True)
        open_to = set(may_open)
        found |= dict.fromkeys(pk for pk in piece if pk in open_to)
        if len(piece) < size:
            break
        first, size = first + size, 2 * size
    return tuple(found)[: MOST + 1]


def _sees_all(user: Visitor, on: date) -> bool:
    """The national supervisors see every case; asking each case about it would be slow among a million."""
    return any(standing.role is Role.NATIONAL_SUPERVISOR for standing in accounts.standings(user, on))


def _when(question: Asked) -> Text:
    if question.on is not None:
        return on_day(question.on)
    first, last = question.start, question.end
    if first is None or last is None:
        return Text("sejak awal", "from the beginning")
    until = date.fromordinal(last.toordinal() - 1)
    if first == until:
        return on_day(first)
    return Text(
        f"{day_in(first, 'id')} sampai {day_in(until, 'id')}", f"{day_in(first, 'en')} to {day_in(until, 'en')}"
    )


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotAsked(text) from None
