"""Bringing a file in, row by row, each in a transaction of its own; running it again changes nothing."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from netra.cases import services as cases
from netra.cases.services import IMPORT, Actor
from netra.domain.deadlines import NoSuchRule
from netra.domain.words import Text
from netra.intake.models import Channel, Report
from netra.intake.places import receiving_office
from netra.intake.services.importing.columns import COLUMNS, BadValue, Known, allegation_of, known_columns
from netra.intake.services.importing.rows import BadRow, Refused, Row, read_rows

if TYPE_CHECKING:
    from netra.registry.models import Institution

LONGEST_SOURCE = 80
NO_RULES = Text(
    "Pada tanggal itu belum ada aturan yang dihimpun, sehingga tenggatnya tidak dapat dihitung.",
    "No rules of that day were compiled, so its terms cannot be computed.",
)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file: rows brought in, rows that were there already, rows refused, each with line and reason.

    `without_region` counts those brought in whose place has to be asked for.
    """

    source: str
    added: int
    known: int
    without_region: int
    bad: tuple[BadRow, ...]


def import_reports(path: Path, *, source: str = "", at: datetime, by: Actor = IMPORT) -> ImportReport:
    """Bring in every good row of a JSON Lines, CSV or XLSX file as initial information.

    A row is found again by its id within the source, or by its content where it has no id. Raises `CannotRead` when
    the file as a whole makes no sense, and `OSError` when it is not there.
    """
    source = (source.strip() or path.name)[:LONGEST_SOURCE]
    bad: list[BadRow] = []
    seen: dict[str, tuple[int, str]] = {}
    added = known = without_region = 0
    for row in read_rows(path):
        try:
            wanted = known_row(row, seen)
            if wanted is None:
                known += 1
                continue
            report = bring_row(wanted, source=source, at=at, by=by)
        except Refused as refusal:
            bad.append(refusal.row)
            continue
        except BadValue as error:
            bad.append(BadRow(row.line, error.text))
            continue
        except NoSuchRule:
            bad.append(BadRow(row.line, NO_RULES))
            continue
        if report is None:
            known += 1
        else:
            added += 1
            without_region += report.case.region_id is None
    return ImportReport(source, added, known, without_region, tuple(bad))


def known_row(row: Row | BadRow, seen: dict[str, tuple[int, str]]) -> Known | None:
    """The row's known columns; `None` when the same row came earlier in this file."""
    if isinstance(row, BadRow):
        raise Refused(row)
    if not any(name.strip().lower().replace(" ", "_") in COLUMNS["narrative"] for name in row.values):
        raise Refused(BadRow(row.line, Text("Kolom “narrative” tidak ada.", "There is no column “narrative”.")))
    found = known_columns(row.values)
    line, fingerprint = seen.setdefault(found.external_id, (row.line, found.fingerprint))
    if line == row.line:
        return found
    if fingerprint == found.fingerprint:
        return None
    raise BadValue(
        f"Id “{found.external_id[:40]}” sudah dipakai baris {line} dengan isi lain.",
        f"Id “{found.external_id[:40]}” is used by line {line} with other content.",
    )


def bring_row(
    row: Known, *, source: str, at: datetime, by: Actor, office: "Institution | None" = None
) -> Report | None:
    """The report of a row, at this office or else at that of its place; `None` when it is there already."""
    there = Report.objects.filter(source=source, external_id=row.external_id)
    if there.exists():
        return None
    allegation = allegation_of(row.values, at)
    taker = office or receiving_office(allegation.region_code)
    try:
        with transaction.atomic():
            case = cases.open_case(allegation, office=taker, by=by, at=at)
            return Report.objects.create(
                case=case,
                channel=Channel.IMPORT,
                lodged_at=at,
                recorded_by=by.ref,
                source=source,
                external_id=row.external_id,
            )
    except IntegrityError:
        if there.exists():  # another run was faster
            return None
        raise
