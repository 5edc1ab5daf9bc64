"""What is hidden in published figures stays hidden, whichever tables are held against each other."""

import random

from tests.attack.conftest import Told
from tests.attack.tally import Counts, Tally
from tests.opendata.attack import Attacker
from tests.opendata.nations import Nation, naive, protected, seen
from tests.opendata.test_attack import secrets


def a_nation(chance: random.Random) -> Nation:
    """Few places, few cases: where hiding is hard."""
    times, width = chance.randint(1, 3), chance.randint(2, 4)
    leaves: dict[str, list[list[int]]] = {}
    for province in range(11, 11 + chance.randint(2, 3)):
        for region in range(1, 2 + chance.randrange(2)):
            cells = [[chance.choice([0, chance.randint(0, 4), chance.randint(5, 12)]) for _ in range(width)]]
            for _time in range(1, times):
                cells.append([old + chance.choice([0, 0, 0, 1, 2, 5, 8]) for old in cells[-1]])
            leaves[f"{province}.{region:02}"] = cells
    return Nation(leaves, shows=chance.randint(1, 2))


def attack(nations: int, *, seed: int = 3, planted: str = "") -> Tally:
    """Every hidden count of every nation is bracketed by an attacker who knows all sums and all versions."""
    tally, chance = Tally("differencing of figures", planted), random.Random(seed)
    for number in range(nations):
        nation = a_nation(chance)
        frame, layers = (naive if planted else protected)(nation)
        if not layers:
            continue
        attacker = Attacker(seen(nation, frame, layers))
        for plus, minus, truth, width in secrets(frame, layers):
            low, high = attacker.interval(plus, minus)
            told = f"nation {number}: {plus} {minus or ''} lies in {low}..{high}"
            tally.check(low <= truth <= high and high - low >= width, told)
    tally.note = f"(hidden counts and small growths in {nations} nations)"
    return tally


def test_it_works(counts: Counts, told: Told) -> None:
    told(attack(counts.nations))


def test_what_is_often_done_is_seen_to_fail(told: Told) -> None:
    told(attack(2, planted="small counts left out and nothing else"))
