"""A photograph inside a PDF keeps its pixels and nothing that was written beside them."""

import io
import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from netra.evidence.jpegs import MalformedJpeg, without_notes
from netra.evidence.pdfs import DamagedPdf, clean_pdf
from tests.evidence import samples

NAME = samples.MAKER.encode()
PHOTO = samples.jpeg((200, 100))
COMMENT = b"\xff\xfe" + (len(NAME) + 2).to_bytes(2, "big") + NAME
Names = list[pikepdf.Name]


def pixels(jpeg: bytes) -> bytes:
    with Image.open(io.BytesIO(jpeg)) as picture:
        return picture.tobytes()


def a_pdf(content: bytes, filters: Names | pikepdf.Name = pikepdf.Name.DCTDecode) -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page()
    photo = document.make_stream(content)
    photo.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 200, "/Height": 100})
    photo.update({"/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8})
    photo.Filter = pikepdf.Array(filters) if isinstance(filters, list) else filters
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Foto=photo))
    page.obj.Contents = document.make_stream(b"q 200 0 0 100 100 600 cm /Foto Do Q")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def photo_in(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return bytes(document.pages[0].Resources.XObject.Foto.read_raw_bytes())


def cleaned(content: bytes, filters: Names | pikepdf.Name = pikepdf.Name.DCTDecode) -> bytes:
    return photo_in(clean_pdf(io.BytesIO(a_pdf(content, filters))))


def places() -> list[int]:
    """Where one segment ends and the next begins, up to the packed pixels."""
    found, place = [2], 2
    while PHOTO[place + 1] != 0xDA:
        place += 2 + int.from_bytes(PHOTO[place + 2 : place + 4], "big")
        found.append(place)
    return found


def test_it_works() -> None:
    assert NAME in PHOTO
    kept = cleaned(PHOTO)
    assert NAME not in kept
    assert pixels(kept) == pixels(PHOTO)


@given(where=st.sampled_from(places()), fill=st.integers(0, 4))
def test_a_note_goes_wherever_it_stands(where: int, fill: int) -> None:
    noted = PHOTO[:where] + b"\xff" * fill + COMMENT + PHOTO[where:]
    kept = without_notes(noted)
    assert NAME not in kept
    assert pixels(kept) == pixels(PHOTO)


@pytest.mark.parametrize(
    "written",
    [
        PHOTO + b"Galaxy " + NAME,
        PHOTO + PHOTO,
        PHOTO[:-2] + COMMENT + PHOTO[-2:],
        PHOTO[:-2] + b"\xff\xe1\x00\x0e" + NAME + PHOTO[-2:],
    ],
    ids=["after the end", "a second file", "a comment after the pixels", "EXIF after the pixels"],
)
def test_what_follows_the_picture_goes(written: bytes) -> None:
    kept = cleaned(written)
    assert NAME not in kept
    assert pixels(kept) == pixels(PHOTO)


@pytest.mark.parametrize(
    "written",
    [
        PHOTO[: places()[1]] + b"@" + PHOTO[places()[1] :],
        PHOTO[:-900] + COMMENT[2:] + b"\xff\xd8" + PHOTO[-900:],
        PHOTO[: places()[2]] + b"\xff\x51\x00\x0e" + NAME + PHOTO[places()[2] :],
    ],
    ids=["a byte too much", "a file begins among the pixels", "a marker nobody knows"],
)
def test_one_that_is_not_as_it_should_be_is_painted_anew_or_told(written: bytes) -> None:
    with pytest.raises(MalformedJpeg):
        without_notes(written)
    try:
        kept = cleaned(written)
    except DamagedPdf:
        return
    assert NAME not in kept
    assert Image.open(io.BytesIO(kept)).size == (200, 100)


def test_at_least_one_of_those_is_painted_anew() -> None:
    kept = cleaned(PHOTO[: places()[1]] + b"@" + PHOTO[places()[1] :])
    assert NAME not in kept
    assert Image.open(io.BytesIO(kept)).size == (200, 100)


def test_one_packed_twice_is_unpacked() -> None:
    kept = cleaned(zlib.compress(PHOTO), [pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])
    assert NAME not in kept
    assert pixels(kept) == pixels(PHOTO)
    assert NAME not in cleaned(PHOTO, [pikepdf.Name.DCTDecode])


def test_one_cut_off_shows_what_there_is() -> None:
    kept = cleaned(PHOTO[:-900])
    assert kept.endswith(b"\xff\xd9")
    assert NAME not in kept


@pytest.mark.parametrize("written", [b"", b"bukan foto", PHOTO[:3], PHOTO[:40]])
def test_one_that_cannot_be_read_makes_no_copy(written: bytes) -> None:
    with pytest.raises(DamagedPdf):
        cleaned(written)


def test_jpeg_2000_keeps_the_boxes_of_the_picture() -> None:
    buffer = io.BytesIO()
    Image.open(io.BytesIO(PHOTO)).save(buffer, "JPEG2000")
    photo = buffer.getvalue()
    note = (len(NAME) + 8).to_bytes(4, "big") + b"xml " + NAME
    head = photo.index(b"jp2h") - 4
    kept = cleaned(photo[:head] + note + photo[head:] + note, pikepdf.Name.JPXDecode)
    assert kept == photo
    with pytest.raises(DamagedPdf):
        cleaned(photo + b"\0\0\xff\xffxml " + NAME, pikepdf.Name.JPXDecode)
