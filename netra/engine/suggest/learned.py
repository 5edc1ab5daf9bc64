"""What the words of labelled narratives add to the rules: another order, and kinds of act the rules overlooked.

Two linear models share a narrative among every kind of act and "nothing here fits": one over `signals`, words and what
the rules found, one over letters alone. Small ones split a kind before designation. They give scores only: what the
rules found stays.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from netra.domain.codes import PersonStatus, Side
from netra.domain.rulebook import Catalogue
from netra.domain.words import Text
from netra.engine.suggest.letters import letters
from netra.engine.suggest.likeness import telling, words_for
from netra.engine.suggest.model import Draft, Misfit, Scored
from netra.engine.suggest.signals import kind_of, signals
from netra.engine.suggest.weights import BEFORE, KIND, NOTHING, Weights, as_logs

LIKE_NOTHING = Text(
    "Kata-katanya mirip dengan narasi yang ternyata tidak memuat pelanggaran netralitas; "
    "aturan mesin sendiri tidak menemukan alasannya.",
    "Its words are like those of narratives that turned out to hold no breach of neutrality; "
    "the engine's own rules found no reason.",
)
LETTERS_COUNT = 0.55  # how much the letters count beside the signals: a weighted geometric mean
RULES_COUNT = 0.4  # how much the score of the rules counts beside the learned one
REASONS_COUNT = 1.0  # how much the rules' reasons why nothing fits count, less their codes, in log odds
DECIDED = frozenset(  # reasons that leave no room for a kind of act once the words are really there
    [
        *("OTHER_ELECTION", "ELECTION_ADMIN", "ORGANISER", "ON_LEAVE_TO_RUN"),
        *("SPOUSE_ON_LEAVE", "ROTATION_ALLOWED", "VILLAGE_COUNCIL", "HEAD_ON_LEAVE"),
    ]
)
DECIDED_COUNT = 1.0  # how much more these count, in log odds
UNREASONED = 1.0  # how much less, in log odds, where the rules have a strong code and no reason at all
UNSEEN = 0.1  # what a code the rules do not have counts as
FEWEST = 0.04  # a code the rules do not have is added from this share on
STRONG = 0.7  # what the rules found with this score stays among the first `MOST`
MOST = 8  # codes that are shown
Codes = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the words suggest. `codes` are shares, together 1; `nothing`: how likely nothing here fits, 0 to 1."""

    codes: Codes
    nothing: float


def weigh(draft: Draft, catalogue: Catalogue, by: Weights) -> Opinion:
    """What the words and the rules' own findings make likely, by weights learned from labelled narratives."""
    numbers = signals(draft, catalogue, by.known)
    rows = by.rows[[by.known[name] for name in numbers]].astype(np.float64)
    sums = np.array(list(numbers.values())) @ rows + by.bias
    shares = _shares(draft, by, sums)
    nothing = shares.pop(NOTHING, 0.0)
    earlier = {} if draft.side is Side.AFTER else _earlier(catalogue)
    codes: dict[str, float] = {}
    for kind, share in shares.items():
        for code, split in _codes(kind, draft.side, earlier, by, sums).items():
            codes[code] = codes.get(code, 0.0) + split * share / max(1e-9, 1 - nothing)
    return Opinion(codes, nothing)


def together(draft: Draft, opinion: Opinion, catalogue: Catalogue, by: Weights) -> Draft:
    """The draft with its codes in the order of both, and those added that only the words suggest."""
    kept = {one.code: one for one in draft.scored}
    place = {one.code: at for at, one in enumerate(draft.scored)}
    codes = [*kept, *(code for code, share in opinion.codes.items() if code not in kept and share >= FEWEST)]
    value = {code: both(opinion.codes.get(code, 0.0), kept[code].score if code in kept else 0.0) for code in codes}
    order = sorted(codes, key=lambda code: (-value[code], place.get(code, len(place)), code))
    order = _with_strong(order, {one.code for one in draft.scored[:MOST] if one.score >= STRONG})
    order = [code for at, code in enumerate(order) if at < MOST or code in kept]
    found, words = [], telling(draft, by, LETTERS_COUNT)
    for at, code in enumerate(order):
        one = kept.get(code) or Scored(code, 0.0, "", _status(code, draft, catalogue), ())
        if at < place.get(code, len(order)) and at < MOST:
            one = replace(one, mentions=(*one.mentions, *words_for(draft, words, kind_of(code, catalogue), by)))
        found.append(replace(one, score=round(value[code], 4)))
    return replace(draft, scored=tuple(found))


def puts_nothing_first(draft: Draft, opinion: Opinion, by: Weights) -> bool:
    """Whether it comes first that nothing here fits.

    What the words make of it, moved up by the rules' strongest reason and down by their strongest code; the words must
    be surer where the rules know a strong code and no reason against it.
    """
    share = min(1 - 1e-3, max(1e-3, opinion.nothing))
    strongest = max(draft.misfits.values(), default=0.0)
    best = max((one.score for one in draft.scored), default=0.0)
    decided = max((2 * score - 1 for key, score in draft.misfits.items() if key in DECIDED), default=0.0)
    doubt = math.log(share / (1 - share)) + REASONS_COUNT * (strongest - best) + DECIDED_COUNT * max(0.0, decided)
    if not strongest and best >= STRONG:
        doubt -= UNREASONED
    return 1 / (1 + math.exp(-doubt)) >= by.from_nothing


def both(share: float, score: float) -> float:
    """One score of the learned share and the rules' score: their weighted geometric mean."""
    logs = math.log(share + 1e-4) + RULES_COUNT * math.log(score + UNSEEN)
    return min(1.0, math.exp(logs / (1 + RULES_COUNT)))


def misfit_of(draft: Draft, by: Weights) -> Misfit:
    """Why nothing may fit where the words say so and no rule gives a reason."""
    words = words_for(draft, telling(draft, by, LETTERS_COUNT), NOTHING, by)
    return Misfit("LIKE_NOTHING", LIKE_NOTHING, (), tuple(one.fact for one in words))


def _shares(draft: Draft, by: Weights, sums: NDArray[np.float64]) -> dict[str, float]:
    """The share of each kind of act, by signals and letters."""
    there = letters(draft.tokens, by.letters.known, by.letters.rarity)
    spelt = np.array(list(there.values())) @ by.letters.rows[list(there)].astype(np.float64) + by.letters.bias
    head = by.heads[KIND]
    logs = as_logs((1 - LETTERS_COUNT) * as_logs(sums[head.columns]) + LETTERS_COUNT * as_logs(spelt))
    return dict(zip(head.answers, np.exp(logs).tolist(), strict=True))


def _codes(kind: str, side: Side, earlier: Mapping[str, str], by: Weights, sums: NDArray[np.float64]) -> Codes:
    if side is not Side.AFTER and f"{BEFORE} {kind}" in by.heads:
        return by.shares(f"{BEFORE} {kind}", sums)
    return {earlier.get(kind, kind): 1.0}


def _earlier(catalogue: Catalogue) -> Mapping[str, str]:
    rules = catalogue.rules.items()
    pairs = {code: kind_of(code, catalogue) for code, rule in rules if rule.phase is Side.BEFORE}
    return {kind: code for code, kind in pairs.items() if kind != code}


def _status(code: str, draft: Draft, catalogue: Catalogue) -> PersonStatus:
    actors = catalogue.rule(code).actors
    return next((one.status for one in draft.standings if one.status in actors), PersonStatus.UNKNOWN)


def _with_strong(order: list[str], strong: set[str]) -> list[str]:
    """The order with every strong code among the first `MOST`: it takes the place of the last that is not strong."""
    head, rest = order[:MOST], order[MOST:]
    for code in [one for one in rest if one in strong]:
        weakest = next(one for one in reversed(head) if one not in strong)
        head.remove(weakest)
        head.append(code)
        rest[rest.index(code)] = weakest
    return head + rest
