"""Short names for addresses."""

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_ref() -> str:
    """A random name; it tells nothing about what it names or how many there are."""
    return "".join(secrets.choice(ALPHABET) for _number in range(12))
