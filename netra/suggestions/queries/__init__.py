"""What the engine suggests for a narrative, and what people made of it."""

from netra.engine.suggest import Suggestion
from netra.suggestions.masking import masked
from netra.suggestions.models import Judgement, Way
from netra.suggestions.queries.judged import latest, latest_of_all, text_key
from netra.suggestions.queries.showing import Piece, kinds_of, pieces
from netra.suggestions.queries.suggesting import current_ranker, ranker_path, suggest_for

__all__ = [
    "Judgement",
    "Piece",
    "Suggestion",
    "Way",
    "current_ranker",
    "kinds_of",
    "latest",
    "latest_of_all",
    "masked",
    "pieces",
    "ranker_path",
    "suggest_for",
    "text_key",
]
