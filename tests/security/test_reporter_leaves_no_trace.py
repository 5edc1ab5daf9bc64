"""After a whole journey the reporter's name, number and address lie nowhere in the clear, and no network address.

Looked through: every row of every table (sessions decoded), every file of the data directory and its name, every log
line, every mail, every export, every address a page led to.

Threat model: SUPERIOR-3, LAPTOP-1.
"""

import base64
import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from netra.config.exporting import export_ledger
from netra.evidence import services as evidence
from netra.intake.models import Message, Report
from netra.notices import services as notices
from netra.vault import services as vault
from tests.cast import Cast
from tests.intake.forms import a_report, a_tip, enter, everything_stored, token_of

SECRETS = {
    "name": "Rengganis Purwaningrat",
    "phone": "0800-5550-1917",
    "email": "rengganis.p@contoh.invalid",
    "address": "Gang Srigunting 41",
    "id_number": "3319995512240007",
    "birth_place": "Kalinyamatan Wetan",
}
BROWSER, TOR_EXIT, BEHIND = "PerambanUjiSaja/7.1", "203.0.113.77", "198.51.100.23"
FOREIGN = (TOR_EXIT, BEHIND, BROWSER)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Everything any logger says, at its most talkative."""
    stream, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(stream), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def data(tmp_path: Path, settings: Settings, cast: Cast) -> Path:
    settings.NETRA_DATA = tmp_path / "data"
    settings.EMAIL_HOST = "localhost"
    vault.ensure_key()
    return tmp_path / "data"


def forms_of(secret: str) -> set[bytes]:
    """The ways in which a text may lie somewhere."""
    plain = secret.encode()
    return {plain, quote(secret).encode(), plain.hex().encode(), secret.encode("utf-16-le"), base64.b64encode(plain)}


def leaks(heap: bytes, secrets: dict[str, str] | tuple[str, ...]) -> set[str]:
    texts = secrets.values() if isinstance(secrets, dict) else secrets
    low = heap.lower()
    return {text for text in texts if any(form.lower() in low for form in forms_of(text))}


def stored(folder: Path) -> bytes:
    sessions = "\n".join(json.dumps(row.get_decoded(), default=str) for row in Session.objects.all())
    files = [path for path in folder.rglob("*") if path.is_file()]
    names = "\n".join(str(path) for path in files).encode()
    return b"\n".join([everything_stored().encode(), sessions.encode(), names, *(path.read_bytes() for path in files)])


def a_card() -> SimpleUploadedFile:
    content, notes = io.BytesIO(), Image.Exif()
    notes[0x010E] = SECRETS["name"]
    Image.effect_noise((300, 200), 90).convert("RGB").save(content, "JPEG", exif=notes)
    return SimpleUploadedFile(f"KTP {SECRETS['name']}.jpg", content.getvalue(), content_type="image/jpeg")


def journey(client: Client, cast: Cast, addresses: list[str]) -> Report:
    """A formal report and a tip; talk both ways, an identity opened, copies made, notices mailed."""
    identity = {f"diri-{field}": value for field, value in SECRETS.items()}
    extra = {"diri-signed_as": SECRETS["name"], "diri-wants_notices": "on", "diri-id_card": a_card()}
    report, code = a_report(client, **identity, **extra)
    left = {"titip-name": SECRETS["name"], "titip-phone": SECRETS["phone"], "kabar-email": SECRETS["email"]}
    a_tip(client, **left)
    page = enter(client, code)
    addresses += [address for address, _status in page.redirect_chain]
    client.post("/status/pesan/", {"token": token_of(page), "text": "Masih ada foto lain."})
    budi = Client()
    budi.force_login(cast.budi.user)
    talk = f"/perkara/{report.case.ref}/percakapan/"
    budi.post(talk, {"token": token_of(budi.get(talk)), "pintu": report.pk, "text": "Terima kasih."})
    who = f"/perkara/{report.case.ref}/pelapor/"
    asked = {"pintu": report.pk, "reason": "Undangan klarifikasi"}
    opened = budi.post(who, asked)
    assert SECRETS["name"] in opened.content.decode(), "the officer reads it, so the journey is real"
    assert budi.post(who + "ktp/", asked).status_code == 200
    for pages in (budi.get("/kerja/"), budi.get(f"/perkara/{report.case.ref}/"), client.get("/status/")):
        addresses += re.findall(r'(?:href|action|src)="([^"]+)"', pages.content.decode())
    now = timezone.now()
    evidence.clean_pending(at=now)
    notices.collect(now)
    assert notices.send(now) > 0
    return report


def test_it_works(
    client: Client, cast: Cast, data: Path, logged: io.StringIO, tmp_path: Path, settings: Settings
) -> None:
    addresses: list[str] = []
    client.defaults |= {"REMOTE_ADDR": TOR_EXIT, "HTTP_X_FORWARDED_FOR": BEHIND, "HTTP_USER_AGENT": BROWSER}
    report = journey(client, cast, addresses)

    heap = stored(data)
    assert not leaks(heap, SECRETS)
    assert not leaks(heap, FOREIGN)
    assert not leaks(logged.getvalue().encode(), {**SECRETS, **dict(zip("abc", FOREIGN, strict=True))})
    assert not leaks("\n".join(addresses).encode(), SECRETS)
    # The address of the one reader stands in the head of a mail, by need, and nowhere in it.
    mails = [f"{message.subject}\n{message.body}\n{message.extra_headers}" for message in mail.outbox]
    assert any(SECRETS["email"] in message.to for message in mail.outbox), "the reporter was written to"
    assert not leaks("\n".join(mails).encode(), SECRETS)
    assert all(len(message.to) == 1 for message in mail.outbox)
    ledger = tmp_path / "ledger.jsonl"
    export_ledger(ledger)
    assert not leaks(ledger.read_bytes(), SECRETS)
    dump = io.StringIO()
    call_command("dumpdata", "intake", "vault", "evidence", "notices", "ledger", stdout=dump)
    assert not leaks(dump.getvalue().encode(), {**SECRETS, **dict(zip("abc", FOREIGN, strict=True))})

    # Planted: the same search finds a name that does lie in the clear, in a row and in a file.
    Message.objects.filter(report=report).update(text=f"Kata {SECRETS['name']}")
    (data / "evidence" / "catatan").write_text(SECRETS["phone"])
    assert leaks(stored(data), SECRETS) == {SECRETS["name"], SECRETS["phone"]}


def test_database_and_files_without_the_keys_open_nothing(client: Client, cast: Cast, data: Path) -> None:
    report = journey(client, cast, [])
    for path in (data / "secrets").rglob("*.key"):
        path.unlink()
    assert report.sealed_identity is not None
    assert report.sealed_contact is not None
    for sealed, by in ((report.sealed_identity, "user:1"), (report.sealed_contact, "system:notices")):
        with pytest.raises(vault.MissingKey):
            vault.open_sealed(sealed, by=by, reason="x", at=timezone.now())
    assert evidence.inspect_store().locked
