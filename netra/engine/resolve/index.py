"""A register as files of plain arrays, mapped into memory: a look-up touches only the pages it needs.

People are rows, sorted by where they work, so that a region, an agency and a unit are each a range of rows.
"""

import json
from dataclasses import dataclass, fields
from functools import cached_property
from math import log2
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from netra.engine.resolve.folding import common_words

VERSION: Final = 1
KIND: Final = "netra people"
SMALL: Final = 2_000  # people; what is usual counts as much as so many people of the register
USUAL_WORD: Final = 1 / 1_000  # of people bear a word of names that is none of the common ones
USUAL_OFFICE: Final = 1 / 100  # of people work where a word of offices is used

Ints = npt.NDArray[np.integer[Any]]


def bits(part: float, whole: float) -> float:
    """How much it says that something holds which holds for `part` of `whole`."""
    return log2(max(whole, 1) / max(part, 1))


class WrongIndex(ValueError):
    """A folder that holds no index, or one of another version: build it anew."""


@dataclass(frozen=True)
class Index:
    """`words` of names and `office_words` by number, and what leads from them to people and back.

    ids: row -> id of the register. workplace: row -> workplace. name_from/name_words: row -> words of its name.
    posting_from/postings: word -> rows. region_of: workplace -> region. work_from: workplace -> first row.
    work_word_from/work_words: workplace -> office words. office_from/office_postings: office word -> workplaces.
    near_key/near_word: sorted hashes of words with one letter left out -> word.
    """

    words: tuple[str, ...]
    office_words: tuple[str, ...]
    regions: tuple[str, ...]
    ids: npt.NDArray[np.int64]
    workplace: npt.NDArray[np.uint32]
    length: npt.NDArray[np.uint8]
    name_from: npt.NDArray[np.int64]
    name_words: npt.NDArray[np.uint32]
    posting_from: npt.NDArray[np.int64]
    postings: npt.NDArray[np.uint32]
    region_of: npt.NDArray[np.uint32]
    work_from: npt.NDArray[np.int64]
    work_word_from: npt.NDArray[np.int64]
    work_words: npt.NDArray[np.uint32]
    office_from: npt.NDArray[np.int64]
    office_postings: npt.NDArray[np.uint32]
    office_people: npt.NDArray[np.int64]
    near_key: npt.NDArray[np.uint32]
    near_word: npt.NDArray[np.uint32]

    def __post_init__(self) -> None:
        """Nobody writes into an index, be it read from files or just built."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray):
                value.flags.writeable = False

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def word_ids(self) -> dict[str, int]:
        """The number of every word of names."""
        return {word: number for number, word in enumerate(self.words)}

    @cached_property
    def office_ids(self) -> dict[str, int]:
        """The number of every word of agencies and units."""
        return {word: number for number, word in enumerate(self.office_words)}

    @cached_property
    def word_people(self) -> npt.NDArray[np.int64]:
        """How many people bear each word."""
        return np.diff(self.posting_from)

    @cached_property
    def word_bits(self) -> npt.NDArray[np.float64]:
        """What it says that somebody bears a word. A small register is not believed on its own: see `SMALL`."""
        known = np.full(len(self.words), USUAL_WORD)
        for word, share in common_words().items():
            if word in self.word_ids:
                known[self.word_ids[word]] = share
        found: npt.NDArray[np.float64] = -np.log2((self.word_people + SMALL * known) / (len(self) + SMALL))
        return found

    @cached_property
    def word_letters(self) -> npt.NDArray[np.uint8]:
        """The first letter of every word of names."""
        return np.array([ord(word[0]) for word in self.words], np.uint8)

    @cached_property
    def letter_bits(self) -> dict[str, float]:
        """What it says that a word of a name begins with a letter."""
        count = np.bincount(self.word_letters, weights=self.word_people, minlength=128)
        return {chr(letter): bits(count[letter], self.word_people.sum()) for letter in np.flatnonzero(count)}

    def office_bits(self, people: int) -> float:
        """What it says that somebody works where `people` do, or where a word is used that is used for so many."""
        return -log2((people + SMALL * USUAL_OFFICE) / (len(self) + SMALL))

    @cached_property
    def region_people(self) -> dict[str, int]:
        """How many people work in each province ("33") and each regency or city ("33.09")."""
        counts: dict[str, int] = {}
        people = np.diff(self.work_from)
        sums = np.bincount(self.region_of, weights=people, minlength=len(self.regions))
        for code, count in zip(self.regions, sums, strict=True):
            for part in {code[:2], code[:5]} - {""}:
                counts[part] = counts.get(part, 0) + int(count)
        return counts

    def save(self, folder: Path) -> None:
        """Write the arrays; the file that says the index is whole comes last."""
        folder.mkdir(parents=True, exist_ok=True)
        head = folder / "index.json"
        head.unlink(missing_ok=True)
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray):
                np.save(folder / f"{field.name}.npy", value)
            else:
                (folder / f"{field.name}.json").write_text(json.dumps(value), "utf-8")
        head.write_text(json.dumps({"kind": KIND, "version": VERSION, "people": len(self)}), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Map the arrays of a folder; raises `WrongIndex` where `save` did not finish or was another version's."""
        try:
            head = json.loads((folder / "index.json").read_text("utf-8"))
            if (head["kind"], head["version"]) != (KIND, VERSION):
                raise WrongIndex(f"{folder} holds an index of another version.")
            values: dict[str, Any] = {}
            for field in fields(cls):
                array = folder / f"{field.name}.npy"
                if array.exists():
                    mapped = np.load(array, mmap_mode="r")
                    values[field.name] = np.asarray(mapped)
                else:
                    values[field.name] = tuple(json.loads((folder / f"{field.name}.json").read_text("utf-8")))
        except (OSError, KeyError, json.JSONDecodeError) as error:
            raise WrongIndex(f"{folder} holds no whole index: {error}") from error
        return cls(**values)
