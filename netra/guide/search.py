"""Finding an act by the words people use for it: slang, half words, slips of the pen."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from netra.domain.guidance import GuideAct

_ENOUGH = 0.8  # how alike two words must be to count as the same with a slip
_LEAST, _BESIDE = 0.34, 0.6  # a third of the words must fit; others are named beside the best when they come near it
_IDLE = frozenset(
    {"apakah", "boleh", "bolehkah", "saya", "aku", "kami", "pns", "asn", "pppk", "guru", "yang", "dan", "atau", "di"}
    | {"ke", "dari", "untuk", "dengan", "pada", "calon", "itu", "ini", "gak", "nggak", "tidak", "sih", "ya", "kalau"}
    | {"may", "i", "can", "the", "a", "an", "of", "to", "in", "on", "for", "with", "candidate", "is", "it", "about"}
)


def find_acts(acts: Iterable[GuideAct], text: str) -> tuple[GuideAct, ...]:
    """The acts a question may be about, the likeliest first; empty when none is."""
    asked = [word for word in words(text) if word not in _IDLE] or list(words(text))
    if not asked:
        return ()
    scored = [(sum(_best(word, act) for word in asked) / len(asked), act) for act in acts]
    least = max(_LEAST, _BESIDE * max(score for score, _ in scored))
    found = sorted((row for row in scored if row[0] >= least), key=lambda row: -row[0])
    return tuple(act for _, act in found)


def words(text: str) -> tuple[str, ...]:
    """Plain small words; letters drawn out are written once.

    >>> words("Nge-LIKE fotooooo, boleh??")
    ('nge', 'like', 'foto', 'boleh')
    """
    plain = unicodedata.normalize("NFKD", text[:200].lower())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return tuple(re.sub(r"(.)\1{2,}", r"\1", word) for word in re.findall(r"[a-z0-9]+", plain))


def _best(word: str, act: GuideAct) -> float:
    names = {*words(act.id), *(one for name in act.words for one in words(name))}
    titles = {*words(act.title.id), *words(act.title.en)} - _IDLE
    return max(_likeness(word, names), 0.7 * _likeness(word, titles))


def _likeness(word: str, known: set[str]) -> float:
    if word in known:
        return 1.0
    if len(word) < 4:
        return 0.0
    best = 0.0
    for one in known:
        if len(one) < 4:
            continue
        if one.startswith(word) or word.startswith(one) or (len(one) > 4 and word.endswith(one)):
            best = max(best, 0.85)
        ratio = SequenceMatcher(None, word, one).ratio()
        if ratio >= _ENOUGH:
            best = max(best, ratio * 0.9)
    return best
