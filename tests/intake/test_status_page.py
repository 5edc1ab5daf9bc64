"""Whoever holds the code sees what happens now, writes, completes, withdraws, and leaves."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from netra.cases import services as cases
from netra.cases.models import Case
from netra.domain.papers import STATUS_REASONS
from netra.domain.procedures.supervision import SUPERVISION
from netra.intake import queries, reporters
from netra.intake.models import Message, Report
from netra.intake.plain import REASONS, STAGES
from netra.intake.throttle import IN_SESSION
from netra.vault.models import Sealed
from tests.builders import filled
from tests.cast import Cast
from tests.intake.forms import (
    a_photo,
    a_report,
    a_tip,
    a_trap,
    enter,
    everything_stored,
    filled_identity,
    hand_in,
    token_of,
)


def _act(case: Case, action: str, cast: Cast, *papers: str, **given: Any) -> None:
    """The office of Kudus acts today."""
    on, at = timezone.localdate(), timezone.now()
    for kind in papers:
        cases.add_paper(case, kind, fields=filled(kind, **given), by=cast.budi.actor, on=on, at=at)
    case.refresh_from_db()
    cases.act(case, action, by=cast.budi.actor, on=on, at=at, revision=case.revision)
    case.refresh_from_db()


def test_it_works(client: Client, country: None) -> None:
    _, code = a_tip(client)
    page = enter(client, code.lower().replace("-", " "))
    text = page.content.decode()
    assert page.redirect_chain == [("/status/", 302)]
    for words in ("Petugas akan membaca yang Anda sampaikan.", "Bawaslu Kabupaten Kudus", "paling lambat"):
        assert words in text
    assert "Joko Contoh" not in text


def test_a_typing_error_is_told_from_a_code_nobody_holds(client: Client, country: None) -> None:
    _, code = a_tip(client)
    wrong = ("1" if code[0] != "1" else "2") + code[1:]
    assert "salah ketik" in enter(client, wrong).content.decode()
    assert "Kode ini tidak ada pada kami" in enter(client, "0000-0000-0000-0000-00").content.decode()
    assert "18 huruf dan angka" in enter(client, "ABC").content.decode()
    assert "Tulis kodenya dulu." in enter(client, "").content.decode()
    assert "Terlalu panjang" in enter(client, "A" * 10_000).content.decode()


def test_many_wrong_codes_are_slowed_down_and_a_right_one_is_not(client: Client, country: None) -> None:
    _, code = a_tip(client)
    answers = [enter(client, "0000-0000-0000-0000-00").status_code for _ in range(IN_SESSION + 1)]
    assert answers == [200] * IN_SESSION + [429]
    assert "Petugas akan membaca" in enter(client, code).content.decode()


def test_without_a_code_there_is_nothing_to_see(client: Client, country: None) -> None:
    a_tip(client)
    stranger = Client()
    assert "Masukkan kode" in stranger.get("/status/").content.decode()
    assert stranger.get("/status/laporan-resmi/").status_code == 302
    for address in ("cabut", "kabar", "wilayah"):
        assert stranger.post(f"/status/{address}/", {}).status_code == 302
    assert not Message.objects.exists()


def test_a_message_sent_after_the_visit_ended_is_given_back(client: Client, country: None) -> None:
    _, code = a_tip(client)
    token = token_of(enter(client, code))
    client.post("/status/keluar/")
    late = client.post(
        "/status/pesan/", {"token": token, "text": "Tulisan panjang."}, headers={"sec-fetch-site": "same-origin"}
    )
    assert "Tulisan panjang." in late.content.decode()
    assert not Message.objects.exists()


def test_leaving_closes_the_page(client: Client, country: None) -> None:
    _, code = a_tip(client)
    enter(client, code)
    client.post("/status/keluar/")
    assert "Masukkan kode" in client.get("/status/").content.decode()


def test_a_visit_ends_by_itself(client: Client, country: None) -> None:
    _, code = a_tip(client)
    enter(client, code)
    session = client.session
    session["intake_visit"] = {**session["intake_visit"], "until": 0}
    session.save()
    assert "Masukkan kode" in client.get("/status/").content.decode()


def test_a_message_with_a_file_reaches_the_case_once(client: Client, country: None) -> None:
    report, code = a_tip(client)
    token = token_of(enter(client, code))
    for _ in range(2):
        client.post("/status/pesan/", {"token": token, "text": "Ada rekaman.", "uploads": [a_photo()]})
    message = Message.objects.get()
    assert (message.from_reporter, message.text, message.files, message.by) == (True, "Ada rekaman.", 1, "citizen")
    assert report.case.exhibits.count() == 1


def test_a_file_that_cannot_be_taken_does_not_cost_the_message(client: Client, country: None) -> None:
    _, code = a_tip(client)
    token = token_of(enter(client, code))
    data = {"token": token, "text": "Ini fotonya.", "uploads": [a_trap(), a_photo()]}
    page = client.post("/status/pesan/", data, follow=True)
    assert "gambar SVG tidak diterima" in page.content.decode()
    assert Message.objects.get().files == 1


def test_an_empty_message_is_not_sent(client: Client, country: None) -> None:
    _, code = a_tip(client)
    page = client.post("/status/pesan/", {"token": token_of(enter(client, code))})
    assert "Tulis pesan atau pilih berkas." in page.content.decode()


def test_what_is_asked_for_is_shown_and_can_be_completed(client: Client, cast: Cast) -> None:
    report, code = a_report(client)
    _act(report.case, "begin_initial_study", cast)
    cases.add_paper(
        report.case,
        "COMPLETION_NOTICE",
        fields={"number": "1", "lacking": "Nama saksi\nRekaman utuh"},
        by=cast.budi.actor,
        on=timezone.localdate(),
        at=timezone.now(),
    )
    assert "Rekaman utuh" not in enter(client, code).content.decode(), "a draft is the office's own"
    _act(report.case, "ask_completion", cast, "INITIAL_STUDY_NOTE")
    page = client.get("/status/")
    text = page.content.decode()
    assert "<li>Nama saksi</li>" in text
    assert "Lengkapi paling lambat" in text
    data = {"token": token_of(page), "lengkap-text": "Saksinya dua orang.", "lengkap-uploads": [a_photo()]}
    for _ in range(2):
        client.post("/status/kelengkapan/", data)
    paper = report.case.papers.get(kind="COMPLETION")
    assert (paper.fields["text"], paper.added_by, len(paper.evidence)) == ("Saksinya dua orang.", "citizen", 1)
    assert report.case.exhibits.count() == 1
    assert "menunggu pemeriksaan" in client.get("/status/").content.decode()


def test_nothing_can_be_completed_that_was_not_asked_for(client: Client, country: None) -> None:
    report, code = a_report(client)
    token = token_of(enter(client, code))
    page = client.post("/status/kelengkapan/", {"token": token, "lengkap-text": "Tambahan."})
    assert "tidak sedang menunggu kelengkapan" in page.content.decode()
    assert not report.case.papers.filter(kind="COMPLETION").exists()


def test_a_dismissal_is_read_with_its_reasons_in_plain_words(client: Client, cast: Cast) -> None:
    report, code = a_report(client)
    _act(report.case, "begin_initial_study", cast)
    _act(
        report.case,
        "refuse",
        cast,
        "INITIAL_STUDY_NOTE",
        "STATUS_NOTICE",
        reasons=["MATERIAL_EVIDENCE", "OTHER_MATTER"],
        text="Tidak ada foto yang dapat diperiksa.",
        belongs="Inspektorat",
    )
    text = enter(client, code).content.decode()
    for words in ("Tidak ada bukti", "bukan wewenang pengawas netralitas", "Tidak ada foto yang", "Inspektorat"):
        assert words in text
    english = client.get("/status/", headers={"accept-language": "en"}).content.decode()
    assert "There is no evidence" in english
    assert "Hasil kajian awal: contoh" not in text, "notes of the office are its own"


def test_a_report_can_be_withdrawn_until_it_is_registered(client: Client, cast: Cast) -> None:
    report, code = a_report(client)
    assert "Cabut laporan" in enter(client, code).content.decode()
    assert "Centang dulu" in client.post("/status/cabut/", {}).content.decode()
    client.post("/status/cabut/", {"cabut-is_sure": "on"})
    client.post("/status/cabut/", {"cabut-is_sure": "on"})
    assert report.case.papers.filter(kind="WITHDRAWAL").count() == 1
    _act(report.case, "withdraw", cast)
    assert report.case.result == "WITHDRAWN"


def test_a_registered_report_cannot_be_withdrawn(client: Client, cast: Cast) -> None:
    report, code = a_report(client)
    _act(report.case, "begin_initial_study", cast)
    _act(report.case, "register", cast, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    assert "Cabut laporan" not in enter(client, code).content.decode()
    page = client.post("/status/cabut/", {"cabut-is_sure": "on"})
    assert "tidak dapat dilakukan lagi" in page.content.decode()


def test_a_tip_becomes_a_report(client: Client, cast: Cast) -> None:
    report, code = a_tip(client)
    page = enter(client, code)
    assert "Jadikan laporan resmi" in page.content.decode()
    assert "Tulis alamat Anda." in client.post("/status/laporan-resmi/", filled_identity(address="")).content.decode()
    client.post("/status/laporan-resmi/", filled_identity())
    report.refresh_from_db()
    assert report.is_named
    assert report.case.papers.get().kind == "REPORT_FORM"
    assert "Rina Rekaan" not in everything_stored()
    _act(report.case, "become_report", cast)
    assert (report.case.stage, "FORMAL" in report.case.marks) == ("INITIAL_STUDY", True)
    again = client.post("/status/laporan-resmi/", filled_identity())
    assert "tidak dapat dilakukan lagi" in again.content.decode()


def test_whoever_signs_at_the_office_tells_it_by_a_message(client: Client, country: None) -> None:
    report, code = a_tip(client)
    enter(client, code)
    client.post("/status/laporan-resmi/", filled_identity(signature="COUNTER"))
    assert not report.case.papers.exists()
    assert "akan menandatangani formulir di kantor" in Message.objects.get().text


def test_notices_are_turned_on_changed_and_off(client: Client, country: None) -> None:
    report, code = a_tip(client)
    enter(client, code)
    now = timezone.now()
    client.post("/status/kabar/", {"kabar-email": "satu@contoh.invalid"})
    report.refresh_from_db()
    assert reporters.contact_for_notice(report, at=now) == "satu@contoh.invalid"
    client.post("/status/kabar/", {"kabar-email": "dua@contoh.invalid"})
    report.refresh_from_db()
    assert reporters.contact_for_notice(report, at=now) == "dua@contoh.invalid"
    client.post("/status/kabar/", {"berhenti": "1"})
    report.refresh_from_db()
    assert reporters.contact_for_notice(report, at=now) is None
    assert not Sealed.objects.filter(forgotten_at=None).exists()


def test_the_place_can_be_told_afterwards(client: Client, country: None) -> None:
    report, code = a_tip(client, region="")
    assert "Di mana kejadiannya?" in enter(client, code).content.decode()
    assert "tidak dikenal" in client.post("/status/wilayah/", {"wilayah-region": "Antah"}).content.decode()
    client.post("/status/wilayah/", {"wilayah-region": "Kudus"})
    report.case.refresh_from_db()
    assert report.case.region_id == "33.19"
    assert "tidak dapat dilakukan lagi" in client.post("/status/wilayah/", {"wilayah-region": "Demak"}).content.decode()


def test_a_joined_report_follows_the_case_it_was_joined_to(client: Client, cast: Cast) -> None:
    first, first_code = a_tip(client)
    second, code = a_tip(client)
    token = token_of(enter(client, first_code))
    client.post("/status/pesan/", {"token": token, "text": "Rahasia pelapor pertama."})
    now = timezone.now()
    cases.join(second.case, first.case, by=cast.budi.actor, on=timezone.localdate(), at=now, revision=0)
    _act(first.case, "trace", cast)
    page = enter(client, code)
    text = page.content.decode()
    assert "digabung dengan laporan lain" in text
    assert "Sedang ditelusuri" in text
    assert "Rahasia pelapor pertama." not in text
    client.post("/status/pesan/", {"token": token_of(page), "text": "Tambahan.", "uploads": [a_photo()]})
    assert first.case.exhibits.count() == 1
    assert [door.was_joined for door in queries.doors(first.case)] == [False, True]


@pytest.mark.parametrize("days", [0, 8])
def test_a_term_that_ran_out_is_not_hidden(client: Client, country: None, days: int) -> None:
    report, _ = a_tip(client)
    page = queries.status_page(report, timezone.now() + timedelta(days=days))
    assert page.steps[0].is_overdue is (days == 8)


def test_every_stage_has_plain_words(client: Client, country: None) -> None:
    assert {stage.code for stage in SUPERVISION.stages} == set(STAGES)
    assert {code for code, _ in STATUS_REASONS} == set(REASONS)


def test_codes_of_other_doors_open_nothing(client: Client, country: None) -> None:
    _, code = a_tip(client)
    Report.objects.update(channel="FIELD")
    assert "Kode ini tidak ada pada kami" in enter(client, code).content.decode()
    assert hand_in(client).status_code == 200
