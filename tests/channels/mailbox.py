"""A real IMAP server (pymap) on loopback, into which mails are put as a mail server would."""

import imaplib
import socket
import subprocess
import sys
import time
from email.message import EmailMessage
from email.utils import make_msgid

USER, PASSWORD = "lapor", "sandi-rekaan"
OFFICE = "lapor@netra.invalid"


# Its hash of passwords is made to be slow; here the one password is no secret.
QUICK = (
    "from pysasl.hashing import BuiltinHash; BuiltinHash.__init__.__kwdefaults__['rounds'] = 1;"
    "from pymap.main import main; main()"
)


class Mailbox:
    """Start it, `deliver` mails, `stop` it."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])

    def start(self) -> None:
        options = ["--no-tls", "--host", "127.0.0.1", "--port", str(self.port), "--no-service", "admin"]
        backend = ["dict", "--demo-user", USER, "--demo-password", PASSWORD]
        command = [sys.executable, "-c", QUICK, *options, *backend]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                break
            except OSError:
                assert self._process.poll() is None, "the IMAP server did not start"
                assert time.monotonic() < end, "the IMAP server does not listen"
                time.sleep(0.1)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)

    def _box(self) -> imaplib.IMAP4:
        box = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        box.login(USER, PASSWORD)
        return box

    def deliver(self, *mails: "bytes | EmailMessage") -> None:
        box = self._box()
        for mail in mails:
            raw = mail if isinstance(mail, bytes) else mail.as_bytes()
            assert box.append("INBOX", "", "", raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))[0] == "OK"
        box.logout()

    def empty(self) -> None:
        box = self._box()
        box.select("INBOX")
        box.store("1:*", "+FLAGS", r"(\Deleted)")
        box.expunge()
        box.logout()

    def count(self) -> int:
        box = self._box()
        box.select("INBOX", readonly=True)
        found = len(box.search(None, "ALL")[1][0].split())
        box.logout()
        return found


def a_mail(text: str = "Camat berfoto dengan calon.", subject: str = "Laporan", **headers: str) -> EmailMessage:
    """A mail of a citizen; `headers` replace its own, with `_` for `-`."""
    mail = EmailMessage()
    mail["From"] = "Rina Rekaan <rina@contoh.invalid>"
    mail["To"] = OFFICE
    mail["Subject"] = subject
    mail["Message-ID"] = make_msgid(domain="contoh.invalid")
    for name, value in headers.items():
        del mail[name.replace("_", "-")]
        if value:
            mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail
