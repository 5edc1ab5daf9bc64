"""The weights by which a text is judged, in a file that is only data.

The file is JSON: words, cues, sequences, one line of weights for every row that counts, thresholds, and an account of
what they were learned from. Its version is the hash of its content; a file that was changed is refused.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.features import Gram, Known
from netra.engine.screening.features_facts import FIRST_WORD, SPECIAL
from netra.engine.screening.marking import FIGURES, MEN, TITLES, WOMEN, Speaking

FORMAT: Final = "netra-screening-model/2"
SHIPPED: Final = Path(__file__).parent / "model.json"
OUTPUTS: Final = ("partisan", "for", "about", "several")
PARTISAN, FOR, ABOUT, SEVERAL = range(len(OUTPUTS))
SUPPORT, OPPOSE, NEUTRAL = range(3)
_DIGITS: Final = 3


class WrongModel(ValueError):
    """A file that is no model, of another format, or not what its version says."""


@dataclass(frozen=True)
class Model:
    """`words` in order of their number; `variants`: other spellings; `cues` and `grams` in words and special tokens.

    `weights`: rows as `features` numbers them, columns OUTPUTS. A score from `suggest` on is worth a look, from
    `strong` on a strong one, if the text has at least `shortest` words.
    """

    words: tuple[str, ...]
    variants: Mapping[str, str]
    negations: tuple[str, ...]
    classes: tuple[str, ...]
    cues: Mapping[tuple[str, ...], tuple[int, ...]]
    grams: tuple[tuple[str, ...], ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    suggest: float
    strong: float
    shortest: int
    about: Mapping[str, Any]

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """What a program is compiled with: every spelling of every word to its feature."""
        found = {word: FIRST_WORD + place for place, word in enumerate(self.words)}
        return found | {other: found[word] for other, word in self.variants.items() if word in found}

    @cached_property
    def known(self) -> Known:
        number = self._number
        return Known(
            len(self.words),
            len(self.classes),
            {tuple(number[word] for word in gram): classes for gram, classes in self.cues.items()},
            {tuple(number[word] for word in gram): place for place, gram in enumerate(self.grams)},
            self._features(TITLES),
            self._features(self.negations),
        )

    @cached_property
    def thousandths(self) -> NDArray[np.int64]:
        """The weights as whole numbers, so that their sums are the same in every order; the last row is the bias."""
        return np.rint(np.vstack([self.weights, self.bias]).astype(np.float64) * 1000).astype(np.int64)

    @cached_property
    def speaking(self) -> Speaking:
        words = {str(one): one for one in range(1, 10)} | FIGURES
        figures = {self._number[word]: one for word, one in words.items() if word in self._number}
        return Speaking(self._features(WOMEN), self._features(MEN), figures)

    @cached_property
    def _number(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(SPECIAL)} | {
            word: FIRST_WORD + place for place, word in enumerate(self.words)
        }

    def _features(self, words: Iterable[str]) -> frozenset[int]:
        return frozenset(self.vocabulary[word] for word in words if word in self.vocabulary)

    @cached_property
    def version(self) -> str:
        """The first twelve letters of the hash of the content."""
        return sha256(self._content().encode()).hexdigest()[:12]

    def _content(self) -> str:
        rows = {
            str(row): [round(float(value), _DIGITS) for value in self.weights[row]]
            for row in np.flatnonzero(np.any(self.weights != 0, axis=1)).tolist()
        }
        table = {
            "words": self.words,
            "variants": dict(sorted(self.variants.items())),
            "negations": self.negations,
            "classes": self.classes,
            "cues": [[" ".join(gram), *classes] for gram, classes in self.cues.items()],
            "grams": [" ".join(gram) for gram in self.grams],
            "weights": rows,
            "bias": [round(float(value), _DIGITS) for value in self.bias],
            "suggest": self.suggest,
            "strong": self.strong,
            "shortest": self.shortest,
            "about": self.about,
        }
        return json.dumps(table, ensure_ascii=False, separators=(",", ":"))

    def save(self, path: Path) -> None:
        """Write a file that `load` reads; the same model gives the same bytes."""
        content = self._content().replace('],"', '],\n"')
        path.write_text(f'{{"format":"{FORMAT}","version":"{self.version}",\n"model":{content}}}\n', encoding="utf-8")

    @classmethod
    def load(cls, path: Path = SHIPPED) -> Self:
        """Read what `save` wrote. Raises `WrongModel`, or `OSError` for a missing file."""
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
            if table["format"] != FORMAT:
                raise WrongModel(f"This is {table['format']}, not {FORMAT}.")
            model = cls._read(table["model"])
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as fault:
            if isinstance(fault, WrongModel):
                raise
            raise WrongModel("This is not a model of screening.") from fault
        if model.version != table["version"]:
            raise WrongModel(f"The content is {model.version}, but the file says {table['version']}.")
        return model

    @classmethod
    def _read(cls, table: Mapping[str, Any]) -> Self:
        found = cls(
            words=tuple(table["words"]),
            variants=dict(table["variants"]),
            negations=tuple(table["negations"]),
            classes=tuple(table["classes"]),
            cues={tuple(gram.split(" ")): tuple(classes) for gram, *classes in table["cues"]},
            grams=tuple(tuple(gram.split(" ")) for gram in table["grams"]),
            weights=np.zeros((0, len(OUTPUTS)), np.float32),
            bias=np.array(table["bias"], np.float32),
            suggest=float(table["suggest"]),
            strong=float(table["strong"]),
            shortest=int(table["shortest"]),
            about=table["about"],
        )
        weights = np.zeros((found.known.rows, len(OUTPUTS)), np.float32)
        for row, values in table["weights"].items():
            weights[int(row)] = values
        object.__setattr__(found, "weights", weights)
        return found


def gram_of(gram: Gram, words: tuple[str, ...]) -> tuple[str, ...]:
    """A sequence of token numbers in words."""
    return tuple(SPECIAL[one] if one < FIRST_WORD else words[one - FIRST_WORD] for one in gram)
