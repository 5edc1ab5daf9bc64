"""Named numbers of a narrative that the learned weights speak about: its words, its facts, what the rules found.

What decides often comes last, or after a word that turns the story: words and facts there have names of their own.
"""

import math
from collections.abc import Iterable, Mapping

from netra.domain.codes import PersonStatus, Side
from netra.domain.rulebook import Catalogue
from netra.engine.suggest.lexicon import lexicon
from netra.engine.suggest.misfits import EXCUSES
from netra.engine.suggest.model import Draft

# What the catalogue gives no twin, though the words telling it are the same before and after designation.
SAME_KIND = {"A06": "B04", "B09": "B10"}
WORDS, LATER, FACTS, RULES, DOER = 3.0, 1.5, 0.3, 0.6, 1.2  # how much each part weighs before anything is learned
EARLY, LATE = 0.4, 0.6  # a fact that ends before, or begins after, this share of the words
SHORT_TURN, SHORT_END = 3, 6  # fewer words after a turn, or in the last sentence, decide nothing: the one before does
DECISIVE = {  # facts that say much by themselves though few narratives have them
    **dict.fromkeys(("SPOUSE", "PARTY_MEMBER", "TEAM_MEMBER", "OFFICIAL_ACCOUNT", "FACILITY_FIRST", "OBSTRUCT"), 0.8),
    **dict.fromkeys(("IGNORE_RECOMMENDATION", "IGNORE_SUPERIOR", "CONTESTANT_REPORTED", "CANDIDATE_SPEAKS"), 0.8),
    **dict.fromkeys(
        ("PRIVATE_TRADE", "ACT_UNTOLD", "CLEARED", "CONCEDED", "ALIBI", "DOUBLE_POST", "STILL_SERVING"), 0.8
    ),
}
WEAK, HALF = 0.4, 0.5  # reasons why nothing fits say something from here on
FORMS = 4  # forms of a word that make pairs with the next word's
Place = tuple[int, int]  # tokens, the last excluded


def kind_of(code: str, catalogue: Catalogue) -> str:
    """A code without its side of designation: `A04` and `B06` are one kind, named by the later code."""
    rule = catalogue.rule(code)
    return rule.twin if rule.twin and rule.phase is Side.BEFORE else SAME_KIND.get(code, code)


def words_of(draft: Draft) -> dict[str, list[Place]]:
    """Every word in every form the lexicon folds it to, and every two words in a row, with where they stand."""
    found: dict[str, list[Place]] = {}
    forms = [sorted(one.forms) for one in draft.tokens]
    for at, here in enumerate(forms):
        for form in here:
            found.setdefault(f"w {form}", []).append((at, at + 1))
        for form in here[:FORMS]:
            for after in forms[at + 1][:FORMS] if at + 1 < len(forms) else ():
                found.setdefault(f"b {form} {after}", []).append((at, at + 2))
    for name, first in (("t", turns_at(draft)), ("e", ends_at(draft))):
        for at in range(first, len(forms)):
            for form in forms[at]:
                found.setdefault(f"{name} {form}", []).append((at, at + 1))
    return found


def turns_at(draft: Draft) -> int:
    """The token of the last word that turns the story, the number of tokens where none does."""
    turns = [at for at, one in enumerate(draft.tokens) if one.plain in lexicon().lists["turns"]]
    if len(turns) > 1 and len(draft.tokens) - turns[-1] < SHORT_TURN:
        return turns[-2]
    return turns[-1] if turns else len(draft.tokens)


def ends_at(draft: Draft) -> int:
    """The token the last sentence begins with, the number of tokens where there is but one sentence."""
    first = {one.sentence: at for at, one in reversed(list(enumerate(draft.tokens)))}
    starts = [at for at in sorted(first.values()) if at]
    if len(starts) > 1 and len(draft.tokens) - starts[-1] < SHORT_END:
        return starts[-2]
    if starts and len(draft.tokens) - starts[-1] >= SHORT_END:
        return starts[-1]
    return len(draft.tokens)


def found_by_rules(draft: Draft, catalogue: Catalogue) -> dict[str, float]:
    """Facts, persons, conduct, reasons why nothing fits, and the kinds of act the rules put forward."""
    excuses = draft.claimed & EXCUSES
    found = {f"k {key}": DECISIVE.get(key, FACTS) for key in draft.keys - excuses}
    found |= {f"d {key}": FACTS for key in draft.denied} | {f"q {key}": FACTS for key in excuses}
    found["side"] = RULES * (draft.side is Side.AFTER)
    found["code"] = RULES * max((one.score for one in draft.scored), default=0.0)
    found["misfit"] = RULES * max(0.0, max(draft.misfits.values(), default=0.0) - HALF) / (1 - HALF)
    found |= {f"c {key}": RULES * score for key, score in draft.conducts.items()}
    found |= {f"m {key}": RULES * max(0.0, score - WEAK) / (1 - WEAK) for key, score in draft.misfits.items()}
    found |= {f"s {one.status}": RULES * one.weight for one in draft.standings}
    for standing in draft.standings[:1]:
        found[f"s1 {standing.status}"] = DOER
    for place, one in enumerate(draft.scored[:6]):
        kind = kind_of(one.code, catalogue)
        found[f"r {kind}"] = max(found.get(f"r {kind}", 0.0), RULES * one.score)
        if not place:
            found[f"r1 {kind}"] = RULES
    return found | _placed(draft)


def _placed(draft: Draft) -> dict[str, float]:
    """Whether a fact stands early, in the middle or late, and whether it follows the last word that turns the story."""
    many, turn = len(draft.tokens), turns_at(draft)
    found = {"turn": RULES} if turn < many else {}
    for one in draft.mentions:
        where = "l" if one.first >= LATE * many else "f" if one.last <= EARLY * many else "m"
        if not one.is_denied and not (where == "f" and one.status == PersonStatus.NOT_BOUND):  # they often only report
            found[f"k{where} {one.key}"] = FACTS
        if one.first >= turn:
            found[f"kt {'!' * one.is_denied}{one.key}"] = FACTS
    return found


def words_weighed(names: Iterable[str]) -> dict[str, float]:
    """What each of the names of `words_of` weighs: all together the same, however many there are."""
    given = list(names)
    later = [name for name in given if name.startswith(("t ", "e "))]
    rest = [name for name in given if not name.startswith(("t ", "e "))]
    numbers = dict.fromkeys(rest, WORDS / math.sqrt(len(rest) or 1))
    return numbers | dict.fromkeys(later, LATER / math.sqrt(len(later) or 1))


def signals(draft: Draft, catalogue: Catalogue, known: Mapping[str, int]) -> dict[str, float]:
    """The numbers under names that are `known`. All words together weigh the same, however long the narrative."""
    rest = {name: number for name, number in found_by_rules(draft, catalogue).items() if name in known}
    return words_weighed(name for name in words_of(draft) if name in known) | rest
