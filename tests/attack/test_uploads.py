"""No file breaks a page, comes in as what it is not, or keeps in its clean copy what betrays its maker."""

from pathlib import Path

import pytest
from pytest_django import Settings

from netra.evidence import kinds
from netra.evidence.examining import Findings
from netra.evidence.services import keeping
from netra.vault.keys import add_key
from tests.attack import uploads
from tests.attack.conftest import Told
from tests.attack.tally import Counts


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, settings: Settings, db: None) -> None:
    settings.NETRA_DATA = tmp_path
    add_key()


def test_it_works(counts: Counts, told: Told) -> None:
    told(uploads.attack(counts.uploads, counts.copies))


def test_a_look_that_is_left_out_is_seen(monkeypatch: pytest.MonkeyPatch, told: Told) -> None:
    monkeypatch.setattr(keeping, "examine", lambda *_args, **_more: Findings(kinds.TEXT))
    told(uploads.attack(40, 0, planted="files are not looked into"))
