"""The search finds whom a plain look at everybody finds; the fast loop does what the plain one does."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.engine.resolve import Index, Profile, WrongIndex, build, kernel, twin
from netra.engine.resolve.comparing import surroundings
from netra.engine.resolve.folding import fold_name
from netra.engine.resolve.reading import read
from netra.engine.resolve.searching import search

WORDS = (
    "Siti",
    "Aminah",
    "Moh.",
    "Soeparno",
    "Budi",
    "H.",
    "nur",
    "Hidayat",
    "nurhidayat",
    "M.",
    "Mas",
    "S.Pd",
    ",S.H",
)
NAMES = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
REGIONS = st.sampled_from(["33.19", "33.20", "33", "", "51.08"])
PEOPLE = st.lists(
    st.tuples(NAMES, REGIONS, st.sampled_from(["", "Dinas Sosial", "SDN 1 Jati"])), min_size=1, max_size=40
)


def an_index(people: list[tuple[str, str, str]]) -> Index:
    """People as (name, region, unit), numbered from 0."""
    name, region, unit = zip(*people, strict=True)
    ids = pa.array(range(len(people)), pa.int64())
    none = pa.nulls(len(people), pa.string())
    return build(pa.table({"id": ids, "name": name, "region_code": region, "agency": none, "unit": unit}))


def test_it_works() -> None:
    index = an_index([("Siti Aminah", "33.19", ""), ("Budi", "33.20", ""), ("Siti Nur", "33.19", "")])
    assert index.ids[
        search(query := read(Profile(name="siti aminah"), index), index, surroundings(query, index)).rows
    ].tolist() == [0, 2]


@settings(deadline=None)
@given(PEOPLE)
def test_names_are_folded_in_bulk_as_one_by_one(people: list[tuple[str, str, str]]) -> None:
    index = an_index(people)
    for row, person in enumerate(index.ids.tolist()):
        numbers = index.name_words[index.name_from[row] : index.name_from[row + 1]]
        assert tuple(index.words[one] for one in numbers) == fold_name(people[person][0])
        assert index.regions[index.region_of[index.workplace[row]]] == people[person][1]


@settings(deadline=None)
@given(PEOPLE, NAMES)
def test_everybody_who_shares_a_word_is_found(people: list[tuple[str, str, str]], name: str) -> None:
    index = an_index(people)
    query = read(Profile(name=name), index)
    found = set(index.ids[search(query, index, surroundings(query, index)).rows].tolist())
    sharing = {number for number, one in enumerate(people) if set(fold_name(one[0])) & set(query.words)}
    assert sharing <= found


def test_a_first_letter_is_looked_at_before_people_are_left_out() -> None:
    index = an_index([*[("Siti Aminah", "33.19", "")] * 100, ("Siti Rahma", "33.19", "")])
    query = read(Profile(name="Siti R."), index)
    assert index.ids[search(query, index, surroundings(query, index), kept=5).rows[0]] == 100


@settings(deadline=None)  # the first call compiles
@given(
    st.lists(st.tuples(st.lists(st.integers(0, 90_000), max_size=30), st.sampled_from([0.5, 2.0, 7.25])), max_size=5),
    st.integers(1, 20),
    st.integers(0, 4),
)
def test_the_fast_loop_does_what_the_plain_one_does(terms: list[tuple[list[int], float]], k: int, asked: int) -> None:
    lists = [sorted(set(rows)) for rows, _ in terms]
    ends = np.cumsum([0, *map(len, lists)]).astype(np.int64)
    rows = 90_001
    table = (
        ends[:-1],
        ends[1:],
        np.array([weight for _, weight in terms], np.float32),
        np.array([row for one in lists for row in one], np.uint32),
        (np.arange(rows) % 7).astype(np.uint32),
        np.array([0, 1.5, 0, 3, 0, 0, 9], np.float32),
        (np.arange(rows) % 5).astype(np.uint8),
    )
    found, scores, bins = kernel.best_rows(*table, asked, np.float32(1.5), np.float32(2.0), k)
    order = kernel.ranked(found, scores)
    plain = twin.best_rows(*table, asked, 1.5, 2.0, k)
    assert (found[order].tolist(), scores[order].tolist(), bins.tolist()) == plain


def test_an_index_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    index = an_index([("Siti Aminah", "33.19", "SDN 1 Jati"), ("Budi", "", "")])
    index.save(tmp_path)
    again = Index.load(tmp_path)
    assert again.words == index.words
    assert again.postings.tolist() == index.postings.tolist()
    with pytest.raises(ValueError, match="read-only"):
        again.postings[0] = 7


def test_an_index_that_was_not_finished_is_refused(tmp_path: Path) -> None:
    an_index([("Budi", "", "")]).save(tmp_path)
    (tmp_path / "index.json").unlink()
    with pytest.raises(WrongIndex):
        Index.load(tmp_path)


def test_an_empty_register_has_nobody() -> None:
    columns = ("name", "region_code", "agency", "unit")
    table = pa.table({"id": pa.array([], pa.int64()), **{one: pa.array([], pa.string()) for one in columns}})
    empty = build(table)
    query = read(Profile(name="Budi", region_code="33.19", unit="SDN 1"), empty)
    assert len(search(query, empty, surroundings(query, empty)).rows) == 0
