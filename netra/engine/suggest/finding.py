"""Facts found in a narrative: every phrase of the lexicon, longest first, with what the words before deny."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from netra.engine.suggest.facts import Fact, FactKind, Mention
from netra.engine.suggest.lexicon import Lexicon, lexicon
from netra.engine.suggest.patterns import ends
from netra.engine.suggest.tokens import Token, cut

DENIAL_REACH = 4
CLAIM_REACH = 9
# "boleh gak …" denies nothing
ASKED = frozenset({"boleh", "bisa", "kena", "salah", "masalah", "melanggar", "pelanggaran"})
IF = frozenset(
    {"kalau", "kalo", "klo", "jika", "bila", "siapa", "barangsiapa", "mun", "lamun", "nek", "misal"}
)  # "if not …"
PRESENCE = frozenset({"EVENT", "ATTEND"})
ALREADY_SAID = frozenset(  # circumstances that are themselves said with a "not" keep their meaning
    {"NOT_ASN", "NO_LEAVE", "NO_SIGNS", "NOT_ON_PURPOSE", "RUMOUR", "NEUTRAL_CONTENT", "IMPERSONATED", "NOTHING_DONE"}
    | {"IGNORE_RECOMMENDATION", "IGNORE_SUPERIOR", "PASSIVE", "VIEW_ONLY", "RESIGNED", "DISMISSED", "SERVICE_COMPLAINT"}
    | {"PRESSURE", "OLD_PHOTO", "ELECTION_ADMIN", "QUESTION", "ONE_SIDED", "ACT_UNTOLD"}
    | {"LAWFUL_DAY", "OBSTRUCT", "ACCUSED", "CLEARED", "ALIBI", "MISTAKEN", "OTHER_MEANING", "STILL_SERVING", "TURN"}
    | {"FACILITY_LEFT", "CONCEDED"}
)


def tokens_of(narrative: str) -> tuple[Token, ...]:
    """The words of a narrative with every form the lexicon knows for them."""
    tokens = cut(narrative, lexicon().words)
    asked = {
        here.start
        for before, here in pairwise(tokens)
        if "tidak" in here.forms and before.forms & ASKED and before.clause == here.clause
    }
    return tuple(replace(one, forms=one.forms - {"tidak"} | {"gak"}) if one.start in asked else one for one in tokens)


def find(narrative: str, tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """Every mention, in the order of the text. Of two people named by overlapping words the longer name stands."""
    known = lexicon()
    spans: dict[int, list[tuple[str, int]]] = defaultdict(list)
    found: dict[tuple[str, int], int] = {}
    for phrases in known.rounds:
        new: dict[tuple[str, int], int] = {}
        for at, token in enumerate(tokens):
            openings = [*sorted(token.forms), *{f"@{key}" for key, _ in spans.get(at, ())}]
            for phrase in {phrase for word in openings for phrase in phrases.get(word, ())}:
                end = ends(phrase.steps, tokens, at, spans)
                if end is None or (phrase.entry.key == "RELATIVE" and tokens[at].clause != tokens[end - 1].clause):
                    continue  # "suaminya, kepala seksi" is the official himself
                if end > new.get((phrase.entry.key, at), 0):
                    new[phrase.entry.key, at] = end
        for (key, at), end in new.items():
            found[key, at] = max(end, found.get((key, at), 0))
        people = _longest_people(found, known)
        found = {
            place: end
            for place, end in found.items()
            if place in people or known.entries[place[0]].kind is not FactKind.WHO
        }
        spans = defaultdict(list)
        for (key, at), end in found.items():
            spans[at] += [(key, end), (known.entries[key].kind.value, end)]
    said = frozenset(known.lists["campaign_said"])
    mentions = [
        _mention(narrative, tokens, known, key, at, end)
        for (key, at), end in found.items()
        if not (key in PRESENCE and end == at + 1 and _is_no_event(tokens, at, said))
    ]
    return tuple(sorted(_outermost(mentions), key=lambda one: (one.first, -one.last, one.key)))


def _longest_people(found: dict[tuple[str, int], int], known: Lexicon) -> set[tuple[str, int]]:
    people = [(at, end, key) for (key, at), end in found.items() if known.entries[key].kind is FactKind.WHO]
    rank = {key: place for place, key in enumerate(known.entries)}
    kept: set[tuple[str, int]] = set()
    taken: set[int] = set()
    for at, end, key in sorted(
        people, key=lambda one: (one[0] - one[1], known.entries[one[2]].is_weak, -rank[one[2]], one[0])
    ):
        if not taken & set(range(at, end)):
            taken |= set(range(at, end))
            kept.add((key, at))
    return kept


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Of mentions of one key that overlap, the longest."""
    kept: list[Mention] = []
    taken: set[tuple[str, int]] = set()
    for one in sorted(mentions, key=lambda one: (-one.width, one.first)):
        places = {(one.key, at) for at in range(one.first, one.last)}
        if not places & taken:
            taken |= places
            kept.append(one)
    return kept


def _mention(narrative: str, tokens: Sequence[Token], known: Lexicon, key: str, at: int, end: int) -> Mention:
    entry = known.entries[key]
    fact = Fact(entry.kind, key, entry.label, tokens[at].start, tokens[end - 1].end)
    denied = key not in ALREADY_SAID and _is_denied(tokens, at, known)
    return Mention(fact, entry.status, at, end, denied, _is_claimed(tokens, at, known))


def _is_claimed(tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether the words before, in the same sentence, give it as what somebody says for himself."""
    claims = frozenset(known.lists["claims"])
    before = range(max(0, at - CLAIM_REACH), at)
    return any(tokens[one].sentence == tokens[at].sentence and tokens[one].plain in claims for one in before)


def _is_no_event(tokens: Sequence[Token], at: int, said: frozenset[str]) -> bool:
    """Whether the word "kampanye" here names a time, a thing or a doing instead of an event somebody was at."""
    here = tokens[at]
    if "kampanye" not in here.forms:
        return False
    before = tokens[at - 1] if at and tokens[at - 1].clause == here.clause else None
    after = tokens[at + 1].plain if at + 1 < len(tokens) else ""
    is_done_to = here.plain.startswith(("meng", "ng", "dikam")) or here.plain.endswith(("kan", "in", "keun"))
    return is_done_to or after in {"begini", "gini"} or (before is not None and before.plain in said)


def _is_denied(tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    no, link = frozenset(known.lists["no"]), frozenset(known.lists["link"])
    for back in range(1, DENIAL_REACH + 1):
        if (
            at - back < 0
            or tokens[at - back].sentence != tokens[at].sentence
            or tokens[at - back].clause != tokens[at].clause
        ):
            return False
        if tokens[at - back].forms & no:
            return not (at > back and tokens[at - back - 1].plain in IF)
        if not tokens[at - back].forms & link:
            return False
    return False
