"""What the office does next and by when: the running clocks of the law, told to the person who waits for them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from netra.cases.queries import CASE, cited
from netra.domain.deadlines import NoSuchRule, rule_at
from netra.domain.words import Text
from netra.intake.places import zone_of
from netra.ledger import queries as ledger

if TYPE_CHECKING:
    from netra.cases.models import Case

# Clocks of the handling office; those of bodies further on are theirs, and start later.
TITLES = {
    "initial_study": Text(
        "Kantor memeriksa apakah laporan lengkap", "The office checks whether the report is complete"
    ),
    "completion": Text("Anda melengkapi yang kurang", "You complete what lacks"),
    "finding": Text(
        "Petugas menelusuri dan memutuskan apakah menjadi temuan",
        "Officers look into it and decide whether it becomes a finding",
    ),
    "handling": Text("Kantor menangani dan memutuskan", "The office handles the case and decides"),
    "further_information": Text(
        "Kantor mencari keterangan tambahan lalu memutuskan", "The office seeks further information and decides"
    ),
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step to come. `last_day` is the last local day; `None` where the sources name no number of days."""

    rule: str
    title: Text
    last_day: date | None
    due_at: datetime | None
    basis: Text
    is_unsure: bool
    is_overdue: bool


def next_steps(case: "Case", at: datetime) -> tuple[NextStep, ...]:
    """The clocks that run now on a case, nearest first."""
    zone = zone_of(case.handling_office)
    found = []
    for clock in ledger.open_deadlines(CASE, [case.pk]):
        if clock.track_id is not None or clock.rule not in TITLES:
            continue
        try:
            rule = rule_at(clock.rule, clock.started_at.astimezone(zone).date())
        except NoSuchRule:
            continue
        last = clock.due_at - timedelta(seconds=1) if clock.due_at else None
        found.append(
            NextStep(
                rule=clock.rule,
                title=TITLES[clock.rule],
                last_day=last.astimezone(zone).date() if last else None,
                due_at=clock.due_at,
                basis=cited(rule.basis),
                is_unsure=not rule.is_certain,
                is_overdue=clock.due_at is not None and clock.due_at <= at,
            )
        )
    return tuple(found)
