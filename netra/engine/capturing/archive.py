"""Exchanges written down as a WARC, one compressed record after the other."""

import io
import json
import threading
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.timeutils import datetime_to_iso_date
from warcio.warcwriter import WARCWriter

from netra.engine.capturing.exchanges import Exchange

_HTTP_RESPONSE = "application/http; msgtype=response"
_HTTP_REQUEST = "application/http; msgtype=request"


class Archive:
    """A WARC file that grows; several threads may add to it."""

    def __init__(self, path: Path, about: dict[str, str]) -> None:
        self._file = path.open("xb")
        self._writer = WARCWriter(self._file, gzip=True, warc_version="1.1")
        self._lock = threading.Lock()
        self._told: set[str] = set()
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, about))

    def add(self, one: Exchange) -> None:
        """Answer, request, and once for each host what its certificate was."""
        date = datetime_to_iso_date(one.at, use_micros=True)
        told = {"WARC-Date": date} | ({"WARC-IP-Address": one.address} if one.address else {})
        cut = {"WARC-Truncated": one.cut} if one.cut else {}
        with self._lock:
            answer = self._writer.create_warc_record(
                one.url,
                "response",
                payload=io.BytesIO(one.raw[one.head_size :]),
                warc_content_type=_HTTP_RESPONSE,
                warc_headers_dict=told | cut,
                http_headers=_head(one.raw[: one.head_size], f"{one.status} {one.reason}", one.headers),
            )
            beside = told | {"WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID")}
            head, _, body = one.sent.partition(b"\r\n\r\n")
            request = self._writer.create_warc_record(
                one.url,
                "request",
                payload=io.BytesIO(body),
                warc_content_type=_HTTP_REQUEST,
                warc_headers_dict=beside,
                http_headers=_head(head + b"\r\n\r\n", head.split(b"\r\n")[0].decode("latin-1"), []),
            )
            self._writer.write_record(answer)
            self._writer.write_record(request)
            self._tell_chain(one, beside)

    def _tell_chain(self, one: Exchange, beside: dict[str, str]) -> None:
        if one.chain is None or not one.chain.certificates:
            return
        text = json.dumps(one.chain.as_json(), indent=1, sort_keys=True)
        if text in self._told:
            return
        self._told.add(text)
        record = self._writer.create_warc_record(
            one.url,
            "metadata",
            payload=io.BytesIO(text.encode()),
            warc_content_type="application/json",
            warc_headers_dict=beside,
        )
        self._writer.write_record(record)

    def close(self) -> None:
        with self._lock:
            self._file.close()


def _head(raw: bytes, first: str, headers: list[tuple[str, str]]) -> StatusAndHeaders:
    """The head byte for byte: what the library would write itself has other spaces."""
    head = StatusAndHeaders(first, headers, protocol="HTTP/1.1")
    head.headers_buff = raw
    return head
