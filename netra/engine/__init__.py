"""Reads words: what a text says, which rule it may touch. Plain Python; it suggests, a person decides."""
