"""Where one is signed in is shown and can be ended; sessions end by themselves; no address is kept."""

import time
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from netra.accounts import sessions
from netra.accounts.models import SignedIn, User
from netra.ledger import queries as ledger
from tests.cast import Cast

PHONE = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


def entered(user: User, **headers: Any) -> Client:
    client = Client(**headers)
    client.force_login(user)
    client.get("/kerja/kabar/")
    return client


def is_in(client: Client) -> bool:
    return client.get("/kerja/kabar/").status_code == 200


def test_it_works(cast: Cast) -> None:
    budi = cast.budi.user
    phone = entered(budi, HTTP_USER_AGENT=PHONE, REMOTE_ADDR="203.0.113.77")
    desk = entered(budi)
    shown = desk.get("/akun/perangkat/").content.decode()
    assert "Chrome di Android" in shown
    assert "perangkat ini" in shown
    row = SignedIn.objects.get(device="Chrome di Android")
    assert desk.post(f"/akun/perangkat/{row.pk}/akhiri/").status_code == 302
    assert not is_in(phone)
    assert is_in(desk)
    assert [entry.event for entry in ledger.timeline("ACCOUNT", budi.pk)] == ["SESSIONS_ENDED"]
    assert "203.0.113.77" not in repr(list(SignedIn.objects.values()))
    assert "SM-A155F" not in repr(list(SignedIn.objects.values()))


def test_all_others_end_at_once_and_this_one_stays(cast: Cast) -> None:
    first, second, third = (entered(cast.budi.user) for _ in range(3))
    third.post("/akun/perangkat/akhiri/")
    assert [is_in(client) for client in (first, second, third)] == [False, False, True]


def test_nobody_ends_the_session_of_another(cast: Cast) -> None:
    budi, tono = entered(cast.budi.user), entered(cast.tono.user)
    row = SignedIn.objects.get(user=cast.budi.user)
    tono.post(f"/akun/perangkat/{row.pk}/akhiri/")
    assert is_in(budi)
    assert Client().get("/akun/perangkat/").status_code == 302


def test_an_administrator_ends_all_sessions_of_somebody(cast: Cast) -> None:
    budi, adi = entered(cast.budi.user), entered(cast.adi.user)
    pk = cast.budi.user.memberships.get().pk
    assert entered(cast.tono.user).post(f"/pengelola/{pk}/keluarkan/").status_code == 404
    assert is_in(budi)
    assert adi.post(f"/pengelola/{pk}/keluarkan/").status_code == 302
    assert not is_in(budi)
    assert is_in(adi)


def test_who_signed_in_long_ago_is_asked_again_before_ending_others(cast: Cast) -> None:
    cast.budi.user.set_password("gajah-payung-embun-42")
    cast.budi.user.save()
    other, mine = entered(cast.budi.user), entered(cast.budi.user)
    answer = mine.post("/akun/perangkat/akhiri/")
    assert "/akun/reauthenticate/" in answer["Location"]
    assert is_in(other)


def test_signing_out_ends_the_row_and_a_new_password_the_other_sessions(cast: Cast) -> None:
    cast.budi.user.set_password("gajah-payung-embun-42")
    cast.budi.user.save()
    client, other = entered(cast.budi.user), entered(cast.budi.user)
    cast.budi.user.set_password("payung-embun-gajah-42")
    cast.budi.user.save()
    assert not is_in(client)
    assert not is_in(other)
    again = entered(cast.budi.user)
    row = SignedIn.objects.latest("pk")
    again.post("/akun/logout/")
    row.refresh_from_db()
    assert (row.ended_by, Session.objects.filter(session_key=row.session_key).exists()) == ("self", False)


@pytest.mark.parametrize("what", ["began", "seen"])
def test_a_session_ends_by_itself(cast: Cast, settings: Settings, what: str) -> None:
    client = entered(cast.budi.user)
    session = client.session
    session[sessions.MARK] = session[sessions.MARK] | {what: time.time() - settings.SESSION_COOKIE_AGE - 60}
    session.save()
    assert not is_in(client)
    assert SignedIn.objects.get().ended_by == "clock"


def test_rows_are_written_now_and_then_and_forgotten(cast: Cast) -> None:
    client = entered(cast.budi.user)
    row = SignedIn.objects.get()
    assert is_in(client)
    assert SignedIn.objects.get().seen_at == row.seen_at  # not at every page
    assert sessions.forget_sessions(at=timezone.now() + sessions.KEPT * 2) == 1


def test_a_citizen_has_no_row_and_no_session(client: Client, country: None) -> None:
    client.get("/lapor/")
    client.get("/status/")
    assert not SignedIn.objects.exists()
    assert "sessionid" not in client.cookies
