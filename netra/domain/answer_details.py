"""What goes with an answer: what may be imposed, and what the same answer was before and is after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from netra.domain.answering import Answer, Moment, Ruling, answer, moment
from netra.domain.codes import SanctionClass
from netra.domain.guidance import GuideAct
from netra.domain.legal import Cover
from netra.domain.rulebook import Catalogue
from netra.domain.sanctions import SanctionOption
from netra.domain.words import Text


@dataclass(frozen=True, slots=True)
class Threat:
    """What a kind of act is threatened with when it is examined on a day; the authority alone imposes, or does not."""

    cover: Cover
    classes: tuple[SanctionClass, ...]
    options: tuple[SanctionOption, ...]
    notes: tuple[Text, ...]


def threats(catalogue: Catalogue, given: Answer, on_examination: date) -> tuple[Threat, ...]:
    """The possible sanctions of every kind that forbids, by the rules of the day of examination."""
    return tuple(_threat(catalogue, given, cover, on_examination) for cover in given.covers)


def _threat(catalogue: Catalogue, given: Answer, cover: Cover, on: date) -> Threat:
    status, code = given.asker.status, cover.rule.code
    classes = catalogue.classes_at(code, on)
    options = catalogue.sanctions_for_code(code, status, on)
    notes = [cover.rule.sanction_note] if cover.rule.sanction_note else []
    notes += [dated.note for dated in cover.rule.classes_by_period if dated.period.holds(on)]
    notes += catalogue.sanction_notes(classes, status, on)
    notes += [option.warning for option in options if option.warning]
    return Threat(cover, classes, options, tuple(dict.fromkeys(notes)))


@dataclass(frozen=True, slots=True)
class Change:
    """From `on` until the next change the answer was this; `listed` and `bases` say what it rested on."""

    on: date | None
    ruling: Ruling
    listed: tuple[Text, ...]
    bases: tuple[Text, ...]


FIRST_DAY = date(2015, 1, 1)  # the first Pilkada compiled


def history(catalogue: Catalogue, given: Answer) -> tuple[Change, ...]:
    """The same question on every day the law changed, oldest first, with the side kept; only changes are told."""
    place = given.place.id if given.place else ""
    changes: list[Change] = []
    for on in sorted({FIRST_DAY} | {one for one in _edges(catalogue, given.act) if one > FIRST_DAY}):
        then = answer(catalogue, given.act, given.asker, _same_side(catalogue, given, on), place)
        change = Change(
            None if on == FIRST_DAY else on,
            then.ruling,
            tuple(cover.instrument_line for cover in then.covers if cover.instrument_line),
            tuple(dict.fromkeys(line for cover in then.covers for line in cover.basis_lines)),
        )
        if not changes or (change.ruling, change.listed, change.bases) != (
            changes[-1].ruling,
            changes[-1].listed,
            changes[-1].bases,
        ):
            changes.append(change)
    return tuple(changes)


def _same_side(catalogue: Catalogue, given: Answer, on: date) -> Moment:
    at = moment(catalogue, on)
    return Moment(on, given.moment.side, at.phase, is_chosen=True)


def _edges(catalogue: Catalogue, act: GuideAct) -> Iterator[date]:
    """The days on which an answer about the act can change."""
    through = {asker.through for asker in catalogue.guide.askers if asker.through}
    codes = through.union(*((*row.before, *row.after) for row in act.rows))
    for code in codes:
        for basis in catalogue.rule(code).basis:
            law = catalogue.regulation(basis.regulation_id)
            yield from (edge for edge in (basis.period.start, basis.period.end) if edge)
            if law.period.start is None:
                yield date(law.year, 1, 1)
    for instrument in catalogue.instruments:
        yield from (edge for edge in (instrument.period.start, instrument.period.end) if edge)
    for row in act.rows:
        for link in row.allow:
            yield from (edge for edge in (link.period.start, link.period.end) if edge)
