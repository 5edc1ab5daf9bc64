"""People and links out of what was written freely."""

import re

from netra.domain.allegation import Person

MOST_PEOPLE, MOST_LINKS, LONGEST_LINK = 20, 20, 500
_LINK = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def people_in(text: str) -> tuple[Person, ...]:
    """One person a line: name, post, agency, parted by commas. Nothing else is read into it.

    >>> people_in("Joko Contoh, camat Jekulo, Pemkab Kudus")[0].agency
    'Pemkab Kudus'
    """
    found = []
    for line in text.splitlines()[:MOST_PEOPLE]:
        parts = [part.strip() for part in line.split(",", 2)] + ["", ""]
        if any(parts):
            found.append(Person(name=parts[0][:200], position=parts[1][:150], agency=parts[2][:200]))
    return tuple(found)


def links_in(text: str) -> tuple[str, ...]:
    """Addresses of pages, without the stop behind them."""
    links = (link.rstrip(".,;:!?)]}") for link in _LINK.findall(text))
    return tuple(dict.fromkeys(link for link in links if len(link) <= LONGEST_LINK))[:MOST_LINKS]
