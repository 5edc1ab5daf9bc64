"""Asking a virus scanner (clamd) about a file over its socket, by INSTREAM; what may be handed out meanwhile.

The scanner is named by NETRA_CLAMD, `unix:/run/clamav/clamd.ctl` or `127.0.0.1:3310`; without it nothing is scanned.
The file itself stays where it is: only its bytes travel. No answer is never taken for a good one.
"""

import socket
import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from netra.evidence.models import Evidence, ScanState

_PIECE = 256 * 1024
_SECONDS = 60
_LONGEST_ANSWER = 4096


class ScannerDown(Exception):
    """The scanner could not be asked, or did not answer as one; the file waits."""


class Said(StrEnum):
    PASSED = "PASSED"
    FOUND = "FOUND"
    TOO_LARGE = "TOO_LARGE"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scanner said; `finding` is the name of a signature, where one was found."""

    said: Said
    finding: str = ""


def scan(file: BinaryIO, address: str) -> Verdict:
    """Send a file through the scanner. Raises `ScannerDown`."""
    try:
        with _connected(address) as line:
            _send(line, file)
            return _understood(_answer(line))
    except OSError as error:
        raise ScannerDown(str(error)) from error


def answers(address: str) -> bool:
    """Whether a scanner is there and says so."""
    try:
        with _connected(address) as line:
            line.sendall(b"zPING\0")
            return _answer(line) == "PONG"
    except OSError:
        return False


def may_be_opened() -> Q:
    """Evidence that workers may open: passed by the scanner where there is one, and never what was found suspicious."""
    if settings.CLAMD:
        return Q(scan_state=ScanState.PASSED)
    return ~Q(scan_state=ScanState.SUSPICIOUS)


def held_back(evidence: Evidence) -> str:
    """Why this file is handed to nobody now, as a sentence; empty when it may be."""
    state = evidence.scan_state
    if state == ScanState.SUSPICIOUS:
        return _(
            "Pemeriksa virus mencurigai berkas ini, maka berkas ditahan dan tidak diberikan kepada siapa pun. Berkas "
            "asli tetap tersegel dan diperiksa lagi setiap hari."
        )
    if not settings.CLAMD or state == ScanState.PASSED:
        return ""
    if state == ScanState.TOO_LARGE:
        return _(
            "Berkas ini lebih besar daripada yang diterima pemeriksa virus, maka belum dapat dibuka. Pengelola sistem "
            "dapat menaikkan batas pemeriksa; setelah itu berkas diperiksa dengan sendirinya."
        )
    if evidence.scan_tried_at is not None:
        return _(
            "Pemeriksa virus sedang tidak menjawab. Berkas aman tersegel dan menunggu; pemeriksaan dicoba lagi dengan "
            "sendirinya."
        )
    return _("Berkas ini menunggu pemeriksaan virus; biasanya kurang dari satu menit.")


def _connected(address: str) -> socket.socket:
    if address.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(_SECONDS)
        try:
            line.connect(address.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_SECONDS)


def _send(line: socket.socket, file: BinaryIO) -> None:
    """The file in pieces, each with its length before it, then a piece of no length."""
    try:
        line.sendall(b"zINSTREAM\0")
        while piece := file.read(_PIECE):
            line.sendall(struct.pack("!I", len(piece)) + piece)
        line.sendall(struct.pack("!I", 0))
    except (BrokenPipeError, ConnectionResetError):
        return  # it stopped listening, mostly because the file is too large for it; its answer says so


def _answer(line: socket.socket) -> str:
    answer = b""
    while len(answer) < _LONGEST_ANSWER and (more := line.recv(1024)):
        answer += more
        if b"\0" in more:
            break
    return answer.split(b"\0")[0].decode("utf-8", "replace").strip()


def _understood(answer: str) -> Verdict:
    told = answer.removeprefix("stream: ")
    if told == "OK":
        return Verdict(Said.PASSED)
    if told.endswith(" FOUND"):
        return Verdict(Said.FOUND, told.removesuffix(" FOUND")[:120])
    if "size limit exceeded" in answer:
        return Verdict(Said.TOO_LARGE)
    raise ScannerDown(f"the scanner answered {answer[:80]!r}")
