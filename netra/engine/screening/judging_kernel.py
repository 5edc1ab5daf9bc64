"""Judgment as one compiled pass over the rows of a scan; agrees with `judging_twin` entry by entry.

A row is told apart (whose names stand where, else whom it addresses), joined into tokens, and weighed once from every
pair it means. Weights are whole thousandths, so sums do not depend on the order.
"""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.features_facts import BY_PART
from netra.engine.screening.judging_compiled import compiled, inlined
from netra.engine.screening.judging_marks import address, choose, signs_of, tell
from netra.engine.screening.judging_tokens import shorten, weigh
from netra.engine.screening.judging_twin import TELLING
from netra.engine.screening.model import ABOUT, FOR, NEUTRAL, OPPOSE, PARTISAN, SEVERAL, SUPPORT
from netra.engine.screening.stance import BARELY, MANY, NOBODY
from netra.engine.screening.words import HASHTAG

MOST_PAIRS: Final = 64  # named in one text


class Found(NamedTuple):
    """What is written: one entry each, and the contests that fit, `MOST_CONTESTS` at most for an entry."""

    row: NDArray[np.int32]
    contest: NDArray[np.int32]
    target: NDArray[np.int16]
    ballots: NDArray[np.uint64]
    stance: NDArray[np.int8]
    score: NDArray[np.float32]
    level: NDArray[np.int8]
    classes: NDArray[np.uint64]
    facts: NDArray[np.uint64]
    is_short: NDArray[np.bool_]
    fits: NDArray[np.int32]  # [entry, MOST_CONTESTS]
    many: NDArray[np.int32]  # how many of them


@inlined
def _logistic(thousandths: Any) -> Any:
    return 1 / (1 + np.exp(-min(40.0, max(-40.0, thousandths / 1000))))


@inlined
def _decide(pairs: Any, count: Any, is_by_name: Any, w: Any) -> Any:
    """Target, stance, score, and the place of the pair that was weighed last."""
    best = 0
    several_sum = 0
    for at in range(count):
        several_sum += w.sums[at, SEVERAL]
        if w.sums[at, ABOUT] > w.sums[best, ABOUT]:
            best = at
    neutral = _logistic(-float(w.sums[best, PARTISAN]))
    about = _logistic(float(w.sums[best, ABOUT]))
    several = _logistic(several_sum / count) if count > 1 else 0.0
    score = (1 - several) * about * (1 - neutral)
    if several > 0.5:
        return MANY, NEUTRAL, score, best
    if about < (BARELY if is_by_name else 0.5):
        return NOBODY, NEUTRAL, score, best
    stance = NEUTRAL if neutral >= 0.5 else SUPPORT if w.sums[best, FOR] >= 0 else OPPOSE
    return pairs[best], stance, score, best


@compiled
def judge_rows(
    text: Any, contests: Any, hits: Any, words: Any, p: Any, speech: Any, w: Any, t: Any, room: Any, f: Any, limits: Any
) -> Any:
    """Judge every row of a scan into `f`; returns how many entries there are."""
    hit_row, pattern, hit_start, hit_end = hits
    rows, offsets, feature, start, end, kind, after = words
    suggest, strong, shortest = limits
    data, at_byte = text
    pairs = w.pairs
    entries, hit = 0, 0
    for place in range(len(rows)):
        row, base = rows[place], offsets[place]
        count = offsets[place + 1] - base
        while hit < len(hit_row) and hit_row[hit] < row:
            hit += 1
        first = hit
        while hit < len(hit_row) and hit_row[hit] == row:
            hit += 1
        fits = f.fits[entries]
        contest = contests[row] if len(contests) else -1
        many, is_sure = 1, True
        if contest >= 0:
            fits[0] = contest
        else:
            fitting, added = signs_of(pattern, hit_start, hit_end, first, hit, p, room)
            many, is_sure = choose(fitting, added, room, fits)
            if not many or (many > 1 and not is_sure):
                continue
            contest = fits[0]
        before = -1
        for at in range(count):
            word = base + at
            byte = data[at_byte[row] + start[word]]
            room.feature[at], room.kind[at], room.after[at] = feature[word], kind[word], after[word]
            room.capital[at] = 65 <= byte <= 90
            room.glued[at] = kind[word] == HASHTAG and start[word] == before
            room.owner[at] = room.form[at] = room.role[at] = 0
            before = end[word] if kind[word] == HASHTAG else -1
        if not tell(pattern, hit_start, hit_end, first, hit, base, contest, p, room):
            address(count, contest, p, speech, room)
        length = shorten(room, count, w.is_title, t)
        named, is_by_name = 0, False
        for at in range(length):
            owner = t.owner[at]
            if owner:
                is_by_name = is_by_name or t.form[at] >= BY_PART
                to = 0
                while to < named and pairs[to] < owner:
                    to += 1
                if to == named or pairs[to] != owner:
                    if named == MOST_PAIRS:
                        continue
                    for move in range(named, to, -1):
                        pairs[move] = pairs[move - 1]
                    pairs[to] = owner
                    named += 1
        if not named:
            continue
        bits = np.uint64(0)
        for at in range(named):
            weigh(t, length, pairs[at], named, at, w)
            bits |= np.uint64(1) << np.uint64(min(pairs[at], 63))
        target, stance, score, best = _decide(pairs, named, is_by_name, w)
        telling = np.uint64(0)
        for one in range(w.shares.shape[1]):
            if w.shares[best, one, stance] > TELLING:
                telling |= np.uint64(1) << np.uint64(one)
        is_short = t.counts[0] < shortest
        is_strong = is_sure and many == 1 and score >= strong and not is_short
        f.row[entries], f.contest[entries] = row, contest if many == 1 else -1
        f.target[entries], f.stance[entries], f.score[entries] = target, stance, score
        f.ballots[entries], f.classes[entries], f.facts[entries] = bits, telling, w.facts[best]
        f.level[entries] = 1 if is_strong else 0 if np.float32(score) >= np.float32(suggest) else -1
        f.is_short[entries], f.many[entries] = is_short, many
        entries += 1
    return entries
