"""Marks in a text: one inside another, never across, and every letter still there."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netra.readings.findings import findings_of
from netra.readings.marking import marked
from netra.readings.masking import masked

TEXT = "Bawaslu <Kudus> & 'Demak' mengimbau ASN menjaga netralitas."


def _result(*spans: tuple[int, int]) -> dict[str, Any]:
    rows = [{"span": {"start": start, "end": end}, "name": "X", "code": "33.19"} for start, end in spans]
    return {"places": rows}


def test_it_works() -> None:
    found = findings_of(_result((0, 15), (9, 14)), TEXT)
    assert marked(TEXT, found).startswith(
        '<mark id="teks-places-0-15" class="n-mark n-mark-when">Bawaslu &lt;'
        '<mark id="teks-places-9-14" class="n-mark n-mark-when">Kudus</mark>&gt;</mark> &amp; '
    )


@given(st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=12))
def test_whatever_the_places_the_text_stays_whole(spans: list[tuple[int, int]]) -> None:
    html = str(marked(TEXT, findings_of(_result(*spans), TEXT)))
    bare = re.sub(r"</?mark[^>]*>", "", html)
    assert bare == "Bawaslu &lt;Kudus&gt; &amp; &#x27;Demak&#x27; mengimbau ASN menjaga netralitas."
    depth = 0
    for tag in re.findall(r"</?mark", html):
        depth += 1 if tag == "<mark" else -1
        assert depth >= 0
    assert depth == 0
    ids = re.findall(r'id="([^"]*)"', html)
    assert len(ids) == len(set(ids))


def test_a_nip_is_masked_however_it_is_spaced() -> None:
    for written in ("198001012005011002", "19800101 200501 1 002", "19800101.200501.1.002"):
        assert masked(f"({written})") == "(1980**** ****** * 002)"
    assert (
        masked("Nomor 10 Tahun 2024, 680 kasus, 3201234567890001") == "Nomor 10 Tahun 2024, 680 kasus, 3201234567890001"
    )
