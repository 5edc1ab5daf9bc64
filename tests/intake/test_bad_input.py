"""Whatever is sent ends with a clear sentence, and nothing that was written is lost."""

import errno
import os
from typing import Any

import pytest
from django.test import Client

from netra.cases.models import Accused, Case
from netra.intake.models import Report
from tests.intake.forms import a_photo, code_in, hand_in, kept_in


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("orang-0-name", "a" * 10_000, "paling banyak 200 huruf, yang ini 10000"),
        ("account", "a" * 20_001, "paling banyak 20000 huruf"),
        ("account", "pendek", "Ceritakan sedikit lebih banyak"),
        ("act_on", "2024-02-31", "Tanggal ini tidak ada di kalender"),
        ("act_on", "31/02/2024", "Tanggal ini tidak ada di kalender"),
        ("act_on", "2999-01-01", "Tanggal ini belum tiba"),
        ("act_on", "0024-10-08", "Tanggal ini terlalu lama"),
        ("links", "https://contoh.invalid/a\njavascript:alert(1)", "Baris 2 bukan tautan"),
        ("links", "http://", "Baris 1 bukan tautan"),
        ("links", "\n".join(f"https://contoh.invalid/{n}" for n in range(21)), "Paling banyak 20 tautan"),
        ("links", "https://contoh.invalid/" + "a" * 600, "tautan terlalu panjang"),
        ("orang-0-status", "RAJA", "RAJA"),
        ("kabar-email", "bukan surel", "Boleh juga dikosongkan"),
        ("place", "x\x00y", "Karakter null"),
        ("orang-TOTAL_FORMS", "9999", "20"),
        ("orang-TOTAL_FORMS", "rekaan", "ManagementForm"),
    ],
)
def test_it_says_what_is_wrong_and_keeps_the_rest(
    client: Client, country: None, field: str, value: str, sentence: str
) -> None:
    page = hand_in(client, **{field: value, "witnesses": "Saksi Rekaan"})
    text = page.content.decode()
    assert page.status_code == 200
    assert sentence in text
    assert "Saksi Rekaan" in text
    assert not Case.objects.exists()


@pytest.mark.parametrize("day", ["08-10-2024", "8/10/2024", "2024-10-08"])
def test_days_are_read_as_people_write_them(client: Client, country: None, day: str) -> None:
    hand_in(client, act_on=day)
    assert str(Case.objects.get().act_on) == "2024-10-08"


def test_markup_is_shown_as_text(client: Client, country: None) -> None:
    page = hand_in(client, account="", place="<script>alert(1)</script>", **{"orang-0-name": '"><b>x'})
    assert "<script>alert" not in page.content.decode()
    assert '"><b>x' not in page.content.decode()


def test_a_malformed_nip_is_kept_as_written_and_told(client: Client, country: None) -> None:
    page = hand_in(client, **{"orang-0-nip": "19860926 2015"})
    assert code_in(page)
    assert "NIP terdiri atas 18 angka" in page.content.decode()
    person = Accused.objects.get()
    assert (person.nip, person.position) == ("", "Camat · NIP tertulis: 19860926 2015")


def test_a_good_nip_is_kept_as_digits(client: Client, country: None) -> None:
    hand_in(client, **{"orang-0-nip": "19860926 201505 1 001"})
    assert Accused.objects.get().nip == "198609262015051001"


def test_empty_rows_are_nobody(client: Client, country: None) -> None:
    hand_in(client, **{"orang-0-name": "", "orang-0-position": "", "orang-2-name": "Sri Contoh"})
    assert [person.name for person in Accused.objects.all()] == ["Sri Contoh"]


def test_evidence_is_on_the_disk_before_the_report_is_in_the_database(
    client: Client, country: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    real = os.fsync

    def watched(fd: int) -> None:
        seen.append(Report.objects.count())
        real(fd)

    monkeypatch.setattr(os, "fsync", watched)
    assert code_in(hand_in(client, uploads=[a_photo()]))
    assert len(seen) >= 2, "the file and its folder are flushed"
    assert set(seen) == {0}, "a report was written before its evidence was safe"


def test_a_full_disk_gives_no_receipt_and_keeps_the_text(
    client: Client, country: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(fd: int) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        page = hand_in(client, uploads=[a_photo()])
    assert "penyimpanan bukti sedang penuh" in page.content.decode()
    assert "mengangkat dua jari" in page.content.decode()
    assert not kept_in(page)
    assert not Report.objects.exists()


def test_other_methods_are_refused(client: Client, country: None) -> None:
    assert client.put("/lapor/").status_code == 405
    assert client.get("/lapor/tanda-terima/").status_code == 405
    assert client.get("/status/pesan/").status_code == 405
