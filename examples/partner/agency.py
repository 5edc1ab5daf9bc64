"""A small agency's own register that works with Netra: told by signed messages, it reads, takes in and reports back.

    python agency.py --netra http://127.0.0.1:8000 --token netra_… --secret whsec_… --data register.sqlite3 --port 8700

It needs Python alone. `POST /netra` takes Netra's messages; `GET /register` shows the register; `POST /register/7/step`
with a step in JSON reports it, such as
{"action": "decline", "papers": [{"kind": "REASONS_LETTER", "fields": {"number": "800/7", "text": "…"}}]}.

What makes it hold on a bad day: a message only wakes it, what happened is read from the cursor of events; the cursor
moves in the same transaction as the register; each change bears a key made from what it says, so that it may be sent
again until an answer comes.
"""

import argparse
import base64
import hashlib
import hmac
import json
import sqlite3
import threading
import time
from contextlib import closing
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

SCHEMA = """
CREATE TABLE IF NOT EXISTS place (name TEXT PRIMARY KEY, cursor INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS matter (
  number INTEGER PRIMARY KEY, handover TEXT UNIQUE NOT NULL, acknowledged INTEGER NOT NULL DEFAULT 0,
  person TEXT NOT NULL DEFAULT '', stage TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 0, events INTEGER NOT NULL DEFAULT 0
);
"""
TOLERANCE = 300  # seconds
WIB = timezone(timedelta(hours=7))


class Refused(Exception):
    """Netra refused; `problem` says why (RFC 9457)."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        super().__init__(f"{status} {problem.get('code')}: {problem.get('detail')}")
        self.status, self.problem = status, problem


class Netra:
    """The interface of Netra, as far as this agency uses it."""

    def __init__(self, address: str, token: str) -> None:
        self._base, self._token = f"{address.rstrip('/')}/api/partner/v1", token

    def get(self, path: str) -> Any:
        return self._ask("GET", path, None, "")

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """A change, under a key that follows from what it says: sent again, it is done once."""
        text = json.dumps(body, sort_keys=True)
        return self._ask("POST", path, text, hashlib.sha256(f"{path}\0{text}".encode()).hexdigest())

    def _ask(self, method: str, path: str, body: str | None, key: str) -> Any:
        headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
        if body is not None:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": key}
        request = Request(self._base + path, body.encode() if body else None, headers, method=method)  # noqa: S310
        try:
            with urlopen(request, timeout=30) as answer:  # noqa: S310  the address is the operator's own
                return json.load(answer)
        except HTTPError as error:
            raise Refused(error.code, _problem(error.read())) from error


def _problem(body: bytes) -> dict[str, Any]:
    """What a refusal says; a proxy on the way may say it in another form."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


class Register:
    """The agency's own register: one line a matter, under a number of its own."""

    def __init__(self, netra: Netra, path: Path) -> None:
        self.netra, self._path, self._turn = netra, path, threading.Lock()
        with closing(self._open()) as here:
            here.executescript(SCHEMA)

    def _open(self) -> sqlite3.Connection:
        here = sqlite3.connect(self._path)
        here.row_factory = sqlite3.Row
        return here

    def catch_up(self) -> int:
        """Read all events beyond the cursor, then look at what they were about; how many there were."""
        with self._turn:
            seen = 0
            while True:
                page = self.netra.get(f"/events?after={self._cursor()}&limit=50")
                self._take_in(page["items"], page["next"])
                seen += len(page["items"])
                if not page["more"]:
                    break
            self._refresh()
            return seen

    def _cursor(self) -> int:
        with closing(self._open()) as here:
            row = here.execute("SELECT cursor FROM place WHERE name = 'events'").fetchone()
            return int(row["cursor"]) if row else 0

    def _take_in(self, events: list[dict[str, Any]], cursor: int) -> None:
        with closing(self._open()) as here, here:
            for event in events:
                if event["handover"]:
                    here.execute("INSERT OR IGNORE INTO matter (handover) VALUES (?)", (event["handover"],))
                    here.execute("UPDATE matter SET events = events + 1 WHERE handover = ?", (event["handover"],))
            here.execute("INSERT OR REPLACE INTO place VALUES ('events', ?)", (cursor,))

    def _refresh(self) -> None:
        """Copy what the register keeps of each matter, and tell Netra the number of those that are new."""
        for row in self.matters():
            file = self.netra.get(f"/handovers/{row['handover']}")
            if not row["acknowledged"]:
                number = f"REG-{row['number']:05}"
                self.netra.post(f"/handovers/{row['handover']}/acknowledgement", {"number": number})
            with closing(self._open()) as here, here:
                here.execute(
                    "UPDATE matter SET acknowledged = 1, person = ?, stage = ?, result = ?, revision = ?"
                    " WHERE number = ?",
                    (
                        file["accused"]["name"],
                        file["stage"]["code"],
                        (file["result"] or {}).get("code", ""),
                        file["revision"],
                        row["number"],
                    ),
                )

    def matters(self) -> list[dict[str, Any]]:
        with closing(self._open()) as here:
            return [dict(row) for row in here.execute("SELECT * FROM matter ORDER BY number")]

    def report(self, number: int, step: dict[str, Any]) -> Any:
        """Tell Netra of a step taken here, with its papers; the answer says where the matter stands now."""
        row = next(one for one in self.matters() if one["number"] == number)
        body = {"on": datetime.now(WIB).date().isoformat(), "revision": row["revision"], **step}
        told = self.netra.post(f"/handovers/{row['handover']}/acts", body)
        self.catch_up()
        return told


def is_ours(secret: str, headers: Any, body: bytes, now: float) -> bool:
    """Whether a message was signed by Netra, and lately (Standard Webhooks)."""
    id, moment = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not moment.isdecimal() or abs(now - int(moment)) > TOLERANCE:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    right = b"v1," + base64.b64encode(hmac.new(key, f"{id}.{moment}.".encode() + body, hashlib.sha256).digest())
    told = headers.get("webhook-signature", "").split()
    return any(hmac.compare_digest(one.encode(), right) for one in told)


def handler_for(register: Register, secret: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(min(size, 1_000_000))
            if self.path == "/netra":
                self._woken(body)
            elif self.path.startswith("/register/") and self.path.endswith("/step"):
                self._told(int(self.path.split("/")[2]), json.loads(body))
            else:
                self._answer(404, {})

        def do_GET(self) -> None:
            self._answer(200, register.matters()) if self.path == "/register" else self._answer(404, {})

        def _woken(self, body: bytes) -> None:
            if not is_ours(secret, self.headers, body, time.time()):
                self._answer(401, {"fault": "not signed by Netra"})
                return
            self._answer(202, {})  # at once; the reading is done afterwards, and again at the next message if it fails
            threading.Thread(target=_quietly, args=(register.catch_up,)).start()

        def _told(self, number: int, step: dict[str, Any]) -> None:
            try:
                self._answer(200, register.report(number, step))
            except Refused as refused:
                self._answer(refused.status, refused.problem)

        def _answer(self, status: int, body: Any) -> None:
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: Any) -> None:
            """No name and no number belongs in a log."""

    return Handler


def _quietly(do: Any) -> None:
    try:
        do()
    except (Refused, URLError, OSError, sqlite3.Error) as fault:
        print(f"could not catch up: {type(fault).__name__}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--netra", required=True, help="the address of Netra")
    parser.add_argument("--token", required=True)
    parser.add_argument("--secret", required=True, help="of the address that is told")
    parser.add_argument("--data", type=Path, default=Path("register.sqlite3"))
    parser.add_argument("--port", type=int, default=8700)
    args = parser.parse_args()
    register = Register(Netra(args.netra, args.token), args.data)
    server = ThreadingHTTPServer(("127.0.0.1", args.port), handler_for(register, args.secret))
    threading.Thread(target=_quietly, args=(register.catch_up,)).start()  # what was missed while it was off
    print(f"http://127.0.0.1:{server.server_port}/register", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
