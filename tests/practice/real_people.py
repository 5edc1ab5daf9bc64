"""The real candidates as a reader recognises them, for tests that must not meet one."""

import re

from netra.registry import reference

TITLES = re.compile(r"\b(h|hj|hi|drs?|dra|prof|ir|tgk|kh|k\.h|pdt|s\.?\w{1,3}|m\.?\w{1,4}|ph\.?d|sp\.?\w+)\.", re.I)


def bare(name: str) -> str:
    """A name without titles, commas and capitals: what a reader recognises."""
    plain = TITLES.sub(" ", name.split(",")[0])
    return " ".join(re.sub(r"[^a-z' ]", " ", plain.lower()).split())


def real() -> set[str]:
    return {bare(name) for row in reference.pairs_2024() for name in (row.head_name, row.deputy_name) if name}
