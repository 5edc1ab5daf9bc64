"""The receipt as a paper, and the page that shows the code once."""

from django.test import Client

from tests.intake.forms import a_tip, hand_in


def test_it_works(client: Client, country: None) -> None:
    _, code = a_tip(client)
    paper = client.post("/lapor/tanda-terima/", {"code": code})
    assert paper["Content-Type"] == "application/pdf"
    assert paper["Cache-Control"] == "no-store, private"
    assert paper.content.startswith(b"%PDF")
    assert paper.content == client.post("/lapor/tanda-terima/", {"code": code}).content


def test_it_says_who_does_what_by_when(client: Client, country: None) -> None:
    text = hand_in(client).content.decode()
    for words in ("Bawaslu Kabupaten Kudus", "paling lambat", "Tidak ada laporan yang ditolak tanpa alasan"):
        assert words in text


def test_a_wrong_code_gives_no_paper(client: Client, country: None) -> None:
    assert client.post("/lapor/tanda-terima/", {"code": "0000-0000-0000-0000-00"}).status_code == 302
    assert client.post("/lapor/tanda-terima/", {}).status_code == 302
