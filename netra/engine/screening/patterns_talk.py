"""Patterns that need no names: ballot numbers, hand signs, what is stood for, the empty column, names of regions."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from netra.engine.screening.lexicon import Kind, Pattern
from netra.engine.screening.patterns_names import ADDRESSED, words_of

_TABLE = tomllib.loads((Path(__file__).parent / "talk.toml").read_text(encoding="utf-8"))
_WORDS: list[str] = _TABLE["words"]
_BLANK = tuple(words_of(one) for one in _TABLE["blank_box"]["forms"].split(";") if one.strip())
_BLANK_ALONE = tuple(words_of(one) for one in _TABLE["blank_box"]["alone"].split(";"))
# Words for a figure in other languages, as they follow a word for "number".
_ADDRESS = tomllib.loads((Path(__file__).parent / "cues" / "address.toml").read_text(encoding="utf-8"))
_REGIONAL: list[list[str]] = [line.split()[1:] for line in _ADDRESS["figures"]]
_PREFIXES = re.compile(r"^(?:kabupaten|kab\.?|kota|provinsi|prov\.?)\s+(?=\S)", re.IGNORECASE)
NUMBERS, SIGNS, OFFICES, PLACES, BLANK_BOX = "numbers", "signs", "offices", "places", "blank box"


def number_talk(ballot_no: int) -> Iterator[Pattern]:
    """How people speak of a ballot number, and the hands that show it."""
    spoken = _WORDS[ballot_no] if ballot_no < len(_WORDS) else ""
    for table, kind, source in (("number", Kind.NUMBER, NUMBERS), ("sign", Kind.SIGN, SIGNS)):
        for line in _TABLE[table].split("\n"):
            if not line.strip() or ("{w}" in line and not spoken):
                continue
            words = words_of(line.format(d=ballot_no, z=f"{ballot_no:02}", w=spoken))
            yield Pattern(0, words, kind, "", ballot_no, True, source=source)
    for word in _REGIONAL[ballot_no - 1] if 0 < ballot_no <= len(_REGIONAL) else ():
        for before in _TABLE["before_figure"].split(";"):
            yield Pattern(0, (*words_of(before), word), Kind.NUMBER, "", ballot_no, True, source=NUMBERS)
    for hand in _TABLE["hands"].get(str(ballot_no), ()):
        yield Pattern(0, (hand,), Kind.SIGN, "", ballot_no, True, source=SIGNS)


def office_talk() -> Iterator[Pattern]:
    """What is stood for: shows that a text is about an election, not about whom."""
    for forms in _TABLE["office"].values():
        for form in forms.split(";"):
            if form.strip():
                yield Pattern(0, words_of(form), Kind.OFFICE, needs_company=True, source=OFFICES)


def blank_box(contest: str, ballot_no: int) -> Iterator[Pattern]:
    """The empty column of one contest: other contests of the same day have one too, so it needs company."""
    for words in _BLANK:
        yield Pattern(0, words, Kind.BLANK_BOX, contest, ballot_no, True, source=BLANK_BOX)
    for words in _BLANK_ALONE:
        yield Pattern(0, words, Kind.BLANK_BOX, contest, ballot_no, True, source=ADDRESSED)


def place_talk(contest: str, names: Iterable[str]) -> Iterator[Pattern]:
    """The names of a contest's region, with and without the word for its kind, and written as one."""
    for name in names:
        bare = _PREFIXES.sub("", name.split(" (")[0].strip())
        for words in {words_of(name), words_of(bare), ("".join(words_of(bare)),)}:
            if words and len("".join(words)) > 2:
                yield Pattern(0, words, Kind.PLACE, contest, 0, True, source=PLACES)
