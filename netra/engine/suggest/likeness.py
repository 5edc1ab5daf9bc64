"""The words of a narrative that weighed most in what was learned, so that it explains itself too."""

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from netra.domain.words import Text
from netra.engine.suggest.facts import Fact, FactKind, Mention
from netra.engine.suggest.letters import letters, rows_of
from netra.engine.suggest.model import Draft
from netra.engine.suggest.signals import Place, words_of, words_weighed
from netra.engine.suggest.weights import KIND, Weights

KEY = "WORDS_OF_SUCH_CASES"
LABEL = Text("kata-kata yang mirip dengan perkara sejenis", "words like those of such cases")
SPANS = 3
TELL_NOTHING = re.compile(  # they weigh something in a sum but explain nothing to a reader
    "di|ke|dari|dan|atau|yang|itu|ini|juga|sudah|belum|lagi|masih|tapi|karena|waktu|saat|pas|saya|kami|kita|dia|ia|"
    "mereka|beliau|pak|bu|bapak|ibu|mas|mbak|para|oleh|untuk|pada|dengan|dalam|akan|ada|adalah|bahwa|saja|hari|tanggal|"
    "jam|minggu|bulan|tahun|satu|dua|tiga|nya|kok|kan|ya|lho|min|mohon|tolong|maaf|[0-9]+|.{1,2}"
)


def telling(draft: Draft, by: Weights, letters_count: float) -> dict[Place, NDArray[np.float64]]:
    """How much each word, and each two in a row, where they first stand, speaks for every kind of act above others.

    Words that would explain nothing are left out.
    """
    places = {name: found[0] for name, found in words_of(draft).items()}
    numbers = words_weighed(name for name in places if name in by.known)
    found: dict[Place, NDArray[np.float64]] = {}
    rows = _above_others(by.rows[[by.known[name] for name in numbers], by.heads[KIND].columns]) * (1 - letters_count)
    for (name, number), gains in zip(numbers.items(), rows, strict=True):
        place, gains = places[name], gains * number
        found[place] = np.maximum(found[place], gains) if place in found else gains
    weighed = letters(draft.tokens, by.letters.known, by.letters.rarity)
    spelt = _above_others(by.letters.rows[list(weighed)]) * np.array(list(weighed.values()))[:, None] * letters_count
    row_at = {row: at for at, row in enumerate(weighed)}
    for word, at in {one.plain: at for at, one in reversed(list(enumerate(draft.tokens)))}.items():
        here = [row_at[by.letters.known[row]] for row in rows_of(word) if row in by.letters.known]
        found[at, at + 1] = found.get((at, at + 1), 0.0) + spelt[here].sum(axis=0)
    return {place: gains for place, gains in found.items() if _explains(draft, place)}


def words_for(draft: Draft, words: Mapping[Place, NDArray[np.float64]], kind: str, by: Weights) -> tuple[Mention, ...]:
    """The words that weighed most for a kind of act, in the order of the text; `words` as `telling` found them."""
    answers = by.heads[KIND].answers
    if kind not in answers:
        return ()
    at = answers.index(kind)
    gains = {place: float(gain[at]) for place, gain in words.items() if gain[at] > 0}
    best: list[Place] = []
    for first, last in sorted(gains, key=lambda where: (-gains[where], where)):
        if len(best) < SPANS and all(last <= other[0] or first >= other[1] for other in best):
            best.append((first, last))
    return tuple(_mention(draft, first, last) for first, last in sorted(best))


def _above_others(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    wide = rows.astype(np.float64)
    above: NDArray[np.float64] = wide - wide.mean(axis=1, keepdims=True)
    return above


def _explains(draft: Draft, place: Place) -> bool:
    return any(not TELL_NOTHING.fullmatch(one.plain) for one in draft.tokens[slice(*place)])


def _mention(draft: Draft, first: int, last: int) -> Mention:
    start, end = draft.tokens[first].start, draft.tokens[last - 1].end
    return Mention(Fact(FactKind.CIRCUMSTANCE, KEY, LABEL, start, end), "", first, last)
