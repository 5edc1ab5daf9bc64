"""Registers go out as far as the reader may see, and come in whole or not at all."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from netra.cases.models import Case
from netra.vault.models import Sealed
from netra.worklists import services
from netra.worklists.models import Draft
from tests.builders import a_case
from tests.cast import Cast
from tests.worklists.conftest import ClientOf

URL = "/kerja/register/"
HEAD = "nomor,uraian,tanggal_diterima,kode_wilayah,nama,jabatan\n"
GOOD = HEAD + "01/CONTOH,Camat contoh hadir di kampanye.,2024-10-10,33.19,Contoh Satu,Camat\n02/CONTOH,Dua.,,,,\n"
BAD = HEAD + "01/CONTOH,Baik.,2024-10-10,33.19,,\n02/CONTOH,,2024-10-10,33.19,,\n03/CONTOH,Tiga.,kemarin,33.21,,\n"


def upload(client: Client, text: str, name: str = "register.csv") -> str:
    file = SimpleUploadedFile(name, text.encode(), content_type="text/csv")
    return client.post(URL, {"register": file}).content.decode()


def rows_of(client: Client, **query: str) -> list[dict[str, str]]:
    body = b"".join(client.get(f"{URL}unduh.csv", query)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body)))


def test_it_works(cast: Cast, client_of: ClientOf) -> None:
    """Tried, nothing written; brought in, all written; tried again, nothing new."""
    budi = client_of(cast.budi)
    assert "Semua baris dapat masuk" in upload(budi, GOOD)
    assert not Case.objects.exists()
    draft = Draft.objects.get()
    assert client_of(cast.tono).post(f"{URL}{draft.pk}/").status_code == 404
    assert budi.post(f"{URL}{draft.pk}/").status_code == 302
    assert Case.objects.filter(handling_office=cast.budi.office, origin="TIP").count() == 2
    assert budi.post(f"{URL}{draft.pk}/").status_code == 404  # once
    assert Sealed.objects.get(purpose="register").forgotten_at is not None
    assert "Tidak ada yang baru" in upload(budi, GOOD)
    assert Case.objects.count() == 2


def test_one_bad_row_keeps_all_out(cast: Cast, client_of: ClientOf) -> None:
    page = upload(client_of(cast.budi), BAD)
    assert "2 baris keliru" in page
    assert "Uraian (narrative) kosong" in page
    assert not Case.objects.exists()
    assert not Draft.objects.exists()


def test_a_row_of_another_office_is_refused(cast: Cast, client_of: ClientOf) -> None:
    assert "bukan kantor Anda" in upload(client_of(cast.budi), HEAD + "1,Uraian.,2024-10-10,33.21,,\n")


@pytest.mark.parametrize(("name", "text"), [("x.xlsx", "bukan excel"), ("x.exe", GOOD), ("x.csv", 'a,"b\n')])
def test_no_register(cast: Cast, client_of: ClientOf, name: str, text: str) -> None:
    page = upload(client_of(cast.budi), text, name)
    assert not Draft.objects.exists()
    assert "Semua baris dapat masuk" not in page


def test_a_draft_left_alone_is_forgotten(cast: Cast, client_of: ClientOf) -> None:
    upload(client_of(cast.budi), GOOD)
    assert services.forget_drafts(at=timezone.now()) == 0
    assert services.forget_drafts(at=timezone.now() + timedelta(days=2)) == 1
    assert Sealed.objects.get(purpose="register").forgotten_at is not None


def test_out_as_far_as_one_sees(cast: Cast, client_of: ClientOf, three: list[Case]) -> None:
    case = three[0]
    case.people.update(nip="198001012005011001", name="=HYPERLINK(1)")
    a_case(cast.tono.actor, region="33.21")
    rows = rows_of(client_of(cast.budi))
    assert {row["kode perkara"] for row in rows} == {one.ref for one in three}
    row = next(row for row in rows if row["kode perkara"] == case.ref)
    assert row["terlapor"] == "'=HYPERLINK(1)"
    assert "198001012005011001" not in str(rows)
    assert "Uraian contoh" not in str(rows)
    assert row["tahap"] == "Diterima"
    assert rows_of(client_of(cast.vera)) == []
    assert len(rows_of(client_of(cast.wati))) == 4
    assert rows_of(client_of(cast.budi), tahap="PLENARY") == []
    book = load_workbook(io.BytesIO(client_of(cast.budi).get(f"{URL}unduh.xlsx").content), read_only=True)
    assert len(list(book.worksheets[0].iter_rows())) == 4
    assert client_of(cast.adi).get(f"{URL}unduh.csv").status_code == 403
    assert client_of(cast.vera).post(URL, {"register": SimpleUploadedFile("a.csv", b"x")}).status_code == 403
