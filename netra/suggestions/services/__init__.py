"""What people make of suggestions: kept, written out, learned from."""

from typing import TYPE_CHECKING

from netra.lib.later import later
from netra.suggestions.services.judging import UnknownCode, judge

if TYPE_CHECKING:
    from netra.suggestions.services.training import BadRow, TooFew, Trained, forget, rows_of, train, training_rows
else:
    __getattr__ = later(
        __name__, {"training": ["BadRow", "TooFew", "Trained", "forget", "rows_of", "train", "training_rows"]}
    )

__all__ = ["BadRow", "TooFew", "Trained", "UnknownCode", "forget", "judge", "rows_of", "train", "training_rows"]
