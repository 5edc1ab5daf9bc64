"""A server that answers as badly as it can: every capture ends in time, says why, and asks nobody inside.

Rows of the threat model: FLOOD-4, FLOOD-6, RIVAL-4.
"""

import io
import socket
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from netra.engine.capturing.certificates import own_certificate
from netra.engine.capturing.guard import Guard
from netra.engine.capturing.orders import Limits, Order
from netra.engine.capturing.routes import Route
from netra.engine.capturing.taking import take
from tests.captures.conftest import CHROMIUM
from tests.captures.hostile import PAGE, Hostile, hostile

SMALL = Limits(body=2_000_000, total=6_000_000, unpacked=1_000_000, answer=1.5, page=20, connecting=2)


def taken(server: Hostile, path: str, folder: Path, **more: Any) -> dict[str, Any]:
    order = Order(server.url(path), str(folder), allow=(server.place,), limits=SMALL, **more)
    return take(order)


def test_it_works(server: Hostile, tmp_path: Path) -> None:
    told = taken(server, "ke-halaman", tmp_path)
    assert (told["state"], told["final_url"]) == ("TAKEN", server.url("halaman"))
    assert ["Set-Cookie", "a=1"] in told["headers"]
    records = list_of(tmp_path)
    assert [kind for kind, _url, _body in records] == ["warcinfo", "response", "request", "response", "request"]
    assert records[3][2] == PAGE


def list_of(folder: Path) -> list[tuple[str, str, bytes]]:
    content = (folder / "archive.warc.gz").read_bytes()
    return [
        (one.rec_type, one.rec_headers.get_header("WARC-Target-URI") or "", one.content_stream().read())
        for one in ArchiveIterator(io.BytesIO(content), check_digests="raise")
    ]


@pytest.mark.parametrize(
    ("path", "state", "code"),
    [
        ("hilang", "GONE", ""),
        ("tidak-ada", "GONE", ""),
        ("ke-dalam", "REFUSED", "NOT_PUBLIC"),
        ("ke-berkas", "REFUSED", "BAD_SCHEME"),
        ("berputar", "REFUSED", "TOO_MANY_REDIRECTS"),
        ("besar", "REFUSED", "TOO_LARGE"),
        ("tanpa-akhir", "REFUSED", "TOO_LARGE"),
        ("bom", "REFUSED", "BOMB"),
        ("tetes", "FAILED", "TOO_SLOW"),
        ("rusak", "FAILED", "BROKEN_ANSWER"),
    ],
)
def test_a_bad_answer_is_told_by_name_and_in_time(
    server: Hostile, tmp_path: Path, path: str, state: str, code: str
) -> None:
    started = time.monotonic()
    told = taken(server, path, tmp_path)
    assert (told["state"], told["code"]) == (state, code)
    assert time.monotonic() - started < 8
    sizes = [one.stat().st_size for one in tmp_path.iterdir()]
    assert sum(sizes) < 4_000_000


def test_what_the_guard_refuses_is_never_knocked_at(tmp_path: Path, server: Hostile) -> None:
    """The inner address listens: that nobody came is seen there, not believed."""
    with socket.create_server(("127.0.0.1", 0)) as inner:
        inner.settimeout(0.3)
        server.inner = f"http://127.0.0.1:{inner.getsockname()[1]}"
        assert taken(server, "ke-dalam", tmp_path)["code"] == "NOT_PUBLIC"
        with pytest.raises(TimeoutError):
            inner.accept()


def test_rebinding_meets_the_address_that_was_judged(server: Hostile) -> None:
    """The name leads to the public server first and inside afterwards; the connection goes where it was judged to."""
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    guard = Guard(allow=frozenset({("127.0.0.1", server.server_port)}), resolve=lambda _host, _port: next(answers))
    for _time in range(2):
        place = guard.admit(f"http://berganti.id:{server.server_port}/halaman")
        with Route().dial(place, 2) as sock:
            assert sock.getpeername()[0] == "127.0.0.1"


def test_an_institutions_proxy_gets_the_judged_address_and_tor_the_name(server: Hostile, tmp_path: Path) -> None:
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        threading.Thread(target=_proxy_once, args=(proxy, server.server_port, heard), daemon=True).start()
        told = taken(server, "halaman", tmp_path, route=f"http://127.0.0.1:{proxy.getsockname()[1]}")
    assert (told["state"], told["route"]) == ("TAKEN", "http")
    assert heard[0].startswith(f"CONNECT {server.place} ".encode())


def _proxy_once(proxy: socket.socket, port: int, heard: list[bytes]) -> None:
    """A proxy that serves one connection, for the length of one answer."""
    near, _address = proxy.accept()
    with near, socket.create_connection(("127.0.0.1", port)) as far:
        heard.append(near.recv(4096))
        near.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        far.sendall(near.recv(65536))
        while piece := far.recv(65536):
            near.sendall(piece)


def test_a_certificate_nobody_vouches_for_is_kept_and_told(tmp_path: Path) -> None:
    with hostile(own_certificate(tmp_path).context) as server:
        told = taken(server, "halaman", tmp_path)
    assert told["state"] == "TAKEN"
    certificate = told["certificate"]
    assert not certificate["trusted"]
    assert "self-signed" in certificate["fault"].replace(" ", "-")
    assert certificate["chain"][0]["subject"] == "CN=capture"
    (kept,) = [body for kind, _url, body in list_of(tmp_path) if kind == "metadata"]
    assert b"BEGIN CERTIFICATE" in kept


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")
def test_a_page_is_pictured_and_its_tries_at_the_inside_go_nowhere(server: Hostile, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as inner:
        inner.settimeout(0.3)
        server.inner = f"http://127.0.0.1:{inner.getsockname()[1]}"
        told = taken(server, "jahat", tmp_path, browser=CHROMIUM)
        with pytest.raises(TimeoutError):
            inner.accept()
    assert told["browser_trouble"] == ""
    assert told["title"] == "Jahat"
    assert {"picture", "pdf", "archive"} == set(told["files"])
    assert told["blocked_count"]["NOT_PUBLIC"] >= 3
    assert server.asked.count("/jahat") == 1  # the page is asked for once, for archive and picture alike
