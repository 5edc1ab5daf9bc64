"""A stand-in of both providers' servers, speaking over real HTTP as their documentation says: the Bot API of Telegram
and the Cloud API of WhatsApp. It remembers what it was told and answers what a test planted."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "123456:contoh-token-bot"
META_TOKEN = "contoh-token-meta"
NUMBER_ID = "106540352242922"


@dataclass
class StandIn:
    """`said`: (path, body) of every call with a body. `refusals` are answered first, one a call: (status, body).
    `files`: by id, their bytes. `elsewhere`: what media addresses point to instead of here."""

    address: str = ""
    said: list[tuple[str, Any]] = field(default_factory=list)
    refusals: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    elsewhere: str = ""
    cut: bool = False
    asked: list[str] = field(default_factory=list)

    def bodies(self, end: str) -> list[Any]:
        """What was said to addresses that end so."""
        return [body for path, body in self.said if path.endswith(end)]


class _Handler(BaseHTTPRequestHandler):
    stand_in: StandIn

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        kind = self.headers.get("Content-Type", "")
        self._answer(json.loads(body) if kind == "application/json" else body)

    def _answer(self, body: Any) -> None:
        there, path = self.stand_in, self.path.partition("?")[0]
        there.asked.append(path)
        if body is not None:
            there.said.append((path, body))
        if there.refusals and body is not None and "getFile" not in path:
            status, words = there.refusals.pop(0)
            return self._send(status, words)
        if path.startswith((f"/bot{TOKEN}/", f"/file/bot{TOKEN}/")):
            return self._telegram(path.rpartition("/")[2], body, is_file=path.startswith("/file/"))
        if self.headers.get("Authorization") != f"Bearer {META_TOKEN}":
            return self._send(401, {"error": {"code": 190, "message": "token"}})
        return self._meta(path, body)

    def _telegram(self, method: str, body: Any, *, is_file: bool) -> None:
        there = self.stand_in
        if is_file:
            return self._file(there.files.get(method))
        if method == "getFile":
            if body["file_id"] not in there.files:
                return self._send(400, {"ok": False, "error_code": 400, "description": "Bad Request: file is too big"})
            found = {"file_id": body["file_id"], "file_path": f"photos/{body['file_id']}"}
            return self._send(200, {"ok": True, "result": found})
        results = {
            "getMe": {"id": 123456, "is_bot": True, "username": "contoh_bot"},
            "getWebhookInfo": {"url": "", "pending_update_count": 0},
            "setWebhook": True,
        }
        result = results.get(method, {"message_id": len(there.said), "chat": {"id": 1}})
        return self._send(200, {"ok": True, "result": result})

    def _meta(self, path: str, body: Any) -> None:
        there = self.stand_in
        if path == f"/v25.0/{NUMBER_ID}/messages":
            number = f"wamid.{len(there.said)}"
            return self._send(200, {"messaging_product": "whatsapp", "messages": [{"id": number}]})
        if path == f"/v25.0/{NUMBER_ID}/media":
            return self._send(200, {"id": "900"})
        if path == f"/v25.0/{NUMBER_ID}":
            return self._send(200, {"display_phone_number": "+62 811 000", "id": NUMBER_ID})
        media = re.fullmatch(r"/v25\.0/(\w+)", path)
        if media and media[1] in there.files:
            url = there.elsewhere or f"{there.address}/lookaside/{media[1]}"
            return self._send(200, {"messaging_product": "whatsapp", "url": url, "id": media[1]})
        if path.startswith("/lookaside/"):
            return self._file(there.files.get(path.rpartition("/")[2]))
        return self._send(404, {"error": {"code": 100, "message": "unknown"}})

    def _file(self, content: bytes | None) -> None:
        if content is None:
            return self._send(404, {})
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if self.stand_in.cut else content)
        return None

    def _send(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        """Nothing: a test's output is its own."""


@contextmanager
def standing_in() -> Iterator[StandIn]:
    """The server, on a free port of this machine, for as long as it is needed."""
    there = StandIn()
    handler = type("Handler", (_Handler,), {"stand_in": there})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    there.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield there
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
