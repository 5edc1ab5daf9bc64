"""Where a house says that it stands."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from netra.config import cli, commands


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (["--port", "8123"], "http://127.0.0.1:8123"),
        (["--port", "8123", "--host", "0.0.0.0"], "http://127.0.0.1:8123"),
        (["--port", "8123", "--host", "10.1.2.3"], "http://10.1.2.3:8123"),
        ([], None),
    ],
)
def test_letters_and_mails_name_the_port_it_is_served_at(
    words: list[str], address: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NETRA_ADDRESS", raising=False)
    seen: list[str | None] = []

    def serve(_args: argparse.Namespace) -> int:
        seen.append(os.environ.get("NETRA_ADDRESS"))
        return 0

    monkeypatch.setattr(commands, "run", serve)
    monkeypatch.setenv("NETRA_ADDRESS", "https://netra.example.go.id")
    assert cli.main(["serve", *words]) == 0
    monkeypatch.delenv("NETRA_ADDRESS")
    assert cli.main(["serve", *words]) == 0
    monkeypatch.delenv("NETRA_ADDRESS", raising=False)
    assert seen == ["https://netra.example.go.id", address]


def test_a_web_process_has_its_code_and_the_law_at_hand_before_its_first_visitor(tmp_path: Path) -> None:
    """And none of it is gone through again by Python's search for garbage, which would stop everybody meanwhile."""
    told = "import gc, sys, netra.config.wsgi; print(gc.get_freeze_count(), 'netra.cases.views.work' in sys.modules)"
    house = {**os.environ, "NETRA_DATA": str(tmp_path), "NETRA_PRACTICE": "1"}
    found = subprocess.run([sys.executable, "-c", told], env=house, capture_output=True, text=True, check=True)
    frozen, has_pages = found.stdout.split()
    assert int(frozen) > 100_000
    assert has_pages == "True"
