"""A mail server of our own on loopback, which can be told to misbehave."""

import asyncio
import email
import email.policy
import socket
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Handler:
    """Takes mails, unless told otherwise: `rcpt` and `data` hold answers for the next exchanges, one each."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.rcpt: list[str] = []
        self.data: list[str] = []
        self.hang_up_after_taking = False
        self.recipients: list[str] = []

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.rcpt:
            return self.rcpt.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.data.pop(0) if self.data else ""
        if answer == "HANG UP":
            _hang_up(server)
            return "421 gone"
        if answer:
            return answer
        assert isinstance(envelope.content, bytes)
        self.taken.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        self.recipients += envelope.rcpt_tos
        if self.hang_up_after_taking:
            self.hang_up_after_taking = False
            _hang_up(server)
        return "250 OK"


def _hang_up(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


class MailServer(Controller):
    """`taken` holds every mail the server said yes to, and those it took before it died."""

    def __init__(self) -> None:
        self.post = Handler()
        super().__init__(self.post, hostname="127.0.0.1", port=free_port(), ready_timeout=10)

    @property
    def taken(self) -> list[EmailMessage]:
        return self.post.taken


def free_port() -> int:
    """A port on loopback where nobody listens."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
