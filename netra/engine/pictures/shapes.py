"""Boxes on a picture, in pixels from its upper left corner."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """Left, top, width and height in whole pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def area(self) -> int:
        return self.width * self.height

    def grown(self, by: int) -> "Box":
        """The box with a margin of so many pixels."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def within(self, width: int, height: int) -> "Box":
        """The part of it that lies on a picture of this size; without area where nothing does."""
        left, top = min(max(self.x, 0), width), min(max(self.y, 0), height)
        right, bottom = min(max(self.right, 0), width), min(max(self.bottom, 0), height)
        return Box(left, top, max(right - left, 0), max(bottom - top, 0))

    def shared(self, other: "Box") -> int:
        """Pixels that lie in both."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(width, 0) * max(height, 0)

    def scaled(self, factor: float) -> "Box":
        left, top = round(self.x * factor), round(self.y * factor)
        return Box(left, top, round(self.right * factor) - left, round(self.bottom * factor) - top)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds them all; there has to be one."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def apart(boxes: Iterable[Box], *, share: float = 0.5) -> list[Box]:
    """Boxes in their order, without those that lie for this share of their area in an earlier one."""
    kept: list[Box] = []
    for box in boxes:
        if box.area and all(box.shared(other) < share * box.area for other in kept):
            kept.append(box)
    return kept
