"""A time-stamping authority of our own, with a certificate made for it, behind a small web server."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

CONFIGURATION = """
[req]
distinguished_name = name
prompt = no
[name]
CN = Otoritas Waktu Contoh
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[tsa]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa_config]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True, slots=True)
class Authority:
    address: str
    certificates: Path
    asked: list[bytes]


@contextmanager
def running(folder: Path) -> Iterator[Authority]:
    """Signs whatever it is sent; its certificates are those of its root and its own."""
    (folder / "serial").write_text("01")
    (folder / "tsa.cnf").write_text(CONFIGURATION.format(folder=folder))
    for name, issuer in (("ca", ""), ("tsa", "ca")):
        _make(folder, name, issuer)
    asked: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(query)
            (folder / "query.tsq").write_bytes(query)
            _openssl(
                folder, "ts", "-reply", "-queryfile", "query.tsq", "-config", "tsa.cnf", "-section", "tsa_config",
                "-out", "reply.tsr",
            )  # fmt: skip
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write((folder / "reply.tsr").read_bytes())

        def log_message(self, *_args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        (folder / "all.pem").write_text((folder / "ca.pem").read_text() + (folder / "tsa.pem").read_text())
        yield Authority(f"http://127.0.0.1:{server.server_port}/", folder / "all.pem", asked)
    finally:
        server.shutdown()
        server.server_close()


def _make(folder: Path, name: str, issuer: str) -> None:
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{name}.key")
    signed = ("-CA", f"{issuer}.pem", "-CAkey", f"{issuer}.key") if issuer else ()
    subject = f"/CN={name} contoh"
    _openssl(
        folder, "req", "-x509", *key, *signed, "-config", "tsa.cnf", "-extensions", name, "-subj", subject,
        "-days", "30", "-out", f"{name}.pem",
    )  # fmt: skip


def _openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)
