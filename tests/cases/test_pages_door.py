"""The accused's door: a code in a summons opens the allegation, never its source, and takes the answer."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from netra.cases.models import AnswerDoor, Case, Exhibit, Paper
from netra.cases.views.throttle import TRIES
from netra.ledger.queries import Entry
from tests.builders import do, write
from tests.cases import walking
from tests.cases.conftest import DAY, MARK, OTHER, a_marked_case, reporters_file
from tests.cases.walking import page, signed_in
from tests.cast import Cast

PUT = "Saudara diduga berfoto dengan calon pada 8 Oktober 2024."


@pytest.fixture(autouse=True)
def _no_tries_left_over() -> None:
    cache.clear()


@pytest.fixture
def registered(cast: Cast) -> Case:
    case, budi = a_marked_case(cast), cast.budi.actor
    reporters_file(case)
    do(case, "begin_initial_study", budi, DAY)
    do(case, "register", budi, DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    write(case, "ALLEGATION", budi, DAY, text=PUT)
    return case


def _code(cast: Cast, case: Case) -> str:
    """Write the summons by its page and read the code off the answer."""
    answer = walking.write(signed_in(cast.budi), case, "SUMMONS", DAY)
    found = re.search(r"\w{4}-\w{4}-\w{4}-\w{4}-\w{2}", answer.content.decode())
    assert found is not None, walking._said(answer)
    return found.group()


def _inside(cast: Cast, case: Case) -> Client:
    client = Client()
    answer = client.post(reverse("cases:door"), {"code": _code(cast, case).lower().replace("-", " ")})
    assert answer.status_code == 302
    return client


def test_it_works(cast: Cast, registered: Case) -> None:
    client = _inside(cast, registered)
    seen = client.get(reverse("cases:answer")).content.decode()
    assert PUT in seen
    assert "B07" in seen
    upload = SimpleUploadedFile("surat.txt", b"Saya sedang cuti.", content_type="text/plain")
    sent = {"text": "Saya tidak di sana.", "companion": "Dewi", "evidence": [upload]}
    assert client.post(reverse("cases:answer"), sent).status_code == 302
    assert "Saya tidak di sana." in client.get(reverse("cases:answer")).content.decode()
    paper = Paper.objects.get(case=registered, kind="WRITTEN_ANSWER")
    assert (paper.fields["companion"], len(paper.evidence)) == ("Dewi", 1)
    assert Exhibit.objects.filter(case=registered, source="ACCUSED").count() == 1


def test_the_source_is_never_shown(cast: Cast, registered: Case) -> None:
    client = _inside(cast, registered)
    seen = client.get(reverse("cases:answer")).content.decode()
    for hidden in (MARK, OTHER, "pelapor", "Laporan", registered.ref):
        assert hidden not in seen, hidden
    piece = registered.exhibits.get()
    for address in (
        reverse("cases:case", args=(registered.ref,)),
        reverse("cases:exhibit", args=(registered.ref, piece.evidence_id)),
        reverse("cases:dossier", args=(registered.ref,)),
    ):
        assert client.get(address).status_code == 302


def test_the_code_stands_on_one_page_alone(cast: Cast, registered: Case) -> None:
    code = _code(cast, registered)
    client, plain = signed_in(cast.budi), code.replace("-", "")
    summons = registered.papers.get(kind="SUMMONS")
    for address in (
        reverse("cases:case", args=(registered.ref,)),
        reverse("cases:paper", args=(registered.ref, summons.pk)),
    ):
        body = client.get(address).content.decode()
        assert code not in body
        assert plain not in body
    assert plain not in str([*summons.fields.items()])
    door = AnswerDoor.objects.get()
    assert plain not in door.digest
    for entry in Entry.objects.filter(subject_id=registered.pk):
        assert plain not in entry.canonical().decode().replace("-", "")


def test_the_invitation_is_printed_with_its_code_and_with_no_other(cast: Cast, registered: Case) -> None:
    code, client = _code(cast, registered), signed_in(cast.budi)
    summons = registered.papers.get(kind="SUMMONS")
    url = reverse("cases:summons_pdf", args=(registered.ref, summons.pk))
    printed = client.post(url, {"code": code})
    assert printed.content.startswith(b"%PDF")
    assert "no-store" in printed.headers["Cache-Control"]
    assert code not in printed.headers["Content-Disposition"]
    assert client.post(url, {"code": "0000-0000-0000-0000-00"}).status_code == 302
    assert client.get(url).status_code == 405


def test_a_new_code_closes_the_earlier_door(cast: Cast, registered: Case) -> None:
    first = _code(cast, registered)
    client = Client()
    client.post(reverse("cases:door"), {"code": first})
    joko = registered.people.first()
    assert joko is not None
    answer = signed_in(cast.budi).post(reverse("cases:new_code", args=(registered.ref, joko.pk)))
    assert answer.status_code == 200
    assert client.get(reverse("cases:answer")).status_code == 302
    assert client.post(reverse("cases:door"), {"code": first}).status_code == 403


def test_a_summons_waits_for_its_allegation(cast: Cast) -> None:
    case = a_marked_case(cast)
    do(case, "begin_initial_study", cast.budi.actor, DAY)
    do(case, "register", cast.budi.actor, DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    answer = walking.write(signed_in(cast.budi), case, "SUMMONS", DAY)
    assert "belum ditulis" in answer.content.decode()
    assert not AnswerDoor.objects.exists()


def test_an_answer_after_the_study_is_refused_and_given_back(cast: Cast, registered: Case) -> None:
    client, budi = _inside(cast, registered), cast.budi.actor
    do(registered, "summon", budi, DAY, "SUMMONS")
    do(registered, "begin_study", budi, DAY + timedelta(1), "ABSENCE_NOTE")
    do(registered, "to_plenary", budi, DAY + timedelta(1), "STUDY")
    seen = client.get(reverse("cases:answer")).content.decode()
    assert "Kajian sudah selesai" in seen
    assert "<textarea" not in seen
    late = client.post(reverse("cases:answer"), {"text": "Terlambat tetapi penting."}).content.decode()
    assert "Terlambat tetapi penting." in late
    assert not Paper.objects.filter(case=registered, kind="WRITTEN_ANSWER").exists()


def test_leaving_closes_the_page(cast: Cast, registered: Case) -> None:
    client = _inside(cast, registered)
    assert client.post(reverse("cases:leave")).status_code == 302
    assert client.get(reverse("cases:answer")).status_code == 302
    assert client.get(reverse("cases:leave")).status_code == 405


def test_nobody_comes_in_without_a_code(registered: Case) -> None:
    client = Client()
    assert client.get(reverse("cases:answer")).status_code == 302
    assert client.get(reverse("cases:door"), {"code": "0000-0000-0000-0000-00"}).status_code == 200
    assert client.get(reverse("cases:answer")).status_code == 302


@pytest.mark.parametrize("code", ["", "x", "0000-0000-0000-0000-01", "'; drop table", "\x00" * 18, "A" * 5000])
def test_a_wrong_code_is_told_kindly(registered: Case, code: str) -> None:
    answer = Client().post(reverse("cases:door"), {"code": code})
    assert answer.status_code == 403
    assert "n-fault" in answer.content.decode() or "invalid-feedback" in answer.content.decode()


def test_guessing_is_slowed_down_without_writing_down_who_guesses(registered: Case) -> None:
    client = Client(REMOTE_ADDR="203.0.113.7")
    for _ in range(TRIES):
        assert client.post(reverse("cases:door"), {"code": "0000-0000-0000-0000-00"}).status_code == 403
    slowed = client.post(reverse("cases:door"), {"code": "0000-0000-0000-0000-00"})
    assert slowed.status_code == 429
    assert Client(REMOTE_ADDR="203.0.113.8").post(reverse("cases:door"), {"code": "x"}).status_code == 403


def test_two_accused_have_two_doors(cast: Cast, registered: Case) -> None:
    joko, dewi = registered.people.order_by("id")
    write(registered, "ALLEGATION", cast.budi.actor, DAY, accused=dewi, text="Hanya untuk Dewi.")
    client = _inside(cast, registered)
    seen = client.get(reverse("cases:answer")).content.decode()
    assert str(joko) in seen
    assert "Hanya untuk Dewi." not in seen
    officer = page(signed_in(cast.budi), "case", registered.ref).content.decode()
    assert "Dugaan dibaca terlapor" in officer
