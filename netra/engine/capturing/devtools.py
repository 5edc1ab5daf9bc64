"""Chromium's own way to be driven: messages in JSON over two pipes, each ended by a zero."""

import json
import os
import queue
import threading
import time
from typing import Any

from netra.engine.capturing.orders import Code, Trouble

LARGEST = 160 * 1024 * 1024
Message = dict[str, Any]


class DevTools:
    """Asks and waits for answers; what happens meanwhile is remembered by its name."""

    def __init__(self, write: int, read: int) -> None:
        self._write = os.fdopen(write, "wb", buffering=0)
        self._read = read
        self._last = 0
        self._heard: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self.session = ""
        self.seen: set[str] = set()
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, method: str, patience: float, **params: Any) -> Message:
        """The result of a method. Raises `Trouble` when the browser is gone, refuses, or takes too long."""
        self._last += 1
        number = self._send(method, params)
        until = time.monotonic() + patience
        while True:
            message = self._next(until)
            if message.get("id") == number:
                if "error" in message:
                    raise Trouble(Code.GAVE_UP, str(message["error"].get("message", ""))[:200])
                return dict(message.get("result") or {})

    def wait_for(self, event: str, patience: float) -> bool:
        """Whether something happened, now or before."""
        until = time.monotonic() + patience
        while event not in self.seen:
            try:
                self._next(until)
            except TimeoutError:
                return False
        return True

    def close(self) -> None:
        self._write.close()

    def _send(self, method: str, params: Message) -> int:
        message: Message = {"id": self._last, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        try:
            self._write.write(json.dumps(message).encode() + b"\0")
        except OSError as fault:
            raise Trouble(Code.GAVE_UP, "browser ended") from fault
        return self._last

    def _next(self, until: float) -> Message:
        try:
            message = self._heard.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            raise TimeoutError from None
        if message is None:
            self._heard.put(None)
            raise Trouble(Code.GAVE_UP, "browser ended")
        if "method" in message:
            self.seen.add(str(message["method"]))
            if message["method"] == "Page.javascriptDialogOpening":
                self._last += 1
                self._send("Page.handleJavaScriptDialog", {"accept": False})
        return message

    def _listen(self) -> None:
        rest = bytearray()
        with os.fdopen(self._read, "rb", buffering=0) as pipe:
            while (piece := pipe.read(1 << 20)) and len(rest) < LARGEST:
                start = len(rest)
                rest += piece
                while (end := rest.find(b"\0", start)) >= 0:
                    self._heard.put(json.loads(bytes(rest[:end])))
                    del rest[: end + 1]
                    start = 0
        self._heard.put(None)
