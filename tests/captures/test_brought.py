"""Archives made elsewhere: what they say and what holds, apart; all of them synthetic.

Threat model: FORGER-1.
"""

import hashlib
import io
import json
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from netra.captures import services
from netra.captures.models import Brought
from netra.engine.capturing.brought import read
from netra.evidence.services import RefusalCode, Refused, keep
from netra.ledger.services import Subject
from tests.captures.builders import an_archive

URL = "https://contohgram.invalid/p/1"
MATTER = Subject("CASE", 7)


def a_warc() -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "Perekam contoh 1.0"}))
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record(URL, "response", payload=io.BytesIO(b"halo"), http_headers=head))
    return out.getvalue()


def a_wacz(warc: bytes, said: bytes | None = None, page: str = URL) -> bytes:
    """`said` is what the list of hashes says the WARC is."""
    digest = hashlib.sha256(warc if said is None else said).hexdigest()
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "software": "Perekam contoh",
        "created": "2024-11-22T10:00:00Z",
        "mainPageUrl": page,
        "mainPageDate": "2024-11-22T09:59:00Z",
        "resources": [{"name": "a.warc.gz", "path": "archive/a.warc.gz", "hash": f"sha256:{digest}"}],
    }
    return zipped({"datapackage.json": json.dumps(package).encode(), "archive/a.warc.gz": warc})


def an_auto_archive(content: bytes, said: bytes) -> bytes:
    media = {"filename": "/tmp/a/foto.jpg", "properties": {"hash": f"SHA-256:{hashlib.sha256(said).hexdigest()}"}}
    told = {
        "status": "contohgram: success",
        "metadata": {"url": URL, "title": "Unggahan", "_processed_at": 1732269600.0},
        "media": [media],
    }
    return zipped({"hasil/metadata.json": json.dumps(told).encode(), "hasil/foto.jpg": content})


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def lines(*rows: dict[str, object]) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


ZEESCHUIMER = lines(
    *(
        {
            "item_id": str(number),
            "timestamp_collected": 1732269600000 + number,
            "source_platform": "instagram.com",
            "source_platform_url": "https://contohgram.invalid/akun",
            "user_agent": "Peramban contoh",
            "data": {"id": number},
        }
        for number in range(3)
    )
)


@pytest.mark.usefixtures("key")
def test_it_works() -> None:
    row = services.bring(
        MATTER,
        ContentFile(a_wacz(a_warc()), name="arsip.wacz"),
        url="",
        seen="22 November 2024",
        note="dari relawan",
        form_key="satu",
        by="user:1",
        institution="BAWASLU-33.19",
        at=timezone.now(),
    )
    assert services.read_brought(at=timezone.now()) == 1
    row.refresh_from_db()
    assert (row.form, row.url) == ("WACZ", URL)
    said = {(one["by"], one["what"]): one["says"] for one in row.claims}
    assert said["person", "seen"] == "22 November 2024"
    assert said["file", "software"] == "Perekam contoh"
    assert said["file", "made"] == "2024-11-22T10:00:00Z"
    assert {one["what"]: one["ok"] for one in row.checks} == {"hashes": True, "records": True, "inside": True}
    assert row.evidence.media_type == "application/wacz"


@pytest.mark.usefixtures("key")
def test_sent_twice_it_is_there_once_and_read_once() -> None:
    first = an_archive(MATTER, ZEESCHUIMER)
    again = services.bring(
        MATTER, ContentFile(b"lain"), url="", seen="", note="", form_key=first.form_key, by="user:1", institution="",
        at=timezone.now(),
    )  # fmt: skip
    assert again == first
    assert (services.read_brought(at=timezone.now()), services.read_brought(at=timezone.now())) == (1, 0)
    assert Brought.objects.get().form == "ZEESCHUIM"


@pytest.mark.usefixtures("key")
def test_a_text_of_another_kind_stays_sealed_and_says_so() -> None:
    an_archive(MATTER, b"hanya catatan")
    services.read_brought(at=timezone.now())
    row = Brought.objects.get()
    assert (row.form, row.claims, row.checks) == ("OTHER", [], [])


@pytest.mark.parametrize(
    ("content", "media_type", "wrong"),
    [
        (a_wacz(a_warc(), said=b"lain"), "application/wacz", "hashes"),
        (a_wacz(a_warc(), page="https://lain.invalid/"), "application/wacz", "inside"),
        (a_wacz(a_warc()[:-90]), "application/wacz", "records"),
        (an_auto_archive(b"foto", b"foto lain"), "application/zip", "hashes"),
        (ZEESCHUIMER + b"\n{rusak", "text/plain", "lines"),
    ],
    ids=["hash", "page", "cut", "media", "line"],
)
def test_what_does_not_hold_is_told(content: bytes, media_type: str, wrong: str) -> None:
    found = read(io.BytesIO(content), media_type)
    assert found is not None
    assert wrong in {one.what for one in found.checks if not one.ok}


def test_auto_archiver_and_zeeschuimer_are_read() -> None:
    archive = read(io.BytesIO(an_auto_archive(b"foto", b"foto")), "application/zip")
    assert archive is not None
    assert (archive.said("url"), archive.said("made")) == (URL, "2024-11-22T10:00:00+00:00")
    assert all(one.ok for one in archive.checks)
    items = read(io.BytesIO(ZEESCHUIMER), "text/plain")
    assert items is not None
    assert (items.said("items"), items.said("platform")) == ("3", "instagram.com")


def test_a_zip_that_unpacks_beyond_measure_is_no_archive() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", b" " * 20_000_000)
    assert read(out, "application/zip") is None


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (zipped({"a/pasang.exe": b"MZ"}), RefusalCode.PROGRAM),
        (b"\x1f\x8b\x08\x00bukan warc", RefusalCode.ARCHIVE),
        (b"MZ\x90program", RefusalCode.PROGRAM),
        (b"<html><script>alert(1)</script>", RefusalCode.MARKUP),
    ],
    ids=["inside", "gzip", "program", "page"],
)
def test_programs_and_pages_are_no_archives(content: bytes, code: RefusalCode) -> None:
    with pytest.raises(Refused) as told:
        keep(ContentFile(content, name="a"), by="user:1", at=timezone.now(), archives=True)
    assert told.value.code == code


@pytest.mark.usefixtures("key")
def test_forms_for_everybody_take_no_archives() -> None:
    for content in (a_warc(), a_wacz(a_warc()), an_auto_archive(b"a", b"a")):
        with pytest.raises(Refused):
            keep(ContentFile(content, name="a"), by="citizen", at=timezone.now())
