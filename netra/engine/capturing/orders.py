"""What is asked of a capture and what may go wrong, without Django; both travel as JSON."""

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self


class Code(StrEnum):
    """Why a link, or one request of its page, was not fetched."""

    BAD_ADDRESS = "BAD_ADDRESS"
    BAD_SCHEME = "BAD_SCHEME"
    CREDENTIALS = "CREDENTIALS"
    BAD_PORT = "BAD_PORT"
    NOT_PUBLIC = "NOT_PUBLIC"
    OWN_SITE = "OWN_SITE"
    NO_SUCH_NAME = "NO_SUCH_NAME"
    NAME_FAILED = "NAME_FAILED"
    UNREACHABLE = "UNREACHABLE"
    PROXY_FAILED = "PROXY_FAILED"
    TLS_FAILED = "TLS_FAILED"
    TOO_SLOW = "TOO_SLOW"
    TOO_LARGE = "TOO_LARGE"
    BOMB = "BOMB"
    BROKEN_ANSWER = "BROKEN_ANSWER"
    TOO_MANY_REDIRECTS = "TOO_MANY_REDIRECTS"
    TOO_MANY_REQUESTS = "TOO_MANY_REQUESTS"
    NOT_ALLOWED = "NOT_ALLOWED"
    GAVE_UP = "GAVE_UP"


# What the guard refuses on purpose; trying again would not help.
REFUSALS = frozenset(
    {
        Code.BAD_ADDRESS,
        Code.BAD_SCHEME,
        Code.CREDENTIALS,
        Code.BAD_PORT,
        Code.NOT_PUBLIC,
        Code.OWN_SITE,
        Code.TOO_LARGE,
        Code.BOMB,
        Code.TOO_MANY_REDIRECTS,
    }
)
# What may be otherwise in a while.
PASSING = frozenset({Code.NAME_FAILED, Code.UNREACHABLE, Code.PROXY_FAILED, Code.TOO_SLOW, Code.GAVE_UP})


class Trouble(Exception):
    """A request that was not made, or not to its end."""

    def __init__(self, code: Code, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else str(code))
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and seconds. `body` is of one answer, `total` of all answers of a page, `unpacked` of one once
    decompressed."""

    body: int = 16 * 1024 * 1024
    total: int = 48 * 1024 * 1024
    unpacked: int = 128 * 1024 * 1024
    sent: int = 256 * 1024
    requests: int = 400
    redirects: int = 10
    connecting: float = 10.0
    answer: float = 25.0
    page: float = 60.0
    height: int = 12_000


@dataclass(frozen=True, slots=True)
class Order:
    """One capture. `folder` gets its files; `browser` is the path of Chromium or empty; `route` as in `routes`.

    `own` are host names of this site itself. `allow` holds "ip:port" that may be reached though they are not public:
    the explicit allowance of tests, empty in every installation. `bare` lets Chromium run without its sandbox.
    """

    url: str
    folder: str
    browser: str = ""
    route: str = ""
    own: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    bare: bool = False
    limits: Limits = field(default_factory=Limits)

    def as_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        found: dict[str, Any] = json.loads(text)
        found["limits"] = Limits(**found["limits"])
        found["own"], found["allow"] = tuple(found["own"]), tuple(found["allow"])
        return cls(**found)
