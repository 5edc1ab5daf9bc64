"""One action writes to every agency that was told nothing: numbered, printed, mailed once."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import docx
import pikepdf
import pytest
from django.core.mail.backends.smtp import EmailBackend
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from netra.campaigns import services
from netra.campaigns.models import Act, ActKind, Dispatch, DispatchState
from netra.campaigns.numbering import BadPattern, numbers
from netra.campaigns.queries import appeal_paper, coverage, letters_of
from netra.campaigns.services import NumbersTaken, post_letters
from netra.campaigns.services.mailing import LEASE, PAUSES
from netra.documents.services import render_pdf
from netra.ledger.models import Entry
from netra.registry import queries as registry
from tests.builders import at
from tests.campaigns.agencies import ON, PATTERN, agencies_of_kudus, an_appeal
from tests.cast import KUDUS, Cast, Person
from tests.documents.test_render import text_of
from tests.notices.server import MailServer, free_port

NOW = at(ON)
KEY = "5f2a0d8e-7a1b-4c0e-9d53-0f3a6f1f2b11"


def form(**more: Any) -> dict[str, Any]:
    """The form as the browser sends it for all agencies that are ticked on it."""
    return {
        "form_key": KEY,
        "subject": "Imbauan menjaga netralitas",
        "on": timezone.localdate().isoformat(),
        "pattern": PATTERN,
        "first_number": "041",
        "text": "Kami mengimbau.",
        "closing": "Terima kasih.",
        "signer_name": "Ketua Rekaan",
        "with_rules": "on",
        "by_mail": "on",
        **more,
    }


def test_it_works(
    cast: Cast,
    mail_server: MailServer,
    client_of: Callable[[Person], Client],
) -> None:
    ten = agencies_of_kudus(10, mailed=6)
    budi = client_of(cast.budi)
    answer = budi.get(f"/pencegahan/cakupan/{KUDUS}/")
    assert "Surati 10 instansi yang belum diberi tahu" in answer.content.decode()
    page = budi.get(f"/pencegahan/cakupan/{KUDUS}/imbauan/")
    ticked = page.context["form"].initial["agencies"]
    assert sorted(ticked) == sorted(one.pk for one in ten)
    sent = budi.post(f"/pencegahan/cakupan/{KUDUS}/imbauan/", form(agencies=ticked))
    assert sent.status_code == 302
    act = Act.objects.get(kind=ActKind.APPEAL)
    assert sent["Location"] == f"/pencegahan/kelola/{act.ref}/surat/"
    assert [row.number.split("/")[0] for row in act.dispatches.all()] == [f"{n:03}" for n in range(41, 51)]
    assert act.dispatches.filter(state=DispatchState.NO_ADDRESS).count() == 4
    again = budi.post(f"/pencegahan/cakupan/{KUDUS}/imbauan/", form(agencies=ticked))
    assert (again.status_code, Act.objects.filter(kind=ActKind.APPEAL).count()) == (302, 1)

    today = timezone.localdate()
    while post_letters(timezone.now()):
        pass
    assert sorted(str(mail["To"]) for mail in mail_server.taken) == [f"dinas-{n}@contoh.invalid" for n in range(6)]
    mail = mail_server.taken[0]
    (paper,) = mail.iter_attachments()
    text = text_of(paper.get_content())
    assert act.dispatches.first().number in text  # type: ignore[union-attr]
    assert "Pimpinan Dinas Contoh A" in text
    assert coverage(KUDUS, today).covered == 6

    carried = [row.pk for row in act.dispatches.filter(state=DispatchState.NO_ADDRESS)]
    brought = {"letters": carried, "arrived_on": today.isoformat()}
    told = budi.post(f"/pencegahan/kelola/{act.ref}/surat/diantar/", brought)
    assert told.status_code == 302
    found = coverage(KUDUS, today)
    assert (found.covered, found.attended, found.gaps) == (10, 0, ())
    events = list(Entry.objects.filter(subject_kind="PREVENTION", subject_id=act.pk).values_list("event", flat=True))
    assert events.count("PREVENTION_LETTER_SENT") == 6


def test_the_papers_of_an_appeal(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    agencies_of_kudus(3)
    act = an_appeal(cast.budi)
    one = act.dispatches.all()[1]
    budi, base = client_of(cast.budi), f"/pencegahan/kelola/{act.ref}/surat/"
    whole = budi.get(f"{base}semua.pdf")
    with pikepdf.open(io.BytesIO(whole.content)) as pdf:
        assert len(pdf.pages) == 3
    assert whole.content == budi.get(f"{base}semua.pdf").content
    single = text_of(budi.get(f"{base}{one.pk}.pdf").content)
    for words in (one.number, "Kepala Dinas Contoh B", "20 September 2024", "Memasang spanduk", "Ketua Rekaan"):
        assert words in single
    assert "Dinas Contoh C" not in single
    assert len(docx.Document(io.BytesIO(budi.get(f"{base}semua.docx").content)).sections) == 3
    assert len(docx.Document(io.BytesIO(budi.get(f"{base}{one.pk}.docx").content)).sections) == 1
    tono = client_of(cast.tono)
    for path in (base, f"{base}semua.pdf", f"{base}{one.pk}.docx"):
        assert tono.get(path).status_code == 404
        assert Client().get(path).status_code == 302


def test_a_letter_names_the_agency_where_the_post_does_not(cast: Cast) -> None:
    (one,) = agencies_of_kudus(1)
    one.head_title, one.name, one.address = "Kepala Dinas", "Dinas " + "Panjang " * 19, "Jalan " * 50
    one.save()
    letter = an_appeal(cast.budi, agencies=[one]).dispatches.get()
    assert len(letter.address) <= 480
    assert (letter.recipient, letter.address.split("\n")[0]) == ("Kepala Dinas", one.name)
    letters = letters_of(letter.act)
    assert letters is not None
    said = text_of(render_pdf(appeal_paper(letter.act, letters.text, [letter]), language="id"))
    assert "Kepala Dinas Dinas Panjang" in " ".join(said.split())


def test_practice_is_marked_in_every_letter(cast: Cast, settings: Settings) -> None:
    settings.PRACTICE = True
    agencies_of_kudus(1)
    letter = an_appeal(cast.budi).dispatches.get()
    mail = services.mailing.compose(letter)
    assert "LATIHAN" in str(mail.body)
    assert "LATIHAN" in text_of(mail.attachments[0][1])


def test_a_sample_keeps_nothing(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    ids = [one.pk for one in agencies_of_kudus(2)]
    budi, page = client_of(cast.budi), f"/pencegahan/cakupan/{KUDUS}/imbauan/contoh/"
    assert "041/PM.00.02" in text_of(budi.post(page, form(agencies=ids)).content)
    assert budi.post(page, form(agencies=ids, pattern="tanpa")).status_code == 422
    assert not Act.objects.exists()


@pytest.mark.parametrize(
    ("pattern", "why"), [("tanpa nomor", "missing"), ("{nomor}/{kode}", "unknown"), ("{nomor}" + "x" * 90, "long")]
)
def test_a_pattern_that_cannot_be_followed(pattern: str, why: str) -> None:
    with pytest.raises(BadPattern) as told:
        numbers(pattern, first="1", count=2, on=ON)
    assert told.value.why == why


def test_a_number_is_given_once(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    ids = [one.pk for one in agencies_of_kudus(2)]
    an_appeal(cast.budi)
    with pytest.raises(NumbersTaken) as told:
        an_appeal(cast.budi, form_key="lain", agencies=list(registry.agencies_in(KUDUS)))
    assert len(told.value.taken) == 2
    answer = client_of(cast.budi).post(f"/pencegahan/cakupan/{KUDUS}/imbauan/", form(agencies=ids, on="2024-09-20"))
    assert (answer.status_code, Act.objects.count()) == (422, 1)
    assert "041/PM.00.02/K.JT-14/IX/2024" in answer.content.decode()
    an_appeal(cast.sari, agencies=list(registry.agencies_in(KUDUS)), form_key="sekda")  # a register of its own


def waiting(by: Person) -> Dispatch:
    agencies_of_kudus(1)
    return an_appeal(by).dispatches.get()


def state_of(letter: Dispatch) -> str:
    letter.refresh_from_db()
    return letter.state


def test_a_busy_server_is_asked_again(cast: Cast, mail_server: MailServer) -> None:
    letter = waiting(cast.budi)
    mail_server.post.data = ["451 nanti"]
    assert post_letters(NOW) == 0
    assert (state_of(letter), letter.attempts) == (DispatchState.QUEUED, 1)
    assert post_letters(NOW + PAUSES[0] / 2) == 0
    assert post_letters(NOW + PAUSES[0]) == 1
    assert (state_of(letter), len(mail_server.taken)) == (DispatchState.SENT, 1)
    assert post_letters(NOW + timedelta(days=3)) == 0


def test_an_address_that_does_not_exist_is_told(cast: Cast, mail_server: MailServer) -> None:
    letter = waiting(cast.budi)
    mail_server.post.rcpt = ["550 tidak ada"] * 3
    for hours in (0, 1, 2):
        post_letters(NOW + timedelta(hours=hours))
    assert (state_of(letter), letter.fault) == (DispatchState.FAILED, "RCPT 550")
    assert services.mail_again(letter, email="baru@contoh.invalid", by=cast.budi.actor, on=ON, at=NOW)
    assert post_letters(NOW) == 1
    assert mail_server.post.recipients == ["baru@contoh.invalid"]
    assert not services.mail_again(letter, email="baru@contoh.invalid", by=cast.budi.actor, on=ON, at=NOW)


def test_no_server_there(cast: Cast, settings: Settings) -> None:
    letter = waiting(cast.budi)
    settings.EMAIL_HOST = ""
    assert post_letters(NOW) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    assert post_letters(NOW) == 0
    assert (state_of(letter), letter.handed_at, letter.claimed_at) == (DispatchState.QUEUED, None, None)


def test_the_line_breaks_after_the_letter_was_taken(cast: Cast, mail_server: MailServer) -> None:
    letter = waiting(cast.budi)
    mail_server.post.hang_up_after_taking = True
    post_letters(NOW)
    post_letters(NOW + timedelta(days=1))
    assert (state_of(letter), len(mail_server.taken)) == (DispatchState.UNSURE, 1)
    assert coverage(KUDUS, ON).covered == 0
    services.mark_delivered(letter.act, [letter.pk], arrived_on=ON, by=cast.budi.actor, on=ON, at=NOW)
    assert coverage(KUDUS, ON).covered == 1


class Killed(BaseException):
    """As if the process had been killed at this very line."""


@pytest.mark.parametrize(
    ("where", "state", "mails"),
    [("open", DispatchState.SENT, 1), ("send_messages", DispatchState.UNSURE, 0)],
)
def test_a_worker_killed_at_a_letter(
    cast: Cast,
    mail_server: MailServer,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    state: str,
    mails: int,
) -> None:
    """Before the hand-over another worker takes the letter up; after it, nobody sends it again unasked."""
    letter = waiting(cast.budi)

    def die(*_given: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, where, die)
        with pytest.raises(Killed):
            post_letters(NOW)
    assert post_letters(NOW + LEASE / 2) == 0  # the claim still holds
    post_letters(NOW + LEASE)
    post_letters(NOW + 2 * LEASE)
    assert (state_of(letter), len(mail_server.taken)) == (state, mails)


def test_a_letter_called_off_or_carried_is_not_mailed(cast: Cast, mail_server: MailServer) -> None:
    agencies_of_kudus(2)
    act = an_appeal(cast.budi)
    first = act.dispatches.all()[0]
    services.mark_delivered(act, [first.pk], arrived_on=ON, by=cast.budi.actor, on=ON, at=NOW)
    services.cancel_act(act, why="salah isi", by=cast.budi.actor, on=ON, at=NOW)
    assert (post_letters(NOW), mail_server.taken) == (0, [])


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"first_number": "4a"}, "first_number"),
        ({"pattern": "{nomor}/{hari}"}, "pattern"),
        ({"agencies": []}, "agencies"),
        ({"agencies": ["999999"]}, "agencies"),
        ({"on": "2999-01-01"}, "on"),
        ({"text": "x" * 20_000}, "text"),
        ({"form_key": "bukan"}, "form_key"),
    ],
)
def test_what_the_form_refuses(
    cast: Cast,
    client_of: Callable[[Person], Client],
    changed: dict[str, Any],
    field: str,
) -> None:
    ids = [one.pk for one in agencies_of_kudus(1)]
    answer = client_of(cast.budi).post(f"/pencegahan/cakupan/{KUDUS}/imbauan/", form(agencies=ids) | changed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Act.objects.exists()


def test_a_neighbour_changes_nothing(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    letter = waiting(cast.budi)
    base = f"/pencegahan/kelola/{letter.act.ref}/surat/"
    for person, status in ((cast.tono, 404), (cast.sofyan, 404), (cast.mira, 403)):
        client = client_of(person)
        given = {"letters": [letter.pk], "arrived_on": "2024-09-20"}
        assert client.post(f"{base}diantar/", given).status_code == status
        assert client.post(f"{base}{letter.pk}/kirim/", {"email": "a@b.invalid"}).status_code == status
    assert state_of(letter) == DispatchState.QUEUED
