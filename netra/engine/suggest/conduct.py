"""From facts to kinds of conduct, and from conduct to the catalogue's codes by what the person is."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from netra.domain.codes import PersonStatus, Side
from netra.engine.suggest.facts import Mention
from netra.engine.suggest.model import Scored
from netra.engine.suggest.persons import Standing

FILE = Path(__file__).parent / "rules.toml"
STEP = 0.75  # each further code of the same conduct
SURE_ENOUGH = 0.6  # one named more faintly than this is hardly the doer, even when nobody else is named
ACTING_SHARE = 0.7  # an acting head is a civil servant too
CONTESTANTS = frozenset({PersonStatus.CANDIDATE, PersonStatus.CAMPAIGN_TEAM})
HEADS = frozenset({PersonStatus.HEAD_OF_REGION, PersonStatus.ACTING_HEAD_OF_REGION})
ACTING = frozenset({PersonStatus.ACTING_VILLAGE_HEAD, PersonStatus.ACTING_HEAD_OF_REGION})
CIVIL_SERVANTS = frozenset({PersonStatus.PNS, PersonStatus.CPNS, PersonStatus.PPPK})


@dataclass(frozen=True, slots=True)
class Sign:
    """A row of facts that speaks for a conduct."""

    need: tuple[frozenset[str], ...]
    without: frozenset[str]
    score: float

    def fits(self, keys: frozenset[str], denied: frozenset[str]) -> bool:
        """Whether every needed fact is there; `!KEY` asks for one the words deny."""
        told = keys | {f"!{key}" for key in denied}
        return all(need & told for need in self.need) and not (self.without & told)


@dataclass(frozen=True, slots=True)
class Conduct:
    """A kind of conduct with its signs, and the codes of civil servants on either side of designation."""

    key: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    signs: tuple[Sign, ...]

    def codes(self, side: Side) -> tuple[str, ...]:
        """The codes for a civil servant."""
        return self.after if side is Side.AFTER else self.before

    @property
    def words(self) -> frozenset[str]:
        """Every fact that may speak for it."""
        return frozenset(key.removeprefix("!") for sign in self.signs for need in sign.need for key in need)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules of `rules.toml`."""

    conducts: tuple[Conduct, ...]
    families: Mapping[PersonStatus, Mapping[str, tuple[str, ...]]]

    def conduct(self, key: str) -> Conduct:
        """A conduct by its key."""
        return next(one for one in self.conducts if one.key == key)


@lru_cache(maxsize=1)
def rulebook() -> Rulebook:
    """The rules, read once."""
    file = tomllib.loads(FILE.read_text(encoding="utf-8"))
    conducts = tuple(
        Conduct(
            row["key"],
            tuple(row.get("before", ())),
            tuple(row.get("after", ())),
            tuple(
                Sign(
                    tuple(frozenset(need.split("|")) for need in sign["need"]),
                    frozenset(sign.get("without", ())),
                    float(sign["score"]),
                )
                for sign in row["rules"]
            ),
        )
        for row in file["conduct"]
    )
    families = {
        PersonStatus(status): {conduct: tuple(codes) for conduct, codes in rows.items()}
        for status, rows in file["family"].items()
    }
    return Rulebook(conducts, families)


def conducts(keys: frozenset[str], denied: frozenset[str]) -> dict[str, float]:
    """How strongly the facts speak for each conduct: the strongest sign, a little more for each further one."""
    found = {}
    for one in rulebook().conducts:
        scores = sorted((sign.score for sign in one.signs if sign.fits(keys, denied)), reverse=True)
        if scores:
            found[one.key] = round(min(0.99, scores[0] + 0.01 * (len(scores) - 1)), 4)
    return found


def codes(
    conducts: Mapping[str, float], standings: Sequence[Standing], mentions: Sequence[Mention], side: Side
) -> tuple[Scored, ...]:
    """Every code the conduct of the persons named may touch, the strongest first."""
    best: dict[str, Scored] = {}
    whole = max((SURE_ENOUGH, *(one.weight for one in standings)))
    people = [(one.status, one.weight / whole, one.mentions) for one in standings]
    if not any(status in CIVIL_SERVANTS or status in rulebook().families for status, _, _ in people):
        people.append((PersonStatus.UNKNOWN, 0.9, ()))
    for status, weight, named in people:
        for key, score in conducts.items():
            conduct = rulebook().conduct(key)
            for code, share in _codes(conduct, status, side):
                value = round(score * weight * share, 4)
                reasons = (*named, *(one for one in mentions if one.key in conduct.words and not one.is_denied))
                if value > 0.05 and (code not in best or value > best[code].score):
                    best[code] = Scored(code, value, key, status, reasons)
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.code)))


def _codes(conduct: Conduct, status: PersonStatus, side: Side) -> tuple[tuple[str, float], ...]:
    """The codes a conduct touches for a kind of person, each with its share of the conduct's score."""
    if status in CIVIL_SERVANTS or status is PersonStatus.UNKNOWN:
        return _shared(conduct.codes(side))
    family = rulebook().families.get(status)
    if family is None or (conduct.key == "INVOLVE") is not (status in CONTESTANTS):
        return ()
    if not conduct.before and conduct.key not in family and conduct.key != "INVOLVE":
        return ()
    codes = family.get(conduct.key) or family["*"]
    if side is Side.BEFORE and status in HEADS:  # art 71(1) speaks of pairs, which there are only from designation on
        codes = tuple(sorted(codes, key=lambda code: code == "P03"))
    own = tuple((code, share * ACTING_SHARE) for code, share in _shared(conduct.codes(side)))
    return _shared(codes) + (own if status in ACTING else ())


def _shared(codes: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    return tuple((code, STEP**place) for place, code in enumerate(codes))
