"""Weights learned from labelled texts. The same texts, lexicon and cues give the same model.

No feature is kept that fewer than `FEWEST` texts have, and no word that only one election uses: words of one election
are mostly its names. Names, regions and figures are never features.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, vstack
from sklearn.linear_model import LogisticRegression

from netra.engine.screening import cues as lists
from netra.engine.screening.features import PER_WORD, Gram, Told, features_of, grams_of, shorten
from netra.engine.screening.features_facts import FIRST_WORD, Short
from netra.engine.screening.folding import fold
from netra.engine.screening.lexicon import Lexicon
from netra.engine.screening.marking import FIGURES, MEN, TITLES, WOMEN
from netra.engine.screening.model import ABOUT, FOR, OUTPUTS, PARTISAN, SEVERAL, Model, gram_of
from netra.engine.screening.program import compile_program
from netra.engine.screening.reading import Reader

FEWEST: Final = 5
LEAST_ELECTIONS: Final = 2
MOST_GRAMS: Final = 1500
# How much one feature of a kind counts before anything is learned: what was made by hand more than what was counted.
WORD_SCALE, GRAM_SCALE, CLASS_SCALE, COUPLE_SCALE, FACT_SCALE = 0.8, 0.4, 1.0, 0.2, 0.8
STRENGTH: Final = 0.5  # inverse of the penalty
FOR_STRENGTH: Final = 2.0  # for or against has fewer texts, but more that tell it
FEELING_WEIGHT: Final = 0.2  # of a text that only shows what pleased and displeased people say
# A text is about the pair it takes sides for: how much of that goes into whether it is about a pair.
ABOUT_SIDES: Final = 0.3
_NOBODY: Final = -1
SUGGEST, STRONG, SHORTEST = 0.45, 0.9, 3


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled text. `target`: a ballot number, "multi" or "none"; `stance`: support, oppose, neutral or none."""

    text: str
    contest: str
    target: str
    stance: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Feeling:
    """A text of no election whose writer is pleased or not: it teaches which words are kind."""

    text: str
    is_pleased: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """A text from one of the pairs it names."""

    row: Row
    pair: int
    pairs: int
    short: Short
    text: int


def learn(
    rows: Sequence[Row], lexicon: Lexicon, *, feelings: Sequence[Feeling] = (), about: Mapping[str, Any] | None = None
) -> Model:
    """A model of labelled texts, whose contests are in the lexicon. Raises `ValueError` where too few are labelled."""
    model = _empty(rows, lexicon, about or {})
    reader = Reader(model, lexicon, compile_program(lexicon, model.vocabulary))
    seen = list(_seen(rows, reader, model))
    model = replace(model, grams=_grams(seen, model))
    found = [sorted(features_of(one.short, one.pair, model.known)) for one in seen]
    matrix, scales = _matrix(found, [one.text for one in seen], model)
    weights = np.zeros((model.known.rows, len(OUTPUTS)), np.float64)
    bias = np.zeros(len(OUTPUTS), np.float64)
    counts = [one.row.weight for one in seen]
    if len({_is_partisan(one) for one in seen} - {-1}) < 2:
        raise ValueError("There are too few labelled texts to learn from.")
    for output, wanted, otherwise in (
        (PARTISAN, [_is_partisan(one) for one in seen], 0.0),
        (ABOUT, [_is_about(one) for one in seen], 3.0),
        (SEVERAL, [_is_several(one) for one in seen], -3.0),
    ):
        weights[:, output], bias[output] = _fit(matrix, wanted, counts, scales, otherwise)
    scales[model.known.first_fact :] = 0  # how somebody is named says nothing of whether it is for or against
    felt = _rows_of([_of_feeling(told, model) for told in _told(feelings, reader, lexicon)], model)
    sides = [_is_for(one) for one in seen] + [int(one.is_pleased) for one in feelings]
    counts += [FEELING_WEIGHT] * len(feelings)
    weights[:, FOR], bias[FOR] = _fit(csr_matrix(vstack([matrix, felt])), sides, counts, scales, 0.0, FOR_STRENGTH)
    for table in (weights, bias):
        table[..., ABOUT] += ABOUT_SIDES * (table[..., FOR] + table[..., PARTISAN])
    return replace(model, weights=np.round(weights, 3).astype(np.float32), bias=np.round(bias, 3).astype(np.float32))


def _told(feelings: Sequence[Feeling], reader: Reader, lexicon: Lexicon) -> Iterable[Sequence[Told]]:
    contest = lexicon.contests[0].key if lexicon.contests else ""
    return reader.told_of([(one.text, contest) for one in feelings])


def _of_feeling(told: Sequence[Told], model: Model) -> list[int]:
    """The rows of a text that is seen from a pair it does not name."""
    return sorted(features_of(shorten(told, model.known.titles), _NOBODY, model.known))


def _empty(rows: Sequence[Row], lexicon: Lexicon, about: Mapping[str, Any]) -> Model:
    known = lists.load()
    words = sorted(known.words | _common(rows, lexicon, known) | {str(one) for one in range(1, 10)} | FIGURES.keys())
    words = sorted({*words, *(known.variants.get(one, one) for one in TITLES | WOMEN | MEN)})
    negations = {word for gram, classes in known.grams.items() if len(gram) == 1 for word in gram
                 if known.classes.index("negation") in classes}  # fmt: skip
    return Model(
        words=tuple(words),
        variants={other: word for other, word in known.variants.items() if other not in set(words)},
        negations=tuple(sorted(negations)),
        classes=known.classes,
        cues=known.grams,
        grams=(),
        weights=np.zeros((0, len(OUTPUTS)), np.float32),
        bias=np.zeros(len(OUTPUTS), np.float32),
        suggest=SUGGEST,
        strong=STRONG,
        shortest=SHORTEST,
        about=about,
    )


def _common(rows: Sequence[Row], lexicon: Lexicon, known: lists.Cues) -> set[str]:
    """Words that enough texts and elections have, and that are no names."""
    program = compile_program(lexicon, dict.fromkeys(known.words, 0))
    names = {key for pattern in lexicon.patterns if pattern.contest
             for word in pattern.words for key in (one.key for one in fold(word))}  # fmt: skip
    texts: Counter[str] = Counter()
    elections: dict[str, set[str]] = defaultdict(set)
    for row in {row.text: row for row in rows}.values():
        keys = {known.variants.get(word.key, word.key) for word in fold(row.text, program.dictionary)}
        for key in keys:
            texts[key] += 1
            elections[key].add(row.contest)
    return {
        key
        for key, count in texts.items()
        if count >= FEWEST
        and len(elections[key]) >= LEAST_ELECTIONS
        and key not in names
        and not key.isdigit()
        and key[0] != "@"
    }


def _seen(rows: Sequence[Row], reader: Reader, model: Model) -> Iterable[_Seen]:
    for text, (row, told) in enumerate(zip(rows, reader.told_of([(r.text, r.contest) for r in rows]), strict=True)):
        short = shorten(told, model.known.titles)
        pairs = sorted({token.owner for token in short.tokens if token.owner})
        for pair in pairs:
            yield _Seen(row, pair, len(pairs), short, text)


def _is_partisan(one: _Seen) -> int:
    """1 or 0, or -1 where the text says nothing of this pair."""
    if one.row.target in ("multi", "none"):
        return 0
    return int(one.row.stance in ("support", "oppose")) if one.row.target == str(one.pair) else -1


def _is_for(one: _Seen) -> int:
    """1 for support, 0 for opposition, -1 for neither."""
    is_taken = one.row.target == str(one.pair) and one.row.stance in ("support", "oppose")
    return int(one.row.stance == "support") if is_taken else -1


def _is_about(one: _Seen) -> int:
    return -1 if one.row.target == "multi" else int(one.row.target == str(one.pair))


def _is_several(one: _Seen) -> int:
    return int(one.row.target == "multi") if one.pairs > 1 else -1


def _grams(seen: Sequence[_Seen], model: Model) -> tuple[tuple[str, ...], ...]:
    texts: dict[Gram, set[int]] = defaultdict(set)
    elections: dict[Gram, set[str]] = defaultdict(set)
    figures = _digits(model)
    for one in seen:
        for gram in grams_of(one.short, one.pair):
            if not figures.intersection(gram):
                texts[gram].add(one.text)
                elections[gram].add(one.row.contest)
    common = [
        gram for gram, places in texts.items() if len(places) >= FEWEST and len(elections[gram]) >= LEAST_ELECTIONS
    ]
    common.sort(key=lambda gram: (-len(texts[gram]), gram))
    return tuple(gram_of(gram, model.words) for gram in sorted(common[:MOST_GRAMS]))


def _digits(model: Model) -> set[int]:
    """The features of digits: a ballot number of one election teaches nothing for the next."""
    return {one for one in model.speaking.figures if model.words[one - FIRST_WORD].isdigit()}


def _matrix(
    found: Sequence[Sequence[int]], texts: Sequence[int], model: Model
) -> tuple[csr_matrix, NDArray[np.float64]]:
    """The features of every sight, and by how much a learned weight is multiplied; rare features count for nothing."""
    known = model.known
    scales = np.full(known.rows, FACT_SCALE)
    scales[: known.first_class] = WORD_SCALE
    scales[known.first_class : known.first_gram] = CLASS_SCALE
    scales[known.first_gram : known.first_couple] = GRAM_SCALE
    scales[known.first_couple : known.first_fact] = COUPLE_SCALE
    for figure in _digits(model):
        scales[figure * PER_WORD : (figure + 1) * PER_WORD] = 0
    having: dict[int, set[int]] = defaultdict(set)
    for rows, text in zip(found, texts, strict=True):
        for row in rows:
            having[row].add(text)
    rare = [row for row in range(known.rows) if len(having.get(row, ())) < FEWEST]
    scales[rare] = 0
    return _rows_of(found, model), scales


def _rows_of(found: Sequence[Sequence[int]], model: Model) -> csr_matrix:
    indices = np.array([row for rows in found for row in rows], np.int32)
    offsets = np.cumsum([0, *(len(rows) for rows in found)])
    return csr_matrix((np.ones(len(indices)), indices, offsets), shape=(len(found), model.known.rows))


def _fit(
    matrix: csr_matrix,
    wanted: Sequence[int],
    weights: Sequence[float],
    scale: NDArray[np.float64],
    otherwise: float,
    strength: float = STRENGTH,
) -> tuple[NDArray[np.float64], float]:
    """Weights by row, and where they start: at `otherwise`, without weights, where all answers are the same."""
    places = [place for place, answer in enumerate(wanted) if answer >= 0]
    answers = np.array([wanted[place] for place in places])
    if len(set(answers.tolist())) < 2:
        return np.zeros(matrix.shape[1]), otherwise
    model = LogisticRegression(C=strength, max_iter=400)
    scaled = csr_matrix(matrix @ diags(scale))
    model.fit(scaled[places], answers, sample_weight=np.array([weights[place] for place in places]))
    return model.coef_[0] * scale, float(model.intercept_[0])
