"""Sets of very many row numbers in little memory: a bit for each number, in pages that come when they are needed."""

_PAGE = 1 << 15  # bytes


class IdSet:
    """
    >>> some = IdSet()
    >>> some.add(5_000_000_000)
    >>> 5_000_000_000 in some, 7 in some
    (True, False)
    """

    def __init__(self) -> None:
        self._pages: dict[int, bytearray] = {}

    def add(self, id: int) -> None:
        place, bit = id >> 3, 1 << (id & 7)
        page = self._pages.get(place // _PAGE)
        if page is None:
            page = self._pages[place // _PAGE] = bytearray(_PAGE)
        page[place % _PAGE] |= bit

    def __contains__(self, id: int) -> bool:
        place = id >> 3
        page = self._pages.get(place // _PAGE)
        return page is not None and bool(page[place % _PAGE] & 1 << (id & 7))
