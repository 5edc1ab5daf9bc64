"""What is refused: strangers, two at once, the same twice, files nobody can read."""

import io
from uuid import uuid4

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape

from netra.campaigns.models import Act
from netra.evidence.models import Touch
from netra.ledger import queries as ledger
from netra.readings import services
from netra.readings.models import FileState, Incoming, Outcome, Reading, State
from netra.readings.services import SomeoneWasFaster
from tests.builders import at
from tests.campaigns.builders import TODAY
from tests.cast import Cast
from tests.readings.conftest import ClientOf, a_reading
from tests.readings.texts import ACCUSATION, FIGURES, SESSION, form_of

STRANGERS = ("tono", "camelia", "vera", "kartika", "sari", "sofyan", "darto", "mira", "ayu", "adi")
NIP = "19800101 200501 1 002"


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_sees_nothing(name: str, cast: Cast, client_of: ClientOf) -> None:
    reading, stranger = a_reading(cast.budi), client_of(getattr(cast, name))
    for step in ("", "kegiatan/", "informasi/"):
        assert stranger.get(f"/bacaan/{reading.ref}/{step}").status_code == 404
    for step in ("sisihkan", "buka", "ulang", "asli"):
        assert stranger.post(f"/bacaan/{reading.ref}/{step}/", {"why": "ingin tahu", "revision": 1}).status_code == 404
    answer = stranger.get("/bacaan/")
    assert answer.status_code in (200, 403)
    assert reading.title not in answer.content.decode()
    reading.refresh_from_db()
    assert (reading.state, reading.revision) == (State.OPEN, 1)


def test_offices_above_see_it_and_may_decide(cast: Cast, client_of: ClientOf) -> None:
    reading = a_reading(cast.budi)
    for person in (cast.wati, cast.nala):
        assert reading.title in client_of(person).get("/bacaan/").content.decode()
        assert "Jadikan informasi awal" in client_of(person).get(f"/bacaan/{reading.ref}/").content.decode()
    below = a_reading(cast.camelia, ACCUSATION)
    assert client_of(cast.budi).get(f"/bacaan/{below.ref}/").status_code == 200, "Kudus reads what Jekulo brought in"


def test_the_same_text_is_known_again(cast: Cast, client_of: ClientOf) -> None:
    reading, budi = a_reading(cast.budi), client_of(cast.budi)
    spaced = SESSION.replace(". ", ".  ").replace("\n\n", "\r\n\r\n\r\n")
    answer = budi.post("/bacaan/baru/", {"text": spaced}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/bacaan/{reading.ref}/"
    assert "sudah pernah dibaca" in answer.content.decode()
    client_of(cast.tono).post("/bacaan/baru/", {"text": SESSION})
    assert Reading.objects.count() == 2, "another office has a reading of its own, and learns nothing of ours"


def test_two_officers_confirm_at_once(cast: Cast, client_of: ClientOf) -> None:
    """Both opened the form; the second is told, and nothing of his is kept."""
    reading = a_reading(cast.budi)
    address = f"/bacaan/{reading.ref}/kegiatan/"
    budi, wati = client_of(cast.budi), client_of(cast.wati)
    first, second = form_of(budi, address, "title"), form_of(wati, address, "title")
    assert budi.post(address, first).status_code == 302
    answer = wati.post(address, second)
    assert answer.status_code == 422
    assert "sudah diubah orang lain" in answer.content.decode()
    assert (Act.objects.count(), Outcome.objects.count()) == (1, 1)
    assert budi.post(address, first).status_code == 302, "the same form sent twice gives one act"
    assert (Act.objects.count(), Outcome.objects.count()) == (1, 1)


def test_putting_aside_needs_a_reason_and_can_be_undone(cast: Cast, client_of: ClientOf) -> None:
    reading, budi = a_reading(cast.budi), client_of(cast.budi)
    address = f"/bacaan/{reading.ref}"
    assert budi.post(f"{address}/sisihkan/", {"revision": 1, "why": " "}).status_code == 422
    budi.post(f"{address}/sisihkan/", {"revision": 1, "why": "Bukan soal netralitas"})
    reading.refresh_from_db()
    assert (reading.state, reading.discarded_why) == (State.DISCARDED, "Bukan soal netralitas")
    assert budi.get(f"{address}/kegiatan/").status_code == 404, "first it is opened again"
    budi.post(f"{address}/buka/", {"revision": reading.revision})
    reading.refresh_from_db()
    assert (reading.state, reading.discarded_why) == (State.OPEN, "")
    with pytest.raises(SomeoneWasFaster):
        services.discard(reading, why="Lagi", revision=1, by=cast.budi.actor, on=TODAY, at=at(TODAY))
    told = [row.event for row in ledger.timeline("READING", reading.pk)]
    assert told == ["READING_TAKEN", "READING_DISCARDED", "READING_REOPENED"]


def test_reading_again_keeps_what_was_made(cast: Cast, client_of: ClientOf) -> None:
    reading, budi = a_reading(cast.budi), client_of(cast.budi)
    address = f"/bacaan/{reading.ref}/"
    budi.post(f"{address}kegiatan/", form_of(budi, f"{address}kegiatan/", "title"))
    before = reading.result
    Reading.objects.filter(pk=reading.pk).update(result={}, engine="lama")
    reading.refresh_from_db()
    budi.post(f"{address}ulang/", {"revision": reading.revision})
    reading.refresh_from_db()
    assert reading.result == before
    assert reading.engine != "lama"
    assert reading.outcomes.count() == 1


def test_a_nip_is_masked_in_lists(cast: Cast, client_of: ClientOf) -> None:
    reading = a_reading(cast.budi, f"Pegawai bernomor {NIP} diduga berkampanye\n\n{ACCUSATION}")
    page = client_of(cast.budi).get("/bacaan/").content.decode()
    assert NIP not in page
    assert "1980**** ****** * 002" in page
    assert NIP in client_of(cast.budi).get(f"/bacaan/{reading.ref}/").content.decode(), "the text itself is as it came"


def test_the_original_is_opened_for_a_reason(cast: Cast, client_of: ClientOf) -> None:
    reading, budi = a_reading(cast.budi), client_of(cast.budi)
    assert budi.post(f"/bacaan/{reading.ref}/asli/", {"why": ""}).status_code == 422
    answer = budi.post(f"/bacaan/{reading.ref}/asli/", {"why": "Mencocokkan kutipan"})
    assert b"".join(answer.streaming_content).decode().endswith(SESSION)  # type: ignore[attr-defined]
    assert Touch.objects.filter(what=Touch.What.LOOKED_ORIGINAL, why="Mencocokkan kutipan").count() == 1


def test_markup_in_a_text_cannot_act_on_our_page(cast: Cast, client_of: ClientOf) -> None:
    reading = a_reading(
        cast.budi, f"<b onclick=alert(1)>Kudus</b> & <a href='//x'>Bawaslu Kabupaten Kudus</a>\n\n{SESSION}"
    )
    page = client_of(cast.budi).get(f"/bacaan/{reading.ref}/").content.decode()
    assert "<b onclick" not in page
    answer = client_of(cast.budi).post("/bacaan/baru/", {"text": f"<script>alert(1)</script>\n{SESSION}"})
    assert answer.status_code == 422
    assert Reading.objects.count() == 1


def test_a_broken_file_is_told_and_the_rest_goes_on(cast: Cast, client_of: ClientOf) -> None:
    word = io.BytesIO()
    document = docx.Document()
    for line in FIGURES.splitlines():
        document.add_paragraph(line)
    document.save(word)
    uploads = [
        SimpleUploadedFile("satu.txt", SESSION.encode()),
        SimpleUploadedFile("rusak.pdf", b"%PDF-1.7 terpotong"),
        SimpleUploadedFile("dua.docx", word.getvalue()),
        SimpleUploadedFile("lagi.txt", SESSION.encode()),
    ]
    budi = client_of(cast.budi)
    address = budi.post("/bacaan/berkas/", {"uploads": uploads})["Location"]
    assert not Reading.objects.exists(), "several files wait for the worker"
    assert "4 dari 4 berkas masih menunggu" in budi.get(address).content.decode()
    assert services.read_pending(at=at(TODAY), limit=10) == 4
    states = list(Incoming.objects.values_list("name", "state", "found"))
    assert states == [
        ("satu.txt", FileState.READ, 1),
        ("rusak.pdf", FileState.BROKEN, 0),
        ("dua.docx", FileState.READ, 1),
        ("lagi.txt", FileState.READ, 0),
    ]
    assert not Incoming.objects.filter(content__isnull=False).exists(), "bytes stay only while a file waits"
    page = budi.get(address).content.decode()
    assert escape(Incoming.objects.get(name="rusak.pdf").fault["id"]) in page
    assert "sudah pernah dibaca" in page
    word_reading = Reading.objects.get(incoming__name="dua.docx")
    assert word_reading.original is not None
    assert word_reading.region_id == "33.19"
    assert "rusak.pdf" in budi.get("/bacaan/").content.decode()
    assert client_of(cast.tono).get(address).status_code == 404


def test_a_claimed_file_is_left_to_its_reader(cast: Cast) -> None:
    row = services.queue_files([SimpleUploadedFile("satu.txt", SESSION.encode())], by=cast.budi.actor, at=at(TODAY))[0]
    Incoming.objects.filter(pk=row.pk).update(claimed_at=at(TODAY))
    assert services.read_pending(at=at(TODAY)) == 0
    assert services.read_pending(at=at(TODAY, 11)) == 1, "a claim of a dead worker runs out"


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (SimpleUploadedFile("besar.pdf", b"x" * 10_000_001), "lebih besar dari 10 MB"),
        (SimpleUploadedFile("kosong.txt", b""), "kosong"),
        (SimpleUploadedFile("suara.mp3", b"ID3"), "jenis ini tidak dapat dibaca"),
    ],
)
def test_files_that_make_no_sense_are_refused(
    upload: SimpleUploadedFile, words: str, cast: Cast, client_of: ClientOf
) -> None:
    upload.seek(0)
    answer = client_of(cast.budi).post("/bacaan/berkas/", {"uploads": [upload]})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Incoming.objects.exists()


def test_an_unknown_batch_is_nobodys(cast: Cast, client_of: ClientOf) -> None:
    assert client_of(cast.budi).get(f"/bacaan/berkas/{uuid4()}/").status_code == 404
