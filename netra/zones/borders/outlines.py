"""A border as pages draw it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """A region's border in one grid of `steps` to a degree; the box, the middle of its widest place and the radius
    there in degrees."""

    code: str
    path: str
    steps: int
    west: float
    south: float
    east: float
    north: float
    middle_x: float
    middle_y: float
    room: float
