"""An article as people write it."""

from netra.domain.loading import load
from netra.domain.words import Text
from netra.domain.workflow import Cite


def cited(cite: Cite) -> Text:
    """The short name of the regulation with its article, if one was seen."""
    short = load().regulation(cite.regulation).short
    if not cite.article:
        return short
    return Text(f"{short.id} Pasal {cite.article}", f"{short.en} art. {cite.article}")
