"""Words of this house and its neighbours that make a password easy to guess: no password consists mostly of them."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HOUSE_WORDS = (
    "netra",
    "netralitas",
    "neutrality",
    "bawaslu",
    "panwaslu",
    "panwascam",
    "pengawas",
    "pemilu",
    "pilkada",
    "pemilihan",
    "kasn",
    "bkn",
    "asn",
    "indonesia",
    "password",
    "sandi",
    "rahasia",
)
_LEFT = 8
_WORDS = re.compile("|".join(sorted(HOUSE_WORDS, key=len, reverse=True)))


class NotOfTheHouse:
    """Validator: eight letters or signs must remain when words of the house, digits and repetitions are taken out."""

    def validate(self, password: str, user: Any = None) -> None:
        left = re.sub(r"[\W\d_]", "", _WORDS.sub("", password.lower()))
        said = _WORDS.search(password.lower())
        if said and len(set(left)) < _LEFT and len(left) < _LEFT:
            raise ValidationError(
                _("Kata sandi ini terlalu dekat dengan nama kantor atau sistem ini; pilih yang lain.")
            )

    def get_help_text(self) -> str:
        return _("Jangan bertumpu pada nama kantor, lembaga, atau sistem ini.")
