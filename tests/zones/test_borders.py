"""Borders from a file: the good ones are loaded, what is wrong is told, and a second run changes nothing."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from netra.config import commands
from netra.config.cli import _parser
from netra.domain.loading import load
from netra.domain.zones import Level, Movement, Parts, Which, Zone
from netra.registry.models import Region
from netra.zones import queries
from netra.zones.borders.defects import Trouble
from netra.zones.models import Boundary, BoundaryFile
from netra.zones.reading import ZoneReading
from netra.zones.services import BoundaryReport, CannotRead, import_boundaries
from netra.zones.views.borders import drawer
from tests.ui.svg_reading import SVG, outside, overlapping, read, written

AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "boundaries" / "kabkota_simplified.geojson"
BULELENG, BADUNG, DENPASAR = "51.08", "51.03", "51.71"
Point = tuple[float, float]

pytestmark = pytest.mark.usefixtures("country")


def square(code: str, half: float = 0.02, dx: float = 0.0) -> list[Point]:
    """A closed ring around a region's label point."""
    place = Region.objects.get(pk=code)
    x, y = place.label_longitude + dx, place.label_latitude
    return [(x + a * half, y + b * half) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]


def feature(code: object, ring: list[Point], kind: str = "Polygon") -> dict[str, object]:
    coordinates: object = [ring] if kind == "Polygon" else ring
    return {"type": "Feature", "properties": {"code": code}, "geometry": {"type": kind, "coordinates": coordinates}}


@pytest.fixture
def load_borders(tmp_path: Path) -> Callable[..., BoundaryReport]:
    def bring(*features: dict[str, object]) -> BoundaryReport:
        path = tmp_path / "batas.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        return import_boundaries(path, source="Badan Contoh, 2026", at=AT)

    return bring


def told(report: BoundaryReport) -> dict[str, set[Trouble]]:
    """What was said of each code, without the many regions a small file lacks and the surfaces of mere squares."""
    found: dict[str, set[Trouble]] = {}
    for one in report.defects:
        if one.trouble not in {Trouble.MISSING, Trouble.AREA, Trouble.COUNT}:
            found.setdefault(one.code, set()).add(one.trouble)
    return found


def test_it_works(load_borders: Callable[..., BoundaryReport]) -> None:
    given = [feature(code, square(code)) for code in (BULELENG, BADUNG, DENPASAR)]
    report = load_borders(*given)
    assert (report.level, report.loaded, report.has_changed, told(report)) == (Level.REGION, 3, True, {})
    kept = BoundaryFile.objects.get()
    again = load_borders(*given)
    assert not again.has_changed
    assert BoundaryFile.objects.get() == kept
    assert [line.code for line in queries.outlines(Level.REGION)] == [BADUNG, BULELENG, DENPASAR]


def test_what_is_wrong_is_told_and_the_good_ones_are_loaded(load_borders: Callable[..., BoundaryReport]) -> None:
    x, y = square(BADUNG)[0]
    bow_tie = [(x, y), (x + 0.06, y + 0.06), (x + 0.06, y), (x, y + 0.06), (x, y)]
    report = load_borders(
        feature(BULELENG, square(BULELENG)),
        feature(BADUNG, bow_tie),
        feature("99.99", square(BULELENG)),
        feature(None, square(BULELENG)),
        feature(51.1, square(BULELENG)),
        feature("51", square(BULELENG)),
        feature("51.01", square("51.01", dx=1.5)),
        feature("51.02", [(2.0, 48.0), (3.0, 48.0), (3.0, 49.0), (2.0, 48.0)]),
        feature("51.04", [(b, a) for a, b in square("51.04")]),
        feature("51.05", square("51.05"), "LineString"),
        feature("51.06", [(115.0, "selatan"), (115.1, -8.0), (115.1, -8.1)]),  # type: ignore[list-item]
    )
    found = told(report)
    assert BULELENG not in found
    assert Trouble.INVALID in found[BADUNG]
    assert found["99.99"] == {Trouble.UNKNOWN_CODE}
    assert found[""] == {Trouble.NO_CODE}
    assert found["51.1"] == {Trouble.CODE_IS_NUMBER}
    assert found["51"] == {Trouble.OTHER_LEVEL}
    assert found["51.01"] == {Trouble.LABEL_FAR}
    assert found["51.02"] == {Trouble.OUTSIDE}
    assert found["51.04"] == {Trouble.SWAPPED}
    assert found["51.05"] == {Trouble.NOT_AN_AREA}
    assert found["51.06"] == {Trouble.BAD_COORDINATES}
    assert {one.trouble for one in report.defects} >= {Trouble.MISSING, Trouble.COUNT, Trouble.AREA}
    loaded = set(Boundary.objects.values_list("region_id", flat=True))
    assert {BULELENG, "51.04"} <= loaded <= {BULELENG, BADUNG, "51.04"}
    assert all(one.what.id and one.what.en and one.remedy.id and one.remedy.en for one in report.defects)


def test_neighbours_that_overlap_are_told(load_borders: Callable[..., BoundaryReport]) -> None:
    wide = square(BADUNG, half=0.2)
    report = load_borders(feature(BADUNG, wide), feature(DENPASAR, square(DENPASAR)))
    assert Trouble.OVERLAP in told(report)[BADUNG]


def test_a_new_file_takes_the_place_of_the_old(load_borders: Callable[..., BoundaryReport]) -> None:
    load_borders(feature(BULELENG, square(BULELENG)), feature(BADUNG, square(BADUNG)))
    load_borders(feature(DENPASAR, square(DENPASAR)))
    assert list(Boundary.objects.values_list("region_id", flat=True)) == [DENPASAR]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"type": "FeatureCollection", "features": []}', '{"type": "FeatureCollection", "features": [7]}'],
)
def test_a_file_that_is_none_changes_nothing(
    content: str, tmp_path: Path, load_borders: Callable[..., BoundaryReport]
) -> None:
    load_borders(feature(BULELENG, square(BULELENG)))
    path = tmp_path / "lain.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CannotRead):
        import_boundaries(path, source="x", at=AT)
    assert list(Boundary.objects.values_list("region_id", flat=True)) == [BULELENG]


def test_the_command_tells_each_defect(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], load_borders: Callable[..., BoundaryReport]
) -> None:
    load_borders(feature(BULELENG, square(BULELENG)), feature("99.99", square(BADUNG)))
    path = str(tmp_path / "batas.geojson")
    assert commands.run(_parser().parse_args(["import", "boundaries", path, "--source", "Badan Contoh, 2026"])) == 1
    said = capsys.readouterr()
    assert "1 borders loaded, the same as before" in said.out
    assert "99.99: no region has this code; left out." in said.err
    assert commands.run(_parser().parse_args(["import", "boundaries", path + ".x"])) == 2


def readings(codes: tuple[str, ...]) -> dict[str, ZoneReading]:
    day = date(2026, 11, 21)
    formula = load().formula_at(day)
    return {
        code: ZoneReading(code, day, formula, Parts(3, 0, 0), 3, Movement(3, 3, 3, 3), 3, Zone.YELLOW, None)
        for code in codes
    }


def test_the_map_with_borders_can_be_read(client: Client, load_borders: Callable[..., BoundaryReport]) -> None:
    assert drawer(readings((BULELENG,)), Level.REGION, Which.FIXED, "", "") is None
    load_borders(*(feature(code, square(code, half=0.15)) for code in (BULELENG, BADUNG, "91.03")))
    draw = drawer(readings((BULELENG, BADUNG)), Level.REGION, Which.FIXED, "", "")
    assert draw is not None
    for width, standalone in ((350, False), (1116, False), (1400, True)):
        drawn = draw(width, standalone=standalone)
        root = read(drawn)
        assert overlapping(root) == []
        assert outside(root) == []
        assert "style=" not in drawn
        assert "Badan Contoh, 2026" in " ".join(text.words for text in written(root))
        links = {link.get("href") for link in root.iter(f"{SVG}a")}
        assert (f"/zona/{BULELENG}/" in links) is not standalone
    page = client.get("/zona/batas/").content.decode()
    assert "Badan Contoh, 2026" in page
    assert "tidak ada batas yang dapat dipakai" in page


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not beside the project")
def test_a_real_file_with_known_defects() -> None:
    report = import_boundaries(SHARED, source="uji", at=AT)
    assert (report.level, report.loaded) == (Level.REGION, 514)
    wrong = {one.code for one in report.defects}
    assert {"96.01", "96.04", "12.78"} <= wrong, "Sorong, Tambrauw, Gunungsitoli"
    assert {code[:2] for code in wrong} >= {"94", "95"}, "the highlands of Papua"
    draw = drawer(
        readings(tuple(Region.objects.exclude(parent=None).values_list("code", flat=True))),
        Level.REGION,
        Which.FIXED,
        "",
        "",
    )
    assert draw is not None
    assert len(draw(1400, standalone=True)) < 400_000
