"""Officers write down calls and visits, what supervision saw, and what institutions ask."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from netra.accounts.queries import User
from netra.cases.models import Case
from netra.intake.models import Report
from tests.cast import Cast
from tests.intake.forms import a_photo, a_trap, code_in, days_ago, enter, filled_identity, filled_tip, kept_in, token_of


def _as(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _send(client: Client, address: str, **more: Any) -> Any:
    return client.post(address, filled_tip(token_of(client.get(address)), **more))


DUTY = {"duty_letter": "012/ST/2026", "event": "Jalan sehat", "hours": "08.00 sampai 10.00"}


def _call(client: Client, **more: Any) -> Any:
    return _send(client, "/kerja/catat/", **{"channel": "HOTLINE", "received_on": days_ago(0), **more})


def test_it_works(client: Client, cast: Cast) -> None:
    page = _call(_as(cast.budi.user))
    assert "milik orang yang menyampaikan" in page.content.decode()
    report = Report.objects.get()
    assert (report.channel, report.recorded_by) == ("HOTLINE", f"user:{cast.budi.user.pk}")
    assert (report.case.origin, report.case.handling_office_id) == ("TIP", "BAWASLU-33.19")
    assert "Petugas akan membaca" in enter(client, code_in(page)).content.decode()


def test_a_visitor_with_a_name_signs_on_paper(client: Client, cast: Cast) -> None:
    more = filled_identity(signature=None, signed_as=None, is_true=None)
    page = _call(_as(cast.budi.user), channel="WALK_IN", cara="nama", **more)
    report = Report.objects.get()
    assert (report.case.origin, report.signature, report.is_named) == ("REPORT", "COUNTER", True)
    assert not report.case.papers.exists()
    assert "Unduh formulir untuk ditandatangani" in page.content.decode()


def test_what_was_told_elsewhere_is_taken_at_the_officers_own_office(client: Client, cast: Cast) -> None:
    _call(_as(cast.camelia.user), region="Demak")
    case = Case.objects.get()
    assert (case.handling_office_id, case.region_id) == (cast.camelia.office.pk, "33.21")


def test_an_earlier_day_of_receipt_starts_the_clocks(client: Client, cast: Cast) -> None:
    _call(_as(cast.budi.user), received_on=days_ago(3), act_on=days_ago(4))
    assert (timezone.localdate() - Case.objects.get().received_on).days == 3


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("channel", "", "Pilih bagaimana ini disampaikan."),
        ("channel", "WEB", "WEB"),
        ("received_on", "2999-01-01", "Tanggal ini belum tiba"),
        ("received_on", "", "Isi tanggalnya."),
    ],
)
def test_a_slip_is_told_and_nothing_is_lost(client: Client, cast: Cast, field: str, value: str, sentence: str) -> None:
    page = _call(_as(cast.budi.user), **{field: value}, uploads=[a_photo()])
    assert sentence in page.content.decode()
    assert len(kept_in(page)) == 1
    assert not Case.objects.exists()


def test_supervision_is_kept_with_its_evidence(client: Client, cast: Cast) -> None:
    budi = _as(cast.budi.user)
    data = filled_tip(
        token_of(budi.get("/kerja/temuan/")), photo=[a_photo("1.jpg")], uploads=[a_photo("2.jpg")], **DUTY
    )
    answer = budi.post("/kerja/temuan/", data)
    case = Case.objects.get()
    assert answer["Location"] == f"/perkara/{case.ref}/"
    assert (case.origin, case.stage, case.exhibits.count()) == ("FINDING", "TRACING", 2)
    assert {exhibit.source for exhibit in case.exhibits.all()} == {"OFFICE"}
    paper = case.papers.get(kind="SUPERVISION_REPORT")
    assert paper.fields["duty_letter"] == "012/ST/2026"
    assert paper.fields["text"] == case.account
    assert len(paper.evidence) == 2
    assert budi.post("/kerja/temuan/", data)["Location"] == answer["Location"]
    assert Case.objects.count() == 1


def test_supervision_says_when_where_and_on_whose_orders(client: Client, cast: Cast) -> None:
    page = _send(_as(cast.budi.user), "/kerja/temuan/", act_on="", place="", region="", photo=[a_photo(), a_trap()])
    text = page.content.decode()
    for sentence in (
        "Isi tanggal pengawasannya.",
        "Tulis tempat pengawasannya.",
        "Tulis nomor surat tugasnya.",
        "Tulis jam pengawasannya.",
        "Tulis kegiatan apa yang diawasi.",
        "gambar SVG tidak diterima",
    ):
        assert sentence in text
    assert len(kept_in(page)) == 1
    assert not Case.objects.exists()


def test_an_employer_asks_in_its_own_name(client: Client, cast: Cast) -> None:
    page = _send(_as(cast.sari.user), "/kerja/permintaan/", letter_number="800/12")
    report = Report.objects.get()
    assert (report.channel, report.sender_id, report.letter_number) == ("REQUEST", "PPK-33.19", "800/12")
    assert (report.case.origin, report.case.handling_office_id) == ("REQUEST", "BAWASLU-33.19")
    assert "Petugas akan membaca" in enter(client, code_in(page)).content.decode()


def test_a_regent_asks_about_a_village(client: Client, cast: Cast) -> None:
    _send(_as(cast.darto.user), "/kerja/permintaan/")
    assert Report.objects.get().sender_id == "REGENT-33.19"


def test_a_supervisor_writes_down_the_letter_of_another(client: Client, cast: Cast) -> None:
    budi = _as(cast.budi.user)
    assert "Tulis lembaga yang meminta." in _send(budi, "/kerja/permintaan/").content.decode()
    _send(budi, "/kerja/permintaan/", sender_name="Dinas Contoh", letter_on=days_ago(2))
    report = Report.objects.get()
    assert (report.sender, report.sender_name) == (None, "Dinas Contoh")


@pytest.mark.parametrize("name", ["vera", "sari", "darto", "mira", "ayu", "adi"])
@pytest.mark.parametrize("address", ["/kerja/catat/", "/kerja/temuan/"])
def test_only_supervisors_record(client: Client, cast: Cast, name: str, address: str) -> None:
    stranger = _as(getattr(cast, name).user)
    assert stranger.get(address).status_code == 403
    assert stranger.post(address, filled_tip("x")).status_code == 403
    assert not Case.objects.exists()


@pytest.mark.parametrize("name", ["vera", "mira", "ayu", "adi"])
def test_only_supervisors_employers_and_regents_ask(client: Client, cast: Cast, name: str) -> None:
    assert _as(getattr(cast, name).user).get("/kerja/permintaan/").status_code == 403


@pytest.mark.parametrize("address", ["/kerja/catat/", "/kerja/temuan/", "/kerja/permintaan/"])
def test_an_anonymous_visitor_is_sent_away_with_the_text(client: Client, country: None, address: str) -> None:
    assert client.get(address).status_code == 302
    late = client.post(address, filled_tip("x"), headers={"sec-fetch-site": "same-origin"})
    assert "mengangkat dua jari" in late.content.decode()
    assert not Case.objects.exists()
