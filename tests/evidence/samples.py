"""Files that people send, good and bad, made on the spot."""

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image, ImageDraw, ImageFilter
from PIL.PngImagePlugin import PngInfo

MAKER = "Telepon Rina"


def picture(size: tuple[int, int] = (600, 400), *, seed: int = 3) -> Image.Image:
    """A picture with enough in it to be told from others."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for step in range(14):
        left = (step * seed * 97) % size[0]
        top = (step * seed * 61) % size[1]
        colour = ((step * 53 * seed) % 256, (step * 31) % 256, (step * 83) % 256)
        draw.rectangle((left, top, left + size[0] // 4, top + size[1] // 5), fill=colour)
    return image.filter(ImageFilter.GaussianBlur(2))


def jpeg(size: tuple[int, int] = (600, 400), *, seed: int = 3, orientation: int = 1, quality: int = 90) -> bytes:
    """A phone's photo: maker, place and orientation in its EXIF, a comment."""
    exif = Image.Exif()
    exif[0x010F] = MAKER
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[1] = "S"
    exif.get_ifd(0x8825)[2] = (7.0, 25.0, 30.0)
    buffer = io.BytesIO()
    picture(size, seed=seed).save(
        buffer, "JPEG", exif=exif, comment=MAKER.encode(), quality=quality, icc_profile=b"icc " + MAKER.encode()
    )
    return buffer.getvalue()


def png(size: tuple[int, int] = (300, 200), *, mode: str = "RGB") -> bytes:
    """A screenshot with a note in it."""
    notes = PngInfo()
    notes.add_text("Author", MAKER)
    notes.add_itxt("XML:com.adobe.xmp", f"<x>{MAKER}</x>")
    buffer = io.BytesIO()
    image = picture(size).convert("L") if mode == "I;16" else picture(size).convert(mode)
    if mode == "I;16":
        image = image.convert("I").point(lambda value: value * 256).convert("I;16")
    image.save(buffer, "PNG", pnginfo=notes)
    return buffer.getvalue()


def saved_as(format: str, **options: object) -> bytes:
    """The picture in another format."""
    buffer = io.BytesIO()
    picture().save(buffer, format, **options)
    return buffer.getvalue()


def png_bomb(side: int = 30_000) -> bytes:
    """A tiny PNG that would be hundreds of megabytes once decoded."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer = zlib.compressobj(9)
    row = b"\0" * (side // 8 + 1)
    pixels = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def webp_bomb() -> bytes:
    """A WebP whose header claims 16,384 pixels a side."""
    side = (16_383).to_bytes(3, "little")
    body = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + side + side
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def zip_bomb() -> bytes:
    """Fifty megabytes of nothing in fifty kilobytes."""
    return zipped({"a.txt": b"\0" * 50_000_000})


def zipped(parts: dict[str, bytes]) -> bytes:
    """A ZIP of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(extra: dict[str, bytes] | None = None) -> bytes:
    """A word-processor document, as far as we look into it."""
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>", **(extra or {})})


def pdf(*, password: str = "") -> bytes:
    """A scanned letter that carries everything a clean copy must not."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    photo = document.make_stream(jpeg((200, 100)))
    photo.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Filter": pikepdf.Name.DCTDecode})
    photo.update({"/Width": 200, "/Height": 100, "/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8})
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Foto=photo))
    page.obj.Contents = document.make_stream(b"q 200 0 0 100 100 600 cm /Foto Do Q")
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hai dari skrip')")
    page.obj.AA = pikepdf.Dictionary(O=script)
    page.obj.Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Text,
                Rect=[10, 10, 30, 30],
                T=MAKER,
                Contents="catatan",
                A=script,
            ),
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=[10, 10, 30, 30],
                A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"),
            ),
        ]
    )
    document.Root.OpenAction = script
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["x", script]))
    document.attachments["rahasia.txt"] = b"isi lampiran rahasia"
    document.docinfo["/Author"] = MAKER
    with document.open_metadata() as xmp:
        xmp["dc:creator"] = [MAKER]
    buffer = io.BytesIO()
    encryption = pikepdf.Encryption(owner=password, user=password) if password else None
    document.save(buffer, encryption=encryption or False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return buffer.getvalue()


def boxed(brand: bytes) -> bytes:
    """The beginning of a file made of boxes."""
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0" + brand + b"isom" + b"\0" * 200


WEBM = (
    b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm" + b"\0" * 99
)
MP3_FRAME = b"\xff\xfb\x90\x64" + b"\0" * 400
WAV = b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 40
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
