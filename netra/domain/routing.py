"""Who is competent for whom, and where a kind of act may be sent on a day."""

from collections.abc import Sequence
from datetime import date

from netra.domain.codes import PersonStatus, Route
from netra.domain.institutions import VERIFIER, Competence, CompetenceRow, Destination, InstitutionRow, verifier
from netra.domain.legal import Rule
from netra.domain.words import Text


def competence(
    rows: Sequence[CompetenceRow],
    institutions: Sequence[InstitutionRow],
    status: PersonStatus,
    on: date,
    circumstance: str = "",
) -> tuple[Competence, ...]:
    """Who deals with a kind of person on a day: the ordinary rows, then those of a circumstance."""
    found = []
    for row in rows:
        if status not in row.statuses or not row.period.holds(on) or row.circumstance not in {"", circumstance}:
            continue
        if row.route == VERIFIER:
            body = verifier(institutions, on)
            route, who = (
                body.route or Route.NONE,
                Text(f"{body.name.id}: {row.who.id}", f"{body.name.en}: {row.who.en}"),
            )
        else:
            route, who = Route(row.route), row.who
        found.append(
            Competence(route, row.task, row.circumstance, row.when, who, row.basis, row.confidence, row.sources)
        )
    return tuple(sorted(found, key=lambda one: one.circumstance == ""))


def destinations(
    rule: Rule,
    rows: Sequence[CompetenceRow],
    institutions: Sequence[InstitutionRow],
    status: PersonStatus,
    on: date,
    act_on: date | None = None,
) -> tuple[Destination, ...]:
    """Where a kind of act may lawfully be sent on `on`, the person's own authority first.

    Whether it is a crime is judged at the day of the act (`act_on`, or `on` when that is not given).
    """
    found: dict[Route, Destination] = {}
    if rule.routes_by_status:
        for one in competence(rows, institutions, status, on):
            if one.task == "REFER" and one.route is not Route.NONE:
                found.setdefault(one.route, Destination(one.route, one.who, False, one.confidence))
    for extra in rule.routes:
        judged_on = (act_on or on) if extra.crime else on
        if extra.period.holds(judged_on) and (not extra.statuses or status in extra.statuses):
            route = _present(extra.route, institutions, on)
            found.setdefault(route, Destination(route, extra.why, extra.crime, rule.confidence))
    return tuple(found.values())


def _present(route: Route, institutions: Sequence[InstitutionRow], on: date) -> Route:
    """A verifier named in a rule is the one of the day: what went to KASN goes to BKN after it."""
    if route in {Route.KASN, Route.BKN, Route.INDEPENDENT_BODY}:
        return verifier(institutions, on).route or route
    return route
