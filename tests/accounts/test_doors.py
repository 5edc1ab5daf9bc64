"""Staff come in by invitation or one-time link; both work once."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client, override_settings
from django.utils import timezone

from netra.accounts import services
from netra.accounts.models import Membership, Role, User
from netra.ledger import queries as ledger
from netra.registry import queries as registry
from tests.cast import Cast

PASSWORD = "gajah-payung-embun-42"


def _invitation() -> str:
    office = registry.office("BAWASLU-33.19")
    return services.invite(
        email="baru@contoh.invalid", name="Baru", institution=office, role=Role.DISTRICT_SUPERVISOR, at=timezone.now()
    )


def test_it_works(country: None, client: Client) -> None:
    response = client.post(f"/undangan/{_invitation()}/", {"password": PASSWORD, "again": PASSWORD})
    assert response.status_code == 302
    user = User.objects.get(email="baru@contoh.invalid")
    assert Membership.objects.get(user=user).institution_id == "BAWASLU-33.19"
    assert client.session["_auth_user_id"] == str(user.pk)


def test_an_invitation_works_once(country: None, client: Client) -> None:
    key = _invitation()
    client.post(f"/undangan/{key}/", {"password": PASSWORD, "again": PASSWORD})
    response = Client().post(f"/undangan/{key}/", {"password": PASSWORD, "again": PASSWORD})
    assert response.status_code == 410
    assert "sudah dipakai" in response.content.decode()


def test_two_different_passwords_are_told(country: None, client: Client) -> None:
    response = client.post(f"/undangan/{_invitation()}/", {"password": PASSWORD, "again": PASSWORD + "x"})
    assert response.status_code == 400
    assert "tidak sama" in response.content.decode()


def test_looking_at_a_link_does_not_spend_it(cast: Cast, client: Client) -> None:
    key = services.make_link(cast.budi.user, at=timezone.now(), lasts=timedelta(hours=1))
    assert client.get(f"/masuk/{key}/").status_code == 200
    assert client.post(f"/masuk/{key}/").status_code == 302
    assert Client().post(f"/masuk/{key}/").status_code == 410


def test_an_expired_link_is_closed(cast: Cast, client: Client) -> None:
    key = services.make_link(cast.budi.user, at=timezone.now() - timedelta(hours=2), lasts=timedelta(hours=1))
    assert client.post(f"/masuk/{key}/").status_code == 410


def test_nobody_signs_up(db: None, client: Client) -> None:
    assert "undangan" in client.get("/akun/signup/").content.decode()
    assert not User.objects.exists()


@pytest.fixture
def no_memory() -> None:
    cache.clear()


def test_guessing_is_slowed_down(cast: Cast, client: Client, no_memory: None) -> None:
    cast.budi.user.set_password(PASSWORD)
    cast.budi.user.save()
    for _ in range(6):
        client.post("/akun/login/", {"login": cast.budi.user.email, "password": "salah-salah-salah"})
    client.post("/akun/login/", {"login": cast.budi.user.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_without_a_second_factor_every_page_leads_to_setting_it_up(cast: Cast, client: Client) -> None:
    client.force_login(cast.budi.user)
    with override_settings(SECOND_FACTOR=True):
        response = client.get("/kantor/")
    assert (response.status_code, response.headers["Location"]) == (302, "/akun/2fa/totp/activate/")


def test_the_passwords_door_asks_for_the_second_factor(cast: Cast, client: Client, no_memory: None) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    cast.budi.user.set_password(PASSWORD)
    cast.budi.user.save()
    TOTP.activate(cast.budi.user, generate_totp_secret())
    response = client.post("/akun/login/", {"login": cast.budi.user.email, "password": PASSWORD})
    assert response.headers["Location"].startswith("/akun/2fa/authenticate/")
    assert "_auth_user_id" not in client.session


def test_an_invitation_opens_nobody_elses_door(cast: Cast, client: Client) -> None:
    cast.budi.user.set_password(PASSWORD)
    cast.budi.user.save()
    office = registry.office("BAWASLU-33.21")
    key = services.invite(
        email=cast.budi.user.email, name="Budi", institution=office, role=Role.DISTRICT_SUPERVISOR, at=timezone.now()
    )
    other = PASSWORD + "-lain"
    response = client.post(f"/undangan/{key}/", {"password": other, "again": other})
    assert response.headers["Location"] == "/akun/login/"
    assert "_auth_user_id" not in client.session
    cast.budi.user.refresh_from_db()
    assert cast.budi.user.check_password(PASSWORD)
    assert Membership.objects.filter(user=cast.budi.user, institution=office).exists()


def test_a_one_time_link_still_asks_for_the_second_factor(cast: Cast, client: Client) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(cast.budi.user, generate_totp_secret())
    key = services.make_link(cast.budi.user, at=timezone.now(), lasts=timedelta(hours=1))
    response = client.post(f"/masuk/{key}/")
    assert response.headers["Location"].startswith("/akun/2fa/authenticate/")
    assert "_auth_user_id" not in client.session


def test_the_ledger_says_who_opened_which_door(cast: Cast, client: Client) -> None:
    key = services.make_link(cast.budi.user, at=timezone.now(), lasts=timedelta(hours=1), by=f"user:{cast.adi.user.pk}")
    client.post(f"/masuk/{key}/")
    rows = ledger.timeline("ACCOUNT", cast.budi.user.pk).values_list("event", "actor")
    assert list(rows) == [
        ("SIGN_IN_LINK_MADE", f"user:{cast.adi.user.pk}"),
        ("SIGN_IN_LINK_USED", f"user:{cast.budi.user.pk}"),
    ]
