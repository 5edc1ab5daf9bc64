"""From the text of a page to the text that is kept: without menus, buttons and calls to read something else."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

LONGEST = 200_000
_TABLE = tomllib.loads((Path(__file__).parent / "lexicon" / "boilerplate.toml").read_text(encoding="utf-8"))


def _lines(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in _TABLE[key]), re.IGNORECASE)


_LINE, _NEXT, _REST, _INSIDE = (_lines(key) for key in ("line", "next", "rest", "inside"))
_BLANKS = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b-\u200f\u2060\ufffc\ufffe\uffff\ud800-\udfff]")
_LONGEST_LINE_OF_A_PAGE = 220
_LONGEST_HEADLINE = 130


@dataclass(frozen=True, slots=True)
class Kept:
    """Title, the kept text (which begins with the title), where the body begins, and whether anything was cut off."""

    title: str
    text: str
    body: int
    is_cut: bool


def kept(text: str, title: str = "") -> Kept:
    """Drop what belongs to the page. Blank lines part paragraphs; the first line is the title when none is given.

    >>> kept("Judul\\n\\nloading...\\nIsi satu. (Baca juga: Lain)\\n\\nTinggalkan Balasan\\nabc").text
    'Judul\\n\\nIsi satu.'
    """
    is_cut = len(text) > LONGEST
    lines = _kept_lines(_normal(text[:LONGEST]))
    title = _BLANKS.sub(" ", _normal(title).replace("\n", " ")).strip()[:400]
    if not title and lines:
        title = lines.pop(0)
    same = _letters(title)
    body = "\n".join(line for line in lines if not same or _letters(line) != same)
    body = re.sub(r"\n{2,}", "\n\n", body).strip("\n")
    text = f"{title}\n\n{body}" if title and body else title or body
    return Kept(title, text, len(title) + 2 if title and body else 0, is_cut)


def _kept_lines(text: str) -> list[str]:
    lines: list[str] = []
    skip = False
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            if lines:
                lines.append("")
            continue
        is_short = len(line) <= _LONGEST_LINE_OF_A_PAGE
        if skip:
            skip = False
            if len(line) <= _LONGEST_HEADLINE:
                continue
        if is_short and _REST.fullmatch(line) and lines:
            break
        if is_short and _NEXT.fullmatch(line):
            skip = True
        elif not (is_short and _LINE.fullmatch(line)) and (line := _INSIDE.sub("", line).strip()):
            lines.append(line)
    return lines


def _normal(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _BLANKS.sub(" ", _CONTROL.sub("", plain))


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
