"""From a table of people to an index, piece by piece: each different piece of a name is folded once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from netra.engine.resolve.folding import fold_name, fold_office, fold_piece
from netra.engine.resolve.index import Index, Ints
from netra.engine.resolve.typos import near_table

BATCH: Final = 250_000
COLUMNS: Final = ("id", "name", "region_code", "agency", "unit")
_BETWEEN: Final = "\x1f"


@dataclass
class _Words:
    """Words by the number they were first seen under."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, word: str) -> int:
        return self.numbers.setdefault(word, len(self.numbers))


@dataclass
class _Lists:
    """Lists of numbers by row, one after another."""

    lengths: list[npt.NDArray[np.int64]] = field(default_factory=list)
    values: list[npt.NDArray[np.uint32]] = field(default_factory=list)

    def joined(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
        lengths = np.concatenate(self.lengths) if self.lengths else np.zeros(0, np.int64)
        values = np.concatenate(self.values) if self.values else np.zeros(0, np.uint32)
        return starts(lengths), values


def starts(lengths: Ints) -> npt.NDArray[np.int64]:
    """Where each list begins, and where the last one ends."""
    found = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=found[1:])
    return found


def gathered(begin: Ints, length: Ints, values: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """The lists that begin at `begin`, one after another."""
    total = int(length.sum())
    place = np.repeat(np.asarray(begin, np.int64) - starts(length)[:-1], length)
    return values[place + np.arange(total)]


def build(records: pa.Table | Iterable[pa.RecordBatch]) -> Index:
    """An index of people: `id` int64, `name`, `region_code`, `agency`, `unit` text, of which all but `id` may be null.

    The same people in the same order give the same index, byte by byte.
    """
    batches = records.to_batches(max_chunksize=BATCH) if isinstance(records, pa.Table) else records
    words, places = _Words(), _Words()
    names, ids, works = _Lists(), [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    fold = _folder(words)
    for batch in batches:
        columns = {one: batch.column(batch.schema.get_field_index(one)) for one in COLUMNS}
        ids.append(columns["id"].to_numpy(zero_copy_only=False).astype(np.int64))
        lengths, values = fold(_text(columns["name"]))
        names.lengths.append(lengths)
        names.values.append(values)
        works.append(_placed([_text(columns[one]) for one in COLUMNS[2:]], places))
    return _assembled(np.concatenate(ids), np.concatenate(works), names, words, places)


def _text(column: pa.Array) -> pa.Array:
    return pc.fill_null(column.cast(pa.string()), "")


def _placed(columns: Sequence[pa.Array], places: _Words) -> npt.NDArray[np.int64]:
    """The workplace of each row: region, agency and unit together."""
    clean = [pc.replace_substring(pc.utf8_trim_whitespace(one), _BETWEEN, " ") for one in columns]
    coded = pc.binary_join_element_wise(*clean, _BETWEEN).dictionary_encode()
    local = np.fromiter((places.number(one) for one in coded.dictionary.to_pylist()), np.int64, len(coded.dictionary))
    found: npt.NDArray[np.int64] = local[coded.indices.to_numpy(zero_copy_only=False)]
    return found


def _folder(words: _Words) -> Callable[[pa.Array], tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]]:
    known: dict[str, tuple[int, ...]] = {}

    def folded(piece: str) -> tuple[int, ...]:
        found = known.get(piece)
        if found is None:
            found = known[piece] = tuple(words.number(word) for word in fold_piece(piece)[0])
        return found

    def fold(names: pa.Array) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
        pieces = pc.utf8_split_whitespace(pc.replace_substring(names, ",", " ,"))
        coded = pieces.flatten().dictionary_encode()
        table = [folded(one) for one in coded.dictionary.to_pylist()]
        size = np.fromiter(map(len, table), np.int64, len(table))
        flat = np.fromiter(chain.from_iterable(table), np.uint32, int(size.sum()))
        at = coded.indices.to_numpy(zero_copy_only=False)
        of_piece = size[at] if len(at) else np.zeros(0, np.int64)
        values = gathered(starts(size)[:-1][at], of_piece, flat) if len(at) else np.zeros(0, np.uint32)
        offsets = pieces.offsets.to_numpy(zero_copy_only=False)
        ends = starts(of_piece)[np.asarray(offsets - offsets[0], np.int64)]
        lengths = np.diff(ends)
        return _with_bare(names, lengths, ends, values)

    def _with_bare(
        names: pa.Array, lengths: npt.NDArray[np.int64], ends: npt.NDArray[np.int64], values: npt.NDArray[np.uint32]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
        """Names that are nothing but forms of address keep their words, as `fold_name` has it."""
        bare = np.flatnonzero(lengths == 0)
        parts: list[npt.NDArray[np.uint32]] = []
        at = 0
        for row in bare.tolist():
            kept = [words.number(word) for word in fold_name(names[row].as_py())]
            if kept:
                lengths[row] = len(kept)
                parts += [values[at : ends[row]], np.array(kept, np.uint32)]
                at = int(ends[row])
        return (lengths, np.concatenate([*parts, values[at:]])) if parts else (lengths, values)

    return fold


def _assembled(
    ids: npt.NDArray[np.int64], works: npt.NDArray[np.int64], names: _Lists, words: _Words, places: _Words
) -> Index:
    keys = list(places.numbers)
    ranked = sorted(range(len(keys)), key=keys.__getitem__)
    rank = np.empty(len(keys), np.uint32)
    rank[ranked] = np.arange(len(keys), dtype=np.uint32)
    order = np.argsort(rank[works], kind="stable") if len(ids) else np.zeros(0, np.int64)
    workplace = rank[works][order] if len(ids) else np.zeros(0, np.uint32)
    first, values = names.joined()
    length = np.diff(first)[order]
    values = gathered(first[:-1][order], length, values)
    number, spelt = _alphabetical(words)
    values = number[values] if len(values) else values
    people = np.bincount(workplace, minlength=len(keys))
    near_key, near_word = near_table(spelt)
    posting_from, postings = _inverted(values, length, len(spelt))
    return Index(
        words=tuple(spelt),
        ids=ids[order],
        workplace=workplace,
        length=np.minimum(length, 255).astype(np.uint8),
        name_from=starts(length),
        name_words=values,
        posting_from=posting_from,
        postings=postings,
        work_from=starts(people),
        near_key=near_key,
        near_word=near_word,
        **_workplaces([keys[one].split(_BETWEEN) for one in ranked], people),
    )


def _alphabetical(words: _Words) -> tuple[npt.NDArray[np.uint32], list[str]]:
    spelt = sorted(words.numbers)
    number = np.empty(len(spelt), np.uint32)
    for new, word in enumerate(spelt):
        number[words.numbers[word]] = new
    return number, spelt


def _inverted(
    values: npt.NDArray[np.uint32], length: Ints, words: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
    """The lists turned round: for each word the rows that have it, each row once."""
    row = np.repeat(np.arange(len(length), dtype=np.uint32), length)
    order = np.argsort(values, kind="stable")
    word, row = values[order], row[order]
    once = np.ones(len(row), bool)
    once[1:] = (word[1:] != word[:-1]) | (row[1:] != row[:-1])
    return starts(np.bincount(word[once], minlength=words)), row[once]


def _workplaces(keys: Sequence[Sequence[str]], people: Ints) -> dict[str, Any]:
    regions = sorted({key[0] for key in keys})
    at = {code: number for number, code in enumerate(regions)}
    words = _Words()
    lists = [[words.number(word) for word in fold_office(f"{key[1]} {key[2]}")] for key in keys]
    length = np.fromiter(map(len, lists), np.int64, len(lists))
    number, spelt = _alphabetical(words)
    flat = np.fromiter(chain.from_iterable(lists), np.uint32, int(length.sum()))
    values = number[flat] if len(flat) else flat
    office_from, office_postings = _inverted(values, length, len(spelt))
    office_people = np.bincount(values, weights=np.repeat(people, length), minlength=len(spelt)).astype(np.int64)
    return {
        "office_words": tuple(spelt),
        "regions": tuple(regions),
        "region_of": np.fromiter((at[key[0]] for key in keys), np.uint32, len(keys)),
        "work_word_from": starts(length),
        "work_words": values,
        "office_people": office_people,
        "office_from": office_from,
        "office_postings": office_postings,
    }
