"""The engine's reasons as sentences."""

from collections.abc import Iterable

from netra.domain.words import Text
from netra.engine.screening.saying import REASONS


def sentences(keys: Iterable[str]) -> tuple[Text, ...]:
    """A sentence for each reason, in the engine's order; a key that has none (of another engine) is shown bare."""
    return tuple(REASONS.get(key) or _bare(key) for key in keys)


def _bare(key: str) -> Text:
    words = key.replace("_", " ").lower()
    return Text(words, words)
