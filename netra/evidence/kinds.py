"""What a file is, found from its content alone; its name and what the browser claims are never asked."""

from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from netra.evidence.archives import ZipOf, is_packed_warc, is_warc, zip_of
from netra.evidence.office import check_docx
from netra.evidence.refusals import RefusalCode, Refused
from netra.evidence.texts import is_plain_text

_HEAD = 4096


class Family(StrEnum):
    """Coarse kinds, for icons and for counting."""

    PHOTO = "PHOTO"
    VIDEO = "VIDEO"
    AUDIO = "AUDIO"
    PAPER = "PAPER"
    ARCHIVE = "ARCHIVE"


@dataclass(frozen=True, slots=True)
class Kind:
    """One accepted kind: media type, suffix of downloads, family, and whether a clean copy can be made."""

    media_type: str
    suffix: str
    family: Family
    cleanable: bool = False


JPEG = Kind("image/jpeg", "jpg", Family.PHOTO, cleanable=True)
PNG = Kind("image/png", "png", Family.PHOTO, cleanable=True)
WEBP = Kind("image/webp", "webp", Family.PHOTO, cleanable=True)
GIF = Kind("image/gif", "gif", Family.PHOTO, cleanable=True)
HEIC = Kind("image/heic", "heic", Family.PHOTO)
PDF = Kind("application/pdf", "pdf", Family.PAPER, cleanable=True)
DOCX = Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", Family.PAPER)
TEXT = Kind("text/plain", "txt", Family.PAPER)
MP4 = Kind("video/mp4", "mp4", Family.VIDEO)
MOV = Kind("video/quicktime", "mov", Family.VIDEO)
THREE_GP = Kind("video/3gpp", "3gp", Family.VIDEO)
WEBM = Kind("video/webm", "webm", Family.VIDEO)
MP3 = Kind("audio/mpeg", "mp3", Family.AUDIO)
M4A = Kind("audio/mp4", "m4a", Family.AUDIO)
OGG = Kind("audio/ogg", "ogg", Family.AUDIO)
AMR = Kind("audio/amr", "amr", Family.AUDIO)
WAV = Kind("audio/wav", "wav", Family.AUDIO)
WARC = Kind("application/warc", "warc", Family.ARCHIVE)
WARC_PACKED = Kind("application/warc+gzip", "warc.gz", Family.ARCHIVE)
WACZ = Kind("application/wacz", "wacz", Family.ARCHIVE)
FOLDER = Kind("application/zip", "zip", Family.ARCHIVE)

ARCHIVES = (WARC, WARC_PACKED, WACZ, FOLDER)
ACCEPTED = (JPEG, PNG, WEBP, GIF, HEIC, PDF, DOCX, TEXT, MP4, MOV, THREE_GP, WEBM, MP3, M4A, OGG, AMR, WAV)
BY_MEDIA_TYPE = {kind.media_type: kind for kind in (*ACCEPTED, *ARCHIVES)}

_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
    (b"OggS", OGG),
    (b"#!AMR", AMR),
    (b"ID3", MP3),
)
_REFUSED: tuple[tuple[bytes, RefusalCode], ...] = (
    (b"MZ", RefusalCode.PROGRAM),
    (b"\x7fELF", RefusalCode.PROGRAM),
    (b"#!", RefusalCode.PROGRAM),
    (b"\xca\xfe\xba\xbe", RefusalCode.PROGRAM),
    (b"\xfe\xed\xfa", RefusalCode.PROGRAM),
    (b"\xcf\xfa\xed\xfe", RefusalCode.PROGRAM),
    (b"\xce\xfa\xed\xfe", RefusalCode.PROGRAM),
    (b"dex\n", RefusalCode.PROGRAM),
    (b"\0asm", RefusalCode.PROGRAM),
    (b"L\0\0\0\x01\x14\x02\0", RefusalCode.PROGRAM),
    (b"Rar!", RefusalCode.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", RefusalCode.ARCHIVE),
    (b"\x1f\x8b", RefusalCode.ARCHIVE),
    (b"BZh", RefusalCode.ARCHIVE),
    (b"\xfd7zXZ", RefusalCode.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", RefusalCode.ARCHIVE),
    (b"MSCF", RefusalCode.ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", RefusalCode.OLD_OFFICE),
)
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), HEIC),
    **dict.fromkeys((b"M4A ", b"M4B "), M4A),
    **dict.fromkeys((b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"dash", b"MSNV"), MP4),
    **dict.fromkeys((b"M4V ", b"mmp4", b"f4v "), MP4),
    b"qt  ": MOV,
}


def recognise(file: BinaryIO, *, archives: bool = False) -> Kind:
    """The kind of an open file, which is read from its beginning; `archives`: also those of web pages. Raises `Refused`
    with the reason."""
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise Refused(RefusalCode.EMPTY)
    kind = _signed(head) or _boxed(head)
    if kind:
        return kind
    archive = _archived(file, head) if archives else None
    if archive:
        return archive
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        check_docx(file)
        return DOCX
    for signature, code in _REFUSED:
        if head.startswith(signature):
            raise Refused(code)
    if is_plain_text(file, head):
        return TEXT
    # Some scanners write a line of their own before a PDF; readers allow it within the first kilobyte.
    if b"%PDF-" in head[:1024]:
        return PDF
    raise Refused(RefusalCode.UNKNOWN)


def _signed(head: bytes) -> Kind | None:
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(b"RIFF"):
        return {b"WEBP": WEBP, b"WAVE": WAV}.get(head[8:12])
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"\x42\x82\x84webm" in head[:64]:
        return WEBM
    return MP3 if _is_mpeg_audio(head) else None


def _archived(file: BinaryIO, head: bytes) -> Kind | None:
    if is_warc(head):
        return WARC
    if is_packed_warc(head):
        return WARC_PACKED
    if head.startswith(b"PK\x03\x04"):
        return {ZipOf.WACZ: WACZ, ZipOf.FILES: FOLDER}.get(zip_of(file))
    return None


def _boxed(head: bytes) -> Kind | None:
    """Files made of boxes: the first box is `ftyp` with a brand, or in old QuickTime files the movie itself."""
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return THREE_GP if brand[:3] in (b"3gp", b"3g2") else _BRANDS.get(brand)
    return MOV if head[4:8] in (b"moov", b"mdat", b"wide") else None


def _is_mpeg_audio(head: bytes) -> bool:
    """Whether the head is an MPEG audio frame: sync word, layer III, a bit rate and a sampling rate that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2 or head[1] & 0x18 == 0x08:
        return False
    return head[2] >> 4 not in (0, 15) and (head[2] >> 2) & 3 != 3
