"""The door to which receipt codes are the key: whether time or size tell one wrong code from another."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, median, variance
from time import perf_counter
from typing import Any

from django.core.cache import cache
from django.test import Client

from netra.intake import throttle
from netra.vault.codes import PAYLOAD, CodeKind, check_character, code_from, new_token
from tests.attack.tally import Tally

# An attacker over a network sees milliseconds; what is told apart below is a tenth of that and beyond doubt.
CERTAIN, NOTICED = 8.0, 0.000_3  # Welch's t, seconds
CROPPED = 0.8  # the slowest fifth is the machine's


@dataclass(frozen=True, slots=True)
class Seen:
    seconds: float
    status: int
    size: int


def near(code: str, chance: random.Random, kept: int = 12) -> str:
    """A well-formed code that begins like a real one."""
    plain = code.replace("-", "")[:kept]
    plain += "".join(chance.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(PAYLOAD - kept))
    return plain + check_character(plain)


def kinds_of_wrong(real: str, summons: str, chance: random.Random) -> dict[str, Callable[[], str]]:
    """Codes that open nothing, by what an attacker might hope to learn from each."""
    return {
        "never given": lambda: code_from(new_token()),
        "like a real one": lambda: near(real, chance),
        "of another door": lambda: summons,
        "of a question": lambda: code_from(new_token(), kind=CodeKind.QUESTION),
    }


def ask(client: Client, code: str) -> Seen:
    """One wrong code from a browser that has not asked before, as an attacker would."""
    cache.clear()
    throttle.everywhere.forget()
    client.cookies.clear()
    started = perf_counter()
    answer = client.post("/status/", {"code": code.replace("-", "")})
    seconds = perf_counter() - started
    return Seen(seconds, answer.status_code, _size(answer, code))


def _size(answer: Any, code: str) -> int:
    """The length of the page without what its asker wrote, which every attacker knows, and headers with it."""
    typed = code.replace("-", "").encode()
    headers = sum(len(name) + len(value) for name, value in answer.items())
    return len(answer.content.replace(typed, b"")) + headers


def attack(real: str, summons: str, tries: int, *, seed: int = 11, planted: str = "") -> Tally:
    """Wrong codes of every kind, in random order, against those that were never given."""
    tally, chance, client = Tally("timing and size at the receipt's door", planted), random.Random(seed), Client()
    kinds = kinds_of_wrong(real, summons, chance)
    seen: dict[str, list[Seen]] = {kind: [] for kind in kinds}
    for kind in kinds:  # the first asks pay for loading
        ask(client, kinds[kind]())
    for _ in range(tries):
        for kind in chance.sample(list(kinds), len(kinds)):
            seen[kind].append(ask(client, kinds[kind]()))
            tally.tried += 1
    usual = seen.pop("never given")
    worst = 0.0
    for kind, asked in seen.items():
        if {(one.status, one.size) for one in asked} != {(one.status, one.size) for one in usual}:
            tally.failures.append(f"a code {kind} gets a page of another size or status")
        t, apart = told_apart([one.seconds for one in asked], [one.seconds for one in usual])
        worst = max(worst, abs(apart))
        if abs(t) > CERTAIN and abs(apart) > NOTICED:
            tally.failures.append(f"a code {kind} takes {apart * 1000:+.2f} ms (t {t:.1f})")
    tally.note = f"({len(kinds)} kinds of wrong codes; the medians lie {worst * 1000:.3f} ms apart at most)"
    return tally


def told_apart(one: list[float], other: list[float]) -> tuple[float, float]:
    """Welch's t of the quicker four fifths, and the difference of the medians in seconds."""
    a, b = (sorted(times)[: max(3, int(len(times) * CROPPED))] for times in (one, other))
    spread = sqrt(variance(a) / len(a) + variance(b) / len(b))
    return (fmean(a) - fmean(b)) / spread, median(a) - median(b)
