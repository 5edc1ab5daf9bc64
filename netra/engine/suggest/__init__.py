"""Which rules a narrative may touch, and the words that led there."""

from netra.engine.suggest.facts import Fact, FactKind
from netra.engine.suggest.features import feature_names, features, features_of
from netra.engine.suggest.model import Draft, Misfit, Missing, Scored, Suggested, Suggestion
from netra.engine.suggest.saying import as_json
from netra.engine.suggest.suggesting import Reorder, read, suggest

FEATURES = features

__all__ = [
    "FEATURES",
    "Draft",
    "Fact",
    "FactKind",
    "Misfit",
    "Missing",
    "Reorder",
    "Scored",
    "Suggested",
    "Suggestion",
    "as_json",
    "feature_names",
    "features",
    "features_of",
    "read",
    "suggest",
]
