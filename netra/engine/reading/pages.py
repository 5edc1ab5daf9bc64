"""Articles out of HTML pages and out of RSS and Atom feeds. Nothing is fetched."""

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import feedparser
import trafilatura
from lxml import html as markup
from lxml.etree import LxmlError

from netra.engine.reading.opening import CannotRead, Opened, decoded

_MOST_ITEMS = 1_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BLOCKS = ("p", "div", "li", "br", "h1", "h2", "h3", "h4", "tr", "blockquote", "section", "article")


def page(content: bytes, source: str) -> Opened:
    """The article of a page. Raises `CannotRead` where the page holds none."""
    said = _CHARSET.search(content[:4_000])
    text = decoded(content, said[1].decode("ascii") if said else "")
    found = trafilatura.bare_extraction(
        text,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    found_text, title, day = "", "", ""
    if found is not None:
        facts = found if isinstance(found, dict) else found.as_dict()
        found_text, title, day = (str(facts.get(name) or "") for name in ("text", "title", "date"))
    if len(found_text) < 40:
        found_text = plain(text)
    if len(found_text) < 40:
        raise CannotRead(
            "Halaman ini tidak memuat artikel yang dapat dibaca. Simpan halaman artikelnya"
            " sendiri, atau tempelkan teksnya.",
            "The page holds no article that can be read. Save the article's own page, or paste its text.",
        )
    return Opened(found_text, title, source, _day(day))


def feed(content: bytes, source: str) -> Iterator[Opened]:
    """Every item of a feed. Raises `CannotRead` where it is none."""
    if b"<!ENTITY" in content[:20_000]:
        raise CannotRead(
            "Berkas umpan ini memuat entitas buatan dan tidak dibuka. Ambil ulang umpannya dari situs asalnya.",
            "The feed defines entities of its own and is not opened. Fetch the feed anew from its site.",
        )
    parsed: Any = feedparser.parse(BytesIO(content))
    if not parsed.entries:
        raise CannotRead(
            "Umpan ini kosong atau rusak. Ambil ulang umpannya, atau simpan halaman artikelnya.",
            "The feed is empty or broken. Fetch it anew, or save the pages of the articles.",
        )
    for item in parsed.entries[:_MOST_ITEMS]:
        bodies = [one.get("value", "") for one in item.get("content") or ()] or [item.get("summary", "")]
        moment = item.get("published_parsed") or item.get("updated_parsed")
        on = datetime.fromtimestamp(calendar.timegm(moment), UTC).date() if moment else None
        yield Opened(plain(max(bodies, key=len)), plain(item.get("title", "")), item.get("link") or source, on)


def plain(text: str) -> str:
    """Markup as text, one line for each block."""
    if "<" not in text:
        return text.strip()
    try:
        tree = markup.fromstring(
            f"<div>{text}</div>" if "<body" not in text.lower() else text.encode("utf-8", "replace")
        )
    except (LxmlError, ValueError):
        return re.sub(r"<[^>]*>", " ", text).strip()
    for gone in tree.xpath("//script|//style|//noscript|//nav|//footer|//form"):
        gone.drop_tree()
    for block in tree.iter(*_BLOCKS):
        block.tail = "\n" + (block.tail or "")
    lines = [" ".join(line.split()) for line in str(tree.text_content()).split("\n")]
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
