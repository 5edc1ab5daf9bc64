"""A broken line spoils itself alone; a dead file is one file less."""

import gzip
import json
import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from netra.engine.collecting import plan, read_activities, read_piece, whole_piece
from netra.engine.collecting.records import Collected
from netra.engine.collecting.times import moment
from tests.engine.collecting import samples
from tests.engine.collecting.test_formats import read


def test_it_works(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        b'{"id": "1", "text": "satu"}\n{"id": "2", "text": \n\n\xff\xfe\n[1, 2]\n'
        b'{"id": "3"}\n{"id": "4", "text": "x", "verb": "menari"}\n{"id": "5", "text": "\\ud83d lima \\u0000"}\n'
    )
    rows, bad = read(tmp_path / "a.jsonl")
    assert [(row["id"], row["text"], row["source_row"]) for row in rows] == [("1", "satu", 1), ("5", "\ufffd lima", 8)]
    assert [row.row for row in bad] == [2, 4, 5, 6, 7]
    assert bad[0].raw == '{"id": "2", "text":'
    assert "menari" in bad[4].reason.id
    assert all(len(row.raw) <= 200 for row in bad)


def test_a_quote_nobody_closed_costs_one_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,isi\n1,satu\n2,"dua\n3,tiga\n4,empat, lima\n5,enam\n')
    rows, bad = read(tmp_path / "a.csv")
    assert [row["text"] for row in rows] == ["satu", "tiga", "enam"]
    assert [row.row for row in bad] == [3, 5]


def test_files_that_are_nothing(tmp_path: Path) -> None:
    for name, content in {
        "a-kosong": b"",
        "b-biner": bytes(range(256)) * 9,
        "c-zip": b"PK\x03\x04...",
        "d-prosa": b"Ini surat biasa.\n",
        "e-parquet": b"PAR1 tetapi rusak",
        "f-baik.csv": b"id,isi\n1,satu\n",
        "g-gzip": gzip.compress(b"id,isi\n" + b"1,terputus\n" * 90_000)[:900],
        ".tersembunyi": b"id,isi\n1,tidak dibaca\n",
    }.items():
        (tmp_path / name).write_bytes(content)
    rows, bad = read(tmp_path)
    assert [row["text"] for row in rows if row["source"] == "f-baik.csv"] == ["satu"]
    assert {row.source[0] for row in bad} == set("abcdeg")
    assert not [row for row in rows if row["source"].startswith(".")]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    rows, bad = read(tmp_path / "tidak-ada")
    assert (rows, len(bad)) == ([], 1)


def test_a_list_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"id": 1, "text": "satu"}, {"id": 2, "text": "dua"}, {"id": 3, "te')
    rows, bad = read(tmp_path / "a.json")
    assert [row["text"] for row in rows] == ["satu", "dua"]
    assert len(bad) == 1


def test_rows_without_an_id_get_one_that_stays(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("isi\nsetuju\nsetuju\n")
    first, again = read(tmp_path / "a.csv")[0], read(tmp_path / "a.csv")[0]
    assert first == again
    assert len({row["id"] for row in first}) == 2


def test_what_was_mended_is_counted(tmp_path: Path) -> None:
    content = b"id,isi,waktu\n1,a &amp; b,kemarin\n2," + b"x" * 60_000 + b",\n"
    (tmp_path / "a.csv").write_bytes(content + b"3,teks biasa saja,\n" * 12_000 + b"4,\xe9,\n")
    mended: Counter[str] = sum((one.mended for one in read_activities(tmp_path / "a.csv")), Counter())
    assert mended["times"] == 1
    assert mended["entities"] == 1
    assert mended["cut"] == 1
    assert mended["encoding"] == 1


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2024-11-20 08:00:00", "2024-11-20T08:00:00+00:00"),
        ("2024-11-20T08:00:00.123Z", "2024-11-20T08:00:00.123000+00:00"),
        ("2024-11-20 08:00 WIB", "2024-11-20T01:00:00+00:00"),
        ("20/11/2024 15.30", "2024-11-20T15:30:00+00:00"),
        ("3/11/2024", "2024-11-03T00:00:00+00:00"),
        ("Rabu, 20 November 2024 pukul 08.00 WITA", "2024-11-20T00:00:00+00:00"),
        ("Wed Nov 20 08:00:00 +0700 2024", "2024-11-20T01:00:00+00:00"),
        ("Wed, 20 Nov 2024 08:00:00 GMT", "2024-11-20T08:00:00+00:00"),
        (1732060800, "2024-11-20T00:00:00+00:00"),
        ("1732060800000", "2024-11-20T00:00:00+00:00"),
        ("20241120", "2024-11-20T00:00:00+00:00"),
    ],
)
def test_moments(written: object, read_as: str) -> None:
    found = moment(written)
    assert found is not None
    assert found.isoformat() == read_as


@pytest.mark.parametrize("written", ["kemarin", "", "32/13/2024", "0001-01-01", 10**30, True, None, "12", float("nan")])
def test_moments_that_are_none(written: object) -> None:
    assert moment(written) is None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(alphabet='ab,"\n\r;é\U0001f600', max_size=12), min_size=1, max_size=30),
    st.integers(20, 200),
    st.booleans(),
)
def test_pieces_hold_the_same_rows_as_the_whole(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], size: int, is_table: bool
) -> None:
    file = tmp_path_factory.mktemp("p") / "f"
    if is_table:  # the texts stand as they are: quotes may be broken
        file.write_text("id,isi\n" + "".join(f"{n},{text}\n" for n, text in enumerate(texts)), newline="")
    else:
        file.write_text("".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(texts)))

    def told(some: list[Collected]) -> list[object]:
        rows = [row for one in some for row in one.batch.to_pylist()]
        return [rows, [bad for one in some for bad in one.bad]]

    whole = whole_piece(file, "f")
    pieces = plan(whole, piece_bytes=size).pieces
    apart = [one for piece in pieces for one in read_piece(piece, rows=7)]
    assert told(apart) == told(list(read_piece(whole)))
    assert sum(piece.size for piece in pieces) == file.stat().st_size


_EXPORTS = [
    "\n".join(
        map(json.dumps, (samples.INSTAGRAM, samples.TIKTOK, samples.X_SHARED, samples.FACEBOOK, samples.THREADS))
    ),
    *map(json.dumps, (samples.X_PAGE, samples.YOUTUBE_THREADS, samples.YT_DLP, samples.OUTBOX)),
    samples.FOURCAT,
]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(_EXPORTS),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3), st.integers(0, 9)), max_size=4),
)
def test_nothing_that_happens_to_a_file_stops_the_others(
    tmp_path_factory: pytest.TempPathFactory, export: str, blows: list[tuple[float, bytes, int]]
) -> None:
    content = export.encode()
    for where, put, taken in blows:
        at = int(where * len(content))
        content = content[:at] + put + content[at + taken :]
    file = tmp_path_factory.mktemp("p") / "f"
    file.write_bytes(content)
    for one in read_activities(file):
        one.batch.validate(full=True)
        assert len(one.bad) + one.batch.num_rows > 0


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_screenshot(tmp_path: Path) -> None:
    picture = Image.new("RGB", (380, 60), "white")
    font = ImageFont.load_default(size=18)
    ImageDraw.Draw(picture).text((10, 15), "Dukung nomor dua besok pagi", fill="black", font=font)
    picture.save(tmp_path / "layar.dat", "PNG")
    (tmp_path / "rusak.png").write_bytes((tmp_path / "layar.dat").read_bytes()[:200])
    rows, bad = read(tmp_path)
    assert [row["text"].lower() for row in rows] == ["dukung nomor dua besok pagi"]
    assert [row.source for row in bad] == ["rusak.png"]


def test_a_screenshot_where_nothing_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("L", (10, 10)).save(tmp_path / "a.png")
    samples.jsonl(tmp_path / "b.jsonl", {"id": 1, "text": "tetap dibaca"})
    monkeypatch.setitem(os.environ, "PATH", "")
    rows, bad = read(tmp_path)
    assert [row["text"] for row in rows] == ["tetap dibaca"]
    assert "tesseract" in bad[0].reason.id
