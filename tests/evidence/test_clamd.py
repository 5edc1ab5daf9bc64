"""The real clamd, where the machine has it, started with a database of one signature of our own."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from pytest_django import Settings

from netra.evidence import scanning, services
from netra.evidence.models import Evidence
from tests.evidence import samples
from tests.evidence.scanner import NAME, SIGNATURE

CLAMD = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin")
AT = datetime(2024, 10, 7, 3, 0, tzinfo=UTC)

pytestmark = [
    pytest.mark.skipif(CLAMD is None, reason="no clamd on this machine: apt-get install clamav-daemon"),
    pytest.mark.django_db,
]


@pytest.fixture
def real(tmp_path: Path, settings: Settings) -> Iterator[str]:
    """Listening at a socket, for streams of up to a mebibyte."""
    assert CLAMD is not None
    signatures = tmp_path / "signatures"
    signatures.mkdir()
    (signatures / "netra.ndb").write_text(f"{NAME}:0:*:{SIGNATURE.hex()}\n")
    control, log = tmp_path / "clamd.ctl", tmp_path / "clamd.log"
    config = {
        "DatabaseDirectory": signatures,
        "LocalSocket": control,
        "LogFile": log,
        "Foreground": "yes",
        "StreamMaxLength": "1M",
    }
    (tmp_path / "clamd.conf").write_text("".join(f"{name} {value}\n" for name, value in config.items()))
    process = subprocess.Popen([CLAMD, "--config-file", str(tmp_path / "clamd.conf")], stderr=subprocess.DEVNULL)
    settings.CLAMD = f"unix:{control}"
    try:
        until = time.monotonic() + 60
        while not (control.exists() and scanning.answers(settings.CLAMD)):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.1)
        yield settings.CLAMD
    finally:
        process.kill()
        process.wait()


def kept(content: bytes, name: str) -> Evidence:
    return services.keep(ContentFile(content, name=name), by="citizen", at=AT)


def told(evidence: Evidence) -> str:
    evidence.refresh_from_db()
    with pytest.raises(services.NoCopy) as refused:
        services.look(evidence, by="user:7", at=AT)
    return str(refused.value)


def test_it_works(real: str) -> None:
    photo, bad = kept(samples.jpeg(), "a.jpg"), kept(samples.jpeg(seed=3) + SIGNATURE, "b.jpg")
    large = kept(b"Catatan panjang.\n" * 80_000, "c.txt")
    services.scan_pending(at=AT)
    services.clean_pending(at=AT + timedelta(minutes=1))
    photo.refresh_from_db()
    assert services.look(photo, by="user:7", at=AT).size
    assert "mencurigai" in told(bad)
    assert "lebih besar" in told(large)
    assert bad.touches.get(what="HELD").why.startswith(NAME)  # clamd writes .UNOFFICIAL behind it
