"""Texts that are longer than one message may be, or hold what no text should."""


def parted(text: str, longest: int) -> list[str]:
    """A long text in pieces, broken at lines or blanks where there are some.

    >>> parted("satu dua", 5)
    ['satu', 'dua']
    """
    pieces = []
    while len(text) > longest:
        cut = max(text.rfind("\n", 0, longest + 1), text.rfind(" ", 0, longest + 1))
        cut = cut if cut > 0 else longest
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text]


def whole(text: str) -> str:
    """The text without what neither a database nor UTF-8 can hold: the zero sign, halves of signs.

    >>> whole("a" + chr(0) + "b" + chr(0xD83D))
    'ab?'
    """
    return text.encode("utf-8", "replace").decode().replace("\0", "")
