"""The catalogue: every question about the law, asked at a date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from netra.domain import covering, routing, sanctions, zones
from netra.domain.codes import PersonStatus, Route, SanctionClass
from netra.domain.elections import Election, Timetable
from netra.domain.guidance import Guide
from netra.domain.institutions import Competence, CompetenceRow, Destination, InstitutionRow, verifier
from netra.domain.legal import Allowance, Cover, Gap, Garbled, Instrument, Phrase, Regulation, Rule
from netra.domain.sanctions import Absence, SanctionOption, Scale
from netra.domain.timetable import Phase, Timetables
from netra.domain.validity import Period
from netra.domain.words import Text
from netra.domain.zones import Formula


class UnknownRecord(LookupError):
    """The catalogue has no record of that code."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The law as dated data. `version` is the first twelve hex digits of the hash of its files."""

    version: str
    regulations: Mapping[str, Regulation]
    garbled: tuple[Garbled, ...]
    rules: Mapping[str, Rule]
    instruments: tuple[Instrument, ...]
    gaps: tuple[Gap, ...]
    phrases: tuple[Phrase, ...]
    allowances: tuple[Allowance, ...]
    scales: tuple[Scale, ...]
    absences: tuple[Absence, ...]
    institutions: tuple[InstitutionRow, ...]
    competences: tuple[CompetenceRow, ...]
    timetables: Timetables
    formulas: tuple[Formula, ...]
    guide: Guide

    def regulation(self, id: str) -> Regulation:
        """A regulation by its id, such as `pp-94-2021`."""
        try:
            return self.regulations[id]
        except KeyError:
            raise UnknownRecord(f"regulations.toml has no regulation {id!r}.") from None

    def regulations_at(self, on: date) -> tuple[Regulation, ...]:
        """The regulations that held on a day, in the order of the file."""
        return tuple(law for law in self.regulations.values() if law.holds(on))

    def rule(self, code: str) -> Rule:
        """A kind of act by its code, such as `B06`."""
        try:
            return self.rules[code]
        except KeyError:
            raise UnknownRecord(f"violations.toml has no kind of act {code!r}.") from None

    def rules_at(self, on: date) -> tuple[Rule, ...]:
        """The kinds of act that at least one article forbade on a day, in the order of the file."""
        return tuple(rule for rule in self.rules.values() if covering.bases_at(rule, on, None, self.regulations))

    def cover(self, code: str, on: date, status: PersonStatus | str | None = None) -> Cover:
        """Which dated list covers a kind of act on the day of the act, and which articles held then."""
        person = None if status is None else PersonStatus(status)
        return covering.cover(self.rule(code), on, person, self.instruments, self.gaps, self.regulations)

    def classes_at(self, code: str, on_examination: date) -> tuple[SanctionClass, ...]:
        """The sanction classes of a kind of act under the discipline rule of the day of examination."""
        rule = self.rule(code)
        for dated in rule.classes_by_period:
            if dated.period.holds(on_examination):
                return dated.classes
        return rule.sanction_classes

    def sanctions_for(
        self, classes: Iterable[SanctionClass | str], status: PersonStatus | str, on: date
    ) -> tuple[SanctionOption, ...]:
        """What may be imposed on a kind of person, by the rule of the day of EXAMINATION (PP 94/2021 art 40(3))."""
        return sanctions.options(self.scales, _classes(classes), PersonStatus(status), on)

    def sanctions_for_code(self, code: str, status: PersonStatus | str, on: date) -> tuple[SanctionOption, ...]:
        """The same for a kind of act, with the classes it had under the rule of that day."""
        return self.sanctions_for(self.classes_at(code, on), status, on)

    def warning_for(
        self, option: str, classes: Iterable[SanctionClass | str], status: PersonStatus | str, on: date
    ) -> Text | None:
        """What to say beside a sanction, also one outside the list; `None` when there is nothing to say."""
        return sanctions.warning(self.scales, option, _classes(classes), PersonStatus(status), on)

    def sanction_notes(
        self, classes: Iterable[SanctionClass | str], status: PersonStatus | str, on: date
    ) -> tuple[Text, ...]:
        """Why the list for a kind of person is short or empty, such as a PPPK, who has no national scale."""
        asked, person = set(_classes(classes)), PersonStatus(status)
        return tuple(
            absence.text
            for absence in self.absences
            if person in absence.statuses and asked & set(absence.classes) and absence.period.holds(on)
        )

    def competent_verifier(self, on: date) -> InstitutionRow:
        """The institution that verifies neutrality cases of ASN on a day: KASN, then BKN, then a body to come."""
        return verifier(self.institutions, on)

    def institutions_at(self, on: date) -> tuple[InstitutionRow, ...]:
        """Every institution that carries its task on a day."""
        return tuple(row for row in self.institutions if row.holds(on))

    def competence(self, status: PersonStatus | str, on: date, circumstance: str = "") -> tuple[Competence, ...]:
        """Who deals with a kind of person; a circumstance such as SEKDA_PROVINCE adds its own rows in front."""
        return routing.competence(self.competences, self.institutions, PersonStatus(status), on, circumstance)

    def destinations(
        self, code: str, status: PersonStatus | str, on: date, act_on: date | None = None
    ) -> tuple[Destination, ...]:
        """Where a kind of act may be sent on the day of referral, each with its reason."""
        person = PersonStatus(status)
        return routing.destinations(self.rule(code), self.competences, self.institutions, person, on, act_on)

    def routes_for(
        self, code: str, status: PersonStatus | str, on: date, act_on: date | None = None
    ) -> tuple[Route, ...]:
        """The route codes of `destinations`."""
        return tuple(one.route for one in self.destinations(code, status, on, act_on))

    def election_for(self, on: date) -> Election | None:
        """The Pilkada a day belongs to, or `None` after the last one compiled."""
        return self.timetables.election_for(on)

    def timetable_at(self, year: int, on: date) -> Timetable:
        """The version of a Pilkada's timetable in force on a day."""
        return self.timetables.timetable_at(year, on)

    def phase(self, year: int, on: date) -> Phase:
        """What a day was in a Pilkada, by the timetable in force on that day."""
        return self.timetables.phase(year, on)

    def freeze_window(self, year: int, on: date) -> Period | None:
        """When officials may not be replaced (art 71(2)), as it stood on a day."""
        return self.timetables.freeze_window(year, on)

    def formula_at(self, on: date) -> Formula:
        """The formula by which zones of a day are read."""
        return zones.formula_at(self.formulas, on)


def _classes(asked: Iterable[SanctionClass | str]) -> tuple[SanctionClass, ...]:
    return tuple(SanctionClass(one) for one in asked)
