"""May I or may I not: the answer for a person, an act, a place and a day, made from the catalogue and nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netra.domain.codes import Confidence, Side
from netra.domain.guidance import Asker, GuideAct, Link, Place, Row
from netra.domain.legal import Allowance, Cover, Rule
from netra.domain.rulebook import Catalogue
from netra.domain.saying import day
from netra.domain.timetable import Phase
from netra.domain.words import Text


class Ruling(StrEnum):
    """What the catalogue says. `UNSETTLED`: it says nothing that decides; ask an officer."""

    ALLOWED = "allowed"
    ONLY_IF = "only_if"
    DISPUTED = "disputed"
    FORBIDDEN = "forbidden"
    UNSETTLED = "unsettled"


RULING_LABELS = {
    Ruling.ALLOWED: Text("Boleh", "Allowed"),
    Ruling.ONLY_IF: Text("Boleh hanya jika", "Only if"),
    Ruling.DISPUTED: Text("Diperselisihkan", "Disputed"),
    Ruling.FORBIDDEN: Text("Dilarang", "Forbidden"),
    Ruling.UNSETTLED: Text("Belum pasti: tanyakan", "Not settled: ask"),
}

_INFERRED = Text(
    "Sumbernya berbicara tentang ASN; bagi Anda hal ini disimpulkan.",
    "The source speaks of civil servants; for you this is inferred.",
)


@dataclass(frozen=True, slots=True)
class Moment:
    """The day asked about and its side of designation; `phase` is `None` while no Pilkada compiled is running."""

    on: date
    side: Side
    phase: Phase | None
    is_chosen: bool = False

    @property
    def year(self) -> int | None:
        """The Pilkada the day is read in."""
        return self.phase.year if self.phase else None


@dataclass(frozen=True, slots=True)
class Permission:
    """An allowance that speaks of the act on the day, with what must be said about using it then."""

    allowance: Allowance
    doubts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the catalogue says of one act. It never says that somebody is guilty.

    `covers` forbid; `forms` are the kinds of ASN carried over by one of them; `permissions` allow, condition or
    dispute; `beware` and `see` lie close by and decide nothing; `silence`: why no list reaches this person yet.
    """

    act: GuideAct
    asker: Asker
    place: Place | None
    moment: Moment
    ruling: Ruling
    covers: tuple[Cover, ...]
    forms: tuple[Rule, ...]
    permissions: tuple[Permission, ...]
    beware: tuple[Cover, ...]
    see: tuple[Permission, ...]
    silence: Text | None
    catalogue_version: str

    @property
    def conditions(self) -> tuple[Text, ...]:
        """What must be so for it to be allowed: exceptions of the kinds and of those carried over, conditions of the
        allowances."""
        if self.ruling is Ruling.FORBIDDEN:
            return ()
        kinds = (*(cover.rule for cover in self.covers), *self.forms)
        found = [rule.exception for rule in kinds if rule.exception]
        for one in self.permissions:
            alone = (one.allowance.text,) if one.allowance.ruling == "conditional" else ()
            found += one.allowance.conditions or alone
        return tuple(dict.fromkeys(found))

    @property
    def confidence(self) -> Confidence | None:
        """The weakest support among what decides; `None` when nothing does."""
        grades = [cover.confidence for cover in self.covers]
        grades += [one.allowance.confidence for one in self.permissions]
        return max(grades, key=list(Confidence).index) if grades else None

    @property
    def doubts(self) -> tuple[Text, ...]:
        """Everything about the deciding records that was not verified."""
        found = [doubt for cover in self.covers for doubt in cover.unverified]
        return tuple(dict.fromkeys(found + [doubt for one in self.permissions for doubt in one.doubts]))

    @property
    def conflicts(self) -> tuple[Text, ...]:
        """Where sources contradict one another about what decides."""
        return tuple(dict.fromkeys(cover.conflict for cover in self.covers if cover.conflict))

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the deciding records come from."""
        found = [source for cover in self.covers for source in cover.rule.sources]
        return tuple(dict.fromkeys(found + [source for one in self.permissions for source in one.allowance.sources]))


def moment(catalogue: Catalogue, on: date, *, side: Side | None = None, year: int | None = None) -> Moment:
    """The day in its Pilkada. With none running, the next one is still before designation. `side` overrides both."""
    election = catalogue.timetables.election(year) if year else catalogue.election_for(on)
    phase = catalogue.phase(election.year, on) if election else None
    found = phase.side if phase else Side.BEFORE
    return Moment(on, side or found, phase, is_chosen=side is not None)


def answer(catalogue: Catalogue, act: GuideAct, asker: Asker, at: Moment, place: str = "") -> Answer:
    """What the catalogue says of an act by somebody, in a place (`""`: the usual one), at a moment."""
    chosen = act.place(place)
    rows = [row for row in act.rows if row.speaks_of(asker, chosen.id if chosen else "")]
    covers, forms = _forbidding(catalogue, rows, asker, at)
    permissions = _permissions(catalogue, (link for row in rows for link in row.allow), asker, at)
    deciding = {cover.rule.code for cover in covers}
    near = dict.fromkeys(code for row in rows for code in row.beware if code not in deciding)
    beware = tuple(cover for code in near if _stands(cover := catalogue.cover(code, at.on, asker.status)))
    return Answer(
        act=act,
        asker=asker,
        place=chosen,
        moment=at,
        ruling=_ruling(covers, permissions, forms),
        covers=covers,
        forms=forms,
        permissions=permissions,
        beware=beware,
        see=_permissions(catalogue, (link for row in rows for link in row.see), asker, at),
        silence=_silence(catalogue, rows, asker, at),
        catalogue_version=catalogue.version,
    )


def _silence(catalogue: Catalogue, rows: Iterable[Row], asker: Asker, at: Moment) -> Text | None:
    if not asker.through or not any(row.before or row.after for row in rows):
        return None
    carrier = catalogue.cover(asker.through, at.on, asker.status)
    return None if _stands(carrier) else carrier.statement


def _ruling(covers: tuple[Cover, ...], permissions: tuple[Permission, ...], forms: tuple[Rule, ...]) -> Ruling:
    said = {one.allowance.ruling for one in permissions}
    if "disputed" in said:
        return Ruling.DISPUTED
    if "conditional" in said:
        return Ruling.ONLY_IF
    if covers:
        rules = forms or tuple(cover.rule for cover in covers)
        return Ruling.ONLY_IF if all(rule.exception for rule in rules) else Ruling.FORBIDDEN
    return Ruling.ALLOWED if "allowed" in said else Ruling.UNSETTLED


def _forbidding(
    catalogue: Catalogue, rows: Iterable[Row], asker: Asker, at: Moment
) -> tuple[tuple[Cover, ...], tuple[Rule, ...]]:
    """The kinds that forbid on the day, each with at least one article; and the forms a kind of another set carries."""
    covers: dict[str, Cover] = {}
    forms: dict[str, Rule] = {}
    for row in rows:
        if row.window and not _window_holds(catalogue, row.window, at):
            continue
        for code in row.before if at.side is Side.BEFORE else row.after:
            rule = catalogue.rule(code)
            if asker.status in rule.actors:
                cover = catalogue.cover(code, at.on, asker.status)
            elif asker.through and _stands(catalogue.cover(code, at.on)):
                cover = catalogue.cover(asker.through, at.on, asker.status)
                if _stands(cover):
                    forms[code] = rule
            else:
                continue
            if _stands(cover):
                covers[cover.rule.code] = cover
    return tuple(covers.values()), tuple(forms.values())


def _stands(cover: Cover) -> bool:
    """Whether a kind can be cited on its day; a row of the list of 2020 only while that list is in force."""
    return bool(cover.bases) and (cover.rule.family != "S20" or cover.instrument is not None)


def _window_holds(catalogue: Catalogue, name: str, at: Moment) -> bool:
    if at.year is None:
        return False
    windows = catalogue.timetables.windows(at.year, at.on)
    return any(window.name == name and window.period.holds(at.on) for window in windows)


def _permissions(catalogue: Catalogue, links: Iterable[Link], asker: Asker, at: Moment) -> tuple[Permission, ...]:
    found: dict[str, Permission] = {}
    known = {one.code: one for one in catalogue.allowances}
    for link in links:
        if link.period.holds(at.on) and link.side in {at.side, Side.ANY}:
            allowance = known[link.code]
            found.setdefault(link.code, Permission(allowance, tuple(_doubts(allowance, link, asker, at.on))))
    return tuple(found.values())


def _doubts(allowance: Allowance, link: Link, asker: Asker, on: date) -> Iterator[Text]:
    if link.known_to and on >= link.known_to:
        told = day(on)
        yield Text(
            f"Sumbernya berbicara tentang: {allowance.span.id}. Bahwa itu berlaku pada {told.id} belum dipastikan.",
            f"The source speaks of: {allowance.span.en}. That it also held on {told.en} was not established.",
        )
    if not asker.is_asn and not link.for_everybody:
        yield _INFERRED
