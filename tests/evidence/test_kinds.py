"""What a file is, by its content alone."""

import contextlib
import io
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.evidence import kinds
from netra.evidence.examining import examine
from netra.evidence.kinds import Kind, recognise
from netra.evidence.refusals import RefusalCode, Refused
from netra.evidence.texts import safe_name
from tests.evidence import samples


def test_it_works() -> None:
    findings = examine(io.BytesIO(samples.jpeg()))
    assert findings.kind == kinds.JPEG
    assert len(findings.perceptual_key) == 16


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(samples.png(), kinds.PNG, id="png"),
        pytest.param(samples.saved_as("GIF"), kinds.GIF, id="gif"),
        pytest.param(samples.saved_as("WEBP"), kinds.WEBP, id="webp lossy"),
        pytest.param(samples.saved_as("WEBP", lossless=True), kinds.WEBP, id="webp lossless"),
        pytest.param(samples.saved_as("WEBP", exif=b"Exif\0\0"), kinds.WEBP, id="webp extended"),
        pytest.param(samples.pdf(), kinds.PDF, id="pdf"),
        pytest.param(b"\x1b%-12345X@PJL\n%PDF-1.4\n\x00\xff\xfe", kinds.PDF, id="pdf after a scanner's line"),
        pytest.param(samples.docx(), kinds.DOCX, id="docx"),
        pytest.param(samples.boxed(b"heic"), kinds.HEIC, id="heic"),
        pytest.param(samples.boxed(b"isom"), kinds.MP4, id="mp4"),
        pytest.param(samples.boxed(b"qt  "), kinds.MOV, id="mov"),
        pytest.param(b"\0\0\0\x08wide\0\0\0\0mdat", kinds.MOV, id="old mov"),
        pytest.param(samples.boxed(b"3gp5"), kinds.THREE_GP, id="3gp"),
        pytest.param(samples.boxed(b"M4A "), kinds.M4A, id="m4a"),
        pytest.param(samples.WEBM, kinds.WEBM, id="webm"),
        pytest.param(samples.MP3_FRAME, kinds.MP3, id="mp3"),
        pytest.param(b"ID3\x04" + b"\0" * 50, kinds.MP3, id="mp3 with tags"),
        pytest.param(b"OggS\0\x02" + b"\0" * 50, kinds.OGG, id="ogg"),
        pytest.param(b"#!AMR\n" + b"\0" * 50, kinds.AMR, id="amr"),
        pytest.param(samples.WAV, kinds.WAV, id="wav"),
        pytest.param("Camat hadir di panggung. Ñ 王\r\n".encode(), kinds.TEXT, id="text"),
        pytest.param("Camat hadir".encode("utf-16"), kinds.TEXT, id="utf-16 text"),
        pytest.param(b"a < b, kata camat <saya>", kinds.TEXT, id="text with angle brackets"),
    ],
)
def test_accepted(content: bytes, kind: Kind) -> None:
    assert recognise(io.BytesIO(content)) == kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", RefusalCode.EMPTY, id="empty"),
        pytest.param(samples.SVG, RefusalCode.MARKUP, id="svg with script"),
        pytest.param(b"\xef\xbb\xbf  \n<SVG onload=alert(1)>", RefusalCode.MARKUP, id="svg in capitals"),
        pytest.param("<svg onload=alert(1)>".encode("utf-16"), RefusalCode.MARKUP, id="svg in utf-16"),
        pytest.param(b"<!DOCTYPE html><p>x", RefusalCode.MARKUP, id="html"),
        pytest.param(b"hello <script>alert(1)</script>", RefusalCode.MARKUP, id="text with script"),
        pytest.param(b"MZ\x90\0" + b"\0" * 100, RefusalCode.PROGRAM, id="windows program"),
        pytest.param(b"\x7fELF\x02" + b"\0" * 100, RefusalCode.PROGRAM, id="linux program"),
        pytest.param(b"#!/bin/sh\nrm -rf /\n", RefusalCode.PROGRAM, id="shell script"),
        pytest.param(samples.zipped({"a.txt": b"x"}), RefusalCode.ARCHIVE, id="zip"),
        pytest.param(samples.zip_bomb(), RefusalCode.ARCHIVE, id="zip bomb"),
        pytest.param(samples.zipped({}), RefusalCode.ARCHIVE, id="empty zip"),
        pytest.param(b"PK\x03\x04 broken", RefusalCode.ARCHIVE, id="broken zip"),
        pytest.param(samples.docx({"word/x": b"\0" * 300_000_000}), RefusalCode.BOMB, id="docx bomb"),
        pytest.param(samples.docx({f"word/{n}": b"" for n in range(3100)}), RefusalCode.BOMB, id="docx of many parts"),
        pytest.param(samples.docx({"word/vbaProject.bin": b"x"}), RefusalCode.MACROS, id="docx with macros"),
        pytest.param(b"Rar!\x1a\x07\x01\0" + b"\0" * 50, RefusalCode.ARCHIVE, id="rar"),
        pytest.param(b"\x1f\x8b\x08\0" + b"\0" * 50, RefusalCode.ARCHIVE, id="gzip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, RefusalCode.OLD_OFFICE, id="old doc"),
        pytest.param(bytes(range(256)) * 4, RefusalCode.UNKNOWN, id="bytes"),
        pytest.param(b"text\0with nul", RefusalCode.UNKNOWN, id="nul in text"),
        pytest.param(samples.png_bomb(), RefusalCode.TOO_MANY_PIXELS, id="png decompression bomb"),
        pytest.param(samples.webp_bomb(), RefusalCode.TOO_MANY_PIXELS, id="webp bomb"),
        pytest.param(samples.jpeg()[:2000], RefusalCode.DAMAGED, id="truncated jpeg"),
        pytest.param(samples.jpeg()[:-600], RefusalCode.DAMAGED, id="jpeg without its end"),
        pytest.param(b"\xff\xd8\xff" + b"no picture" * 50, RefusalCode.DAMAGED, id="claims to be a jpeg"),
        pytest.param(samples.png()[:500], RefusalCode.DAMAGED, id="truncated png"),
    ],
)
def test_refused(content: bytes, code: RefusalCode) -> None:
    with pytest.raises(Refused) as caught:
        examine(io.BytesIO(content))
    assert caught.value.code == code
    assert str(caught.value) == str(code.label)


def test_a_zip_whose_table_of_contents_is_huge_is_not_read() -> None:
    content = bytearray(samples.docx())
    struct.pack_into("<I", content, len(content) - 22 + 12, 50_000_000)
    with pytest.raises(Refused) as caught:
        recognise(io.BytesIO(bytes(content)))
    assert caught.value.code == RefusalCode.BOMB


@settings(deadline=None)
@given(content=st.binary(max_size=600))
def test_any_bytes_get_a_kind_or_a_reason(content: bytes) -> None:
    with contextlib.suppress(Refused):  # anything else fails the test
        examine(io.BytesIO(content))


@settings(deadline=None)
@given(place=st.integers(0, 5000), byte=st.integers(0, 255))
def test_a_photo_with_a_wrong_byte_gets_a_kind_or_a_reason(place: int, byte: int) -> None:
    content = bytearray(samples.saved_as("JPEG", quality=20))
    content[place % len(content)] = byte
    with contextlib.suppress(Refused):
        examine(io.BytesIO(bytes(content)))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("foto kampanye.jpg", "foto kampanye.jpg"),
        ("C:\\Users\\Rina\\foto.jpg", "foto.jpg"),
        ("../../etc/passwd", "passwd"),
        ("foto\0.jpg", "foto.jpg"),
        ("foto\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", "fotogpj.exe"),
        ("foto\r\nSet-Cookie: a=b.jpg", "fotoSet-Cookie: a=b.jpg"),
        ("...", ""),
        ("", ""),
        ("a" * 10_000, "a" * 149 + "…"),
        ("a" * 10_000 + ".jpeg", "a" * 144 + "….jpeg"),
        ("." + "b" * 10_000, "b" * 149 + "…"),
    ],
)
def test_names_become_harmless(name: str, kept: str) -> None:
    assert safe_name(name) == kept


@given(name=st.text(max_size=5000))
def test_any_name_becomes_harmless(name: str) -> None:
    kept = safe_name(name)
    assert len(kept) <= 150
    assert not set(kept) & {"/", "\\", "\0", "\n", "\r"}
    assert not kept.startswith(".")
