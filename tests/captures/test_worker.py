"""Links of a matter become sealed files; what the worker does when it is killed, refused, or comes twice."""

import io

import pytest
from django.utils import timezone
from warcio.archiveiterator import ArchiveIterator

from netra.captures import services
from netra.captures.models import Part, State
from netra.evidence import services as evidence
from netra.ledger import queries as ledger
from netra.ledger.services import Subject
from tests.captures.conftest import Settle
from tests.captures.hostile import PAGE, Hostile

MATTER = Subject("CASE", 7)

pytestmark = pytest.mark.usefixtures("country")


def test_it_works(server: Hostile, settle: Settle) -> None:
    (asked,) = services.ask(MATTER, [server.url("ke-halaman")], by="user:1", at=timezone.now())
    taken = settle(asked)
    assert (taken.state, taken.result["status"]) == (State.TAKEN, 200)
    assert [hop["status"] for hop in taken.result["hops"]] == [302, 200]
    pieces = {one.part: one.evidence for one in taken.pieces.select_related("evidence")}
    assert set(pieces) == {Part.ARCHIVE, Part.FACTS}  # no Chromium, and the page says so
    assert taken.result["browser_trouble"] == "ABSENT"
    opened = evidence.look(pieces[Part.ARCHIVE], by="user:1", at=timezone.now(), copy="original", why="coba")
    with opened.open() as file:
        records = [
            (r.rec_type, r.rec_headers["WARC-Target-URI"], r.content_stream().read())
            for r in ArchiveIterator(io.BytesIO(file.read()), check_digests="raise")
        ]
    assert ("response", server.url("halaman"), PAGE) in records
    told = ledger.timeline("CASE", 7).get(event="LINK_CAPTURED")
    assert told.refs["pieces"]["ARCHIVE"] == pieces[Part.ARCHIVE].sha256
