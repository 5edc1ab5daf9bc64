"""What was read from an archive: claims are its own words, checks are ours."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Claim:
    """A thing the file says: `what` is a code (software, made, url, title, pages, items …)."""

    what: str
    says: str


@dataclass(frozen=True, slots=True)
class Check:
    """A thing we computed: whether it holds, and how much of it, as "n/m" or a number."""

    what: str
    ok: bool
    says: str = ""


@dataclass(slots=True)
class Read:
    """All of one file. `form` as in `captures.models.Form`."""

    form: str
    claims: list[Claim] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    def claim(self, what: str, says: Any) -> None:
        """Note what the file says, if it says anything."""
        text = _plain(says)
        if text:
            self.claims.append(Claim(what, text))

    def check(self, what: str, ok: bool, says: str = "") -> None:
        self.checks.append(Check(what, ok, says))

    def said(self, what: str) -> str:
        return next((one.says for one in self.claims if one.what == what), "")


def moment(value: Any) -> str:
    """A time as archives write it: words as they stand, numbers as seconds or milliseconds.

    >>> moment(1735689600000), moment("2025-01-01T00:00:00Z"), moment(None)
    ('2025-01-01T00:00:00+00:00', '2025-01-01T00:00:00Z', '')
    """
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        seconds = value / 1000 if value > 100_000_000_000 else value
        try:
            return datetime.fromtimestamp(seconds, UTC).isoformat()
        except (ValueError, OverflowError, OSError):
            return _plain(value)
    return _plain(value)


def _plain(says: Any) -> str:
    if says is None or isinstance(says, dict | list):
        return ""
    return " ".join("".join(one for one in str(says) if one.isprintable() or one == " ").split())[:LONGEST]
