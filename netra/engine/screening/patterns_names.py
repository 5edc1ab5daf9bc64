"""A printed name taken apart: the words of the name itself, and what people call its bearer."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "naming.toml"
_TABLE = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_TITLES, _DEGREES, _BRACKETS, JOINTS, MUHAMMAD, AHMAD, SELDOM_CALLED = (
    frozenset(_TABLE[key].split())
    for key in ("titles", "degrees", "brackets", "joints", "muhammad", "ahmad", "seldom_called")
)
_NICKNAME_AFTER, _MEN, _WOMEN = (frozenset(_TABLE[key].split()) for key in ("nickname_after", "men", "women"))
_HONORIFICS = _TABLE["honorifics"]
_BY_PROVINCE: dict[str, str] = _HONORIFICS["by_province"]
_ADDRESS = tomllib.loads((Path(__file__).parent / "cues" / "address.toml").read_text(encoding="utf-8"))
ALONE = frozenset(_ADDRESS["alone"].split())
ADDRESSES = ALONE | frozenset(word for key in ("titles", "women", "men") for word in _ADDRESS[key].split())
ADDRESSED = "address"  # the source of a form of address that means a pair by itself
_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]+)[\"“”«»]")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_ALSO = re.compile(r"\b(?:alias|als\.|a\.k\.a\.?|dipanggil|panggilan)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’`ʼ‘][^\W_]+)*")
_APOSTROPHES = str.maketrans(dict.fromkeys("'’`ʼ‘", "'"))
SHORTEST_CALL = 3  # letters of a part that may stand alone


@dataclass(frozen=True, slots=True)
class PersonName:
    """`words`: the name in small letters, without titles; initials stay. `called`: stage names and nicknames.

    `sex` is "m", "f" or empty, where the titles tell.
    """

    words: tuple[str, ...]
    called: tuple[tuple[str, ...], ...] = ()
    sex: str = ""

    @property
    def without_initials(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if len(word) > 1)

    @property
    def parts(self) -> tuple[str, ...]:
        """Words of the name that may be used alone, in order."""
        return tuple(
            dict.fromkeys(
                word for word in self.words if len(word.replace("'", "")) >= SHORTEST_CALL and word not in JOINTS
            )
        )


def words_of(text: str) -> tuple[str, ...]:
    """The words of anything people write, in small letters; an apostrophe inside a word stays.

    >>> words_of("Khofifah-Emil, DJA’FAR")
    ('khofifah', 'emil', "dja'far")
    """
    return tuple(found.lower() for found in _WORD.findall(text.translate(_APOSTROPHES)))


def read_name(printed: str) -> PersonName:
    """A name as an election commission prints it.

    >>> read_name("Dr. H. RATNA B. WIJAYA (BUNDA NANA), S.E., M.Si.")
    PersonName(words=('ratna', 'b', 'wijaya'), called=(('bunda', 'nana'),), sex='m')
    """
    called = []
    for found in (*_QUOTED.findall(printed), *_BRACKETED.findall(printed)):
        words = words_of(found)
        if any(len(word) > 2 for word in words) and not set(words) <= _TITLES | _BRACKETS:
            called.append(words)
    plain = _BRACKETED.sub(" ", _QUOTED.sub(" ", printed))
    own, *also = _ALSO.split(plain)
    if not set(words_of(own)) - _TITLES:  # a man of the name Alias
        own, also = plain, []
    called += [words for words in (_own_words(one) for one in also) if words]
    words = _own_words(own)
    inside = next((at for at in range(2, len(words) - 1) if words[at] in _NICKNAME_AFTER), None)
    if inside:
        called.append(words[inside:])
        words = words[:inside]
    return PersonName(words, tuple(dict.fromkeys(called)), _sex(own))


@cache
def honorifics(region_code: str, sex: str) -> tuple[str, ...]:
    """What people put before a short name in a place, by the code of its region; for both where the sex is unknown."""
    there = _BY_PROVINCE.get(region_code[:2], "|").split("|")
    men = [*_HONORIFICS["men"].split(), *there[0].split()]
    women = [*_HONORIFICS["women"].split(), *there[1].split()]
    return tuple(dict.fromkeys(men if sex == "m" else women if sex == "f" else [*men, *women]))


def _sex(text: str) -> str:
    before = set(words_of(text.split(",", 1)[0].replace(".", " "))) | set(words_of(text.replace(".", "")))
    return "f" if before & _WOMEN else "m" if before & _MEN else ""


def _own_words(text: str) -> tuple[str, ...]:
    pieces = [piece for piece in re.split(r"\s+", text.split(",", 1)[0].strip()) if piece]
    while pieces and _plain(pieces[-1]) in _DEGREES and len(pieces) > 1 and _looks_like_degree(pieces[-1]):
        pieces.pop()
    while len(pieces) > 1 and pieces[0].replace(".", "").lower() in _TITLES:
        pieces.pop(0)
    words = [word for piece in pieces for word in words_of(piece.replace(".", " "))]
    start = 0
    while start < len(words) - 1 and words[start] in _TITLES:
        start += 1
    return tuple(words[start:])


def _plain(piece: str) -> str:
    return piece.lower().strip(".")


def _looks_like_degree(piece: str) -> bool:
    """Full stops inside, or capitals of a written degree: "S.E", "MM."; "St" of a name stays."""
    return "." in piece.strip(".") or piece.rstrip(".").isupper() or piece.endswith(".")
