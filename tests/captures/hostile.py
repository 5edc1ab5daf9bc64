"""A web server on this machine that answers as badly as it is asked to; tests alone may reach it."""

import gzip
import http.server
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

PAGE = b"""<!doctype html><title>Unggahan contoh</title><link rel="stylesheet" href="/gaya.css">
<body style="height:3000px"><h1>Pilih nomor dua</h1><img src="/foto.png"><script src="/skrip.js"></script></body>"""


class Handler(http.server.BaseHTTPRequestHandler):
    """Paths are the misdeeds. What was asked for is written down in `server.asked`."""

    server: "Hostile"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        self.server.asked.append(self.path)
        misdeed = getattr(self, "_" + path.strip("/").replace("-", "_"), None)
        if misdeed is None:
            self._answer(b"", "text/plain", status=404)
        else:
            misdeed()

    do_POST = do_GET

    def _answer(self, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _halaman(self) -> None:
        self._answer(PAGE, Set_Cookie="a=1")

    def _hilang(self) -> None:
        self._answer(b"<title>404</title>gone", status=410)

    def _ke_halaman(self) -> None:
        self._answer(b"", status=302, Location="/halaman")

    def _ke_dalam(self) -> None:
        self._answer(b"", status=302, Location=self.server.inner)

    def _ke_berkas(self) -> None:
        self._answer(b"", status=302, Location="file:///etc/passwd")

    def _berputar(self) -> None:
        self._answer(b"", status=302, Location="/berputar")

    def _besar(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(10**12))
        self.end_headers()

    def _tanpa_akhir(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while not self.server.stopped.is_set():
                self.wfile.write(b"x" * 65536)
        except OSError:
            pass

    def _tetes(self) -> None:
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not self.server.stopped.is_set():
                self.wfile.write(b"X-A: 1\r\n")
                time.sleep(0.05)
        except OSError:
            pass

    def _bom(self) -> None:
        self._answer(gzip.compress(b"\0" * 30_000_000), Content_Encoding="gzip")

    def _rusak(self) -> None:
        self.wfile.write(b"\xff\xfe bukan HTTP\r\n\r\n")
        self.close_connection = True

    def _jahat(self) -> None:
        """A page that tries to reach the inside from the browser."""
        inner = self.server.inner
        socket = inner.replace("http", "ws")
        tries = f'<img src="{inner}/lewat-gambar"><iframe src="{inner}/lewat-bingkai"></iframe>'
        script = f'fetch("{inner}/lewat-skrip", {{mode: "no-cors"}}); new WebSocket("{socket}/lewat-soket"); alert(1)'
        self._answer(f"<!doctype html><title>Jahat</title><body>halo{tries}<script>{script}</script></body>".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class Hostile(http.server.ThreadingHTTPServer):
    """`inner` is an address the captured pages lead to and nobody may ask."""

    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.scheme = "https" if context else "http"
        if context:
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.asked: list[str] = []
        self.stopped = threading.Event()
        self.inner = "http://127.0.0.1:9"

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hangs up is right to."""

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    def url(self, path: str) -> str:
        return f"{self.scheme}://{self.place}/{path}"


@contextmanager
def hostile(context: ssl.SSLContext | None = None) -> Iterator[Hostile]:
    """A server that runs until the block ends; with a context it speaks TLS."""
    with Hostile(context) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.stopped.set()
            server.shutdown()
            thread.join()
