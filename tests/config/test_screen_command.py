"""`netra screen` from the command line: posts in, flags out, without a site or a database."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from netra.config import cli
from netra.config.screen_commands import progress_line
from netra.engine.runs import Progress
from netra.engine.schemas import FLAGS, check

SOCIAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "social-dev"
CANDIDATES = """contest,ballot_no,names,aliases
2024/99.01,1,Ratnawulan Wirakusumah; Budiarto Sapujagat,ratna wulan
2024/99.01,2,Harimukti Danuatmaja; Sekarwangi Puspandari,
"""
POSTS = """id,text,username,tanggal
1,"Dukung Ratnawulan Wirakusumah jadi bupati, coblos nomor satu!",warga.satu,2024-11-01 08:00 WIB
2,Hujan lagi hari ini di pasar,warga.dua,2024-11-01 09:00 WIB
3,"Harimukti Danuatmaja dan Sekarwangi Puspandari menang, gas dua periode",warga.tiga,2024-11-02 10:00 WIB
4,"rusak, sekali",warga.empat
"""


@pytest.fixture
def given(tmp_path: Path) -> list[str]:
    (tmp_path / "calon.csv").write_text(CANDIDATES)
    (tmp_path / "kiriman.csv").write_text(POSTS)
    return ["screen", str(tmp_path / "kiriman.csv"), "--candidates", str(tmp_path / "calon.csv")]


def test_it_works(given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert cli.main([*given, "--out", str(out), "--json"]) == 0
    manifest = json.loads(capsys.readouterr().out)
    table = pq.read_table(out / "flags.parquet")
    check(table.schema, FLAGS)
    rows = {row["activity_id"]: row for row in table.to_pylist()}
    assert set(rows) == {"1", "3"}
    assert (rows["1"]["contest"], rows["1"]["target"]) == ("2024/99.01", "1")
    assert rows["3"]["target"] == "2"
    assert rows["1"]["actor_handle"] == "warga.satu"
    assert manifest["counts"]["read"] == 3
    assert manifest["counts"]["bad"] == 1
    assert manifest["counts"]["written"] == len(rows) == len((out / "flags.jsonl").read_text().splitlines())
    assert all(manifest["versions"][name] == rows["1"][name] for name in ("engine", "lexicon", "model", "catalogue"))
    assert json.loads((out / "bad.jsonl").read_text())["row"] == 5


def test_again_it_only_tells(given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [*given, "--out", str(tmp_path / "out")]
    assert cli.main(words) == 0
    first = (tmp_path / "out" / "manifest.json").read_bytes()
    assert cli.main(words) == 0
    assert (tmp_path / "out" / "manifest.json").read_bytes() == first
    assert "people decide" in capsys.readouterr().out


def test_a_contest_gives_numbers_a_meaning(given: list[str], tmp_path: Path) -> None:
    (tmp_path / "kiriman.csv").write_text("id,text\n1,Ayo semua coblos nomor dua ya\n")
    assert cli.main([*given, "--out", str(tmp_path / "a")]) == 0
    assert pq.read_metadata(tmp_path / "a" / "flags.parquet").num_rows == 0
    assert cli.main([*given, "--out", str(tmp_path / "b"), "--contest", "2024/99.01"]) == 0
    assert pq.read_table(tmp_path / "b" / "flags.parquet")["target"].to_pylist() == ["2"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--contest", "2024/00.00"], "no contest"),
        (["--workers", "0"], "--workers"),
        (["--scheduler", "tcp://127.0.0.1:1"], "--engine dask"),
        (["--with-edits"], "--election"),
        (["--model", "tidak-ada.json"], "tidak-ada.json"),
    ],
)
def test_what_cannot_be_begun(
    given: list[str], tmp_path: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*given, "--out", str(tmp_path / "out"), *words]) == 2
    assert told in capsys.readouterr().err


def test_files_that_are_not_there(given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ["--out", str(tmp_path / "out")]
    assert cli.main(["screen", "tidak-ada.csv", *given[2:], *out]) == 2
    assert cli.main([*given[:3], "tidak-ada.csv", *out]) == 2
    (tmp_path / "calon.csv").write_text("contest,ballot_no\n1,2\n")
    assert cli.main([*given, *out]) == 2
    assert "names" in capsys.readouterr().err
    assert cli.main(["screen", given[1], "--election", "2015", *out]) == 2
    assert "2024" in capsys.readouterr().err


def test_a_dead_file_is_one_file_less(given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mati.bin").write_bytes(bytes(range(256)) * 4)
    words = [given[0], given[1], str(tmp_path / "mati.bin"), *given[2:], "--out", str(tmp_path / "out")]
    assert cli.main(words) == 1
    assert "not read: mati.bin" in capsys.readouterr().out
    assert pq.read_metadata(tmp_path / "out" / "flags.parquet").num_rows == 2


def test_progress_tells_the_time_left() -> None:
    assert progress_line(Progress(50, 100, 3000, 7, 1, 25, 1500), 10.0, 25, 1500) == (
        "50 % · 3,000 rows · 150 rows/s · 7 flags · 1 set aside · 0:20 left"
    )
    assert progress_line(Progress(0, 0, 0, 0, 0, 0), 0.0, 0, 0) == "100 % · 0 rows · 0 flags · 0 set aside"
    assert progress_line(Progress(1, 1001, 9, 0, 0, 1, 9), 4.0, 1, 9).endswith("1:06:40 left")


@pytest.mark.skipif(not SOCIAL.exists(), reason="the real social texts are not here")
def test_real_texts_of_five_files(tmp_path: Path) -> None:
    names = ("pilkada_dki_2017", "pilgub_jatim_2024", "pilgub_banten_2024", "smsa", "emot")
    files = [str(SOCIAL / f"{name}.csv") for name in names]
    out = ["--candidates", str(SOCIAL / "candidates.csv"), "--out", str(tmp_path)]
    assert cli.main(["screen", *files, *out, "--json"]) == 0
    table = pq.read_table(tmp_path / "flags.parquet", columns=["source"])
    by_source = {row["values"]: row["counts"] for row in table["source"].value_counts().to_pylist()}
    assert by_source["pilgub_jatim_2024.csv"] > 500
    assert by_source.get("smsa.csv", 0) + by_source.get("emot.csv", 0) <= 20
