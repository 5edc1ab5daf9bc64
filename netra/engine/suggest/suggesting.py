"""Which kinds of act a narrative may touch, in order, with the words that led there. A person decides."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from netra.domain.codes import Confidence, PersonStatus, Route, Side
from netra.domain.institutions import Destination
from netra.domain.rulebook import Catalogue
from netra.domain.timetable import Phase
from netra.engine.suggest import asking, conduct, learned, misfits
from netra.engine.suggest.facts import Fact, Mention
from netra.engine.suggest.finding import find, tokens_of
from netra.engine.suggest.model import Draft, Misfit, Scored, Suggested, Suggestion
from netra.engine.suggest.persons import standings
from netra.engine.suggest.weights import weights

Reorder = Callable[[Draft], Mapping[str, float]]
STILL_ITS_OWN = timedelta(days=240)  # disputes, recounts and votes ordered again: the pairs are those designated
COUNTING = timedelta(days=45)  # counts and protests after a vote are its own, though another election is being prepared
NEXT_IS_NEAR = timedelta(days=120)
NEXT_IS_FAR = timedelta(days=730)


def suggest(
    narrative: str,
    *,
    on: date,
    region_code: str | None = None,
    catalogue: Catalogue,
    reorder: Reorder | None = None,
    with_learned: bool = True,
) -> Suggestion:
    """Read a narrative of an act done on a day, by the rules together with what the house learned from narratives.

    `reorder` may give codes other scores (0 to 1) and so another order; a code it does not name keeps its own, and
    none can be taken away.
    """
    draft = read_by_rules(narrative, on=on, region_code=region_code, catalogue=catalogue)
    misfit = _misfit(draft)
    is_first = misfit is not None and is_first_by_rules(draft)
    version = catalogue.version
    if with_learned:
        by = weights()
        opinion = learned.weigh(draft, catalogue, by)
        is_first = learned.puts_nothing_first(draft, opinion, by)
        misfit = misfit or (learned.misfit_of(draft, by) if is_first else None)
        draft = learned.together(draft, opinion, catalogue, by)
        version = f"{catalogue.version}-{by.version}"
    scored = draft.scored
    if reorder is not None:
        given = reorder(draft)
        scored = tuple(
            sorted(scored, key=lambda one: (-min(1.0, max(0.0, given.get(one.code, one.score))), -one.score, one.code))
        )
    scored = scored[: learned.MOST]
    found = tuple(_suggested(one, draft, catalogue) for one in scored)
    first = misfit.belongs if misfit is not None and is_first else (found[0].destinations if found else ())
    return Suggestion(
        on=on,
        region_code=region_code,
        phase=draft.phase,
        side=draft.side,
        statuses=tuple(one.status for one in draft.standings),
        misfit=misfit,
        is_misfit_first=is_first,
        found=found,
        missing=asking.missing(draft),
        destinations=first,
        facts=tuple(dict.fromkeys(one.fact for one in draft.mentions if not one.is_denied)),
        catalogue=catalogue.version,
        version=version,
    )


def read(narrative: str, *, on: date, region_code: str | None, catalogue: Catalogue) -> Draft:
    """Everything the engine reads in a narrative, its codes in the order of rules and learned words together."""
    draft, by = read_by_rules(narrative, on=on, region_code=region_code, catalogue=catalogue), weights()
    return learned.together(draft, learned.weigh(draft, catalogue, by), catalogue, by)


def read_by_rules(narrative: str, *, on: date, region_code: str | None, catalogue: Catalogue) -> Draft:
    """What the lexicon and the rules alone read in a narrative."""
    tokens = tokens_of(narrative)
    mentions = find(narrative, tokens)
    keys = frozenset(one.key for one in mentions if not one.is_denied)
    denied = frozenset(one.key for one in mentions if one.is_denied) - keys
    people = standings(tokens, mentions, region_code)
    phase, side = place(catalogue, on, region_code)
    scores = conduct.conducts(keys, denied)
    return Draft(
        narrative=narrative,
        on=on,
        region_code=region_code,
        side=side,
        phase=phase,
        tokens=tokens,
        mentions=mentions,
        standings=people,
        conducts=scores,
        misfits=misfits.weigh(mentions, people, scores, keys, denied),
        scored=conduct.codes(scores, people, mentions, side),
    )


def place(catalogue: Catalogue, on: date, region_code: str | None) -> tuple[Phase | None, Side]:
    """The phase of a day and its side of designation; a vote held again in a region keeps that side there."""
    found = catalogue.election_for(on)
    for election in catalogue.timetables.elections:
        for vote in election.local_votes:
            is_there = region_code in vote.region_codes or (vote.on is None and not vote.region_codes)
            until = vote.on or date(election.year + 1, 12, 31)
            is_again = election.final.polling_on < on <= until and found is not election
            if is_there and is_again and (vote.on is not None or found is None):
                return catalogue.phase(election.year, on), Side.AFTER
    last = next((one for one in reversed(catalogue.timetables.elections) if one.final.polling_on < on), None)
    is_far = found is None or found.timetable_at(on).designated_on - on > NEXT_IS_FAR
    since = on - last.final.polling_on if last is not None else timedelta.max
    is_next_near = found is not None and found.timetable_at(on).designated_on - on < NEXT_IS_NEAR
    if (
        last is not None
        and last is not found
        and (is_far or since < COUNTING)
        and not is_next_near
        and since < STILL_ITS_OWN
    ):
        return catalogue.phase(last.year, on), Side.AFTER
    if found is None:
        return None, Side.BEFORE
    phase = catalogue.phase(found.year, on)
    return phase, phase.side


def is_first_by_rules(draft: Draft) -> bool:
    """Whether the rules alone put first that nothing here fits."""
    strongest = max(draft.misfits.values(), default=0.0)
    best = max((one.score for one in draft.scored), default=0.0)
    return strongest >= max(0.5, best * 0.9)


def _misfit(draft: Draft) -> Misfit | None:
    if not draft.misfits:
        return None
    order = [one.key for one in misfits.reasons()]
    key = max(draft.misfits, key=lambda one: (draft.misfits[one], -order.index(one)))
    reason = misfits.reason(key)
    belongs = tuple(
        Destination(route, reason.why, route is Route.GAKKUMDU, Confidence.MEDIUM) for route in reason.routes
    )
    mentions: list[Mention] = [one for one in draft.mentions if one.key in reason.words]
    if key in {"NOT_BOUND", "MONEY_POLITICS", "ORGANISER"}:
        mentions += [
            one for one in draft.mentions if one.status == PersonStatus.NOT_BOUND or one.key in {"NOT_ASN", "MONEY"}
        ]
    return Misfit(key, reason.why, belongs, _facts(tuple(mentions)))


def _facts(mentions: tuple[Mention, ...]) -> tuple[Fact, ...]:
    return tuple(sorted({one.fact for one in mentions}, key=lambda one: (one.start, one.end, one.key)))


def _suggested(one: Scored, draft: Draft, catalogue: Catalogue) -> Suggested:
    rule = catalogue.rule(one.code)
    status = one.status if one.status is not PersonStatus.UNKNOWN else rule.actors[0]
    return Suggested(
        code=one.code,
        score=min(1.0, one.score),
        rule=rule,
        cover=catalogue.cover(one.code, draft.on, status),
        reasons=_facts(one.mentions),
        destinations=catalogue.destinations(one.code, status, draft.on, draft.on),
    )
