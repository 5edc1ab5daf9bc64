"""What somebody tries who means harm: doors, addresses, mails, frames and logs."""

import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from netra.accounts import services as accounts
from netra.accounts.models import Role, User
from netra.cases import services as cases
from netra.config.jobs import JOBS
from netra.config.logs import WithoutKeys
from netra.registry import queries as registry
from tests.builders import a_case
from tests.cast import Cast

PASSWORD = "gajah-payung-embun-42"
EVIL = "https://jahat.invalid/"


@pytest.fixture
def budi(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.budi.user)
    cache.clear()
    return client


@pytest.mark.parametrize("way", ["/akun/login/?next={}", "/i18n/setlang/?next={}"])
def test_no_page_leads_away_from_the_house(cast: Cast, way: str) -> None:
    cast.budi.user.set_password(PASSWORD)
    cast.budi.user.save()
    cache.clear()
    for target in (EVIL, "//jahat.invalid/", "/\\jahat.invalid/", "javascript:alert(1)"):
        fields = {"login": cast.budi.user.email, "password": PASSWORD, "next": target, "language": "en"}
        answer = Client().post(way.format(target), fields)
        assert answer.status_code == 302
        assert "jahat" not in answer.headers["Location"]
        assert answer.headers["Location"].startswith("/")


def test_the_form_given_back_goes_nowhere_else(cast: Cast) -> None:
    client = Client(headers={"sec-fetch-site": "same-origin"})
    page = client.post("//jahat.invalid/kerja/catat/", {"account": "x"})
    assert 'action="//' not in page.content.decode()


def test_a_form_of_another_site_is_not_given_back(country: None) -> None:
    client = Client(enforce_csrf_checks=True, headers={"sec-fetch-site": "cross-site"})
    page = client.post("/kerja/catat/", {"account": "Tulisan orang lain"})
    assert page.status_code == 403
    assert "Tulisan orang lain" not in page.content.decode()


def test_a_host_that_is_not_ours(country: None) -> None:
    assert Client(headers={"host": "jahat.invalid"}).get("/lapor/").status_code == 400


def test_a_session_planted_before_signing_in_is_worth_nothing(cast: Cast) -> None:
    client = Client()
    session = client.session
    session["planted"] = True
    session.save()
    planted = str(session.session_key)
    client.cookies["sessionid"] = planted
    key = accounts.make_link(cast.budi.user, at=timezone.now(), lasts=timedelta(hours=1))
    assert client.post(f"/masuk/{key}/").status_code == 302
    assert client.session.session_key != planted


@pytest.mark.parametrize("path", ["email/", "confirm-email/", "confirm-email/abc:def/", "3rdparty/", "login/code/"])
def test_no_account_moves_to_another_mailbox(budi: Client, cast: Cast, path: str) -> None:
    fields = {"email": "lain@jahat.invalid", "action_add": "1", "action_primary": "1"}
    assert budi.get(f"/akun/{path}").status_code == 404
    assert budi.post(f"/akun/{path}", fields).status_code == 404
    cast.budi.user.refresh_from_db()
    assert cast.budi.user.email == "budi@contoh.invalid"


def test_asking_for_a_new_password_tells_nothing_and_writes_to_no_stranger(cast: Cast) -> None:
    cache.clear()
    seen = set()
    for address in ("budi@contoh.invalid", "tidak.ada@contoh.invalid"):
        answer = Client(raise_request_exception=False).post("/akun/password/reset/", {"email": address})
        seen.add((answer.status_code, answer.headers.get("Location")))
    assert len(seen) == 1
    assert [message.to for message in mail.outbox] == [["budi@contoh.invalid"]]


def test_nobody_opens_an_account(country: None) -> None:
    fields = {"email": "baru@jahat.invalid", "password1": PASSWORD, "password2": PASSWORD}
    Client().post("/akun/signup/", fields)
    assert not User.objects.filter(email="baru@jahat.invalid").exists()


def test_guessing_at_the_door_of_the_accused_shuts_nobody_else_out(cast: Cast) -> None:
    cache.clear()
    guesser, accused = Client(), a_case(cast.budi.actor).people.get()
    today, now = timezone.localdate(), timezone.now()
    code = cases.open_door(accused, by=cast.budi.actor, on=today, at=now)
    answers = [guesser.post("/jawab/", {"code": "0000-0000-0000-0000-00"}).status_code for _ in range(12)]
    assert answers[-1] == 429
    assert Client().post("/jawab/", {"code": code}).status_code == 302, "the same address, as behind a proxy"


def test_pages_for_one_person_are_kept_by_nobody_in_between(cast: Cast, budi: Client) -> None:
    case = a_case(cast.budi.actor)
    addresses = [f"/perkara/{case.ref}/", "/kerja/", "/kerja/catat/", "/kerja/kabar/", "/pengawasan/", "/akun/2fa/"]
    for address in [*addresses, "/lapor/", "/status/", "/jawab/"]:
        answer = budi.get(address, follow=True)
        assert "no-store" in answer.headers.get("Cache-Control", ""), address
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_no_key_stands_in_the_log(country: None, caplog: pytest.LogCaptureFixture) -> None:
    office = registry.office("BAWASLU-33.19")
    key = accounts.invite(
        email="baru@contoh.invalid", name="Baru", institution=office, role=Role.AUDITOR, at=timezone.now()
    )
    caplog.handler.addFilter(hidden := WithoutKeys())
    try:
        with caplog.at_level(logging.DEBUG, logger="django.request"):
            answer = Client().post(f"/undangan/{key}/", {"password": "kurang", "again": "kurang"})
    finally:
        caplog.handler.removeFilter(hidden)
    assert answer.status_code == 400
    assert "/undangan/…/" in caplog.text
    assert key not in caplog.text


def test_what_a_visitor_opened_is_forgotten(country: None) -> None:
    client = Client()
    client.post("/status/", {"code": "0000-0000-0000-0000-00"})
    [job] = [job for job in JOBS if job.name == "sessions that ended"]
    assert job.run(timezone.now()) == 0
    assert job.run(timezone.now() + timedelta(days=1)) == 1
