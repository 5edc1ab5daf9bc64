"""Whose act a narrative is about: every person named is weighed by the words around the name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from netra.domain.codes import PersonStatus
from netra.engine.suggest.facts import FactKind, Mention
from netra.engine.suggest.lexicon import lexicon
from netra.engine.suggest.tokens import Token

WEAK = {  # how sure a word is to name a doer; 1 where nothing is said
    "CITIZEN": 0.3,
    "TEAM": 0.25,
    "STATE_COMPANY": 0.7,
    "POLITICIAN": 0.5,
    "RELATIVE": 0.6,
    "FIELD_OFFICER": 0.45,
    "INCUMBENT_HEAD": 0.4,
    "TEACHER": 0.75,
    "LECTURER": 0.75,
    "HEALTH": 0.7,
    "ARMED_FORCES": 0.6,
    "HEAD_OF_REGION": 0.7,
    "BPD": 0.8,
    "ORGANISER": 0.7,
}
DEFAULTS = frozenset({"TEACHER", "LECTURER", "HEALTH", "FIELD_OFFICER", "ARMED_FORCES"})
NAMED_BESIDE = frozenset({"PRIVATE_TEACHER", "RETIRED", "RELATIVE", "ORGANISER"})
LEADING = frozenset({"PRIVATE_TEACHER", "RETIRED", "RELATIVE"})  # named first, they are the ones told about
HEADS = frozenset({PersonStatus.HEAD_OF_REGION, PersonStatus.ACTING_HEAD_OF_REGION})
BYSTANDERS = frozenset({"CITIZEN", "NEIGHBOURHOOD_HEAD", "POLITICIAN", "STATE_COMPANY"})
UNBOUND = frozenset({PersonStatus.NOT_BOUND, PersonStatus.CAMPAIGN_TEAM, PersonStatus.CANDIDATE})
SCHOOL = frozenset({"HEADTEACHER", "TEACHER", "LECTURER", "ASN"})  # whose school may be a private one
LURAH_HEADS_A_VILLAGE = frozenset(
    {"34.01", "34.02", "34.03", "34.04"}
)  # a kalurahan of Yogyakarta's regencies is a village
GENERIC = frozenset({"ASN", "FIELD_OFFICER"})
PRESSING = frozenset({"PRESSURE", "MOBILISE", "APPEAL"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A kind of person a narrative may be about. `weight`: for ordering only."""

    status: PersonStatus
    weight: float
    mentions: tuple[Mention, ...]


def standings(
    tokens: Sequence[Token], mentions: Sequence[Mention], region_code: str | None = None
) -> tuple[Standing, ...]:
    """The kinds of person a narrative speaks of, the likely doer first."""
    keys = {one.key for one in mentions if not one.is_denied}
    denied_asn = "NOT_ASN" in keys or any(one.is_denied and one.key in {"ASN", "PPPK"} for one in mentions)
    weights: dict[PersonStatus, float] = {}
    named: dict[PersonStatus, list[Mention]] = {}
    is_first, leading = True, ""
    for one in mentions:
        if not one.status or one.is_denied or _is_inside_denial(one, mentions):
            continue
        status = PersonStatus(one.status)
        if one.key == "LURAH" and (region_code in LURAH_HEADS_A_VILLAGE or _is_in_a_village(tokens)):
            status = _of_village(tokens, one)
        weight = WEAK.get(one.key, 1.0) * _place(tokens, one, mentions)
        if denied_asn and one.key in DEFAULTS:
            status, weight = PersonStatus.NOT_BOUND, weight + 0.6
        if denied_asn and (one.key == "ASN" or (status is PersonStatus.PNS and weight < 0.6)):
            weight *= 0.4
        if one.fact.kind is FactKind.STATUS:
            weight = 0.9
        if is_first and weight >= 0.44 and not _tells_of_others(tokens, one, mentions):
            weight, is_first, leading = weight + 0.45, False, one.key
        weights[status] = _both(weights.get(status, 0.0), weight)
        named.setdefault(status, []).append(one)
    side = [one for one in mentions if one.key in {"CANDIDATE", "TEAM", "PROSPECTIVE"}]
    if side and keys & {"INVOLVE", "CONTESTANT_REPORTED"}:
        bound = [one.first for one in mentions if one.status and one.status not in UNBOUND and not one.is_denied]
        is_head = any(weights.get(status, 0.0) >= 0.5 for status in HEADS)
        lead = 1.75 if not is_head and bound and side[0].first < min(bound) else 0.45
        lead = 2.2 if "CONTESTANT_REPORTED" in keys else lead
        weights[PersonStatus.CANDIDATE] = _both(weights.get(PersonStatus.CANDIDATE, 0.0), lead)
        named.setdefault(PersonStatus.CANDIDATE, side[:1])
    if keys & {"ROTATION", "IGNORE_RECOMMENDATION"}:
        for status in HEADS & weights.keys():
            weights[status] += 0.6
    _tell_apart(weights, named, keys)
    _settle(weights, named, denied_asn)
    _stand_aside(weights, named, denied_asn or leading in LEADING)
    found = [
        Standing(status, round(weight, 4), tuple(named[status])) for status, weight in weights.items() if weight > 0.12
    ]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.status)))


def _is_in_a_village(tokens: Sequence[Token]) -> bool:
    """Whether the words around speak of a village and of no ward: its head is called `lurah` in much of Java."""
    said = {one.plain for one in tokens}
    return bool(said & _words("of_villages")) and not said & _words("of_wards")


def _of_village(tokens: Sequence[Token], one: Mention) -> PersonStatus:
    around = {tokens[at].plain for at in range(max(0, one.first - 1), one.last)}
    is_acting = around & {"pj", "penjabat", "pjs", "plt", "plh"}
    return PersonStatus.ACTING_VILLAGE_HEAD if is_acting else PersonStatus.VILLAGE_HEAD


def _both(old: float, new: float) -> float:
    return max(old, new) + 0.25 * min(old, new)


def _tell_apart(weights: dict[PersonStatus, float], named: dict[PersonStatus, list[Mention]], keys: set[str]) -> None:
    """Who is called retired but still serves is bound; whose relative did it while being elsewhere is not the doer."""
    free = {one.key for one in named.get(PersonStatus.NOT_BOUND, [])}
    if "STILL_SERVING" in keys and free and free <= {"RETIRED"}:
        weights[PersonStatus.NOT_BOUND] *= 0.4
    if "ALIBI" in keys and "RELATIVE" in free:
        for status in weights.keys() - UNBOUND:
            weights[status] *= 0.5


def _settle(weights: dict[PersonStatus, float], named: dict[PersonStatus, list[Mention]], denied_asn: bool) -> None:
    """What one word says about another: a `guru honorer` is contract staff, an acting head is no head."""
    for exact, general in (
        (PersonStatus.ACTING_VILLAGE_HEAD, PersonStatus.VILLAGE_HEAD),
        (PersonStatus.ACTING_HEAD_OF_REGION, PersonStatus.HEAD_OF_REGION),
    ):
        if exact in weights and general in weights:
            weights[exact] = _both(weights[exact], weights[general])
            weights[general] *= 0.3
        if exact in weights and PersonStatus.PNS in weights:
            weights[exact] = _both(weights[exact], weights[PersonStatus.PNS])
            weights[PersonStatus.PNS] *= 0.5
    pns = named.get(PersonStatus.PNS, [])
    if pns and all(one.key in DEFAULTS or one.key in GENERIC for one in pns):
        for exact in (PersonStatus.PPNPN, PersonStatus.PPPK, PersonStatus.CPNS, PersonStatus.NOT_BOUND):
            close = any(
                abs(one.first - other.first) <= 6
                for one in named.get(exact, [])
                for other in pns
                if other.key in DEFAULTS
            )
            if exact in weights and close and (exact is not PersonStatus.NOT_BOUND or denied_asn):
                weights[exact] = _both(weights[exact], weights[PersonStatus.PNS] * 0.8)
                weights[PersonStatus.PNS] *= 0.5
    if (
        denied_asn
        and PersonStatus.NOT_BOUND not in weights
        and not (set(weights) - {PersonStatus.PNS, PersonStatus.CAMPAIGN_TEAM})
    ):
        weights[PersonStatus.NOT_BOUND] = 1.2
        named[PersonStatus.NOT_BOUND] = []


def _stand_aside(weights: dict[PersonStatus, float], named: dict[PersonStatus, list[Mention]], is_free: bool) -> None:
    """Citizens named beside a bound person look on, unless the words name the free one first or deny a post."""
    heads = named.get(PersonStatus.HEAD_OF_REGION, [])
    if heads and len(weights) > 1 and all(one.key == "INCUMBENT_HEAD" for one in heads):
        weights[PersonStatus.HEAD_OF_REGION] *= 0.5
    free = named.get(PersonStatus.NOT_BOUND, [])
    bound = max((weight for status, weight in weights.items() if status not in UNBOUND), default=0.0)
    if is_free or not free or bound < 0.5:
        return
    is_behind = bound >= 0.9 * weights[PersonStatus.NOT_BOUND]
    if all(one.key in BYSTANDERS or (is_behind and one.key in NAMED_BESIDE) for one in free):
        weights[PersonStatus.NOT_BOUND] *= 0.3


def _is_inside_denial(one: Mention, mentions: Sequence[Mention]) -> bool:
    return any(
        other.key in {"NOT_ASN", "RESIGNED", "FAMILY"}
        and other.first <= one.first
        and one.last <= other.last
        and other is not one
        for other in mentions
    )


def _place(tokens: Sequence[Token], one: Mention, mentions: Sequence[Mention]) -> float:
    """How the words before a name weigh it: the doer is 1, one who is addressed or moved by others is less."""
    before, weight = _before(tokens, one.first), 1.0
    nearest = before[0] if before else frozenset()
    if one.key in {"HEAD_OF_REGION", "ACTING_HEAD_OF_REGION", "INCUMBENT_HEAD"} and _is_contested(
        tokens, one, nearest, mentions
    ):
        return 0.1
    if nearest & _words("kin") and "yang" not in _plain(tokens, one.first - 1):
        return 0.1
    if "oleh" in nearest and one.key not in {"POLRI", "TNI", "ORGANISER", "CITIZEN"}:
        weight *= 1.3  # of something done to others, this is the doer
    elif nearest & _words("owners"):
        weight *= 0.55
    elif nearest & _words("receivers"):
        weight *= 0.3 if len(before) > 1 and before[1] & _words("handed_to") else 0.45
    elif nearest & _words("moved") and not any(
        form.startswith(("di", "ter")) for form in nearest & {tokens[one.first - 1].plain}
    ):
        weight *= 0.45
    if one.status in {"POLRI", "TNI"} and any(forms & _words("handed_to") for forms in before[:2]):
        weight *= 0.3
    if (one.key in {"ORGANISER", "POLRI", "TNI"} or one.status in UNBOUND) and _looks_on(tokens, one, mentions):
        weight *= 0.2
    if _stayed_away(tokens, one):
        weight *= 0.2
    elif _reports(tokens, one) and any(other.status and other.first > one.last for other in mentions):
        weight *= 0.3
    if {"saya", "kami", "aku"} & _plain(tokens, one.first - 1):
        weight *= 0.5 if one.status in UNBOUND else 0.7  # who tells is seldom the one told of
    if nearest & _words("reporting"):
        weight += 0.5  # brought up by somebody
    if "oknum" in _plain(tokens, one.first - 1) | _plain(tokens, one.first):
        weight += 0.5
    return weight


def _looks_on(tokens: Sequence[Token], one: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the words right after a name say that this person saw, found, or acts on what others did.

    A soldier or officer who calls people in and then presses them does not look on.
    """
    after = range(one.last, min(one.last + 3, len(tokens)))
    presses = one.key in {"POLRI", "TNI"} and any(other.key in PRESSING and not other.is_denied for other in mentions)
    watching = _words("on_watch") - ({"panggil", "datangi"} if presses else frozenset())
    return any(
        tokens[at].clause == tokens[one.first].clause
        and tokens[at].forms & watching
        and not tokens[at].plain.startswith(("di", "ter", "ke"))
        for at in after
    )


def _reports(tokens: Sequence[Token], one: Mention) -> bool:
    """Whether the word right after a name says that this person brings the matter up."""
    at = one.last
    return at < len(tokens) and tokens[at].plain in _words("reporting")


def _tells_of_others(tokens: Sequence[Token], one: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether somebody says "I am …" and then names another who is bound by neutrality."""
    if not {"saya", "kami", "aku"} & _plain(tokens, one.first - 1):
        return False
    return any(
        other.first >= one.last and other.status and other.status not in {one.status, *UNBOUND} and not other.is_denied
        for other in mentions
    )


def _stayed_away(tokens: Sequence[Token], one: Mention) -> bool:
    """Whether the words right after a name say that this person had no part in it."""
    after = [_plain(tokens, at) for at in range(one.last, min(one.last + 4, len(tokens)))]
    return any("tidak" in here and next_ & _words("absent") for here, next_ in pairwise(after))


def _is_contested(tokens: Sequence[Token], one: Mention, nearest: frozenset[str], mentions: Sequence[Mention]) -> bool:
    """Whether a post is named as what candidates stand for, not as who holds it."""
    if nearest & _words("contested") and tokens[one.first - 1].clause == tokens[one.first].clause:
        return True
    return any(
        other.key in {"CANDIDATE", "PROSPECTIVE"}
        and other.first < one.first
        and one.last <= other.last
        and tokens[other.first].clause == tokens[one.first].clause
        for other in mentions
    )


def _before(tokens: Sequence[Token], first: int) -> list[frozenset[str]]:
    """The forms of the words before a name in its sentence, nearest first, words such as "the" and "some" left out."""
    found: list[frozenset[str]] = []
    for at in range(first - 1, max(-1, first - 6), -1):
        if tokens[at].sentence != tokens[first].sentence:
            break
        if not tokens[at].forms & _words("modifiers") and not tokens[at].plain.isdigit():
            found.append(tokens[at].forms)
    return found


def _plain(tokens: Sequence[Token], at: int) -> frozenset[str]:
    return tokens[at].forms if 0 <= at < len(tokens) else frozenset()


@lru_cache(maxsize=16)
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon().lists[name])
