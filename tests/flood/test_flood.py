"""A flood of reports: nobody's is turned away, officers keep their work list, and no address is kept.

Threat model: FLOOD-1.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from netra.cases import queries as cases
from netra.cases import services as acting
from netra.cases.actor import Actor
from netra.cases.models import Case
from netra.flood import queries, services
from netra.flood.challenges import challenge_of
from netra.flood.fields import ChallengeForm
from netra.flood.models import SetAside, Tally
from netra.flood.queries import Pressure
from netra.intake.models import Report
from netra.intake.tokens import read_token
from netra.ledger import queries as ledger
from tests.cast import Cast
from tests.intake.forms import a_photo, code_in, enter, everything_stored, filled_tip, hand_in, kept_in, token_of

KUDUS = "BAWASLU-33.19"
OTHER = (
    "Seorang lurah membagikan kaus bergambar pasangan calon di balai desa kepada warga yang datang mengambil bantuan."
)


@pytest.fixture(autouse=True)
def _narrow(settings: Settings) -> None:
    settings.FLOOD_QUOTA = 3


def fill(n: int, *, words: str = "") -> None:
    """So many reports came to Kudus just now."""
    for place in range(n):
        services.count("REPORT", KUDUS, words=words or f"{place} uraian", at=timezone.now())


def answer_to(page: Any) -> str:
    token = read_token(token_of(page))
    assert token is not None
    return str(challenge_of(token.secret).answer)


def asked_again(client: Client, page: Any, **more: Any) -> Any:
    """The form as it stands, sent once more with an answer."""
    return client.post("/lapor/", filled_tip(token_of(page), kept=kept_in(page), **more))


def work_list(client: Client) -> str:
    return str(client.get("/kerja/").content.decode())


def test_it_works(client: Client, cast: Cast) -> None:
    fill(3)
    page = hand_in(client, uploads=[a_photo()])
    text = page.content.decode()
    assert "Satu pertanyaan lagi" in text
    assert "id_soal-answer" in text
    assert not Report.objects.exists()
    taken = asked_again(client, page, **{"soal-answer": answer_to(page)})
    assert code_in(taken)
    case = Case.objects.get()
    assert case.exhibits.count() == 1  # the photo of the first sending
    assert not SetAside.objects.exists()
    client.force_login(cast.budi.user)
    assert case.ref in work_list(client)


def test_below_the_quota_nobody_is_asked(client: Client, country: None) -> None:
    fill(2)
    assert code_in(hand_in(client))
    assert Tally.objects.get(what=f"REPORT:{KUDUS}").count == 3


def test_a_wrong_answer_is_told_and_loses_nothing(client: Client, country: None) -> None:
    fill(3)
    page = asked_again(client, hand_in(client, uploads=[a_photo()]), **{"soal-answer": "seratus"})
    assert "belum tepat" in page.content.decode()
    assert len(kept_in(page)) == 1
    assert "alun-alun" in page.content.decode()
    assert code_in(asked_again(client, page, **{"soal-answer": answer_to(page)}))


def test_who_cannot_answer_is_taken_in_and_set_aside(client: Client, cast: Cast) -> None:
    fill(3)
    page = hand_in(client)
    receipt = asked_again(client, page, **{"soal-cannot": "on"})
    assert "petugas melihat kiriman Anda lebih dahulu" in receipt.content.decode()
    code = code_in(receipt)
    case = Case.objects.get()
    assert queries.is_set_aside(cases.CASE, case.pk)
    assert "Yang terjadi sekarang" in enter(client, code).content.decode()  # the receipt opens its page
    assert ledger.open_deadlines(cases.CASE, [case.pk])  # its clocks run
    assert cases.facts_of([case.pk]) == []  # no figure counts it yet
    officer = Client()
    officer.force_login(cast.budi.user)
    shown = work_list(officer)
    assert case.ref not in shown
    assert "1 laporan disisihkan" in shown
    assert case.ref in officer.get("/kerja/disisihkan/").content.decode()
    assert "Masukkan ke daftar kerja" in officer.get(f"/perkara/{case.ref}/").content.decode()
    officer.post("/kerja/disisihkan/", {"pilih": [case.pk]})
    assert case.ref in work_list(officer)
    assert [fact.id for fact in cases.facts_of([case.pk])] == [case.pk]
    events = [entry.event for entry in ledger.timeline(cases.CASE, case.pk)]
    assert events[-2:] == ["SET_ASIDE", "LET_IN"]


def test_the_same_words_many_times_are_set_aside(client: Client, country: None) -> None:
    fill(5, words=OTHER)
    page = hand_in(client, account=OTHER)
    taken = client.post("/lapor/", filled_tip(token_of(page), account=OTHER, **{"soal-answer": answer_to(page)}))
    assert code_in(taken)
    assert SetAside.objects.get().why == "ALIKE"


def test_far_above_the_quota_everything_waits_beside_the_list(client: Client, country: None) -> None:
    fill(30)
    page = hand_in(client)
    assert code_in(asked_again(client, page, **{"soal-answer": answer_to(page)}))
    assert SetAside.objects.get().why == "FLOODED"


def test_a_form_sent_twice_is_one_report_and_is_not_asked_again(client: Client, country: None) -> None:
    first = hand_in(client)
    fill(3)
    token = token_of(client.get("/lapor/"))
    page = client.post("/lapor/", filled_tip(token))
    sent = filled_tip(token, **{"soal-answer": answer_to(page)})
    assert code_in(client.post("/lapor/", sent)) == code_in(client.post("/lapor/", sent))
    assert code_in(first)
    assert Report.objects.count() == 2


def test_other_offices_go_on_and_the_hour_passes(settings: Settings, country: None) -> None:
    now = timezone.now().replace(minute=30)
    for _ in range(4):
        services.count("REPORT", KUDUS, words="", at=now)
    assert queries.pressure("REPORT", KUDUS, at=now) is Pressure.BUSY
    assert queries.pressure("REPORT", "BAWASLU-33.20", at=now) is Pressure.CALM
    assert queries.pressure("REPORT", KUDUS, at=now + timedelta(minutes=75)) is Pressure.CALM
    assert services.forget(at=now + timedelta(days=3)) == 1


def test_when_files_pile_up_the_question_comes_before_any_file(
    client: Client, country: None, settings: Settings
) -> None:
    settings.FLOOD_GIGABYTES = 1
    hand_in(client, uploads=[a_photo()])
    assert Tally.objects.get(what="FILES").count == 1
    services.count_files(2**30, at=timezone.now())
    page = hand_in(client, account="", uploads=[a_photo(colour="red")])
    assert kept_in(page) == []
    assert "foto.jpg: saat ini banyak berkas" in page.content.decode()
    answered = {"uploads": [a_photo(colour="red")], "soal-answer": answer_to(page)}
    assert code_in(asked_again(client, page, **answered))
    assert Case.objects.latest("pk").exhibits.count() == 1
    assert code_in(hand_in(client))  # without a file nobody is asked


def test_neither_address_nor_browser_nor_words_are_kept(client: Client, country: None) -> None:
    fill(3)
    page = client.post(
        "/lapor/",
        filled_tip(token_of(client.get("/lapor/")), account=OTHER),
        REMOTE_ADDR="203.0.113.77",
        HTTP_USER_AGENT="Peramban-Rekaan/9",
    )
    sent = filled_tip(token_of(page), account=OTHER, **{"soal-answer": answer_to(page)})
    client.post("/lapor/", sent, REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Peramban-Rekaan/9")
    stored = everything_stored()
    assert "203.0.113.77" not in stored
    assert "Peramban-Rekaan" not in stored
    assert "sessionid" not in client.cookies
    assert not [tally for tally in Tally.objects.all() if "lurah" in tally.what]


def test_neighbours_let_nothing_in_and_strangers_see_nothing(client: Client, cast: Cast) -> None:
    fill(3)
    asked_again(client, page := hand_in(client), **{"soal-cannot": "on"})
    assert page.status_code == 200
    case = Case.objects.get()
    for person in (cast.tono.user, cast.vera.user, cast.sari.user, cast.adi.user, cast.wati.user):
        client.force_login(person)
        client.post("/kerja/disisihkan/", {"semua": "1"})
        assert queries.is_set_aside(cases.CASE, case.pk)
        seen = client.get("/kerja/disisihkan/").content.decode()
        assert (case.ref in seen) == (
            person == cast.wati.user
        )  # the office above reads it, the handling office lets it in


def test_acting_on_a_case_that_waits_lets_it_in(client: Client, cast: Cast) -> None:
    fill(3)
    asked_again(client, hand_in(client), **{"soal-cannot": "on"})
    case = Case.objects.get()
    by = Actor.staff(cast.budi.user, KUDUS)
    acting.act(case, "trace", by=by, on=case.received_on, at=timezone.now(), revision=case.revision)
    assert not queries.is_set_aside(cases.CASE, case.pk)


@pytest.mark.parametrize("number", range(4))
def test_the_question_has_words_and_an_answer_in_both(number: int) -> None:
    asked = challenge_of(f"rahasia-{number}")
    form = ChallengeForm(None, secret=f"rahasia-{number}")
    label = str(form.fields["answer"].label)
    assert label.endswith("?")
    assert not any(sign.isdigit() for sign in label)
    assert 0 <= asked.answer <= 18
    assert asked.is_answered_by(f" {asked.answer}. ")
    assert not asked.is_answered_by(str(asked.answer + 1))
    assert not asked.is_answered_by("")
