"""Every kind of export becomes the same table, whatever it calls its columns."""

import gzip
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from netra.engine.collecting import BadRow, read_activities
from netra.engine.schemas import ACTIVITIES
from tests.engine.collecting import samples


def read(path: Path) -> tuple[list[dict[str, Any]], list[BadRow]]:
    """Rows without their empty values, and what was set aside."""
    rows: list[dict[str, Any]] = []
    bad: list[BadRow] = []
    for one in read_activities(path):
        assert one.batch.schema == ACTIVITIES
        rows += ({name: value for name, value in row.items() if value is not None} for row in one.batch.to_pylist())
        bad += one.bad
    return rows, bad


def test_it_works(tmp_path: Path) -> None:
    file = samples.jsonl(
        tmp_path / "kiriman.jsonl",
        {
            "id": "1",
            "platform": "Twitter",
            "actor_handle": "@ani_m",
            "verb": "like",
            "target_handle": "posko",
            "created_at": "2024-11-20T08:00:00+07:00",
            "warna": "biru",
        },
        {"post_id": 2, "isi": "Selamat pagi", "akun": "budi"},
    )
    rows, bad = read(file)
    assert bad == []
    assert rows == [
        {
            "id": "1",
            "platform": "x",
            "actor_handle": "ani_m",
            "verb": "like",
            "target_handle": "posko",
            "created_at": datetime(2024, 11, 20, 1, tzinfo=UTC),
            "extra": '{"warna":"biru"}',
            "source": "kiriman.jsonl",
            "source_row": 1,
        },
        {
            "id": "2",
            "actor_handle": "budi",
            "verb": "post",
            "text": "Selamat pagi",
            "source": "kiriman.jsonl",
            "source_row": 2,
        },
    ]


def test_two_columns_are_enough(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("id,text\n7,Halo\n")
    assert read(file)[0] == [{"id": "7", "verb": "post", "text": "Halo", "source": "a.txt", "source_row": 2}]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbfid;teks;pengguna\r\n1;Sel\xc3\xa9ra, ya;budi\r\n", "Seléra, ya"),
        ("id\tisi\n1\tSeléra\n".encode("utf-16"), "Seléra"),
        ("id,isi\n1,Seléra\n".encode("cp1252"), "Seléra"),
        (b"id,isi\r1,Mac\r", "Mac"),
        (b'id|isi\n1|"satu\ndua ""tiga"""\n', 'satu\ndua "tiga"'),
        (b"id,isi\n1,a\0b &lt;3\n", "ab <3"),
        (gzip.compress(b"id,isi\n1,terbungkus\n", mtime=0), "terbungkus"),
    ],
)
def test_a_table_however_it_was_saved(tmp_path: Path, content: bytes, text: str) -> None:
    (tmp_path / "tabel").write_bytes(content)
    rows, bad = read(tmp_path / "tabel")
    assert (bad, [row["text"] for row in rows]) == ([], [text])


def test_a_4cat_table(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(samples.FOURCAT)
    rows, bad = read(tmp_path / "x.csv")
    assert bad == []
    assert [(row["verb"], row.get("text"), row.get("target_handle"), row.get("target_text")) for row in rows] == [
        ("post", "Pagi, semua\nbaris kedua", None, None),
        ("share", None, "posko", "Datang ya ke posko"),
        ("comment", "@posko siap", None, None),
    ]
    assert {row["platform"] for row in rows} == {"x"}
    assert rows[0]["created_at"] == datetime(2024, 11, 20, 1, tzinfo=UTC)
    assert '"url":"https://x.com/ani_m/status/1"' in rows[0]["extra"]


def test_zeeschuimer(tmp_path: Path) -> None:
    file = samples.jsonl(
        tmp_path / "z.ndjson",
        samples.INSTAGRAM,
        samples.INSTAGRAM_GRAPH,
        samples.THREADS,
        samples.TIKTOK,
        samples.TIKTOK_COMMENT,
        samples.X_SHARED,
        samples.FACEBOOK,
        samples.captured("9gag.com", {"id": "g", "bentuk": "lain"}),
    )
    rows, bad = read(file)
    assert [row.row for row in bad] == [8]
    assert [(row["platform"], row["verb"], row["actor_handle"], row.get("text")) for row in rows] == [
        ("instagram", "post", "warna.desa", "Doakan Pak Surya & tim"),
        ("instagram", "tag", "warna.desa", "Doakan Pak Surya & tim"),
        ("instagram", "post", "pasar.pagi", "Pasar pagi"),
        ("threads", "comment", "lancar", "Semoga lancar"),
        ("tiktok", "post", "gasterus", "Gas terus #satukankota"),
        ("tiktok", "comment", "tono77", "mantap"),
        ("x", "share", "tetangga", None),
        ("facebook", "post", "warga", "Gotong royong besok"),
    ]
    assert rows[1]["target_handle"] == "surya.untuk.kita"
    assert rows[6]["target_text"] == "Mari ke lapangan, semua hadir"
    assert {row["seen_at"] for row in rows} == {datetime(2024, 11, 20, tzinfo=UTC)}


@pytest.mark.parametrize("save", [samples.jsonl, samples.whole])
def test_pages_of_the_x_api(tmp_path: Path, save: Any) -> None:
    rows, bad = read(save(tmp_path / "x.json", samples.X_PAGE))
    assert [(row["id"], row["verb"], row.get("target_handle")) for row in rows] == [
        ("1", "post", None),
        ("2", "share", "posko"),
        ("3", "comment", "posko"),
        ("4", "post", "posko"),
    ]
    assert rows[1]["target_text"] == "Datang ya ke posko"
    assert "text" not in rows[1]
    assert len(bad) == 1


def test_youtube(tmp_path: Path) -> None:
    samples.whole(tmp_path / "a.json", samples.YOUTUBE_THREADS)
    samples.jsonl(tmp_path / "b.info.json", samples.YT_DLP)
    rows, bad = read(tmp_path)
    assert bad == []
    assert [(row["id"], row["verb"], row["text"], row.get("target_handle")) for row in rows] == [
        ("k1", "comment", "Hebat & jujur\nmaju", None),
        ("k1.1", "comment", "setuju", "rina"),
        ("vid", "post", "Debat malam ini", None),
        ("c1", "comment", "nomor dua jelas", "kabarkota"),
        ("c2", "comment", "betul", "wawan"),
    ]
    assert rows[3]["target_text"] == "Debat malam ini"
    assert rows[2]["created_at"] == datetime(2024, 11, 20, tzinfo=UTC)


def test_an_outbox(tmp_path: Path) -> None:
    rows, bad = read(samples.whole(tmp_path / "outbox.json", samples.OUTBOX))
    assert [(row["verb"], row.get("text"), row.get("target_handle")) for row in rows] == [
        ("post", "Dua > satu\nya", None),
        ("share", None, "calon@contoh.social"),
        ("like", None, "calon@contoh.social"),
        ("follow", None, "calon@contoh.social"),
    ]
    assert {row["actor_handle"] for row in rows} == {"budi@contoh.social"}
    assert ["private" in row.reason.en.lower() for row in bad] == [True]


def test_parquet(tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": pa.array([1, 2, 3]),
            "isi": ["satu &amp; dua", None, "tiga"],
            "tanggal": pa.array([1732060800, None, None]).cast(pa.timestamp("s")),
            "suka": [1, 2, 3],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=2)
    rows, bad = read(tmp_path / "a.parquet")
    assert [(row["id"], row["text"], row["source_row"]) for row in rows] == [("1", "satu & dua", 1), ("3", "tiga", 3)]
    assert rows[0]["created_at"] == datetime(2024, 11, 20, tzinfo=UTC)
    assert rows[0]["extra"] == '{"suka":1}'
    assert [row.row for row in bad] == [2]


def test_what_was_written_reads_as_it_was(tmp_path: Path) -> None:
    first = next(read_activities(samples.whole(tmp_path / "outbox.json", samples.OUTBOX))).batch
    pq.write_table(pa.Table.from_batches([first]), tmp_path / "outbox.parquet")
    again = next(read_activities(tmp_path / "outbox.parquet")).batch
    kept = [name for name in ACTIVITIES.names if name not in ("source", "source_row", "extra")]
    assert again.select(kept) == first.select(kept)
