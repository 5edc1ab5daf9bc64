"""What people make of suggestions: kept, written out, learned from."""

from netra.suggestions.services.judging import UnknownCode, judge
from netra.suggestions.services.training import BadRow, TooFew, Trained, forget, rows_of, train, training_rows

__all__ = ["BadRow", "TooFew", "Trained", "UnknownCode", "forget", "judge", "rows_of", "train", "training_rows"]
