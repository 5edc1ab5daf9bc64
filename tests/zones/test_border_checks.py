"""What can be mended in a border is mended, what cannot be believed is left out, and doubts are told."""

import json
from math import sqrt

import pytest

from netra.zones.borders.checking import Checked, Known, check
from netra.zones.borders.defects import REMEDIES, WHAT, Outcome, Trouble
from netra.zones.borders.features import NotBorders, read
from netra.zones.borders.geometry import KM_A_DEGREE
from netra.zones.borders.shaping import shapes

KNOWN = {
    code: Known(code, name, longitude, latitude, 1600.0)
    for code, name, longitude, latitude in (
        ("33.09", "Kabupaten Boyolali", 110.0, -7.0),
        ("33.10", "Kabupaten Klaten", 112.0, -7.0),
        ("36.01", "Kabupaten Pandeglang", 106.0, -6.0),
        ("33", "Provinsi Jawa Tengah", 110.0, -7.0),
    )
}
HALF = sqrt(1600) / KM_A_DEGREE / 2
Ring = list[list[float]]


def square(x: float, y: float, half: float = HALF) -> Ring:
    return [
        [x - half, y - half],
        [x + half, y - half],
        [x + half, y + half],
        [x - half, y + half],
        [x - half, y - half],
    ]


def feature(code: object, *rings: object, kind: str = "Polygon", name: str = "") -> dict[str, object]:
    return {"properties": {"code": code, "name": name}, "geometry": {"type": kind, "coordinates": list(rings)}}


OTHERS = [feature("33.10", square(112, -7)), feature("36.01", square(106, -6))]


def checked(*rows: object, others: list[dict[str, object]] = OTHERS) -> Checked:
    content = json.dumps({"type": "FeatureCollection", "features": [*rows, *others]}).encode()
    return check(read(content), KNOWN, {"33.99": "33.09"}.get)


def told(done: Checked) -> list[tuple[str, str]]:
    return [(one.trouble.value, one.code) for one in done.defects]


def test_it_works() -> None:
    done = checked(feature("33.09", square(110, -7)))
    assert done.defects == []
    line = shapes(done.areas)["33.09"]
    assert line.whole.startswith("M")
    assert (round(line.middle_x), round(line.middle_y)) == (110, -7)
    assert line.room == pytest.approx(HALF, rel=0.05)


BOW = [[109.8, -7.2], [110.2, -6.8], [110.2, -7.2], [109.8, -6.8], [109.8, -7.2]]
MENDED = {
    "crossing itself": (feature("33.09", BOW), ["INVALID", "AREA"]),
    "swapped": (feature("33.09", [[y, x] for x, y in square(110, -7)]), ["SWAPPED"]),
    "code of other years": (feature("33.99", square(110, -7)), ["FORMER_CODE"]),
    "not closed": (feature("33.09", square(110, -7)[:-1]), []),
    "with heights": (feature("33.09", [[*point, 12.5] for point in square(110, -7)]), []),
}


@pytest.mark.parametrize(("row", "troubles"), MENDED.values(), ids=MENDED)
def test_what_can_be_mended_is_loaded(row: object, troubles: list[str]) -> None:
    done = checked(row)
    assert told(done) == [(trouble, "33.09") for trouble in troubles]
    assert done.areas["33.09"].is_valid
    assert done.areas["33.09"].distance(done.areas["33.10"]) < 2


LEFT_OUT = {
    "no geometry": ({"properties": {"code": "33.09"}}, ("NOT_AN_AREA", "33.09")),
    "not even a feature": ("33.09", ("NO_CODE", "")),
    "two corners": (feature("33.09", [[110, -7], [111, -7]]), ("BAD_COORDINATES", "33.09")),
    "not a number": (feature("33.09", [[float("nan"), 1.0]] * 4), ("BAD_COORDINATES", "33.09")),
    "beyond measure": (feature("33.09", [[10**400, 1.0]] * 4), ("BAD_COORDINATES", "33.09")),
    "in metres": (feature("33.09", square(500_000, 9_000_000)), ("OUTSIDE", "33.09")),
    "a thread": (feature("33.09", [[110, -7], [110.1, -7], [110, -7], [110, -7]]), ("NOT_MENDABLE", "33.09")),
}


@pytest.mark.parametrize(("row", "defect"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_cannot_be_believed_is_left_out_and_told(row: object, defect: tuple[str, str]) -> None:
    done = checked(row)
    assert told(done) == [defect, ("MISSING", "33.09")]
    assert sorted(done.areas) == ["33.10", "36.01"]


def test_codes_that_were_exchanged_are_told_with_the_region_they_lie_in() -> None:
    done = checked(feature("33.09", square(112, -7)), feature("33.10", square(110, -7)), others=OTHERS[1:])
    assert told(done)[:2] == [("LABEL_FAR", "33.09"), ("LABEL_FAR", "33.10")]
    assert "33.10 Kabupaten Klaten" in done.defects[0].what.en
    assert list(done.areas) == ["36.01"]


def test_doubts_are_told_and_the_border_stays() -> None:
    for row, trouble in (
        (feature("33.09", square(110, -7, HALF * 1.5)), "AREA"),
        (feature("33.09", square(110 + HALF + 0.05, -7)), "LABEL_NEAR"),
    ):
        done = checked(row)
        assert told(done) == [(trouble, "33.09")]
        assert "33.09" in done.areas


def test_land_that_belongs_to_nobody_is_told_with_its_neighbours() -> None:
    done = checked(feature("33.09", square(110, -7), square(110.1, -7, 0.03)))
    gap = next(one for one in done.defects if one.trouble is Trouble.GAP)
    assert gap.code == "33.09"
    assert gap.what.en.startswith("44 km2 near -7.00, 110.10 ")


def test_parts_under_one_code_are_united() -> None:
    left = [[110 - HALF, -7 - HALF], [110, -7 - HALF], [110, -7 + HALF], [110 - HALF, -7 + HALF]]
    done = checked(feature("33.09", left), feature("33.09", [[x + HALF, y] for x, y in left]))
    assert told(done) == [("TWICE", "33.09"), ("COUNT", "")]
    assert done.areas["33.09"].area == pytest.approx(4 * HALF * HALF)


NO_BORDERS = {
    "not text": b"\xff\xfe\x00\x01",
    "nested without end": b"[" * 200_000,
    "features that are none": b'{"type": "FeatureCollection", "features": "33.09"}',
    "not one border": json.dumps(
        {"type": "FeatureCollection", "features": [feature("33.09", square(20, 50))]}
    ).encode(),
}


@pytest.mark.parametrize("content", NO_BORDERS.values(), ids=NO_BORDERS)
def test_a_file_without_a_border_is_refused(content: bytes) -> None:
    with pytest.raises(NotBorders, match=r"\w{4}"):
        check(read(content), KNOWN, lambda code: None)


def test_every_trouble_has_its_words_and_names_fit_a_terminal() -> None:
    assert set(WHAT) == set(REMEDIES) == set(Trouble)
    assert {trouble.outcome for trouble in Trouble} == set(Outcome)
    done = checked(feature("9\x1b[31m9", square(110, -7), name="\x1b]0;x\x07" + "n" * 500))
    assert done.defects[0].code == "9[31m9"
    assert len(done.defects[0].name) == 80
    assert done.defects[0].name.isprintable()
