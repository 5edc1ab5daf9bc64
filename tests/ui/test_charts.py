"""Pictures drawn by the server: readable, safe, and the same on a phone and on paper."""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import product
from typing import Any

import pytest

from netra.domain.words import Text
from netra.ui import charts
from netra.ui.charts import Bar, Series
from netra.ui.charts.measuring import width_of, wrap
from netra.ui.charts.wording import number
from tests.ui.svg_reading import SVG, outside, overlapping, read, written

ABOUT: dict[str, Any] = {
    "title": Text("Perkara diterima menurut kabupaten dan kota", "Cases received by regency and city"),
    "unit": Text("perkara", "cases"),
    "as_of": date(2024, 11, 22),
    "source": "Netra, dari buku besar",
    "practice": True,
}
HOSTILE = '</text></svg><script>alert(1)</script> "&\x00\x0b\ufffe \ud800'
LONG = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"
MONTHS = [date(2023 + at // 12, at % 12 + 1, 1) for at in range(30)]


def bars(*rows: Bar) -> Callable[..., str]:
    return partial(charts.bars, rows, axis=Text("Kabupaten/kota", "Regency or city"), **ABOUT)


def months(draw: Callable[..., str], count: int, *values: list[float | None]) -> Callable[..., str]:
    names = ("Laporan", "Informasi awal dari masyarakat yang tidak menyebut nama", "Temuan pengawasan")
    series = [Series(name, (row * 30)[:count]) for name, row in zip(names, values, strict=False)]
    return partial(draw, MONTHS[:count], series, **ABOUT)


SHAPES: dict[str, Callable[..., str]] = {
    "some bars": bars(
        Bar("Pandeglang", 3, "/zona/36.01/"), Bar("Kepulauan Siau Tagulandang Biaro", 12), Bar("Kudus", 0)
    ),
    "no bars": bars(),
    "one bar": bars(Bar(LONG, 1)),
    "one huge bar": bars(Bar(LONG, 1_234_567), Bar("Lebak", 1, note="1 dari 3 selesai"), Bar("Toba", None)),
    "all bars nought": bars(Bar("Lebak", 0), Bar("Toba", 0)),
    "a word without end": bars(Bar("A" * 120, 5), Bar(LONG + LONG, 2)),
    "a hostile name": bars(Bar(HOSTILE, 4, '/x?"><script>')),
    "columns": months(charts.columns, 14, [3, 5, 0], [1, 2], [0, 9, 4]),
    "columns of years": months(charts.columns, 30, [1200, 40]),
    "no columns": partial(charts.columns, [], [], **ABOUT),
    "one column": months(charts.columns, 1, [7]),
    "columns of nought": months(charts.columns, 12, [0]),
    "one huge column": months(charts.columns, 12, [0, 0, 2_000_000, 1]),
    "lines": months(charts.line, 14, [3, 5, 0], [3, None, 5, 5], [3.5, 9, 4]),
    "one point": months(charts.line, 1, [7]),
    "nothing known": months(charts.line, 12, [None]),
    "lines that end together": months(charts.line, 12, [0], [0], [0]),
}


@pytest.mark.parametrize(
    ("name", "width", "language", "standalone"), [*product(SHAPES, (350, 720), ("id", "en"), (False, True))]
)
def test_it_works(name: str, width: int, language: str, standalone: bool) -> None:
    drawn = SHAPES[name](width=width, language=language, standalone=standalone)
    root = read(drawn)
    assert overlapping(root) == []
    assert outside(root) == []
    told = " ".join(text.words for text in written(root))
    assert ("LATIHAN" in told) is (language == "id")
    assert ("PRACTICE" in told) is (language == "en")
    assert ("per 22 November 2024" if language == "id" else "as of 22 November 2024") in told
    assert "perkara" in told if language == "id" else "cases" in told
    assert not [tag for tag in root.iter() if tag.tag in {f"{SVG}script", f"{SVG}style"}]
    assert not [key for tag in root.iter() for key in tag.attrib if key == "style" or key.startswith("on")]
    assert drawn.startswith("<?xml") is standalone
    links = list(root.iter(f"{SVG}a"))
    assert not (standalone and links), "a file on somebody's disk leads nowhere"


def test_numbers_stand_at_the_bars_and_a_name_is_said_whole() -> None:
    root = read(SHAPES["some bars"](width=720))
    told = [text.words for text in written(root)]
    assert {"3", "12", "0", "Kepulauan Siau Tagulandang Biaro", "Jumlah perkara"} <= set(told)
    [link] = root.iter(f"{SVG}a")
    assert link.get("href") == "/zona/36.01/"
    assert " ".join("".join(link.itertext()).split()) == "Pandeglang 3"
    assert "Kudus: 0" in (root.findtext(f"{SVG}desc") or "")


def test_a_longer_bar_counts_more() -> None:
    root = read(bars(Bar("a", 10), Bar("b", 5), Bar("c", 1))(width=720, practice=False))
    wide = [float(rect.get("width", "0")) for rect in root.iter(f"{SVG}rect") if rect.get("height") == "18"]
    assert wide[0] == pytest.approx(2 * wide[1], rel=0.01)
    assert wide[1] == pytest.approx(5 * wide[2], rel=0.02)


def test_each_series_has_a_look_of_its_own_without_colour() -> None:
    root = read(SHAPES["columns"](width=720))
    fills = {rect.get("fill", "") for rect in root.iter(f"{SVG}rect") if rect.get("stroke")}
    patterns = {pattern.get("id") for pattern in root.iter(f"{SVG}pattern")}
    used = {fill[5:-1] for fill in fills if fill.startswith("url(#")}
    assert used == patterns
    assert len(used) == 2, "one plain, two patterned"
    dashes = {line.get("stroke-dasharray") for line in read(SHAPES["lines"]()).iter(f"{SVG}polyline")}
    assert len(dashes) == 3


def test_a_picture_for_screens_shares_no_id() -> None:
    both = charts.for_screens(lambda width: SHAPES["columns"](width=width))
    ids = [tag.get("id") for tag in read(f"<div>{both}</div>").iter() if tag.get("id")]
    assert len(ids) == len(set(ids))


def test_a_small_line_says_first_and_last() -> None:
    assert "Perkara: dari 1 menjadi 1.500" in charts.sparkline([1, None, 1500], label="Perkara")
    assert read(charts.sparkline([], label=HOSTILE)) is not None
    assert read(charts.sparkline([0, 0], label="nol")) is not None


def test_a_line_is_broken_where_nothing_is_known() -> None:
    root = read(partial(charts.line, MONTHS[:5], [Series("a", [1, 2, None, 2, 1])], **ABOUT)())
    assert len(list(root.iter(f"{SVG}polyline"))) == 2


@pytest.mark.parametrize("text", [LONG, "A" * 120, "Kab/Kota/Provinsi-Baru-Sekali " * 4, ""])
def test_wrapped_lines_fit_and_lose_nothing(text: str) -> None:
    rows = wrap(text, 12, 90, lines=99)
    assert all(width_of(row, 12) <= 90 for row in rows)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert len(wrap(text, 12, 90, lines=2)) <= 2


def test_numbers_are_written_as_each_language_does() -> None:
    assert [number(1234567.25, language) for language in ("id", "en")] == ["1.234.567,25", "1,234,567.25"]
