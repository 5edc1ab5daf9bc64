"""Where a house says that it stands."""

import argparse
import os

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
