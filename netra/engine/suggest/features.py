"""Numbers about a narrative and a code, under fixed names, for a ranker that learns from confirmations."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from netra.domain.codes import PersonStatus, Side
from netra.domain.rulebook import Catalogue
from netra.engine.suggest.conduct import rulebook
from netra.engine.suggest.lexicon import lexicon
from netra.engine.suggest.misfits import reasons
from netra.engine.suggest.model import Draft
from netra.engine.suggest.suggesting import read


@lru_cache(maxsize=1)
def feature_names() -> tuple[str, ...]:
    """Every name `features` gives, in order."""
    return (
        "score",
        "place",
        "is_after",
        "words",
        *(f"conduct:{one.key}" for one in rulebook().conducts),
        *(f"led_by:{one.key}" for one in rulebook().conducts),
        *(f"status:{one.value}" for one in PersonStatus),
        *(f"misfit:{one.key}" for one in reasons()),
        *(f"fact:{key}" for key in lexicon().entries),
        *(f"denied:{key}" for key in lexicon().entries),
    )


def features(
    narrative: str, *, on: date, code: str, catalogue: Catalogue, region_code: str | None = None
) -> Mapping[str, float]:
    """The numbers for one narrative and one code; every name of `feature_names` is there."""
    return features_of(read(narrative, on=on, region_code=region_code, catalogue=catalogue), code)


def features_of(draft: Draft, code: str) -> Mapping[str, float]:
    """The same for a narrative already read, such as the one a ranker is given."""
    found = dict.fromkeys(feature_names(), 0.0)
    for place, one in enumerate(draft.scored):
        if one.code == code:
            found["score"], found["place"], found[f"led_by:{one.conduct}"] = one.score, 1 / (place + 1), 1.0
    found["is_after"] = float(draft.side is Side.AFTER)
    found["words"] = min(1.0, len(draft.tokens) / 200)
    for key, score in draft.conducts.items():
        found[f"conduct:{key}"] = score
    for standing in draft.standings:
        found[f"status:{standing.status.value}"] = standing.weight
    for key, score in draft.misfits.items():
        found[f"misfit:{key}"] = score
    for key in draft.keys:
        found[f"fact:{key}"] = 1.0
    for key in draft.denied:
        found[f"denied:{key}"] = 1.0
    return found
