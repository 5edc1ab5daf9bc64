"""The page of notices: one's own, and nobody else's."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from netra.notices.models import Notice
from netra.notices.queries import unread_count
from netra.notices.services import collect
from tests.builders import at
from tests.cast import Cast, Person
from tests.notices.builders import ACCUSED, DAY, STORY, a_matter, refer

ClientOf = Callable[[Person], Client]


@pytest.fixture
def notice(cast: Cast) -> Notice:
    a_matter(cast)
    collect(at(DAY))
    return Notice.objects.get()


def test_it_works(cast: Cast, client_of: ClientOf, notice: Notice) -> None:
    budi = client_of(cast.budi)
    text = budi.get("/kerja/kabar/").content.decode()
    for word in ("Perkara baru masuk ke kantor Anda.", notice.ref, "1 belum dibaca", "baru"):
        assert word in text
    for word in (ACCUSED, STORY, 'style="'):
        assert word not in text
    assert budi.post(f"/kerja/kabar/{notice.pk}/")["Location"] == f"/perkara/{notice.ref}/"
    assert unread_count(cast.budi.user) == 0
    assert "Semua sudah dibaca." in budi.get("/kerja/kabar/").content.decode()


def test_in_english(cast: Cast, client_of: ClientOf, notice: Notice) -> None:
    text = client_of(cast.budi).get("/kerja/kabar/", headers={"accept-language": "en"}).content.decode()
    for word in ("A new case has come to your office.", "1 unread", "Mark all as read"):
        assert word in text


def test_marking_all_leaves_what_came_since(cast: Cast, client_of: ClientOf, notice: Notice) -> None:
    budi = client_of(cast.budi)
    a_matter_again = Notice.objects.create(
        entry_id=_another_entry(cast), kind="OVERDUE", user=cast.budi.user, path="/kerja/", made_at=at(DAY), mail="OFF"
    )
    budi.post("/kerja/kabar/semua/", {"newest": notice.pk})
    assert list(Notice.objects.filter(read_at=None)) == [a_matter_again]


def _another_entry(cast: Cast) -> int:
    from netra.ledger.services import Event, Subject, record

    return record(Subject("CASE", 1), Event(name="OVERDUE", on=DAY, at=at(DAY), actor="clock")).pk


def test_the_page_says_when_no_mail_goes_out(
    cast: Cast, client_of: ClientOf, notice: Notice, settings: Settings
) -> None:
    settings.EMAIL_HOST = ""
    assert "Surel tidak dikirim" in client_of(cast.budi).get("/kerja/kabar/").content.decode()
    settings.EMAIL_HOST = "127.0.0.1"
    assert "Surel tidak dikirim" not in client_of(cast.budi).get("/kerja/kabar/").content.decode()


@pytest.mark.parametrize("who", ["tono", "wati", "sari", "ayu", "adi"])
def test_others_neither_see_nor_open_it(cast: Cast, client_of: ClientOf, notice: Notice, who: str) -> None:
    other = client_of(getattr(cast, who))
    assert notice.ref not in other.get("/kerja/kabar/").content.decode()
    for path in ("", "terbaca/"):
        assert other.post(f"/kerja/kabar/{notice.pk}/{path}").status_code == 404
    other.post("/kerja/kabar/semua/", {"newest": notice.pk})
    notice.refresh_from_db()
    assert notice.read_at is None


def test_an_anonymous_visitor_is_sent_to_the_door(client: Client, notice: Notice) -> None:
    assert client.get("/kerja/kabar/")["Location"].startswith("/akun/login/")
    client.post(f"/kerja/kabar/{notice.pk}/")
    notice.refresh_from_db()
    assert notice.read_at is None


def test_reading_is_not_done_by_a_mere_look(cast: Cast, client_of: ClientOf, notice: Notice) -> None:
    budi = client_of(cast.budi)
    for path in (f"{notice.pk}/", f"{notice.pk}/terbaca/", "semua/"):
        assert budi.get(f"/kerja/kabar/{path}").status_code == 405
    assert unread_count(cast.budi.user) == 1


@pytest.mark.parametrize("newest", ["", "nine", "9" * 40, "-1"])
def test_bad_input_is_answered_calmly(cast: Cast, client_of: ClientOf, notice: Notice, newest: str) -> None:
    assert client_of(cast.budi).post("/kerja/kabar/semua/", {"newest": newest}).status_code == 302
    assert unread_count(cast.budi.user) == 1


def test_many_notices_are_paged(cast: Cast, client_of: ClientOf) -> None:
    refer(cast, a_matter(cast))
    collect(at(DAY))
    assert client_of(cast.budi).get("/kerja/kabar/?page=99").status_code == 200
