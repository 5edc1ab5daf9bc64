"""Words of a text in the one form in which they are compared, and where each stands. The plain twin of the kernel.

A word is a run of letters. Its key is the letters without style, accent, case and apostrophes, with stretching taken
out: three or more of a letter in a row become one ("ratnaaaa" is "ratna"), and so does a doubled last letter of
four or more letters ("larass"). A doubled letter elsewhere stays, so that "maaf" is not "maf".

- Leet: one digit before a letter is the letter it looks like ("4yo"); so is a 0 after letters ("prabow0"), and any
  such digit once the word has had one. Other digits are a word of their own: "paslon02" is "paslon", "02".
  "$" before a letter is an s, "@" between letters an a.
- A hashtag becomes words: at "_" and around digits; what lies between is one word if `dictionary` has it, else it is
  taken apart between small and capital letters, and then by the words of `dictionary`.
- "@handle" is one word with its "@", an address one word "http", a run of the same picture one word.
- At most 64 letters of a word count.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from netra.engine.screening import folding_table as tables
from netra.engine.screening.words import AFTER, EMOJI, HASHTAG, MENTION, NUMBER, URL, WORD

LONGEST: Final = 64
LEET: Final = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t"}
_HANDLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.]*")
_STRETCHED = re.compile(r"(.)\1{2,}", re.DOTALL)
_ADDRESS = re.compile(r"://[^\x00-\x20]*")
_NOTHING: Final[frozenset[str]] = frozenset()
# Splitting a hashtag: what a known word costs, a short known one, an unknown piece, each letter of it.
KNOWN, SHORT_KNOWN, UNKNOWN, LETTER = 16, 22, 20, 6
SHORTEST_KNOWN, LONGEST_SPLIT = 3, 40


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `key`: its canonical form; `start`, `end`: characters of the text, half open; `kind`: WORD ... EMOJI;
    `after`: the punctuation that follows before the next word, as bits (STOP, COMMA ... of `screening.words`)."""

    key: str
    start: int
    end: int
    kind: int = WORD
    after: int = 0


def canonical(letters: str) -> str:
    """
    >>> canonical("ratnaaaa"), canonical("larass"), canonical("maaf"), canonical("fee")
    ('ratna', 'laras', 'maaf', 'fee')
    """
    short = _STRETCHED.sub(r"\1", letters[:LONGEST])
    return short[:-1] if len(short) >= 4 and short[-1] == short[-2] else short


def fold(text: str, dictionary: Container[str] = _NOTHING) -> list[Word]:
    """The words of a text in order; `dictionary` has the canonical words by which hashtags are split.

    >>> [word.key for word in fold("𝓡atnaaaa-Lar4s, pilih paslon02 🙏🙏 #RatnaLaras02 @akun.resmi")]
    ['ratna', 'laras', 'pilih', 'paslon', '02', '🙏', 'ratna', 'laras', '02', '@akun.resmi']
    """
    found = _Folding(text, dictionary).words()
    for at, word in enumerate(found):
        until = found[at + 1].start if at + 1 < len(found) else len(text)
        after = 0
        for one in text[word.end : until]:
            after |= AFTER.get(one, 0)
        found[at] = Word(word.key, word.start, word.end, word.kind, after)
    return found


class _Folding:
    def __init__(self, text: str, dictionary: Container[str]) -> None:
        fold_of = tables.plain_table()
        self.text, self.dictionary = text, dictionary
        self.folded = [fold_of[ord(one)] if ord(one) < tables.SIZE else tables.fold_one(one) for one in text]
        self.folded += [tables.BREAK] * 2
        self.found: list[Word] = []

    def words(self) -> list[Word]:
        at, size = 0, len(self.text)
        while at < size:
            kind = self.folded[at]
            if kind >= 48 or (kind == tables.DOLLAR and self.folded[at + 1] >= tables.FIRST_LETTER):
                at = self._word(at)
            elif kind == tables.PICTURE:
                at = self._picture(at)
            elif kind == tables.AT:
                at = self._mention(at)
            elif kind == tables.HASH and (self.folded[at + 1] >= 48 or self.folded[at + 1] == tables.UNDERSCORE):
                at = self._hashtag(at + 1)
            else:
                at += 1
        return self.found

    def _word(self, at: int) -> int:
        start = end = at
        letters: list[str] = []
        had_leet = False
        while True:
            value = self.folded[at]
            follows = at < len(self.text) and self.folded[at + 1] >= tables.FIRST_LETTER
            if value >= tables.FIRST_LETTER:
                letters.append(chr(value))
            elif value == tables.NOTHING:
                at += 1
                continue
            elif value >= 48:
                until = self._digits(at)
                letter = LEET.get(chr(value), "") if until == at + 1 else ""
                if not letter or not (follows or (letters and (letter == "o" or had_leet))):
                    if letters:
                        break
                    self._add("".join(chr(one) for one in self.folded[at:until])[:LONGEST], at, until, NUMBER)
                    return until
                letters.append(letter)
                had_leet = True
            elif value == tables.DOLLAR and follows:
                letters.append("s")
            elif value == tables.AT and follows and letters:
                letters.append("a")
            else:
                break
            at += 1
            end = at
        word = "".join(letters)
        address = _ADDRESS.match(self.text, end) if word in ("http", "https") else None
        if address:
            self._add("http", start, address.end(), URL)
            return address.end()
        self._add(canonical(word), start, end, WORD)
        return end

    def _digits(self, at: int) -> int:
        while 48 <= self.folded[at] < 58:
            at += 1
        return at

    def _picture(self, at: int) -> int:
        start, one = at, self.text[at]
        end = at = at + 1
        while at < len(self.text) and (self.text[at] == one or self.folded[at] == tables.NOTHING):
            at += 1
            if self.text[at - 1] == one:
                end = at
        self._add(one, start, end, EMOJI)
        return end

    def _mention(self, at: int) -> int:
        found = _HANDLE.match(self.text, at + 1)
        if not found:
            return at + 1
        handle = found[0].rstrip(".").lower()
        self._add("@" + handle[:LONGEST], at, at + 1 + len(handle), MENTION)
        return at + 1 + len(handle)

    def _hashtag(self, at: int) -> int:
        piece: list[int] = []  # places of the letters at hand
        while True:
            value = self.folded[at]
            if value == tables.NOTHING:
                at += 1
            elif value >= tables.FIRST_LETTER:
                piece.append(at)
                at += 1
            else:
                self._pieces(piece)
                piece = []
                if value >= 48:
                    until = self._digits(at)
                    self._add("".join(chr(one) for one in self.folded[at:until])[:LONGEST], at, until, HASHTAG)
                    at = until
                elif value == tables.UNDERSCORE:
                    at += 1
                else:
                    return at

    def _pieces(self, places: list[int]) -> None:
        letters = "".join(chr(self.folded[at]) for at in places)
        if canonical(letters) in self.dictionary:
            self._piece(letters, places)
            return
        first = 0
        for at in range(1, len(places) + 1):
            if at == len(places) or self._is_camel(places[at - 1], places[at]):
                start = first
                for end in split(letters[first:at], self.dictionary):
                    self._piece(letters[start : first + end], places[start : first + end])
                    start = first + end
                first = at

    def _is_camel(self, before: int, at: int) -> bool:
        return "a" <= self.text[before] <= "z" and "A" <= self.text[at] <= "Z"

    def _piece(self, letters: str, places: list[int]) -> None:
        self._add(canonical(letters), places[0], places[-1] + 1, HASHTAG)

    def _add(self, key: str, start: int, end: int, kind: int) -> None:
        self.found.append(Word(key, start, end, kind))


def split(letters: str, dictionary: Container[str]) -> list[int]:
    """Where the words of a run of letters end: the cheapest way through, of equally cheap ways the one whose last
    words are longest. Letters of other scripts stay together.

    >>> split("lanjutkanbersama", {"lanjutkan", "bersama"})
    [9, 16]
    """
    size = len(letters)
    if not SHORTEST_KNOWN < size <= LONGEST_SPLIT or not letters.isascii() or canonical(letters) in dictionary:
        return [size]
    never = 1 << 30
    known = [(0, 0)] + [(never, 0)] * size  # cost of the best way that ends with a known word, where that word begins
    unknown = [(never, 0)] * (size + 1)
    for end in range(1, size + 1):
        for start in range(max(0, end - LONGEST_SPLIT), end - SHORTEST_KNOWN + 1):
            before = min(known[start][0], unknown[start][0])
            cost = before + (SHORT_KNOWN if end - start == SHORTEST_KNOWN else KNOWN)
            if cost < known[end][0] and letters[start:end] in dictionary:
                known[end] = (cost, start)
        longer, new = unknown[end - 1][0] + LETTER, known[end - 1][0] + UNKNOWN + LETTER
        unknown[end] = (longer, unknown[end - 1][1]) if longer <= new else (new, end - 1)
    ends: list[int] = []
    at = size
    while at:
        ends.append(at)
        at = known[at][1] if known[at][0] <= unknown[at][0] else unknown[at][1]
    return ends[::-1]
