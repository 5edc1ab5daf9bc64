"""Files become texts; what is broken is told with what to do, and the rest goes on."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from netra.config.cli import main
from netra.engine.reading import CannotRead, open_file

SENTENCE = "PATI – Bawaslu Kabupaten Pati menggelar rapat koordinasi di Aula Kecamatan, Rabu (23/9/2020)."
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Rakor Pati</title></head>
<body><nav>Menu</nav>
<article><h1>Rakor Pati</h1><p>{SENTENCE}</p><p>{"Seluruh camat hadir dan mencatat pesan pengawas. " * 8}</p></article>
</body></html>"""
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>
<item><title>Satu</title><link>https://example.org/1</link><pubDate>Thu, 24 Sep 2020 03:00:00 GMT</pubDate>
<description><![CDATA[<p>{SENTENCE}</p>]]></description></item>
<item><title>Dua</title><link>https://example.org/2</link><description>Isi kedua.</description></item>
</channel></rss>"""


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def a_pdf(text: str) -> bytes:
    """A PDF of one page, written by hand."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(made),
    )


def test_it_works(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    (opened,) = open_file(path)
    assert (opened.text, opened.source) == (SENTENCE, str(path))


@pytest.mark.parametrize("content", [PAGE.encode(), word(SENTENCE), a_pdf(SENTENCE.replace("–", "-"))])
def test_pages_and_documents(content: bytes) -> None:
    (opened,) = open_file(content, "berkas")
    assert "Bawaslu Kabupaten Pati menggelar rapat koordinasi" in opened.text
    assert "Menu" not in opened.text


def test_a_feed_holds_several() -> None:
    first, second = open_file(FEED.encode(), "umpan.xml")
    assert (first.title, first.source, str(first.published_on)) == ("Satu", "https://example.org/1", "2020-09-24")
    assert SENTENCE in first.text
    assert (second.text, second.published_on) == ("Isi kedua.", None)


def test_the_charset_is_guessed() -> None:
    (opened,) = open_file("“Jum’at” – kata Ketua Bawaslu Kabupaten Pati.".encode("cp1252"))
    assert "Jum’at" in opened.text
    (opened,) = open_file("Ketua Bawaslu Pati".encode("utf-16"))
    assert opened.text == "Ketua Bawaslu Pati"


def bomb() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 90_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 broken", "broken"),
        (b"PK\x03\x04 broken", "broken"),
        (b"\xd0\xcf\x11\xe0old", "DOCX"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(32)) * 40, "no text"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "empty or broken"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss></rss>', "entities"),
        (b"a" * 3_100_000, "too long"),
        (b"a" * 25_000_001, "too large"),
        (b"<html><body></body></html>", "no article"),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, says: str) -> None:
    with pytest.raises(CannotRead) as refusal:
        list(open_file(content, "berkas"))
    assert says in refusal.value.text.en
    assert refusal.value.text.id


def test_a_file_that_unfolds_too_far_is_not_opened() -> None:
    with pytest.raises(CannotRead) as refusal:
        list(open_file(bomb(), "bom.docx"))
    assert "unfolds" in refusal.value.text.en


def test_the_command_goes_on_past_a_broken_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(f"Rakor di Pati\n\n{SENTENCE}", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "c.xml").write_text(FEED, encoding="utf-8")
    assert main(["read", str(tmp_path)]) == 1
    said = capsys.readouterr()
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [row["title"] for row in rows] == ["Rakor di Pati", "Satu", "Dua"]
    assert rows[0]["place"]["code"] == "33.18"
    span = rows[0]["day"]["span"]
    assert rows[0]["text"][span["start"] : span["end"]] == "Rabu (23/9/2020)"
    assert "b.pdf" in said.err
    assert main(["read", str(tmp_path / "a.txt")]) == 0


def test_a_missing_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "tidak-ada.txt"]) == 1
    assert "tidak-ada.txt" in capsys.readouterr().err


def test_cite_says_what_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "PP 42 Tahun 2024", "--on", "2024-09-13"]) == 0
    assert json.loads(capsys.readouterr().out)["meant"][0]["regulation_id"] == "pp-42-2004"
    assert main(["cite", "Perpres 54/2010"]) == 1
    assert main(["cite", "UU ASN", "--on", "kemarin"]) == 2
