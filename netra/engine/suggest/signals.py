"""Named numbers of a narrative that the learned weights speak about: its words, its facts, what the rules found."""

import math
from collections.abc import Mapping

from netra.domain.codes import Side
from netra.domain.rulebook import Catalogue
from netra.engine.suggest.misfits import EXCUSES
from netra.engine.suggest.model import Draft

# What the catalogue gives no twin, though the words telling it are the same before and after designation.
SAME_KIND = {"A06": "B04", "B09": "B10"}
WORDS, FACTS, RULES, DOER = 3.0, 0.3, 0.6, 1.2  # how much each part weighs before anything is learned
DECISIVE = {  # facts that say much by themselves though few narratives have them
    **dict.fromkeys(("SPOUSE", "PARTY_MEMBER", "TEAM_MEMBER", "OFFICIAL_ACCOUNT", "FACILITY_FIRST", "OBSTRUCT"), 0.8),
    **dict.fromkeys(("IGNORE_RECOMMENDATION", "IGNORE_SUPERIOR", "CONTESTANT_REPORTED", "CANDIDATE_SPEAKS"), 0.8),
    **dict.fromkeys(("PRIVATE_TRADE", "ACT_UNTOLD"), 0.8),
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
    return found


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
    return found


def signals(draft: Draft, catalogue: Catalogue, known: Mapping[str, int]) -> dict[str, float]:
    """The numbers under names that are `known`. All words together weigh the same, however long the narrative."""
    words = [name for name in words_of(draft) if name in known]
    each = WORDS / math.sqrt(len(words)) if words else 0.0
    rest = {name: number for name, number in found_by_rules(draft, catalogue).items() if name in known}
    return dict.fromkeys(words, each) | rest
