"""Files that were damaged, cut, joined and renamed by chance, sent to the store and through the copier."""

import random
import struct
import warnings

from django.core.files.base import ContentFile
from django.utils import timezone

from netra.evidence import services as evidence
from netra.evidence import store
from netra.evidence.kinds import ACCEPTED
from netra.evidence.models import CleanState, Evidence
from netra.evidence.refusals import Refused, StoreFull, TooLarge
from tests.attack.tally import Tally
from tests.evidence import samples

# What a browser would run if it were handed out as what it is.
RUNS = (b"<script", b"<svg", b"<html", b"<!doctype", b"<?xml")
KINDS = {kind.media_type for kind in ACCEPTED}


def seeds() -> list[bytes]:
    """One good file of each form we look into, and some bad ones."""
    page = b"<!doctype html><script>alert(1)</script>"
    return [
        samples.jpeg((120, 80)),
        samples.png((60, 40)),
        samples.saved_as("WEBP"),
        samples.saved_as("GIF"),
        samples.pdf(),
        samples.docx(),
        samples.zipped({"a/b.txt": b"x" * 3000}),
        samples.webp_bomb(),
        b"Catatan saya.\nBaris dua.\n",
        page,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"MZ" + bytes(400),
        b"\x7fELF" + bytes(400),
        b"\0\0\0\x18ftypmp42" + bytes(600),
        b"\0\0\0\x18ftypheic" + bytes(600),
        b"OggS" + bytes(300),
        b"ID3\x03" + bytes(300),
        b"RIFF" + struct.pack("<I", 400) + b"WAVEfmt " + bytes(400),
        b"%PDF-1.7\n" + page,
        b"GIF89a" + page,
        b"\xff\xd8\xff\xe0" + page,
    ]


def mutant(chance: random.Random, good: list[bytes]) -> bytes:
    """One file nobody made before."""
    content = bytearray(chance.choice(good))
    for _ in range(chance.choice([0, 1, 1, 2, 4])):
        where = chance.randrange(len(content) + 1)
        match chance.randrange(8):
            case 0:
                content[where:] = b""
            case 1:
                for _ in range(chance.choice([1, 8, 64])):
                    if content:
                        content[chance.randrange(len(content))] = chance.randrange(256)
            case 2:
                content[where:where] = chance.randbytes(chance.choice([1, 16, 300]))
            case 3:
                other = chance.choice(good)
                content[where:] = other[chance.randrange(len(other)) :]
            case 4:
                content[:0] = chance.choice(good)[: chance.choice([3, 8, 64])]
            case 5:  # sizes and counts in headers
                content[where : where + 4] = chance.choice([b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"\x80\0\0\0"])
            case 6:
                content += chance.choice([page_tail, bytes(50), chance.choice(good)])
            case _:
                content[where : where + chance.choice([1, 40])] = b""
    return bytes(content)


page_tail = b"<html><script>alert(document.cookie)</script></html>"


def attack(tries: int, copies: int, *, seed: int = 1, planted: str = "") -> Tally:
    """`tries` files are handed in; clean copies are made of up to `copies` of those that were taken."""
    tally = Tally("fuzzed uploads", planted)
    chance, good, taken, codes = random.Random(seed), seeds(), 0, 0
    at = timezone.now()
    for number in range(tries):
        content = mutant(chance, good)
        name = chance.choice(["foto.jpg", "../../a.php", "x" * 300, "surat.pdf.exe", "\u202egpj.exe", ""])
        told = f"file {number} of seed {seed}"
        try:
            piece = evidence.keep(ContentFile(content, name=name), by="citizen", at=at)
        except (Refused, TooLarge):
            codes += 1
            tally.check(True, told)
        except StoreFull:
            tally.check(False, f"{told}: the store says it is full")
        except Exception as error:  # whatever else is raised would be a page 500
            tally.check(False, f"{told}: {type(error).__name__}: {str(error)[:100]}")
        else:
            taken += 1
            tally.check(_is_harmless(piece, content), f"{told}: taken in as {piece.media_type}")
    _copy(tally, copies)
    tally.note = f"({taken} taken in, {codes} refused in words, {copies} sent through the copier)"
    return tally


def _is_harmless(piece: Evidence, content: bytes) -> bool:
    """A page or a program never comes in under any name, and what came in lies there unaltered."""
    runs = content.lstrip()[:200].lower().startswith(RUNS) or content.startswith((b"MZ", b"\x7fELF"))
    is_named_plainly = not set(piece.name) & set("/\\\0\u202e")
    return not runs and piece.media_type in KINDS and is_named_plainly and store.is_intact(piece.sha256)


def _copy(tally: Tally, copies: int) -> None:
    """Every file comes to an end, and no copy tells of the phone it was taken with."""
    at = timezone.now()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        evidence.clean_pending(copies, at=at)
    for piece in Evidence.objects.filter(clean_state=CleanState.DONE):
        answer = evidence.respond(evidence.look(piece, by="user:1", at=at))
        content = b"".join(answer.streaming_content)  # type: ignore[arg-type]  # never asynchronous here
        tally.check(samples.MAKER.encode() not in content, f"the copy of {piece.sha256[:8]} names the phone")
