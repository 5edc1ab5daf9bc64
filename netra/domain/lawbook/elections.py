"""Elections and the versions of their timetables."""

from datetime import date

from netra.domain.lawbook.markup import both, bullets, grade, law, page, said, span, table
from netra.domain.rulebook import Catalogue
from netra.domain.saying import day
from netra.domain.validity import Period
from netra.domain.words import Text


def elections(catalogue: Catalogue) -> str:
    title = Text("Pilkada dan jadwalnya", "Elections and their timetables")
    parts = []
    for election in catalogue.timetables.elections:
        counts = f"{election.regions} = {election.provinces} + {election.regencies} + {election.cities}"
        lines = [
            f"Dasar / basis: {election.basis.id} / *{election.basis.en}*",
            f"Daerah / regions: {counts} (provinsi, kabupaten, kota)",
            f"Verifikasi / verification: {election.verification.id} / *{election.verification.en}*",
        ]
        if election.note:
            lines.append(f"{election.note.id} / *{election.note.en}*")
        lines += [f"{vote.text.id} / *{vote.text.en}*" for vote in election.local_votes]
        for version in election.versions:
            on = version.period.start or version.designated_on
            lines += [
                f"{window.statement.id} / *{window.statement.en}* ([{window.basis.citation.id}]"
                f"(regulations/{window.basis.regulation_id}.md))"
                for window in catalogue.timetables.windows(election.year, _inside(version.period, on))
            ]
        parts.append(f"## {election.name.id}\n\n*{election.name.en}*\n\n{bullets(lines)}")
        for version in election.versions:
            rows = [
                (
                    f"`{stage.name}`",
                    (day(stage.first).id if stage.first else "?"),
                    day(stage.last).id,
                    grade(stage.confidence),
                    both(stage.note) if stage.note else "",
                )
                for stage in version.stages
            ]
            head = ("Tahap / stage", "Hari pertama / first", "Hari terakhir / last", "Keyakinan", "Catatan / note")
            note = said(version.note) + "\n\n" if version.note else ""
            basis = f"{law(version.basis)}. " if version.basis else ""
            in_force = f"{basis}Versi ini berlaku / this version held: {span(version.period)}"
            sources = " · ".join(f"<{one}>" for one in dict.fromkeys((*version.sources, *election.sources)))
            parts.append(
                f"### `{version.id}`\n\n{in_force}\n\n{note}{table(head, rows)}\n\nSumber / sources: {sources}"
            )
    coming = catalogue.timetables.next_election
    parts.append(f"## Berikutnya / next\n\n{said(coming.text)}\n\n{law(coming.basis)}")
    return page(title, *parts)


def _inside(period: Period, on: date) -> date:
    """A day on which the version was the one in force."""
    if period.holds(on):
        return on
    return date.fromordinal(period.end.toordinal() - 1) if period.end else on
