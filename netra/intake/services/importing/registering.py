"""An office's own register, brought in whole or not at all; tried first, with the same rules and nothing written."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from netra.cases.services import Actor
from netra.domain.deadlines import NoSuchRule
from netra.domain.words import Text
from netra.intake.places import receiving_office
from netra.intake.services.importing.bringing import NO_RULES, bring_row, known_row
from netra.intake.services.importing.columns import BadValue, Known, allegation_of
from netra.intake.services.importing.rows import BadRow, CannotRead, Refused, Row, read_rows

if TYPE_CHECKING:
    from netra.registry.models import Institution

MOST_ROWS = 500
NOT_OURS = Text(
    "Wilayah baris ini ditangani {office}, bukan kantor Anda.",
    "The region of this row belongs to {office}, not to your office.",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it was understood: its line, its id, its day and place, who is accused; `is_new` false when it is there
    already."""

    line: int
    id: str
    received: str
    region: str
    person: str
    says: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Register:
    """What a file holds. `refs` are the cases that were opened; none after a trial or when a row was bad."""

    lines: tuple[Line, ...]
    bad: tuple[BadRow, ...]
    refs: tuple[str, ...] = ()

    @property
    def new(self) -> int:
        return sum(line.is_new for line in self.lines)


def bring_register(path: Path, *, source: str, office: "Institution", by: Actor, at: datetime, trial: bool) -> Register:
    """Bring in every row as initial information at this office, or none when one is bad or it is a trial.

    A trial goes the same way and takes everything back at its end. Raises `CannotRead`.
    """
    rows = list(read_rows(path))
    if len(rows) > MOST_ROWS:
        raise CannotRead(
            f"Berkas ini berisi {len(rows)} baris; paling banyak {MOST_ROWS} sekali masuk. Bagi berkasnya.",
            f"This file holds {len(rows)} rows; at most {MOST_ROWS} at once. Divide the file.",
        )
    lines: list[Line] = []
    bad: list[BadRow] = []
    refs: list[str] = []
    seen: dict[str, tuple[int, str]] = {}
    with transaction.atomic():
        for row in rows:
            try:
                ref, line = _row(row, seen, source, office, by, at)
            except Refused as refusal:
                bad.append(refusal.row)
            except BadValue as error:
                bad.append(BadRow(row.line, error.text))
            except NoSuchRule:
                bad.append(BadRow(row.line, NO_RULES))
            else:
                lines.append(line)
                refs += [ref] if ref else []
        if trial or bad:
            transaction.set_rollback(True)
            refs = []
    return Register(tuple(lines), tuple(bad), tuple(refs))


def _row(
    row: Row | BadRow,
    seen: dict[str, tuple[int, str]],
    source: str,
    office: "Institution",
    by: Actor,
    at: datetime,
) -> tuple[str, Line]:
    """The address of the case that was opened, empty when it was there already, and what the row says."""
    known = known_row(row, seen)
    if known is None or isinstance(row, BadRow):
        return "", Line(row.line, "", "", "", "", "", is_new=False)
    allegation = allegation_of(known.values, at)
    if allegation.region_code and receiving_office(allegation.region_code).pk != office.pk:
        name = receiving_office(allegation.region_code).name
        raise BadValue(NOT_OURS.id.format(office=name), NOT_OURS.en.format(office=name))
    report = bring_row(known, source=source, at=at, by=by, office=office)
    return report.case.ref if report else "", _line(row.line, known, allegation.received_on.isoformat(), bool(report))


def _line(line: int, known: Known, received: str, is_new: bool) -> Line:
    values = known.values
    return Line(
        line=line,
        id=values["id"],
        received=received,
        region=values["region"] or values["region_code"],
        person=" · ".join(filter(None, (values["name"], values["position"]))),
        says=values["narrative"][:160],
        is_new=is_new,
    )
