"""When nothing in the catalogue fits: who is not bound, what is innocent, what belongs elsewhere."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from netra.domain.codes import PersonStatus, Route
from netra.domain.words import Text
from netra.engine.suggest.conduct import Sign
from netra.engine.suggest.facts import FactKind, Mention
from netra.engine.suggest.persons import Standing

FILE = Path(__file__).parent / "misfits.toml"
BOUND = frozenset(PersonStatus) - {
    PersonStatus.NOT_BOUND,
    PersonStatus.CAMPAIGN_TEAM,
    PersonStatus.CANDIDATE,
    PersonStatus.UNKNOWN,
}
POLITICAL = frozenset(
    {"SUPPORT", "CANDIDATE", "PROSPECTIVE", "BALLOT_NUMBER", "PARTY", "CAMPAIGN", "INCUMBENT", "TEAM"}
)
HEADS = frozenset({PersonStatus.HEAD_OF_REGION, PersonStatus.ACTING_HEAD_OF_REGION})
OF_AN_ELECTION = POLITICAL | {  # what is told of an election even where no candidate or campaign is named
    *("LIKE", "COMMENT", "JOIN_GROUP", "HAND_SIGN", "ATTRIBUTES", "BANNER", "APPROACH", "PARTY_MEMBER"),
    *("TEAM_MEMBER", "ID_CARDS", "ACCOMPANY", "ROTATION", "IGNORE_RECOMMENDATION", "IGNORE_SUPERIOR"),
    *("SPEAK_PARTY", "PARTICIPATE", "MEET", "EVENT", "CAMPAIGN_RULE", "LEGISLATIVE", "VOTING", "PROMOTE"),
    *("VILLAGE_ELECTION", "ELECTION_ADMIN", "ORGANISER", "INKED_FINGER", "STICKER_FACE", "ELECTION_WORDS"),
    "REGIONAL_ELECTION",
}
INNOCENT = {  # how much a circumstance speaks against partisanship; several of them together weigh
    "PASSIVE": 0.8,
    "NO_SIGNS": 1.0,
    "ALL_SIDES": 0.8,
    "ON_DUTY": 0.9,
    "NOTHING_DONE": 1.0,
    "NEUTRAL_CONTENT": 0.9,
    "OLD_PHOTO": 0.6,
    "VIEW_ONLY": 0.9,
    "DISMISSED": 1.0,
    "IMPERSONATED": 0.8,
    "FORGED": 1.0,
    "QUESTION": 0.6,
    "VOTING": 0.8,
    "ON_LEAVE": 1.0,
    "RESIGNED": 0.8,
    "FAMILY": 0.3,
    "OFFICIAL_EVENT": 0.3,
    "PRIVATE_TRADE": 0.8,
    "ACT_UNTOLD": 0.8,
    "BY_OTHERS": 0.4,
    "SUPERIOR_ACTED": 0.3,
    "CLEARED": 0.5,
    "ALIBI": 0.6,
    "MISTAKEN": 0.5,
    "OTHER_MEANING": 0.4,
}
OF_THE_STATE = frozenset({"FACILITY", "AID", "OFFICIAL_ACCOUNT", "BUDGET", "OFFICIAL_LETTER", "DECISION"})
LOOKED_AWAY = frozenset({"IGNORE_RECOMMENDATION", "IGNORE_SUPERIOR"})
EXCUSES = frozenset(INNOCENT) | {"LAWFUL_DAY", "DUTY_LETTER"}
CLAIMED = 0.4  # what a circumstance still weighs when it is only somebody's excuse
AGAIN = 0.5  # the share of a second mention of the same circumstance
CONCEDED = 0.6  # of what is innocent, where the telling grants it and goes on to something else
DENIED = 0.35  # of an act the words deny


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why nothing fits, with its signs and the routes it points to."""

    key: str
    why: Text
    routes: tuple[Route, ...]
    signs: tuple[Sign, ...]

    @property
    def words(self) -> frozenset[str]:
        """Every fact that may speak for it."""
        return frozenset(key.removeprefix("!") for sign in self.signs for need in sign.need for key in need)


@lru_cache(maxsize=1)
def reasons() -> tuple[Reason, ...]:
    """The reasons of `misfits.toml`, in order."""
    file = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Reason(
            row["key"],
            Text(row["why"]["id"], row["why"]["en"]),
            tuple(Route(route) for route in row["routes"]),
            tuple(
                Sign(
                    tuple(frozenset(need.split("|")) for need in sign["need"]),
                    frozenset(sign.get("without", ())),
                    float(sign["score"]),
                )
                for sign in row["rules"]
            ),
        )
        for row in file["misfit"]
    )


def reason(key: str) -> Reason:
    """A reason by its key."""
    return next(one for one in reasons() if one.key == key)


def weigh(
    mentions: Sequence[Mention],
    standings: Sequence[Standing],
    conducts: Mapping[str, float],
    keys: frozenset[str],
    denied: frozenset[str],
) -> dict[str, float]:
    """How strongly each reason speaks, 0 to 1. An excuse somebody gives is not yet what the telling itself says."""
    found: dict[str, float] = {}
    plain = {one.key for one in mentions if not one.is_claimed}
    told = frozenset(key for key in keys if key in plain or key not in EXCUSES)
    for one in reasons():
        scores = [sign.score for sign in one.signs if sign.fits(told, denied)]
        if scores:
            found[one.key] = max(scores)
    if keys & LOOKED_AWAY:  # "did nothing" is then the reproach itself
        for key in ("PASSIVE", "PRIVATE_LIFE"):
            found.pop(key, None)
    unbound = _unbound(standings, keys) * (0.5 if "DOUBLE_POST" in keys else 1.0)
    if keys & OF_THE_STATE and not any(one.weight >= 0.5 for one in standings):
        unbound *= 0.5  # somebody must have lent what belongs to the state
    if unbound:
        found["NOT_BOUND"] = unbound
        if keys & {"MONEY"}:
            is_alone = not any(one.status in BOUND for one in standings)
            found["MONEY_POLITICS"] = 0.95 if is_alone else round(min(0.97, unbound + 0.05), 4)
    elif keys & {"MONEY"} and not keys & OF_THE_STATE and not any(one.status in BOUND for one in standings):
        found["MONEY_POLITICS"] = 0.78
    if not keys & POLITICAL:
        found.pop("MONEY_POLITICS", None)
    leading = standings[0].mentions[:1] if standings else ()
    if any(one.key == "RETIRED" for one in leading) and not keys & {"IS_ASN", "NO_LEAVE", "STILL_SERVING"}:
        found["NOT_BOUND"] = max(found.get("NOT_BOUND", 0.0), 0.86)
    if "ORGANISER" in found:
        found["ORGANISER"] = round(unbound + 0.02, 4) if unbound > 0.5 else 0.3
        if any(one.key == "ORGANISER" for one in leading) and "DOUBLE_POST" not in keys:
            found["ORGANISER"] = max(found["ORGANISER"], 0.88)
            found.pop("MONEY_POLITICS", None)
        if "ELECTION_ADMIN" in found and not keys & POLITICAL:  # who keeps the roll is named, partisanship is not
            found["ORGANISER"] = min(found["ORGANISER"], round(found["ELECTION_ADMIN"] - 0.02, 4))
    if not (keys | denied) & OF_AN_ELECTION:
        found["OTHER_MATTER"] = max(found.get("OTHER_MATTER", 0.0), 0.75 if _acts(conducts) else 0.6)
    if speaking := _innocence(mentions, denied):
        found["TOLD_AS_INNOCENT"] = round(min(0.96, 0.2 + 0.26 * speaking), 4)
    if sum(one.key == "IMPERSONATED" for one in mentions) > 1:
        found["MISUSED_NAME"] = max(found.get("MISUSED_NAME", 0.0), 0.86)
    if "CAMPAIGN_RULE" in keys and not any(one.status in BOUND for one in standings):
        found["CAMPAIGN_MATTER"] = 0.82 if keys & OF_THE_STATE else 0.93
    acts = {one.key for one in mentions if one.fact.kind is FactKind.ACT and not one.is_denied}
    if "RUMOUR" in keys and acts <= {"PARTICIPATE", "SUPPORT"} and not keys & (POLITICAL - {"SUPPORT", "CAMPAIGN"}):
        found["NO_ACT"] = 0.85
    if not any(one.status in HEADS for one in standings):
        found.pop("HEAD_ON_LEAVE", None)
    if not _acts(conducts) and not keys & POLITICAL:
        found["NO_ACT"] = 0.55 if any(one.status in BOUND for one in standings) else 0.7
    return found


def _innocence(mentions: Sequence[Mention], denied: frozenset[str]) -> float:
    """What speaks against partisanship, each stretch of words counted once."""
    told: list[Mention] = []
    looked_away = any(one.key in LOOKED_AWAY for one in mentions)  # who does nothing there is the one reported
    for one in sorted(mentions, key=lambda one: (-INNOCENT.get(one.key, 0.0), one.first)):
        is_new = all(one.last <= other.first or other.last <= one.first for other in told)
        if looked_away and one.key in {"PASSIVE", "NOTHING_DONE", "NO_SIGNS"}:
            continue
        if one.key in INNOCENT and not one.is_denied and is_new:
            told.append(one)
    counted = Counter(one.key for one in told)
    refused = {one.key for one in mentions if one.key in denied and one.fact.kind is FactKind.ACT}
    claimed = {one.key for one in told if one.is_claimed} - {one.key for one in told if not one.is_claimed}
    weight = sum(
        INNOCENT[key] * (1 + AGAIN * (count > 1)) * (CLAIMED if key in claimed else 1.0)
        for key, count in counted.items()
    )
    weight *= CONCEDED if any(one.key == "CONCEDED" for one in mentions) else 1.0
    return weight + DENIED * min(3, len(refused)) if told else 0.0


def _unbound(standings: Sequence[Standing], keys: frozenset[str]) -> float:
    bound = max((one.weight for one in standings if one.status in BOUND), default=0.0)
    free = max(
        (one.weight for one in standings if one.status in {PersonStatus.NOT_BOUND, PersonStatus.CAMPAIGN_TEAM}),
        default=0.0,
    )
    if not free:
        return 0.0
    share = free / (free + bound)
    said = 0.12 if "NOT_ASN" in keys else 0.0
    if all(one.status is not PersonStatus.NOT_BOUND for one in standings) and not said:
        share *= 0.55  # a team is named; who in it did the act, or for it, may be bound
    return round(min(0.96, share * 0.92 + said), 4) if share + said > 0.3 else 0.0


def _acts(conducts: Mapping[str, float]) -> bool:
    return any(score >= 0.4 for key, score in conducts.items() if key != "OTHER")
