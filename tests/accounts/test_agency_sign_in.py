"""Signing in through an agency, tried against a real OpenID Connect server: only who is invited comes in."""

import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import requests
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from netra.accounts import services
from netra.accounts.models import Membership, Role, User
from netra.config.oidc import Oidc
from netra.ledger import queries as ledger
from netra.registry import queries as registry
from tests.cast import Cast

ROOT = Path(__file__).parents[2]
BACK = "http://testserver/akun/oidc/kantor/login/callback/"

pytestmark = pytest.mark.skipif(
    not shutil.which("node") or not (ROOT / "node_modules/oidc-provider").is_dir(),
    reason="node or the package oidc-provider is not installed",
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["node", str(ROOT / "tests/accounts/oidc_server.cjs"), str(port), BACK]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    for line in server.stdout:
        if "ready" in line:
            break
    yield f"http://127.0.0.1:{port}"
    server.kill()
    server.wait()
    server.stdout.close()


@pytest.fixture(autouse=True)
def _agency(issuer: str, settings: Settings) -> None:
    cache.clear()
    settings.OIDC = Oidc(issuer, "netra", "rahasia-uji-coba-saja", "Akun Kantor")
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": settings.OIDC.apps}}


def signs_in(client: Client, address: str) -> int:
    """Press the button, sign in at the agency as somebody and come back; the status of the page after that."""
    away = client.post("/akun/oidc/kantor/login/", {"next": "/kerja/"})
    assert away.status_code == 302
    where = _through_the_agency(away["Location"], address)
    assert where.startswith(BACK)
    assert "code=" in where
    return client.get(where.removeprefix("http://testserver")).status_code


def _through_the_agency(start: str, address: str) -> str:
    """What a person does there: a name, a consent; the way back it gives."""
    with requests.Session() as browser:
        page = browser.get(start, allow_redirects=False)
        for _ in range(8):
            while page.is_redirect:
                where = urljoin(str(page.url), page.headers["Location"])
                if urlsplit(where).netloc == "testserver":
                    return where
                page = browser.get(where, allow_redirects=False)
            form = re.search(r'action="([^"]+)"', page.text)
            assert form is not None, page.text[:500]
            prompt = "login" if 'name="login"' in page.text else "consent"
            fields = {"prompt": prompt} | ({"login": address, "password": "apa saja"} if prompt == "login" else {})
            page = browser.post(urljoin(str(page.url), form[1]), data=fields, allow_redirects=False)
    raise AssertionError("the agency never let go")


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def invited(email: str, **more: object) -> str:
    office = registry.office("BAWASLU-33.19")
    at = timezone.now() - timedelta(days=int(str(more.get("days_ago", 0))))
    return services.invite(email=email, name="Baru", institution=office, role=Role.DISTRICT_SUPERVISOR, at=at)


def test_it_works(cast: Cast, client: Client) -> None:
    page = client.get("/akun/login/").content.decode()
    assert "Masuk dengan Akun Kantor" in page
    assert signs_in(client, cast.budi.user.email) == 302
    assert who(client) == str(cast.budi.user.pk)
    events = [entry.event for entry in ledger.timeline("ACCOUNT", cast.budi.user.pk)]
    assert events == ["OUTSIDE_ACCOUNT_TIED"]
    again = Client()
    assert signs_in(again, cast.budi.user.email) == 302  # from now on by the tie
    assert who(again) == str(cast.budi.user.pk)


def test_an_invitation_is_used_up_by_it(country: None, client: Client) -> None:
    key = invited("baru@contoh.invalid")
    assert signs_in(client, "baru@contoh.invalid") == 302
    user = User.objects.get(email="baru@contoh.invalid")
    assert who(client) == str(user.pk)
    assert not user.has_usable_password()
    assert Membership.objects.get(user=user).institution_id == "BAWASLU-33.19"
    page = Client().post(f"/undangan/{key}/", {"password": "gajah-payung-42", "again": "gajah-payung-42"})
    assert page.status_code == 410


@pytest.mark.parametrize("address", ["asing@contoh.invalid", "belum.diperiksa@contoh.invalid", "lewat@contoh.invalid"])
def test_nobody_else_comes_in(country: None, client: Client, address: str) -> None:
    invited("belum.diperiksa@contoh.invalid")
    invited("lewat@contoh.invalid", days_ago=15)
    assert signs_in(client, address) == 403
    assert who(client) is None
    assert not User.objects.filter(email=address).exists()


def test_who_left_does_not_come_back_by_the_agency(cast: Cast, client: Client) -> None:
    signs_in(client, cast.budi.user.email)
    User.objects.filter(pk=cast.budi.user.pk).update(is_active=False)
    other = Client()
    signs_in(other, cast.budi.user.email)
    assert who(other) is None
    assert client.get("/kerja/").status_code == 302  # and the session is worth nothing


def test_a_second_factor_is_asked_for_all_the_same(cast: Cast, client: Client, settings: Settings) -> None:
    settings.SECOND_FACTOR = True
    signs_in(client, cast.budi.user.email)
    assert client.get("/kerja/")["Location"] == "/akun/2fa/totp/activate/"


def test_a_made_up_answer_of_the_agency_is_refused(cast: Cast, client: Client) -> None:
    client.post("/akun/oidc/kantor/login/")
    page = client.get("/akun/oidc/kantor/login/callback/?code=karangan&state=karangan")
    assert who(client) is None
    assert "tidak berhasil" in page.content.decode()


@pytest.mark.parametrize("path", ["3rdparty/", "3rdparty/signup/", "social/connections/", "social/signup/"])
def test_nobody_ties_an_account_to_a_mailbox_of_their_own(cast: Cast, client: Client, path: str) -> None:
    client.force_login(cast.budi.user)
    assert client.get(f"/akun/{path}").status_code == 404


def test_a_signed_in_session_cannot_be_tied_to_somebody_elses_account(cast: Cast, client: Client) -> None:
    client.force_login(cast.budi.user)
    away = client.post("/akun/oidc/kantor/login/?process=connect")
    where = _through_the_agency(away["Location"], cast.wati.user.email)
    assert client.get(where.removeprefix("http://testserver")).status_code == 403
    assert who(client) == str(cast.budi.user.pk)
