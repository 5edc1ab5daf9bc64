"""The words of a narrative that weighed most in what was learned, so that it explains itself too."""

import re
from collections.abc import Sequence

import numpy as np

from netra.domain.words import Text
from netra.engine.suggest.facts import Fact, FactKind, Mention
from netra.engine.suggest.model import Draft
from netra.engine.suggest.signals import Place, words_of
from netra.engine.suggest.weights import Weights

KEY = "WORDS_OF_SUCH_CASES"
LABEL = Text("kata-kata yang mirip dengan perkara sejenis", "words like those of such cases")
SPANS = 3
TELL_NOTHING = re.compile(  # they weigh something in a sum but explain nothing to a reader
    "di|ke|dari|dan|atau|yang|itu|ini|juga|sudah|belum|lagi|masih|tapi|karena|waktu|saat|pas|saya|kami|kita|dia|ia|"
    "mereka|beliau|pak|bu|bapak|ibu|mas|mbak|para|oleh|untuk|pada|dengan|dalam|akan|ada|adalah|bahwa|saja|hari|tanggal|"
    "jam|minggu|bulan|tahun|satu|dua|tiga|nya|kok|kan|ya|lho|min|mohon|tolong|maaf|[0-9]+|.{1,2}"
)


def likeness(draft: Draft, answers: Sequence[tuple[str, str]], by: Weights) -> tuple[Mention, ...]:
    """The words that weighed most for some answers, in the order of the text."""
    return words_for(draft, telling(draft, by), answers, by)


def telling(draft: Draft, by: Weights) -> list[tuple[Place, int]]:
    """Where each known word first stands, with its row of weights; without words that would explain nothing."""
    spans = [(places[0], by.known[name]) for name, places in words_of(draft).items() if name in by.known]
    return [
        (span, row)
        for span, row in spans
        if any(not TELL_NOTHING.fullmatch(one.plain) for one in draft.tokens[slice(*span)])
    ]


def words_for(
    draft: Draft, words: Sequence[tuple[Place, int]], answers: Sequence[tuple[str, str]], by: Weights
) -> tuple[Mention, ...]:
    """The same, for words already looked up."""
    rows = by.rows[[row for _, row in words]]
    gains = np.zeros(len(words))
    for name, answer in answers:
        head = by.heads[name]
        gains += rows[:, head.first + head.answers.index(answer)] - rows[:, head.columns].mean(axis=1)
    for_each: dict[Place, float] = {}
    for (place, _), gain in zip(words, gains.tolist(), strict=True):
        if gain > 0:
            for_each[place] = max(gain, for_each.get(place, 0.0))
    best: list[Place] = []
    for first, last in sorted(for_each, key=lambda where: (-for_each[where], where)):
        if len(best) < SPANS and all(last <= other[0] or first >= other[1] for other in best):
            best.append((first, last))
    return tuple(_mention(draft, first, last) for first, last in sorted(best))


def _mention(draft: Draft, first: int, last: int) -> Mention:
    start, end = draft.tokens[first].start, draft.tokens[last - 1].end
    return Mention(Fact(FactKind.CIRCUMSTANCE, KEY, LABEL, start, end), "", first, last)
