"""Hidden counts are attacked by differencing: inside a table, up and down the places, over time, with outside totals.

The attack first breaks the usual way of leaving out small counts, so that its silence about ours means something.

Threat model: RIVAL-1.
"""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netra.opendata.protection import Frame, Known, Layer, audit
from tests.opendata.attack import Attacker, Cell
from tests.opendata.nations import Nation, naive, protected, seen

WIDE = 4  # what must remain: five possible values, or as many as the totals leave


def secrets(frame: Frame, layers: list[Layer]) -> Iterator[tuple[Cell, Cell | None, int, int]]:
    """Everything to be kept: small counts and small growth, with the width that the public totals leave at most."""
    for time, layer in enumerate(layers):
        for row, code in enumerate(frame.rows):
            for column, category in enumerate(frame.columns):
                n, total, shown = int(layer.values[row, column]), int(layer.totals[row]), layer.published[row, column]
                if code.endswith("?"):
                    continue
                if 0 < n < 5 and not shown:
                    since = [
                        total - int(old.totals[row])
                        for old in layers[:time]
                        if old.published[row, column] and not old.values[row, column]
                    ]
                    yield (time, code, category), None, n, min([WIDE, total, *since])
                for before, old in enumerate(layers[:time]):
                    grown, told = n - int(old.values[row, column]), old.published[row, column]
                    if 0 < grown < 5 and (told or before == time - 1):
                        room = int(old.totals[row]) if shown and not told else total - int(old.totals[row])
                        room = min(room, total - int(old.values[row, column])) if told else room
                        yield (time, code, category), (before, code, category), grown, min(WIDE, room)


def narrowed(nation: Nation, frame: Frame, layers: list[Layer], **more: object) -> list[str]:
    """What the attacker knows too well."""
    attacker = Attacker(seen(nation, frame, layers), **more)  # type: ignore[arg-type]
    found = []
    for plus, minus, truth, width in secrets(frame, layers):
        low, high = attacker.interval(plus, minus)
        assert low <= truth <= high, "the attacker excludes the truth: his sums are wrong"
        if high - low < width:
            found.append(f"{plus} {minus or ''}: {low}..{high}")
    return found


INSIDE = Nation({"11": [[7, 2, 9]], "12": [[8, 6, 9]], "13": [[9, 7, 8]]})
HIERARCHY = Nation({"11.01": [[6, 3]], "11.02": [[7, 9]], "12.01": [[8, 8]]})
ALL_ALIKE = Nation({"11.01": [[100, 0]], "11.02": [[1, 0]], "12.01": [[50, 60]], "12.02": [[9, 9]]}, shows=1)
OVER_TIME = Nation({"11": [[9, 8, 7], [9, 10, 7]], "12": [[9, 8, 7], [15, 8, 7]], "13": [[8, 8, 8], [8, 14, 14]]})
THREE = Nation(
    {"11": [[6, 1, 9], [6, 3, 9], [12, 6, 9]], "12": [[9, 8, 5], [9, 9, 9], [9, 9, 16]], "13": [[5, 5, 5]] * 3}
)
NATIONS = {"inside": INSIDE, "hierarchy": HIERARCHY, "alike": ALL_ALIKE, "over time": OVER_TIME, "three": THREE}


@pytest.mark.parametrize("name", NATIONS)
def test_the_attack_breaks_what_is_often_done(name: str) -> None:
    frame, layers = naive(NATIONS[name])
    assert narrowed(NATIONS[name], frame, layers)
    assert audit(frame, layers)  # our own audit sees the planted fault as well


@pytest.mark.parametrize("name", NATIONS)
def test_it_works(name: str) -> None:
    frame, layers = protected(NATIONS[name])
    assert layers
    assert not narrowed(NATIONS[name], frame, layers)


def test_something_is_left_to_read() -> None:
    frame, layers = protected(INSIDE)
    assert layers[0].published[[frame.rows.index(code) for code in ("", "11", "12", "13")]].sum() >= 8


def test_a_total_told_by_another_body() -> None:
    nation = Nation({"11": [[3, 9, 9]], "12": [[9, 9, 9]], "13": [[8, 7, 9]]})
    outside = [([("", "c0")], 20), ([("", "c1")], 25)]
    frame, layers = protected(nation)
    shown = layers[0].published
    known = tuple(Known(((0, int(name[1:])),)) for cells, _n in outside for _place, name in cells)
    frame, layers = protected(nation, known)
    assert not narrowed(nation, frame, layers, told=outside)
    hides_nation = naive(nation)[1][0]
    hides_nation.published[frame.rows.index(""), 0] = hides_nation.published[frame.rows.index("11"), 1] = False
    hides_nation.published[frame.rows.index(""), 1] = False
    assert narrowed(nation, frame, [hides_nation], told=outside)
    assert not narrowed(nation, frame, [hides_nation])
    assert shown.any()


def test_every_table_there_could_be() -> None:
    """Counted out one by one, for the attacker's intervals and for what ours leave."""
    nation = Nation({"11": [[2, 5]], "12": [[6, 5]]})
    frame, layers = protected(nation)
    attacker = Attacker(seen(nation, frame, layers))
    tables = list(attacker.possible())
    assert len(tables) > WIDE
    for plus, _minus, truth, width in secrets(frame, layers):
        values = {table[plus] for table in tables}
        assert (min(values), max(values)) == attacker.interval(plus)
        assert truth in values
        assert max(values) - min(values) >= width


def test_counts_that_fall_are_no_way_in() -> None:
    """A matter moved to another place: nobody who reads both snapshots finds it."""
    nation = Nation({"11": [[9, 8, 7], [8, 8, 7]], "12": [[9, 8, 7], [10, 8, 7]], "13": [[6, 6, 6], [6, 6, 6]]})
    frame, layers = protected(nation)
    assert not audit(frame, layers)
    last = seen(nation, frame, layers)
    moved = [
        cell
        for old, new in pairwise(last)
        for cell in old.cells.keys() & new.cells.keys()
        if 0 < abs(old.cells[cell] - new.cells[cell]) < 5
    ]
    assert not moved


@st.composite
def nations(draw: st.DrawFn) -> Nation:
    provinces = draw(st.integers(2, 3))
    width = draw(st.integers(2, 4))
    times = draw(st.integers(1, 3))
    count = st.one_of(st.just(0), st.integers(0, 4), st.integers(5, 12))
    leaves: dict[str, list[list[int]]] = {}
    for province in range(11, 11 + provinces):
        for region in range(1, 1 + draw(st.integers(1, 2))):
            cells = [draw(st.lists(count, min_size=width, max_size=width))]
            for _time in range(1, times):
                grown = draw(st.lists(st.sampled_from([0, 0, 0, 1, 2, 5, 8]), min_size=width, max_size=width))
                cells.append([old + new for old, new in zip(cells[-1], grown, strict=True)])
            leaves[f"{province}.{region:02}"] = cells
    return Nation(leaves, shows=draw(st.integers(1, 2)))


def attacked(nation: Nation) -> None:
    frame, layers = protected(nation)
    if layers:
        assert not narrowed(nation, frame, layers)


slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@settings(slow, max_examples=7)
@given(nations())
def test_small_nations(nation: Nation) -> None:
    attacked(nation)


@pytest.mark.heavy
@settings(slow, max_examples=600)
@given(nations())
def test_many_small_nations(nation: Nation) -> None:
    attacked(nation)
