"""What the columns of exports are called, in English and Indonesian, and what their words for an act mean.

Of several columns that mean the same the one named first here counts; the others stay in `extra`.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final

_TABLE: Final = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))
NAMES: Final[dict[str, tuple[str, ...]]] = {name: tuple(words) for name, words in _TABLE["columns"].items()}
VERBS: Final[dict[str, str]] = {word: verb for verb, words in _TABLE["verbs"].items() for word in words}
SOFT_VERBS: Final = frozenset({"type", "jenis", "jenis_aktivitas", "activity", "action"})  # often mean something else
_TARGET_OF: Final = {name: target for target, names in reversed(NAMES.items()) for name in names}
_RANK: Final = {name: rank for names in NAMES.values() for rank, name in enumerate(names)}
_NOT_LETTERS: Final = re.compile(r"[^a-z0-9]+")
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


IGNORED: Final = "-"


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A column's name as the table writes it.

    >>> key(" Nama Pengguna"), key("createTime"), key("\\ufeffID")
    ('nama_pengguna', 'create_time', 'id')
    """
    return _NOT_LETTERS.sub("_", _HUMP.sub("_", name.strip("\ufeff \t")).lower()).strip("_")


@lru_cache(maxsize=4096)
def plan(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Which column feeds which: pairs of (name, target); a target of "" means `extra`.

    A table that was ACTIVITIES before says where its rows came from then; where they come from now is told anew.

    >>> plan(("id", "body", "likes"))
    (('id', 'id'), ('body', 'text'), ('likes', ''))
    """
    best: dict[str, tuple[int, str]] = {}
    for name in names:
        known = key(name)
        target = _TARGET_OF.get(known)
        if target and (target not in best or _RANK[known] < best[target][0]):
            best[target] = (_RANK[known], name)
    own = {"source", "source_row"} <= {key(name) for name in names}
    chosen = {name: IGNORED for name in names if own and key(name) in ("source", "source_row")}
    chosen |= {name: target for target, (_rank, name) in best.items()}
    return tuple((name, chosen.get(name, "")) for name in names)


def target(name: str) -> str:
    """Which column of ACTIVITIES a name may feed; "" where none.

    >>> target("Isi Komentar"), target("suka")
    ('text', '')
    """
    return _TARGET_OF.get(key(name), "")


def recognised(names: tuple[str, ...]) -> int:
    """How many columns are understood; 0 where there is neither a text nor somebody the act is aimed at."""
    targets = {target for _name, target in plan(names)} - {""}
    return len(targets) if targets & {"text", "target_handle", "target_text", "target_url"} else 0


def verb(word: object) -> str | None:
    """The verb a word means; nothing where it means none.

    >>> verb("Menyukai"), verb("Retweet"), verb("video")
    ('like', 'share', None)
    """
    return VERBS.get(str(word).strip().lower())
