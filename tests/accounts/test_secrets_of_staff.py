"""Passwords that are easy to guess are refused; second factors lie encrypted; refused sign-ins name nobody."""

import logging

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import Settings

from netra.accounts.factors import SealedFactors
from tests.cast import Cast


def test_it_works(cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.budi.user, secret)
    row = Authenticator.objects.get(user=cast.budi.user)
    assert secret not in repr(row.data)
    assert SealedFactors().decrypt(row.data["secret"]) == secret


def test_a_new_secret_of_the_site_still_reads_the_old(settings: Settings) -> None:
    sealed = SealedFactors().encrypt("RAHASIA")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "yang-baru-sekali"
    assert SealedFactors().decrypt(sealed) == "RAHASIA"
    assert SealedFactors().decrypt("POLOS-DARI-DAHULU") == "POLOS-DARI-DAHULU"


@pytest.mark.parametrize("password", ["Bawaslu-2024!!", "netra-netra-netra", "pilkada2024pemilu", "password1234"])
def test_words_of_the_house_are_no_password(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password", ["gajah-payung-embun-42", "kuda bawaslu makan jerami", "x" * 3 + "žluťoučký kůň" * 6]
)
def test_long_and_odd_passwords_are_fine(password: str) -> None:
    validate_password(password)


def test_a_refused_sign_in_is_logged_and_names_nobody(
    cast: Cast, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    cache.clear()
    with caplog.at_level(logging.WARNING, logger="netra.accounts.adapter"):
        client.post(
            "/akun/login/", {"login": cast.budi.user.email, "password": "salah-salah-salah"}, REMOTE_ADDR="203.0.113.77"
        )
    assert "A sign-in was refused" in caplog.text
    assert cast.budi.user.email not in caplog.text
    assert "203.0.113.77" not in caplog.text
