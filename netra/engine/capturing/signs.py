"""Signs that a page shows something else than what was linked: a door to sign in, or words that it is gone.

Guesses for a person's eye; nothing follows from them.
"""

import re
from urllib.parse import urlsplit

_DOORS = re.compile(r"/(?:login|signin|sign_in|accounts/login|checkpoint|consent|auth|masuk)(?:[/.?]|$)", re.IGNORECASE)
_GONE = (
    "page not found",
    "page isn't available",
    "page isn’t available",
    "content isn't available",
    "content isn’t available",
    "this post is unavailable",
    "video unavailable",
    "account doesn’t exist",
    "account doesn't exist",
    "halaman tidak ditemukan",
    "halaman tidak tersedia",
    "halaman ini tidak tersedia",
    "konten tidak tersedia",
    "konten ini tidak tersedia",
    "video tidak tersedia",
    "akun ini tidak ada",
)
_SHORT = 1500


def signs_of(title: str, words: str, address: str) -> list[str]:
    """Codes: SIGN_IN, LOOKS_GONE, EMPTY.

    >>> signs_of("Masuk", "Masuk ke akun", "https://contoh.id/accounts/login/?next=/p/1")
    ['SIGN_IN']
    """
    found = []
    if _DOORS.search(urlsplit(address).path):
        found.append("SIGN_IN")
    text = f"{title}\n{words}".lower()
    # A long page that quotes such words is a page; a short one is a notice.
    if len(words) < _SHORT and any(one in text for one in _GONE):
        found.append("LOOKS_GONE")
    if not words.strip():
        found.append("EMPTY")
    return found
