"""The receipt: what was handed in and what comes next; on the page and as a paper."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netra.documents.services import EvidenceLine, Line, NextStep, Office, Receipt, Reporter, ReportForm, render_pdf
from netra.domain.allegation import ORIGIN_LABELS, STATUS_LABELS, Origin
from netra.domain.codes import PersonStatus
from netra.domain.words import Text
from netra.evidence import queries as evidence
from netra.intake import queries
from netra.intake.models import Channel, Report, Signature
from netra.intake.places import clock_at, zone_of
from netra.intake.reporters import Identity
from netra.ui.words import long_date

TOLD = Text("Hasilnya ditulis di halaman status", "The result is written on the status page")
AS_SOON = Text("segera setelah diputuskan", "as soon as it is decided")
NO_TERM = Text("tidak ada jumlah hari yang ditetapkan", "no number of days is laid down")
SIGN = Text("Tanda tangani formulir laporan di kantor", "Sign the report form at the office")
SIGN_BY = Text("secepatnya, bawa KTP", "soon, and bring your identity card")
ACCOUNT = Text("Uraian kejadian", "Account of what happened")
PRINTABLE = timedelta(hours=24)
SEALED = Text("disegel dengan sidik SHA-256", "sealed with its SHA-256 print")


@dataclass(frozen=True, slots=True)
class WhatCame:
    """Counts of what a report brought, for its receipt."""

    letters: int
    people: int
    files: int
    links: int


def what_came(report: Report) -> WhatCame:
    case = report.case
    return WhatCame(len(case.account), case.people.count(), case.exhibits.count(), len(case.links))


def lines(report: Report) -> tuple[Line, ...]:
    """What was received, in the language that is active."""
    came = what_came(report)
    found = [
        Line(ACCOUNT, ngettext("%(n)d huruf", "%(n)d huruf", came.letters) % {"n": came.letters}),
    ]
    if came.people:
        found.append(Line(ngettext("%(n)d orang disebut", "%(n)d orang disebut", came.people) % {"n": came.people}))
    if came.files:
        found.append(Line(ngettext("%(n)d berkas", "%(n)d berkas", came.files) % {"n": came.files}, SEALED))
    if came.links:
        found.append(Line(ngettext("%(n)d tautan", "%(n)d tautan", came.links) % {"n": came.links}))
    return tuple(found)


def render_receipt(report: Report, code: str, *, language: str) -> bytes:
    """The receipt as PDF; it names nobody, and is the same each time within a stage."""
    case, office = report.case, report.case.handling_office
    lodged_at = clock_at(office, report.lodged_at)
    steps = [
        NextStep(title=step.title, by=step.last_day or NO_TERM, basis=step.basis)
        for step in queries.next_steps(case, lodged_at)
    ]
    if report.signature == Signature.COUNTER:
        steps.insert(0, NextStep(SIGN, SIGN_BY))
    document = Receipt(
        office=Office(office.name, office.address, " · ".join(part for part in (office.hotline, office.email) if part)),
        made_at=lodged_at,
        is_formal=case.origin == Origin.REPORT,
        code=code,
        received_at=lodged_at,
        channel=str(Channel(report.channel).label),
        received=lines(report),
        next_steps=(*steps, NextStep(TOLD, AS_SOON)),
        status_address=settings.SITE_ADDRESS + reverse("intake:status"),
        practice=settings.PRACTICE,
    )
    return render_pdf(document, language=language)


def may_print_form(report: Report, now: datetime) -> bool:
    """Whether a code alone still prints the form with the reporter's name: later the office prints it."""
    return now - report.lodged_at <= PRINTABLE


def render_form(
    report: Report, identity: Identity, *, code: str, at: datetime, language: str, officer: str = ""
) -> bytes:
    """The report form with the reporter's name, to be signed. The one paper on which that name stands."""
    case, office = report.case, report.case.handling_office
    known_on = case.known_on or case.received_on
    document = ReportForm(
        office=Office(office.name, office.address),
        made_at=clock_at(office, at),
        code=code,
        reporter=_reporter(identity),
        accused=tuple(
            Line(
                person.name or _("Nama belum diketahui"),
                " · ".join(
                    part
                    for part in (
                        STATUS_LABELS[PersonStatus(person.status)].in_(language),
                        person.position,
                        person.agency,
                        person.address,
                    )
                    if part
                ),
            )
            for person in case.people.all()
        ),
        happened=case.act_on or Text("tidak disebutkan", "not stated"),
        place=", ".join(part for part in (case.place, case.region.full_name if case.region else "") if part),
        known_on=known_on,
        story=case.account,
        witnesses=tuple(Line(line) for line in case.witnesses.splitlines() if line.strip()),
        evidence=tuple(
            EvidenceLine(
                title=exhibit.evidence.name or exhibit.evidence.media_type,
                kind=str(evidence.family(exhibit.evidence).value.lower()),
                size=filesizeformat(exhibit.evidence.size),
                sha256=exhibit.evidence.sha256,
                kept_at=clock_at(office, exhibit.evidence.kept_at),
            )
            for exhibit in case.exhibits.select_related("evidence")
        ),
        signed_at="..............................",
        officer=officer or "..............................",
        practice=settings.PRACTICE,
    )
    return render_pdf(document, language=language)


def _reporter(identity: Identity) -> Reporter:
    born = ", ".join(
        part
        for part in (identity.birth_place, long_date(date.fromisoformat(identity.born_on)) if identity.born_on else "")
        if part
    )
    return Reporter(
        name=identity.name,
        identity_number=identity.id_number,
        born=born,
        occupation=identity.occupation,
        citizenship=identity.nationality,
        address=identity.address,
        contact=" · ".join(part for part in (identity.phone, identity.email) if part),
    )


def kind_of(report: Report) -> Text:
    """Formal report, tip or request."""
    return ORIGIN_LABELS[Origin(report.case.origin)]


def moment_there(report: Report) -> datetime:
    """When it was received, on the clock of the office."""
    return report.lodged_at.astimezone(zone_of(report.case.handling_office))
