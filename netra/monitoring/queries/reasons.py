"""The engine's reasons as sentences."""

from collections.abc import Iterable, Mapping

from netra.domain.words import Text

SENTENCES: Mapping[str, Text] = {}


def sentences(keys: Iterable[str]) -> tuple[Text, ...]:
    """A sentence for each reason, in the engine's order; a key that has none (of an older engine) is shown bare."""
    return tuple(SENTENCES.get(key, Text(key.replace("_", " "), key.replace("_", " "))) for key in keys)
