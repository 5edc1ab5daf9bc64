"""A formal report: identity sealed, requirements listed, the term told and never used to turn anybody away."""

import pytest
from django.test import Client

from netra.cases.models import Case
from netra.evidence.models import Evidence
from netra.intake.models import Report
from netra.vault.models import Opening
from tests.intake.forms import a_photo, a_report, code_in, days_ago, everything_stored, report_by_name


def test_it_works(client: Client, country: None) -> None:
    report, _ = a_report(client, uploads=[a_photo()])
    case = report.case
    assert (case.origin, case.marks, case.known_on is not None) == ("REPORT", ["FORMAL"], True)
    assert (report.entitled_as, report.signature, report.is_named) == ("VOTER", "ONLINE", True)
    assert case.papers.get().kind == "REPORT_FORM"
    stored = everything_stored()
    for secret in ("Rina Rekaan", "Jalan Rekaan 17", "rina@contoh.invalid", "3319000000000007"):
        assert secret not in stored


def test_the_identity_card_is_no_exhibit_and_keeps_no_name(client: Client, country: None) -> None:
    report, _ = a_report(client, **{"diri-id_card": a_photo("KTP Rina Rekaan.jpg")})
    assert not report.case.exhibits.exists()
    assert Evidence.objects.get().name == "kartu-identitas"


def test_only_what_the_law_cannot_do_without_is_required(client: Client, country: None) -> None:
    text = report_by_name(
        client, **{"diri-name": "", "diri-address": "", "diri-known_on": "", "region": "", "diri-email": "x"}
    ).content.decode()
    for sentence in (
        "Tulis nama Anda, atau pilih “tanpa nama” di atas.",
        "Tulis alamat Anda.",
        "Isi hari Anda mengetahuinya",
        "Tulis kabupaten atau kotanya, supaya laporan resmi",
        "Alamat surel ini tidak lengkap.",
    ):
        assert sentence in text
    assert not Case.objects.exists()


def test_lacking_requirements_do_not_keep_it_from_being_lodged(client: Client, country: None) -> None:
    report, _ = a_report(
        client,
        **{"diri-id_number": "", "diri-entitled_as": "", "act_on": "", "orang-0-name": "", "diri-signature": "COUNTER"},
    )
    assert report.case.origin == "REPORT"


@pytest.mark.parametrize(("ago", "is_late"), [(6, False), (7, False), (8, True)])
def test_the_term_of_seven_days_is_told_and_a_late_report_is_taken(
    client: Client, country: None, ago: int, is_late: bool
) -> None:
    page = report_by_name(client, act_on="", **{"diri-known_on": days_ago(ago)})
    assert Report.objects.count() == 1
    assert ("Tenggat laporan berakhir" in page.content.decode()) is is_late


def test_checking_shows_the_list_and_sends_nothing(client: Client, country: None) -> None:
    page = report_by_name(client, periksa="1", **{"diri-known_on": days_ago(20), "act_on": ""})
    text = page.content.decode()
    assert "Belum dikirim" in text
    assert "informasi awal tidak mengenal tenggat ini" in text
    assert text.count('class="is-lacking"') == 3  # in time, time and place, evidence
    assert not Case.objects.exists()


def test_a_day_known_before_the_event_is_doubted(client: Client, country: None) -> None:
    page = report_by_name(client, act_on=days_ago(1), **{"diri-known_on": days_ago(3)})
    assert "Hari ini mendahului hari kejadian" in page.content.decode()


def test_a_signature_online_needs_name_and_tick(client: Client, country: None) -> None:
    page = report_by_name(client, **{"diri-signed_as": "", "diri-is_true": ""})
    text = page.content.decode()
    assert "Ketik nama Anda, atau pilih tanda tangan di kantor." in text
    assert "Centang pernyataan ini, atau pilih tanda tangan di kantor." in text


def test_whoever_signs_at_the_office_prints_the_form(client: Client, country: None) -> None:
    page = report_by_name(client, **{"diri-signature": "COUNTER"})
    assert "Satu langkah lagi: tanda tangan" in page.content.decode()
    assert not Case.objects.get().papers.exists()
    paper = client.post("/lapor/formulir/", {"code": code_in(page)})
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    assert Opening.objects.get().by == "citizen"


def test_the_form_with_the_name_is_not_printed_for_whoever_signed_online(client: Client, country: None) -> None:
    _, code = a_report(client)
    assert client.post("/lapor/formulir/", {"code": code}).status_code == 302
    assert not Opening.objects.exists()


def test_notices_need_an_address(client: Client, country: None) -> None:
    page = report_by_name(client, **{"diri-email": "", "diri-wants_notices": "on"})
    assert "Tulis alamat surelnya, atau hilangkan centang" in page.content.decode()
