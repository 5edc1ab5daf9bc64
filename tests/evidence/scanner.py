"""A scanner of our own that speaks clamd's protocol and knows one signature, harmless everywhere else."""

import contextlib
import socketserver
import struct
import threading
from collections.abc import Iterator

SIGNATURE = b"NETRA-TEST-SIGNATURE; no program and no virus"
NAME = "Netra.Test.Signature"


class Scanner(socketserver.ThreadingTCPServer):
    """`asked` counts the files that came; `most` is the longest stream it takes."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, *, most: int = 1_000_000, says: bytes | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.most, self.says, self.asked = most, says, 0

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Talk(socketserver.StreamRequestHandler):
    server: Scanner

    def handle(self) -> None:
        order = self.rfile.read(6)
        if order == b"zPING\0":
            self.wfile.write(b"PONG\0")
            return
        assert order + self.rfile.read(4) == b"zINSTREAM\0"
        self.server.asked += 1
        content = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
            if len(content) > self.server.most:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        found = f"stream: {NAME} FOUND".encode() if SIGNATURE in content else b"stream: OK"
        self.wfile.write((self.server.says or found) + b"\0")


@contextlib.contextmanager
def running(*, most: int = 1_000_000, says: bytes | None = None) -> Iterator[Scanner]:
    with Scanner(most=most, says=says) as scanner:
        threading.Thread(target=scanner.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield scanner
        finally:
            scanner.shutdown()
