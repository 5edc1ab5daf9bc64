"""A question from its asking to its answer: once, in time, by one officer, with the law of the day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from netra.ledger import queries as ledger
from netra.questions import queries, resting, services
from netra.questions.models import Message, Question, Stage
from netra.questions.services import CannotAct, Draft, SomeoneWasFaster
from netra.registry import queries as registry
from netra.vault import queries as vault
from tests.builders import at
from tests.cast import Cast
from tests.questions.builders import ADVICE, ASKED_ON, TEXT, a_question, answered, resting_on, taken

NEXT_DAY = ASKED_ON + timedelta(days=1)


def test_it_works(cast: Cast) -> None:
    receipt = services.ask(Draft(secret="satu", status="PNS", text=TEXT, region_code="33.19"), at=at(ASKED_ON))
    question = taken(cast.budi, receipt.question)
    services.answer(
        question, ruling="FORBIDDEN", text=ADVICE, rested=resting_on("B06"), seen=1, by=cast.budi.actor,
        on=ASKED_ON, at=at(ASKED_ON),
    )  # fmt: skip

    found = queries.question_by_code(receipt.code)
    assert found is not None
    assert (found.stage, found.office_id, found.due_at) == (Stage.ANSWERED, "BAWASLU-33.19", None)
    answer = queries.thread(found).answers[0]
    assert answer.rested.codes == ("B06",)
    assert "pasal 5 huruf n" in answer.rested.rules[0].statement.id
    events = [row.event for row in ledger.timeline("QUESTION", question.pk)]
    assert events == ["QUESTION_ASKED", "QUESTION_TAKEN", "QUESTION_ANSWERED"]
    last = ledger.timeline("QUESTION", question.pk)[2]
    assert (last.result, last.basis, last.catalogue) == ("FORBIDDEN", ["B06"], answer.rested.version)
    assert not any(hasattr(row, "words") for row in ledger.timeline("QUESTION", question.pk))  # no text in the ledger


def test_the_same_form_twice_is_one_question_with_one_code(client: Client, country: None) -> None:
    page = client.get("/tanya/baru/").content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    form = {"token": token, "status": "PNS", "text": TEXT, "region": "Kabupaten Kudus"}
    codes = {client.post("/tanya/baru/", form).content.decode().split('id="kode">')[1][:22] for _ in range(2)}
    assert len(codes) == 1
    assert Question.objects.count() == 1


def test_a_stale_form_and_a_wrong_one_lose_nothing(client: Client, country: None) -> None:
    stale = client.post("/tanya/baru/", {"token": "lama", "status": "PNS", "text": TEXT}).content.decode()
    wrong = client.post("/tanya/baru/", {"status": "", "text": TEXT, "region": "Kudsu"}).content.decode()
    for page in (stale, wrong):
        assert "Bolehkah saya tetap di grup WA alumni" in page
    assert "Pilih status Anda" in wrong
    assert not Question.objects.exists()


def test_the_promise_is_ours_and_skips_days_off(cast: Cast) -> None:
    friday = a_question(moment=at(date(2024, 10, 4)))
    assert friday.due_at == at(date(2024, 10, 10), 0)  # the end of Wednesday 9 October
    assert services.mark_overdue(at=at(date(2024, 10, 9), 23)) == 0
    assert services.mark_overdue(at=at(date(2024, 10, 10), 0)) == 1
    assert services.mark_overdue(at=at(date(2024, 10, 11))) == 0
    assert [row.event for row in ledger.timeline("QUESTION", friday.pk)][-1] == "QUESTION_OVERDUE"


def test_a_place_without_officers_is_answered_above_it(cast: Cast) -> None:
    assert a_question(region_code="33.01").office_id == "BAWASLU-33"  # nobody signs in for Cilacap
    assert a_question(region_code="").office_id == "BAWASLU-RI"


def test_of_two_who_take_it_one_is_told(cast: Cast) -> None:
    question = a_question()
    first, second = (Question.objects.get(pk=question.pk) for _ in range(2))
    services.take(first, seen=0, by=cast.budi.actor, on=ASKED_ON, at=at(ASKED_ON))
    with pytest.raises(SomeoneWasFaster):
        services.take(second, seen=0, by=cast.budi.actor, on=ASKED_ON, at=at(ASKED_ON))
    assert len(ledger.timeline("QUESTION", question.pk)) == 2


def test_only_who_holds_it_answers_and_only_with_law_that_held(cast: Cast) -> None:
    question = a_question()
    common: dict[str, Any] = {"ruling": "FORBIDDEN", "text": ADVICE, "on": ASKED_ON, "at": at(ASKED_ON)}
    with pytest.raises(CannotAct):
        services.answer(question, rested=resting_on("B06"), seen=0, by=cast.budi.actor, **common)
    question = taken(cast.budi, question)
    with pytest.raises(CannotAct):
        services.answer(question, rested=resting_on(), seen=1, by=cast.budi.actor, **common)
    with pytest.raises(resting.DoesNotHold):
        resting_on("B06", on=date(1990, 1, 1))
    with pytest.raises(resting.DoesNotHold):
        resting_on("Z99")


def test_asking_back_stops_the_promise_and_writing_starts_it(cast: Cast) -> None:
    question = taken(cast.budi)
    back: dict[str, Any] = {"text": "Grup itu dibuat siapa?", "secret": "balik", "seen": 1, "by": cast.budi.actor}
    assert services.ask_back(question, **back, on=ASKED_ON, at=at(ASKED_ON))
    question.refresh_from_db()
    assert (question.stage, question.due_at) == (Stage.ASKED_BACK, None)
    assert not services.ask_back(question, **back, on=ASKED_ON, at=at(ASKED_ON))  # the same form again

    for _ in range(2):
        services.write(question, text="Oleh teman sekolah.", secret="tulis", at=at(NEXT_DAY))
    question.refresh_from_db()
    assert (question.stage, question.taken_by) == (Stage.TAKEN, cast.budi.user)
    assert question.due_at == at(date(2024, 10, 15), 0)
    assert Message.objects.count() == 2


def test_handed_over_it_is_seen_there_and_no_longer_here(cast: Cast) -> None:
    question = a_question()
    cilacap = registry.office("BAWASLU-33.01")
    with pytest.raises(CannotAct):
        services.hand_over(question, to=cilacap, seen=0, by=cast.budi.actor, on=ASKED_ON, at=at(ASKED_ON))
    services.hand_over(question, to=cast.tono.office, seen=0, by=cast.budi.actor, on=ASKED_ON, at=at(ASKED_ON))
    assert queries.question_by_ref(question.ref, cast.budi.user, ASKED_ON) is None
    moved = queries.question_by_ref(question.ref, cast.tono.user, ASKED_ON)
    assert moved is not None
    assert moved.due_at == question.due_at  # the promise was made to the asker


def test_a_declined_question_says_why_and_may_come_back(cast: Cast) -> None:
    question = taken(cast.budi)
    services.decline(
        question, why="REPORT", text="Sampaikan sebagai laporan.", seen=1, by=cast.budi.actor, on=ASKED_ON,
        at=at(ASKED_ON),
    )  # fmt: skip
    question.refresh_from_db()
    assert (question.stage, question.declined) == (Stage.DECLINED, "REPORT")
    services.write(question, text="Ini tentang saya sendiri.", secret="lagi", at=at(NEXT_DAY))
    question.refresh_from_db()
    assert (question.stage, question.declined) == (Stage.TAKEN, "")


def test_strangers_and_administrators_see_nothing(cast: Cast, client: Client) -> None:
    question = a_question(text="Kalimat yang hanya dibaca kantor Kudus.")
    address = reverse("questions:question", args=[question.ref])
    for person, status in ((cast.tono, 404), (cast.wati, 404), (cast.adi, 404), (cast.sari, 404), (cast.ayu, 404)):
        client.force_login(person.user)
        answer = client.get(address)
        assert (answer.status_code, "Kalimat yang hanya" in answer.content.decode()) == (status, False)
        taking = client.post(reverse("questions:take", args=[question.ref]), {"seen": 0})
        assert taking.status_code == 404
        listed = client.get("/kerja/tanya/")
        assert "Kalimat yang hanya" not in listed.content.decode()
    client.force_login(cast.budi.user)
    assert "Kalimat yang hanya" in client.get(address).content.decode()


def test_a_name_is_sealed_shown_to_nobody_and_opened_with_a_reason(cast: Cast, client: Client) -> None:
    question = a_question(name="Wulandari Contoh", email="wulan@contoh.invalid")
    client.force_login(cast.budi.user)
    for address in ("/kerja/tanya/", reverse("questions:question", args=[question.ref])):
        assert "Wulandari" not in client.get(address).content.decode()
    name = reverse("questions:read_name", args=[question.ref])
    assert "Wulandari" not in client.post(name, {"nama-reason": ""}).content.decode()
    assert "Wulandari" in client.post(name, {"nama-reason": "Meminta surat tugas"}).content.decode()
    assert question.sealed_name is not None
    assert [one.reason for one in vault.openings(question.sealed_name)] == ["Meminta surat tugas"]
    services.forget_name(question, at=at(NEXT_DAY))
    question.refresh_from_db()
    assert question.sealed_name is None


def test_the_code_opens_one_question_and_wrong_ones_are_slowed(cast: Cast, client: Client) -> None:
    receipt = services.ask(Draft(secret="dua", status="PPPK", text=TEXT, region_code="33.19"), at=at(ASKED_ON))
    answered(cast.budi, question=receipt.question)
    a_question(text="Pertanyaan orang lain sama sekali.")
    assert client.post("/tanya/ikuti/", {"code": receipt.code.lower()}).status_code == 302
    page = client.get("/tanya/ikuti/").content.decode()
    assert "Keluarlah dari grup itu" in page
    assert "Pertanyaan orang lain" not in page
    client.post("/tanya/ikuti/keluar/")
    assert "Keluarlah" not in client.get("/tanya/ikuti/").content.decode()

    stranger = Client()
    tries = [stranger.post("/tanya/ikuti/", {"code": "0" * 18}).status_code for _ in range(12)]
    assert tries[0] == 200
    assert tries[-1] == 429
    assert stranger.post("/tanya/ikuti/", {"code": receipt.code}).status_code == 302  # a right code is let in


def test_in_a_flood_a_plain_question_comes_first_and_nothing_is_turned_away(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.FLOOD_QUOTA = 1
    pages = []
    for _ in range(2):
        token = client.get("/tanya/baru/").content.decode().split('name="token" value="')[1].split('"')[0]
        sent = {"token": token, "status": "PNS", "text": TEXT, "region": "Kudus"}
        pages.append(client.post("/tanya/baru/", sent).content.decode())
    assert "Satu pertanyaan lagi" not in pages[0]
    assert "Satu pertanyaan lagi" in pages[1]
    assert "Bolehkah saya tetap di grup WA" in pages[1]
    assert Question.objects.count() == 1
    client.post("/tanya/baru/", sent | {"soal-cannot": "on"})
    question = Question.objects.latest("pk")
    client.force_login(cast.budi.user)
    assert question.ref not in client.get("/kerja/tanya/").content.decode()
    assert question.ref in client.get("/kerja/tanya/?daftar=disisihkan").content.decode()
    client.post(f"/kerja/tanya/{question.ref}/ambil/", {"seen": question.revision})
    assert question.ref in client.get("/kerja/tanya/").content.decode()
