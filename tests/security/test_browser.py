"""What browsers are told, over https: headers, cookies, and where forms may go."""

import subprocess
import sys

import pytest
from django.conf import settings as site
from django.test import Client

from netra.config.environment import BadSetting
from netra.config.oidc import Oidc, read_oidc
from tests.cast import Cast
from tests.environment import FOLDER

PAGES = ("/", "/lapor/", "/status/", "/akun/login/", "/tidak-ada/", "/tanya/baru/")


def test_it_works(client: Client, country: None) -> None:
    for path in PAGES:
        headers = client.get(path).headers
        policy = headers["Content-Security-Policy"]
        for told in ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
            assert told in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert "Access-Control-Allow-Origin" not in headers
        assert "Server" not in headers


def of_a_site_behind_https(*names: str) -> list[str]:
    """Settings as they are when NETRA_ADDRESS is an https address, read by a process of its own."""
    code = f"from netra.config import settings as s; print(*[getattr(s, n) for n in {names!r}], sep='\\n')"
    environment = {"NETRA_DATA": str(FOLDER), "NETRA_ADDRESS": "https://netra.example.go.id", "PATH": "/usr/bin"}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return told.stdout.splitlines()


def test_cookies_belong_to_this_host_and_to_https_alone() -> None:
    assert of_a_site_behind_https(
        "SESSION_COOKIE_NAME",
        "CSRF_COOKIE_NAME",
        "LANGUAGE_COOKIE_NAME",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "LANGUAGE_COOKIE_SECURE",
        "SECURE_HSTS_SECONDS",
        "SECURE_HSTS_INCLUDE_SUBDOMAINS",
        "DEBUG",
    ) == ["__Host-sessionid", "__Host-csrftoken", "__Host-language", *["True"] * 3, "31536000", "True", "False"]


def test_scripts_read_no_cookie_and_other_sites_send_none(cast: Cast) -> None:
    client = Client()
    cast.budi.user.set_password("gajah-payung-embun-42")
    cast.budi.user.save()
    client.get("/akun/login/")
    client.post("/akun/login/", {"login": cast.budi.user.email, "password": "gajah-payung-embun-42"})
    client.post("/i18n/setlang/", {"language": "en", "next": "/"})
    assert {site.SESSION_COOKIE_NAME, site.CSRF_COOKIE_NAME, site.LANGUAGE_COOKIE_NAME} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert not cookie["domain"]
        assert len(cookie.OutputString()) < 4096


def test_signing_out_empties_the_browser(cast: Cast, client: Client) -> None:
    client.force_login(cast.budi.user)
    page = client.get("/kerja/kabar/")
    assert page["Cache-Control"] == "no-store, private"
    assert '"storage"' in client.post("/akun/logout/")["Clear-Site-Data"]


def test_a_post_without_its_token_changes_nothing(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.budi.user)
    for path in ("/akun/perangkat/akhiri/", "/kerja/disisihkan/", "/akun/logout/"):
        assert client.post(path).status_code in (400, 403)
    assert client.get("/kerja/kabar/").status_code == 200


def test_nobody_is_led_to_another_site(cast: Cast, client: Client) -> None:
    cast.budi.user.set_password("gajah-payung-embun-42")
    cast.budi.user.save()
    sent = {"login": cast.budi.user.email, "password": "gajah-payung-embun-42", "next": "https://lain.invalid/"}
    assert "lain.invalid" not in client.post("/akun/login/", sent)["Location"]
    answer = client.post("/i18n/setlang/", {"language": "en", "next": "https://lain.invalid/"})
    assert "lain.invalid" not in answer.headers.get("Location", "")


def test_a_host_that_is_not_ours_is_refused(client: Client, db: None) -> None:
    assert client.get("/", HTTP_HOST="lain.invalid").status_code == 400


def test_an_agency_widens_forms_by_its_own_address_and_no_more() -> None:
    assert Oidc("https://masuk.example.go.id/realms/x", "a", "b", "n").origins == ["https://masuk.example.go.id"]
    assert Oidc().origins == []
    assert Oidc().apps == []


@pytest.mark.parametrize("issuer", ["http://masuk.example.go.id", "masuk.example.go.id", "ftp://x"])
def test_an_agency_without_https_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch, issuer: str) -> None:
    monkeypatch.setenv("NETRA_OIDC_ISSUER", issuer)
    with pytest.raises(BadSetting):
        read_oidc()
