"""The filter before Chromium: a proxy on this machine alone, through which every request of a page has to go.

TLS ends here, so that each single request is judged by its whole address, and archived, before it leaves.
"""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import urlsplit

from netra.engine.capturing.certificates import OwnCertificate
from netra.engine.capturing.fetching import Fetcher, kept
from netra.engine.capturing.orders import Code, Trouble

AT_ONCE = 8
PATIENCE = 30.0
_HOPS = frozenset(
    {
        "connection",
        "content-length",
        "host",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "alt-svc",
        "accept-encoding",
    }
)
_BODILESS = frozenset({204, 205, 304})
# What Chromium asks its makers on its own account; no part of any page.
_CHATTER = frozenset(
    {
        "android.clients.google.com",
        "clients2.google.com",
        "clients4.google.com",
        "clientservices.googleapis.com",
        "content-autofill.googleapis.com",
        "edgedl.me.gvt1.com",
        "mtalk.google.com",
        "optimizationguide-pa.googleapis.com",
        "redirector.gvt1.com",
        "safebrowsing.googleapis.com",
        "update.googleapis.com",
    }
)
_ACCOUNTS = "https://accounts.google.com/ListAccounts"


class Filter(ThreadingMixIn, http.server.HTTPServer):
    """Listens on a free port of 127.0.0.1."""

    daemon_threads = True

    def __init__(self, fetcher: Fetcher, certificate: OwnCertificate) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fetcher, self.certificate = fetcher, certificate
        self.turns = threading.BoundedSemaphore(AT_ONCE)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no news."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def filtering(fetcher: Fetcher, certificate: OwnCertificate) -> Iterator[Filter]:
    """A filter that serves until the block ends."""
    with Filter(fetcher, certificate) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    server: Filter
    _tunnel = ""

    def do_CONNECT(self) -> None:
        """The browser wants TLS to a host: it gets it with us, and speaks on in requests we can read."""
        self.send_response_only(200)
        self.end_headers()
        self._tunnel = self.path.removesuffix(":443")
        self.connection = self.server.certificate.context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb", self.rbufsize)
        self.wfile = self.connection.makefile("wb")
        self.close_connection = False

    def do_GET(self) -> None:
        """Any request that is not a tunnel."""
        url = f"https://{self._tunnel}{self.path}" if self._tunnel else self.path
        try:
            parts = urlsplit(url)
            if self.headers.get("upgrade") or parts.scheme not in ("http", "https"):
                raise Trouble(Code.NOT_ALLOWED)
            if parts.hostname in _CHATTER or url.startswith(_ACCOUNTS):
                raise Trouble(Code.NOT_ALLOWED)
            body = self._body()
            headers = [*kept(self.headers.items(), _HOPS), ("Accept-Encoding", "gzip")]
            with self.server.turns:
                found = self.server.fetcher.answer(self.command, url, headers, body)
        except (Trouble, ValueError):
            return self._send(502, "Not fetched", [], b"")
        return self._send(found.status, found.reason, kept(found.headers, _HOPS), found.body)

    do_HEAD = do_POST = do_OPTIONS = do_GET

    def _body(self) -> bytes:
        text = self.headers.get("content-length", "0")
        if self.headers.get("transfer-encoding") or not text.isdecimal() or int(text) > 1024 * 1024:
            self.close_connection = True
            raise Trouble(Code.TOO_LARGE)
        return self.rfile.read(int(text))

    def _send(self, status: int, reason: str, headers: list[tuple[str, str]], body: bytes) -> None:
        if not 200 <= status < 600:
            status, body = 502, b""
        self.send_response_only(status, reason)
        for key, value in headers:
            self.send_header(key, value)
        has_body = self.command != "HEAD" and status not in _BODILESS
        self.send_header("Content-Length", str(len(body) if has_body else 0))
        self.end_headers()
        if has_body:
            self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged: addresses of posts are nobody's business."""
