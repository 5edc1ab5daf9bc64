"""`netra` on a fresh data directory: what an office does on its first day."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest


def netra(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command with a data directory of its own, on SQLite."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("NETRA_", "DATABASE_URL", "DJANGO"))
    }
    return subprocess.run(
        [sys.executable, "-m", "netra.config.cli", *words],
        env=clean | {"NETRA_DATA": str(folder)} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    done = netra(folder, "setup", "--admin", "pengelola@contoh.invalid", "--name", "Pengelola")
    assert done.returncode == 0, done.stderr
    assert "/masuk/" in done.stdout
    return folder


def test_it_works(office: Path) -> None:
    again = netra(office, "setup")
    assert again.returncode == 0, again.stderr
    with sqlite3.connect(office / "netra.sqlite3") as database:
        assert database.execute("select count(*) from registry_region").fetchone() == (552,)
        assert database.execute("select count(*) from registry_institution").fetchone()[0] > 8000
        assert database.execute("select count(*) from cases_case").fetchone() == (0,)


def test_a_newer_version_brings_its_new_offices(office: Path) -> None:
    # Given: a directory whose reference files were loaded by an older version, which knew no cyber unit.
    (stamp,) = office.glob("reference-sqlite-*")
    stamp.rename(office / "reference-sqlite-older")
    with sqlite3.connect(office / "netra.sqlite3") as database:
        assert database.execute("delete from registry_institution where code = 'CYBER-UNIT'").rowcount == 1

    done = netra(office, "setup")

    assert done.returncode == 0, done.stderr
    assert stamp.exists()
    with sqlite3.connect(office / "netra.sqlite3") as database:
        assert database.execute("select count(*) from registry_institution where code = 'CYBER-UNIT'").fetchone() == (
            1,
        )
        assert database.execute("select count(*) from registry_region").fetchone() == (552,)


def test_secrets_are_for_their_owner_alone(office: Path) -> None:
    keys = [path for path in (office / "secrets").rglob("*") if path.is_file()]
    assert keys
    assert {path.stat().st_mode & 0o077 for path in keys} == {0}


def test_check_names_what_lacks_and_what_to_do(office: Path) -> None:
    done = netra(office, "check", PATH="/nowhere")
    assert "ok      database: SQLite, every commit on disk" in done.stdout
    assert "apt-get install chromium" in done.stdout
    assert "apt-get install tesseract-ocr" in done.stdout


def test_invitations_tell_each_bad_row(office: Path, tmp_path: Path) -> None:
    file = tmp_path / "orang.csv"
    file.write_text(
        "email,name,office,role\n"
        "a@contoh.invalid,Ani,BAWASLU-33.19,DISTRICT_SUPERVISOR\n"
        "b@contoh.invalid,Beni,BAWASLU-99.99,DISTRICT_SUPERVISOR\n"
        "c@contoh.invalid,Citra,BAWASLU-33.19,KING\n"
        ",Dodi,BAWASLU-33.19,AUDITOR\n",
        encoding="utf-8",
    )
    done = netra(office, "setup", "--invite", str(file))
    assert done.returncode == 1
    assert done.stdout.count("/undangan/") == 1
    assert [f"line {line}:" in done.stderr for line in (2, 3, 4, 5)] == [False, True, True, True]


def test_work_once_does_its_round(office: Path) -> None:
    done = netra(office, "work", "--once")
    assert done.returncode == 0, done.stderr
    assert "done" in done.stdout


def test_the_ledger_is_written_out(office: Path, tmp_path: Path) -> None:
    done = netra(office, "export", "ledger", str(tmp_path / "ledger.jsonl"))
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in (tmp_path / "ledger.jsonl").read_text().splitlines()]
    assert [(row["event"], row["actor"], row["sequence"]) for row in rows] == [("SIGN_IN_LINK_MADE", "console", 1)]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("NETRA_DEBUG", "maybe", "write 1 or 0"),
        ("NETRA_SMTP_PORT", "mail", "whole number"),
        ("NETRA_ADDRESS", "netra.go.id", "https://"),
        ("DATABASE_URL", "mysterious", "postgres://"),
        ("NETRA_SMTP_PASSWORD_FILE", "/nowhere/key", "cannot be read"),
    ],
)
def test_a_wrong_setting_is_told_loudly(tmp_path: Path, name: str, value: str, says: str) -> None:
    done = netra(tmp_path, "check", **{name: value})
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_data_directory_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("not a folder")
    done = netra(file / "data", "check")
    assert done.returncode == 2
    assert "NETRA_DATA" in done.stderr
    assert "Traceback" not in done.stderr


def test_reports_are_brought_in_once(office: Path, tmp_path: Path) -> None:
    file = tmp_path / "laporan.jsonl"
    rows = [
        {"id": "x1", "narrative": "Lurah membagikan kaus calon.", "act_on": "2024-10-08", "region_code": "33.19"},
        {"id": "x2", "narrative": "Entah di mana.", "act_on": "2024-10-09"},
        {"id": "x3", "narrative": "Tanggalnya aneh.", "act_on": "2024-02-31"},
    ]
    file.write_text("\n".join(json.dumps(row) for row in rows) + "\nbukan json\n", encoding="utf-8")
    first = netra(office, "import", "reports", str(file))
    assert "2 added, 0 known already, 2 left out; 1 of the added need their region" in first.stdout
    assert [f"line {line}:" in first.stderr for line in (1, 2, 3, 4)] == [False, False, True, True]
    assert "0 added, 2 known already" in netra(office, "import", "reports", str(file)).stdout
    missing = netra(office, "import", "reports", str(tmp_path / "none.csv"))
    assert (missing.returncode, "Traceback" in missing.stderr) == (2, False)
