"""The nginx example as it lies in the repository, run before a server that tells what reached it; the units as systemd
reads them.

Threat model: HOST-10.
"""

import http.client
import http.server
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DEPLOY = Path(__file__).parents[2] / "deploy"
NAME = "netra.example.go.id"
USER = pwd.getpwuid(os.getuid()).pw_name
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


@dataclass(slots=True)
class Before:
    """nginx with the example, and what it let through: path, headers, bytes of the body."""

    folder: Path
    plain: int
    tls: int
    reached: list[tuple[str, dict[str, str], int]] = field(default_factory=list)

    def ask(self, path: str, body: bytes = b"", *, port: int = 0, **headers: str) -> http.client.HTTPResponse:
        given = {"Host": NAME} | {name.replace("_", "-"): value for name, value in headers.items()}
        if port:
            line: http.client.HTTPConnection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        else:
            trusted = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
            line = http.client.HTTPSConnection(NAME, self.tls, timeout=20, context=trusted)
            line.sock = trusted.wrap_socket(socket.create_connection(("127.0.0.1", self.tls)), server_hostname=NAME)
        line.request("POST" if body else "GET", path, body or None, given)
        answer = line.getresponse()
        answer.read()
        line.close()
        return answer


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Before]:
    if NGINX is None:
        pytest.skip("nginx is not installed here")
    folder = tmp_path_factory.mktemp("nginx")
    found = Before(folder, _port(), _port())

    class House(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            self.rfile.read(size)
            found.reached.append((self.path, {name.lower(): value for name, value in self.headers.items()}, size))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None: ...

    house = http.server.ThreadingHTTPServer(("127.0.0.1", 0), House)
    threading.Thread(target=house.serve_forever, daemon=True).start()
    _certificate(folder)
    (folder / "nginx.conf").write_text(_around(folder, found, house.server_address[1]))
    nginx = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        _wait_for(found.tls)
        yield found
    finally:
        nginx.terminate()
        nginx.wait(timeout=20)
        house.shutdown()


def test_it_works(before: Before) -> None:
    answer = before.ask("/lapor/", b"x" * 3_000_000, X_Forwarded_For="203.0.113.9", X_Real_IP="203.0.113.9")
    assert answer.status == 200
    path, headers, size = before.reached[-1]
    assert (path, size, headers["host"], headers["x-forwarded-proto"]) == ("/lapor/", 3_000_000, NAME, "https")
    assert headers["x-forwarded-for"] == "127.0.0.1", "what a visitor claims is replaced"
    assert "x-real-ip" not in headers


def test_unencrypted_requests_are_sent_to_the_encrypted_address(before: Before) -> None:
    answer = before.ask("/status/", port=before.plain)
    assert (answer.status, answer.headers["Location"]) == (308, f"https://{NAME}/status/")


def test_measures_are_not_for_visitors(before: Before) -> None:
    count = len(before.reached)
    assert {before.ask(path).status for path in ("/metrik/", "/sehat/siap/")} == {404}
    assert len(before.reached) == count
    assert before.ask("/sehat/").status == 200


def test_what_is_too_large_is_refused_before_it_is_taken(before: Before) -> None:
    line = http.client.HTTPSConnection(NAME, before.tls, timeout=20)
    trusted = ssl.create_default_context(cafile=str(before.folder / "fullchain.pem"))
    line.sock = trusted.wrap_socket(socket.create_connection(("127.0.0.1", before.tls)), server_hostname=NAME)
    line.putrequest("POST", "/lapor/", skip_host=True)
    line.putheader("Host", NAME)
    line.putheader("Content-Length", str(400 * 1024 * 1024))
    line.endheaders()
    assert line.getresponse().status == 413
    line.close()


def test_guesses_are_slowed_down(before: Before) -> None:
    assert 429 in {before.ask("/status/").status for _ in range(40)}


def test_no_log_knows_who_came_or_with_which_key(before: Before) -> None:
    before.ask("/masuk/kunci-sekali-pakai/")
    logs = [path.read_text() for path in before.folder.glob("*.log")]
    assert any("GET 200" in log for log in logs)
    assert not any("127.0.0.1" in log or "kunci-sekali-pakai" in log for log in logs)


def test_nothing_sent_is_left_on_the_disk(before: Before) -> None:
    text = (DEPLOY / "nginx.conf").read_text()
    assert "client_body_temp_path /run/" in text
    assert "proxy_max_temp_file_size 0;" in text
    before.ask("/lapor/", b"rahasia" * 100_000)
    assert not any(b"rahasia" in path.read_bytes() for path in before.folder.rglob("*") if path.is_file())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_understands_the_units(tmp_path: Path) -> None:
    program = tmp_path / "netra"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for unit in sorted(DEPLOY.glob("netra*")):
        if unit.suffix in {".service", ".timer"}:
            (tmp_path / unit.name).write_text(unit.read_text().replace("/opt/netra/.venv/bin/netra", str(program)))
    names = [str(tmp_path / name) for name in ("netra-web.service", "netra-worker@1.service", "netra-backup.timer")]
    (tmp_path / "netra-worker@1.service").write_text((tmp_path / "netra-worker@.service").read_text())
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *names], capture_output=True, text=True, check=False, timeout=60
    )
    complaints = [line for line in done.stderr.splitlines() if "netra" in line]
    assert not complaints, complaints


def _around(folder: Path, found: Before, house: int) -> str:
    """The example with the places of this test, inside what a distribution puts around it."""
    text = (DEPLOY / "nginx.conf").read_text()
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{found.plain};"),
        ("    listen [::]:80;\n", ""),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{found.tls} ssl http2;"),
        ("    listen [::]:443 ssl http2;\n", ""),
        ("/etc/netra/tls/", f"{folder}/"),
        ("/var/log/nginx/", f"{folder}/"),
        ("127.0.0.1:8000", f"127.0.0.1:{house}"),
        ("/run/netra-nginx", f"{folder}/body"),
    ):
        assert old in text, old
        text = text.replace(old, new)
    temporary = "".join(f"{name}_temp_path {folder}/{name};" for name in ("proxy", "fastcgi", "uwsgi", "scgi"))
    return (
        f"daemon off; user {USER}; pid {folder}/nginx.pid; error_log {folder}/start.log crit; worker_processes 1;\n"
        f"events {{}}\nhttp {{ {temporary}\n{text}\n}}\n"
    )


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def _port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nginx does not listen")
