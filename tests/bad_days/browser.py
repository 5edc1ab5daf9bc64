"""A small browser over real sockets: cookies, the token of a form, files. Several may be used at once, one a thread."""

import http.client
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

Field = tuple[str, str | bytes]


@dataclass(frozen=True, slots=True)
class File:
    """A file of a form; the name may be anything, as a hostile sender's may."""

    field: str
    name: str
    content: bytes
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def faults(self) -> list[str]:
        """What the page says is wrong with the form."""
        found = re.findall(r'class="n-fault"[^>]*>(.*?)</div>', self.text, re.DOTALL)
        return [" ".join(re.sub(r"<[^>]+>", " ", fault).split()) for fault in found]

    @property
    def to(self) -> str:
        """Where a redirect leads."""
        return self.headers.get("location", "")


@dataclass(slots=True)
class Browser:
    """Raises `OSError` or `http.client.HTTPException` when the server dies in the middle."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    host: str = "127.0.0.1"

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, b"", {})

    def post(self, path: str, fields: Iterable[Field], files: Iterable[File] = ()) -> Answer:
        """Send a form as `multipart/form-data`, with the token against forged forms."""
        boundary = f"----{secrets.token_hex(12)}"
        body = multipart([("csrfmiddlewaretoken", self.cookies.get("csrftoken", "")), *fields], files, boundary)
        return self._ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})

    def post_plain(self, path: str, fields: Iterable[tuple[str, str]]) -> Answer:
        """Send a form without files, as browsers do."""
        body = urlencode([("csrfmiddlewaretoken", self.cookies.get("csrftoken", "")), *fields]).encode()
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def post_raw(self, path: str, body: bytes, content_type: str) -> Answer:
        token = self.cookies.get("csrftoken", "")
        return self._ask("POST", path, body, {"Content-Type": content_type, "X-CSRFToken": token})

    def sign_in(self, key: str) -> None:
        """Come in by a one-time link."""
        self.get(f"/masuk/{key}/")
        answer = self.post_plain(f"/masuk/{key}/", [])
        assert (answer.status, answer.to) == (302, "/kerja/"), answer.text

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"Host": f"{self.host}:{self.port}", "Sec-Fetch-Site": "same-origin", **headers}
        if kept:
            sent["Cookie"] = kept
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, body or None, sent)
            answer = line.getresponse()
            content = answer.read()
        finally:
            line.close()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return Answer(answer.status, {name.lower(): value for name, value in answer.headers.items()}, content)


def multipart(fields: Iterable[Field], files: Iterable[File], boundary: str) -> bytes:
    """The body of a form with files."""
    parts = []
    for name, value in fields:
        content = value if isinstance(value, bytes) else value.encode()
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + content)
    for file in files:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{file.field}"; filename="{file.name}"\r\n'
        parts.append(head.encode() + f"Content-Type: {file.media_type}\r\n\r\n".encode() + file.content)
    return b"\r\n".join([*parts, f"--{boundary}--\r\n".encode()])


def token_in(page: Answer) -> str:
    """The mark of the form on a page, which makes sending it twice harmless."""
    found = re.search(r'name="token" value="([^"]+)"', page.text)
    assert found is not None, page.status
    return found[1]


def code_in(page: Answer) -> str:
    """The receipt code on a page; empty when there is none."""
    found = re.search(r'id="kode">([^<]+)<', page.text)
    return "" if found is None else found[1]
