"""A zone never gets better by more wrong, worse by a tie, or anything by prevention."""

from dataclasses import fields, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.domain import zones
from netra.domain.loading import FOLDER, CatalogueError, load
from netra.domain.zones import Level, Movement, Parts, Trend, Zone

FORMULA = load().formula_at(date(2026, 11, 22))
COUNTS = st.integers(0, 400)
PARTS = st.builds(Parts, COUNTS, COUNTS, COUNTS, st.sampled_from(["", "LOW", "MEDIUM", "HIGH"]))
INDEXES = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 12), max_size=40)


def readings(parts: Parts, others: dict[str, int], staff: int) -> list[Zone | None]:
    points = zones.index(parts, FORMULA)
    return [
        zones.fixed(points, Level.REGION, FORMULA),
        zones.fixed(points, Level.PROVINCE, FORMULA),
        zones.terciles({**others, "here": points}, FORMULA)["here"],
        zones.rate_zone(parts, staff, FORMULA),
    ]


def test_it_works() -> None:
    pandeglang = Parts(registered=3, proven=2, overdue=0)
    assert zones.index(pandeglang, FORMULA) == 7
    assert zones.fixed(7, Level.REGION, FORMULA) is Zone.YELLOW
    assert zones.fixed(7, Level.PROVINCE, FORMULA) is Zone.GREEN
    assert str(zones.rate(pandeglang, 9000, FORMULA)) == "0.778"
    assert zones.rate_zone(pandeglang, None, FORMULA) is None
    assert [zone.letter for zone in Zone] == ["H", "K", "M"]


def test_thirty_four_provinces_with_cases_fall_apart_as_they_did_in_2020() -> None:
    found = zones.terciles({f"{n:02}": n for n in range(1, 35)}, FORMULA)
    assert [sum(zone is wanted for zone in found.values()) for wanted in reversed(Zone)] == [12, 11, 11]


@given(PARTS, INDEXES, st.integers(1, 20_000), st.sampled_from(["registered", "proven", "overdue"]))
def test_one_matter_more_never_makes_a_zone_better(parts: Parts, others: dict[str, int], staff: int, part: str) -> None:
    before = readings(parts, others, staff)
    after = readings(replace(parts, **{part: getattr(parts, part) + 1}), others, staff)
    for old, new in zip(before, after, strict=True):
        assert old is None or new is None or new.rank >= old.rank


@given(INDEXES)
def test_terciles_rise_with_the_index_and_ties_are_equal(indexes: dict[str, int]) -> None:
    found = zones.terciles(indexes, FORMULA)
    ranked = sorted(indexes, key=lambda code: indexes[code])
    for low, high in pairwise(ranked):
        lower, higher = found[low], found[high]
        if indexes[low] == indexes[high]:
            assert lower is higher
        elif lower is not None and higher is not None:
            assert lower.rank <= higher.rank


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(1, 99), min_size=3), st.data())
def test_who_draws_level_with_somebody_better_is_not_worse_for_it(indexes: dict[str, int], data: st.DataObject) -> None:
    code, other = (data.draw(st.sampled_from(sorted(indexes))) for _ in "ab")
    low, high = sorted((code, other), key=lambda one: indexes[one])
    found = zones.terciles({**indexes, high: indexes[low]}, FORMULA)
    before = zones.terciles(indexes, FORMULA)[low]
    after = found[low]
    assert after is found[high]
    assert before is not None
    assert after is not None
    assert after.rank <= before.rank


@given(INDEXES, st.randoms())
def test_the_order_of_regions_changes_nothing(indexes: dict[str, int], chance: object) -> None:
    mixed = list(indexes.items())
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert zones.terciles(dict(mixed), FORMULA) == zones.terciles(indexes, FORMULA)


@given(INDEXES, st.integers(1, 20_000), st.sampled_from(["", "LOW", "MEDIUM", "HIGH", "SOMETHING"]))
def test_zero_is_green_however_vulnerable(others: dict[str, int], staff: int, grade: str) -> None:
    assert set(readings(Parts(0, 0, 0, grade), others, staff)) == {Zone.GREEN}


def test_prevention_has_no_way_into_a_zone() -> None:
    assert {field.name for field in fields(Parts)} == {"registered", "proven", "overdue", "vulnerability"}


@pytest.mark.parametrize(
    ("movement", "expected"),
    [
        pytest.param(Movement(9, 5, 20, 20), Trend.RISING, id="more"),
        pytest.param(Movement(5, 5, 20, 3), Trend.LEVEL, id="as many"),
        pytest.param(Movement(5, 9, 20, 20), Trend.FALLING, id="fewer of as many"),
        pytest.param(Movement(5, 9, 19, 20), Trend.CANNOT_TELL, id="fewer, and fewer came in"),
        pytest.param(Movement(1, 3, 20, 20), Trend.TOO_FEW, id="too few"),
    ],
)
def test_a_falling_count_is_better_conduct_only_if_as_much_came_in(movement: Movement, expected: Trend) -> None:
    assert zones.trend(movement, FORMULA) is expected


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        pytest.param("proven = 2", "proven = -2", "proven", id="a weight below zero"),
        pytest.param("red_from = 15", "red_from = 2", "red_from", id="red before yellow"),
        pytest.param('rate_red_from = "1.5"', 'rate_red_from = "0.5"', "rate_red_from", id="one rate for both"),
        pytest.param('level = "PROVINCE"', 'level = "REGION"', "band", id="a level without bands"),
        pytest.param("tercile_least = 3", "tercile_least = 1", "tercile_least", id="thirds of one region"),
    ],
)
def test_a_slip_in_the_formula_is_refused(tmp_path: Path, old: str, new: str, field: str) -> None:
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "zones.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "zones.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path)
    assert (caught.value.file, caught.value.field) == ("zones.toml", field)


def test_two_formulas_may_not_serve_one_day(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "zones.toml").read_text(encoding="utf-8")
    second = text[text.index("[[formula]]") :].replace('id = "netra-1"', 'id = "netra-2"\nfrom = 2027-01-01')
    (tmp_path / "zones.toml").write_text(text + "\n" + second, encoding="utf-8")
    with pytest.raises(CatalogueError, match="on which netra-2 holds too"):
        load(tmp_path)
    ended = text.replace('id = "netra-1"', 'id = "netra-1"\nto = 2027-01-01')
    (tmp_path / "zones.toml").write_text(ended + "\n" + second, encoding="utf-8")
    found = load.__wrapped__(tmp_path)  # read anew; the catalogue of the other tests stays as it is
    assert [found.formula_at(day).id for day in (date(2026, 12, 31), date(2027, 1, 1))] == ["netra-1", "netra-2"]
