"""What the interface refuses and why, as problem details (RFC 9457): a code for programs, two sentences for people."""

from dataclasses import dataclass, field
from typing import Any

from netra.domain.words import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of refusal: its code, the status it is answered with, and what it means."""

    code: str
    status: int
    title: Text


class Problem(Exception):
    """A request that is refused; nothing was changed by it."""

    def __init__(self, kind: Kind, detail: Text | None = None, **more: Any) -> None:
        super().__init__(kind.code)
        self.kind, self.detail, self.more = kind, detail or kind.title, more


UNAUTHORISED = Kind(
    "unauthorised",
    401,
    Text(
        "Token tidak ada, salah, berakhir, atau dicabut. Kirim: Authorization: Bearer ….",
        "The token is missing, wrong, expired or revoked. Send Authorization: Bearer ….",
    ),
)
SCOPE_LACKS = Kind(
    "scope_lacks",
    403,
    Text("Token ini tidak diberi lingkup untuk permintaan ini.", "This token lacks the scope for this request."),
)
TOO_MANY = Kind(
    "too_many",
    429,
    Text("Terlalu banyak permintaan. Coba lagi setelah jeda.", "Too many requests. Try again after the pause named."),
)
NOT_FOUND = Kind(
    "not_found",
    404,
    Text(
        "Tidak ada, atau tidak diserahkan kepada lembaga Anda.",
        "There is none, or it was not handed to your institution.",
    ),
)
NOT_UNDERSTOOD = Kind(
    "not_understood",
    422,
    Text("Nilai ini tidak dipahami.", "These values are not understood."),
)
BAD_REQUEST = Kind("bad_request", 400, Text("Permintaan tidak dapat dibaca.", "The request cannot be read."))
TOO_LARGE = Kind("too_large", 413, Text("Permintaan terlalu besar.", "The request is too large."))
KEY_REUSED = Kind(
    "key_reused",
    422,
    Text(
        "Kunci ini sudah dipakai untuk permintaan lain. Pakai kunci baru.",
        "This key was used for another request. Use a new one.",
    ),
)
CHANGED = Kind(
    "changed_meanwhile",
    409,
    Text(
        "Berkas berubah sejak dibaca. Baca lagi, lalu ulangi bila masih perlu.",
        "The file has changed since it was read. Read it again and repeat if it is still needed.",
    ),
)
REFUSED = Kind("refused", 409, Text("Tindakan ini tidak dapat dilakukan.", "This act cannot be done."))
PAPER_NOT_WANTED = Kind(
    "paper_not_wanted",
    422,
    Text("Tindakan ini tidak meminta naskah itu.", "This act asks for no such paper."),
)
ALREADY = Kind(
    "already_acknowledged",
    409,
    Text("Sudah dinyatakan diterima dengan nomor lain.", "It was acknowledged already under another number."),
)
NO_COPY = Kind("no_copy", 409, Text("Salinan bukti ini tidak tersedia.", "There is no copy of this evidence."))


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as it is sent."""

    status: int
    body: dict[str, Any] = field(default_factory=dict)


def told(problem: Problem, *, site: str) -> Told:
    """The body of problem details; `site` is the address of this installation."""
    kind = problem.kind
    return Told(
        kind.status,
        {
            "type": f"{site}/api/partner/v1/docs#{kind.code}",
            "title": kind.title.en,
            "status": kind.status,
            "detail": problem.detail.en,
            "code": kind.code,
            "detail_id": problem.detail.id,
            **problem.more,
        },
    )
