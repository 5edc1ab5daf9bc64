"""What the components of a page are given: small frozen values, made by views and queries of every app.

Texts are `str` in the language of the page, lazy translations, or `netra.domain.words.Text`; templates show all three.
`tone` is one of "" (neutral), "info", "good", "warn", "bad", "warm"; `icon` is a name from `netra/ui/icons.txt`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from netra.domain.words import Text

Words = str | Promise | Text


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go. `count` is shown as a small number after the label; `is_current` marks where the reader is.

    `is_minor`: in a long row of links it stands behind the word "more".
    """

    label: Words
    url: str
    is_current: bool = False
    count: int | None = None
    is_minor: bool = False


@dataclass(frozen=True, slots=True)
class LawChip:
    """A citation: "UU 10/2016 Pasal 71 ayat (1)". `url` leads to the page of the regulation, if there is one."""

    label: Words
    url: str = ""
    is_unverified: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One required paper or condition, and whether it is there. `kept_on` is the day it was added.

    Papers of which one is enough share a word in `one_of` and count once.
    """

    label: Words
    is_done: bool
    note: Words = ""
    url: str = ""
    kept_on: date | None = None
    one_of: str = ""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened. `at` is an instant, or a day when the hour is not known."""

    title: Words
    at: datetime | date
    by: Words = ""
    body: Words = ""
    icon: str = "circle"
    tone: str = ""
    laws: Sequence[LawChip] = ()
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure with its label; the whole tile is a link when `url` is given."""

    label: Words
    figure: int | str
    note: Words = ""
    url: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A step that a person may take, or cannot take yet.

    Without `reasons` it is a button: a link to `url`, or with `is_post` a form of its own that posts the pairs in
    `hidden`. With `reasons` it is shown asleep and the reasons stand below it as text.
    """

    label: Words
    url: str
    is_post: bool = False
    is_main: bool = False
    is_danger: bool = False
    help: Words = ""
    reasons: Sequence[Words] = ()
    papers: Sequence[Paper] = ()
    law: LawChip | None = None
    hidden: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Thumb:
    """A piece of evidence in a list. `kind` is a code: photo, video, audio, document, link, other."""

    name: str
    kind: str
    url: str = ""
    picture_url: str = ""
    size: int | None = None
    sha256: str = ""
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a definition list; `law` and `is_unverified` stand after the value."""

    label: Words
    value: Words | int
    url: str = ""
    law: LawChip | None = None
    is_unverified: bool = False
