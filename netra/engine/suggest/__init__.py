"""Which rules a narrative may touch, and the words that led there."""
