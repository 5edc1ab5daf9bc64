"""Numbers of civil servants, made unreadable wherever a text is only mentioned."""

import re

from netra.domain import nip

_NUMBER = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){17}(?!\d)")


def masked(text: str) -> str:
    """A text in which no NIP can be read.

    >>> masked("Budi (NIP 19860926 201505 1 001) hadir")
    'Budi (NIP 1986**** ****** * 001) hadir'
    """
    return _NUMBER.sub(lambda found: nip.mask(found[0]), text)
