"""Any text is read without failing, and every span lies in the text it claims to be from."""

import time
from collections.abc import Iterator
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from netra.domain.loading import load
from netra.engine.reading import Reading, Span, open_file, read_text
from netra.engine.reading.opening import CannotRead
from netra.registry.gazetteer import gazetteer

WORDS = [
    "Bawaslu", "Kabupaten", "Pati", "KOTA", "Bandung –", "Rabu (23/9/2020)", "31/02/2021", "(20/10)",
    "Pasal 71 ayat (", "UU", "Nomor", "PP 42", "Tahun 2024", "SE Bupati", "SKB", "tentang", "dua ratus",
    "sekitar 1.000", "kasus", "orang", "ratusan peserta", "zona kuning", "Ketua", "Drs. H. Ahmad,", "S.Sos",
    "mengatakan", "“like”", "dan", "\n", "\n\n", "Baca juga:", "Tinggalkan Balasan", "hingga", "21 September 2020",
    "se-Indonesia", "di Aula", "http://a.b/c", "\u200b", "İ", "ß", "١٢", "²", "Oktober mendatang", "No",
    "9999 tahun", "29 Februari", "Jum’at,", "dipandu", "KASN", "(", ")", "ﬁ", "99/99/9999", "29/2",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=60).map(" ".join)


def read(text: str) -> Reading:
    return read_text(text, places=gazetteer(), catalogue=load())


def spans(found: Reading) -> Iterator[Span]:
    for name in ("places", "days", "bodies", "persons", "activities", "acts", "figures", "zones", "roles", "citations"):
        for one in getattr(found, name):
            yield one.span
    for one in (found.place, found.day):
        if one is not None:
            yield one.span


def check(text: str) -> None:
    found = read(text)
    for span in spans(found):
        assert 0 <= span.start < span.end <= len(found.text)
    for person in found.persons:
        assert " ".join(person.span.of(found.text).split()) == person.name
    for figure in found.figures:
        assert figure.span.of(found.text) == figure.words
    for citation in found.citations:
        assert citation.span.of(found.text) == citation.written
        assert citation.meant or citation.is_local or citation.unresolved_why is not None
    for role in found.roles:
        assert role.span.of(found.text)
    if found.title:
        assert found.text.startswith(found.title)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_words_of_articles_in_any_order(text: str) -> None:
    check(text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=300)
    | st.binary(max_size=80).map(b"%PDF-1.4".__add__)
    | st.binary(max_size=80).map(b"<html>".__add__)
)
def test_any_bytes(content: bytes) -> None:
    with suppress(CannotRead):
        for opened in open_file(content, "berkas"):
            check(opened.text)


def test_long_texts_take_no_long_time() -> None:
    piece = (
        "Ketua Bawaslu Kabupaten Pati, Ahmad Syukri, mengatakan PP Nomor 42 Tahun 2004 dan 12 kasus, Rabu (23/9/2020). "
    )
    read(piece)
    began = time.process_time()
    read(piece * 30)
    assert time.process_time() - began < 2.0
    for hard in ("(" * 5_000, "A " * 5_000, "Pasal 1, " * 2_000, "UU " * 2_000, "satu " * 3_000, "a" * 20_000):
        began = time.process_time()
        read(hard)
        assert time.process_time() - began < 6.0, hard[:10]
