"""The year of an office as the election's timetable sets it: phases, what each asks for, what is planned and done."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from netra.campaigns.models import Act, Agreement
from netra.domain import loading
from netra.domain.elections import CAMPAIGN, DESIGNATION, POLLING, QUIET, REGISTRATION, Election, Timetable
from netra.domain.words import Text
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Contest, Region

BEFORE_REGISTRATION, DESIGNATED = "BEFORE_REGISTRATION", "AWAITING_DESIGNATION"
# A vote on a day of its own: when its pairs register and its campaign begins was not compiled.
BEFORE_DESIGNATION, AFTER_DESIGNATION = "BEFORE_DESIGNATION", "AFTER_DESIGNATION"
# How long before the first known stage the calendar begins: kinds of act before designation are judged from there.
LEAD = timedelta(days=180)
# Counting, and what offices still hold when the vote is over.
AFTER = timedelta(days=60)
_DAY = timedelta(days=1)

TITLES = {
    BEFORE_REGISTRATION: Text("Sebelum pendaftaran", "Before pairs register"),
    DESIGNATED: Text("Pendaftaran sampai penetapan", "Registration to designation"),
    BEFORE_DESIGNATION: Text("Sebelum penetapan", "Before designation"),
    AFTER_DESIGNATION: Text("Sesudah penetapan, sebelum masa tenang", "After designation, before the quiet days"),
    CAMPAIGN: Text("Kampanye", "Campaign"),
    QUIET: Text("Masa tenang", "Quiet days"),
    POLLING: Text("Hari pemungutan suara", "Polling day"),
}
# Our own advice to an office, not law.
ADVICE = {
    BEFORE_REGISTRATION: (
        Text(
            "Lengkapi daftar instansi beserta surel dan jumlah pegawainya.",
            "Complete the list of agencies with their mail addresses and headcounts.",
        ),
        Text(
            "Kirim imbauan netralitas ke setiap instansi, kecamatan, dan desa.",
            "Send an appeal for neutrality to every agency, sub-district and village.",
        ),
        Text(
            "Rapat koordinasi dengan pemerintah daerah, KPU, TNI, Polri, dan kejaksaan.",
            "A coordination meeting with the regional government, KPU, TNI, Polri and the prosecutor.",
        ),
        Text(
            "Minta kepala daerah menerbitkan surat edaran yang menyebut siapa yang terikat.",
            "Ask the head of region for a circular that says whom it binds.",
        ),
    ),
    DESIGNATED: (
        Text(
            "Sosialisasi tatap muka: mengantar pendaftaran, deklarasi, dan dukungan di media sosial.",
            "Sessions in person: going along to register, declarations, support on social media.",
        ),
        Text("Pakta integritas pegawai ditandatangani.", "Pledges are signed by staff."),
    ),
    CAMPAIGN: (
        Text(
            "Sosialisasi ulang bagi instansi yang belum terjangkau; lihat cakupan.",
            "Further sessions for agencies not reached yet; see the coverage.",
        ),
        Text(
            "Siaran atau siniar tentang apa yang boleh dan tidak boleh selama kampanye.",
            "A broadcast on what is and is not allowed during the campaign.",
        ),
    ),
    QUIET: (
        Text(
            "Imbauan terakhir: jejak kampanye di akun pribadi, pengerahan, dan bantuan sosial.",
            "A last appeal: campaign traces on private accounts, mobilisation, social aid.",
        ),
    ),
    POLLING: (
        Text(
            "Pengingat bagi pegawai: hak memilih dipakai, keberpihakan tidak ditunjukkan.",
            "A reminder to staff: use the vote, do not show the side.",
        ),
    ),
}

_ADVISED_AS = {BEFORE_DESIGNATION: BEFORE_REGISTRATION, AFTER_DESIGNATION: CAMPAIGN}


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """One phase: its days (`last` included), what to prepare, the acts in it, and whether it lacks any.

    `is_sure` is false where the days rest on no source.
    """

    code: str
    title: Text
    first: date
    last: date
    advice: tuple[Text, ...]
    acts: tuple[Act, ...]
    is_sure: bool
    is_now: bool
    is_past: bool

    @property
    def is_empty(self) -> bool:
        return not self.acts

    @property
    def warns(self) -> bool:
        """Nothing is planned for a phase that is running or still to come."""
        return self.is_empty and not self.is_past


@dataclass(frozen=True, slots=True)
class Calendar:
    """The phases of an election in a region, acts outside of all of them, and agreed points still open.

    `election` is `None` where no election is at hand and none was asked for; `expected` then says when the next is.
    """

    region: "Region"
    election: Election | None
    contest: "Contest | None"
    years: tuple[int, ...]
    phases: tuple[PhasePlan, ...]
    other_acts: tuple[Act, ...]
    agreements: tuple[Agreement, ...]
    expected: Text


def calendar(region: "Region", on: date, *, year: int | None = None) -> Calendar:
    """The calendar of a region on a day: for the election at hand, or for that of a year.

    Shows every act of the region on record; the caller asks whether the reader may see the region.
    """
    tables = loading.load().timetables
    years = _years(region)
    wanted = year if year in years else None
    contest = _contest(region, on, wanted)
    known = {election.year: election for election in tables.elections}
    election = known.get(contest.election_id) if contest is not None else None
    acts = list(_acts(region).order_by("on", "pk"))
    phases = () if election is None or contest is None else _phases(election, contest, acts, on)
    inside = {act.pk for phase in phases for act in phase.acts}
    since = phases[0].first if phases else on - LEAD
    until = phases[-1].last + AFTER if phases else date.max
    others = [act for act in acts if act.pk not in inside and since <= act.on <= until]
    return Calendar(
        region=region,
        election=election,
        contest=contest,
        years=years,
        phases=phases,
        other_acts=tuple(others),
        agreements=tuple(open_agreements(region)),
        expected=tables.next_election.text,
    )


def open_agreements(region: "Region") -> list[Agreement]:
    """Agreed points of a region's meetings that are not done, the nearest day first, those without a day last."""
    found = Agreement.objects.filter(act__region=region, act__cancelled_on=None, done_on=None).select_related("act")
    return sorted(found, key=lambda one: (one.by_when or date.max, one.pk))


def _acts(region: "Region") -> QuerySet[Act]:
    return Act.objects.filter(region=region, cancelled_on=None).select_related("region__parent")


def _years(region: "Region") -> tuple[int, ...]:
    """The years of the elections people voted in here, the latest first."""
    known = {election.year for election in loading.load().timetables.elections}
    places = [place for place in (region, region.parent) if place is not None]
    years = {year for place in places for year in place.contests.values_list("election", flat=True)}
    return tuple(sorted(years & known, reverse=True))


def _contest(region: "Region", on: date, year: int | None) -> "Contest | None":
    asked = registry.contest_for(region.code, on) if year is None else registry.contest_for(region.code, year=year)
    return next(iter(asked.all), None)


def _phases(election: Election, contest: "Contest", acts: list[Act], on: date) -> tuple[PhasePlan, ...]:
    made = []
    for code, first, last, is_sure in _spans(election.timetable_at(on), contest):
        mine = tuple(act for act in acts if act.on <= last and first <= act.last_day)
        made.append(
            PhasePlan(
                code=code,
                title=TITLES[code],
                first=first,
                last=last,
                advice=ADVICE[_ADVISED_AS.get(code, code)],
                acts=mine,
                is_sure=is_sure,
                is_now=first <= on <= last,
                is_past=last < on,
            )
        )
    return tuple(made)


def _spans(table: Timetable, contest: "Contest") -> list[tuple[str, date, date, bool]]:
    """Phases with their first and last day, and whether a source stands behind them, in order.

    A vote on a day of its own keeps only what is known of it: designation where told, quiet days and polling.
    """
    is_local = contest.polling_on is not None or contest.designation_on is not None
    polls, quiet = contest.polls_on, contest.quiet_from
    designated = contest.designation_on or (None if is_local else table.designated_on)
    registration, campaign = (None, None) if is_local else (table.stage(REGISTRATION), table.stage(CAMPAIGN))
    spans: list[tuple[str, date, date, bool]] = []
    if registration is not None and designated is not None:
        opens = registration.first or registration.last
        sure = registration.confidence.value != "low"
        spans += [
            (BEFORE_REGISTRATION, opens - LEAD, opens - _DAY, sure),
            (DESIGNATED, opens, designated, sure and _is_sure(table, DESIGNATION)),
        ]
    elif designated is not None:
        spans.append((BEFORE_DESIGNATION, designated - LEAD, designated, is_local or _is_sure(table, DESIGNATION)))
    if campaign is not None:
        spans.append((CAMPAIGN, campaign.first or campaign.last, quiet - _DAY, _is_sure(table, CAMPAIGN)))
    else:
        spans.append((AFTER_DESIGNATION, (designated or quiet - LEAD) + _DAY, quiet - _DAY, is_local))
    spans.append((QUIET, quiet, polls - _DAY, is_local or _is_sure(table, QUIET)))
    spans.append((POLLING, polls, polls, is_local or _is_sure(table, POLLING)))
    return [span for span in spans if span[1] <= span[2]]


def _is_sure(table: Timetable, name: str) -> bool:
    stage = table.stage(name)
    return stage is not None and stage.confidence.value != "low"
