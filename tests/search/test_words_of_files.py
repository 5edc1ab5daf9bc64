"""What stands in a PDF of a case is found by those who may read the whole case, and shown on the page of the file."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils.timezone import localdate, now
from pytest_django import Settings

from netra.cases import services as cases
from netra.cases.models import Case, Exhibit
from netra.evidence.services import clean_pending, keep
from netra.pictures.services import look_at_pending
from netra.search import services
from netra.vault import services as vault
from tests.builders import a_case
from tests.cast import Cast
from tests.pictures.test_papers import a_letter

LETTER = "Surat undangan: kumpulkan kader posyandu di pendopo"


@pytest.fixture
def exhibit(cast: Cast, tmp_path: Path, settings: Settings) -> Exhibit:
    settings.NETRA_DATA = tmp_path
    vault.ensure_key()
    case = a_case(cast.budi.actor, account="Ada surat aneh.")
    piece = keep(ContentFile(a_letter(LETTER), name="undangan.pdf"), by="citizen", at=now())
    cases.add_exhibit(case, piece, source="OFFICE", by=cast.budi.actor, on=localdate(), at=now())
    clean_pending(at=now())
    look_at_pending(at=now())
    services.advance(at=now())
    return Exhibit.objects.get(case=case)


def test_it_works(cast: Cast, exhibit: Exhibit, client: Client) -> None:
    client.force_login(cast.budi.user)
    page = client.get("/kerja/cari/", {"q": "pendopo posyandu"}).content.decode()
    assert f"/perkara/{exhibit.case.ref}/" in page
    assert "<mark>posyandu</mark>" in page
    assert "Isi berkas:" in page
    assert "undangan" not in client.get("/kerja/cari/", {"q": "pendopo -surat"}).content.decode()
    of_the_file = client.get(f"/perkara/{exhibit.case.ref}/bukti/{exhibit.evidence_id}/riwayat/").content.decode()
    assert LETTER in of_the_file
    assert "Salinan untuk diterbitkan" not in of_the_file
    assert "Tidak ditemukan" in client.get("/kerja/gambar/", {"q": "pendopo"}).content.decode()


def test_a_stranger_finds_nothing(cast: Cast, exhibit: Exhibit, client: Client) -> None:
    client.force_login(cast.tono.user)
    answer = client.get("/kerja/cari/", {"q": "pendopo posyandu"})
    assert exhibit.case.ref not in answer.content.decode()
    assert client.get(f"/perkara/{exhibit.case.ref}/bukti/{exhibit.evidence_id}/riwayat/").status_code == 404
    assert Case.objects.count() == 1
