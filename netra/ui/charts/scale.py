"""Round steps for an axis."""

from math import ceil, floor, log10


def steps(highest: float, *, most: int = 5, whole: bool = True) -> list[float]:
    """Round values from nought to at least `highest`, few enough to label.

    >>> steps(7)
    [0, 2, 4, 6, 8]
    >>> steps(0)
    [0, 1]
    """
    if highest <= 0:
        return [0, 1]
    rough = highest / most
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    if whole:
        step = max(1, step)
    count = ceil(highest / step)
    made = [round(step * number, 6) for number in range(count + 1)]
    return [int(value) for value in made] if whole else made
