"""No page carries its own style, script or handler; the content security policy would refuse them."""

import re
from pathlib import Path

import pytest

import netra

PACKAGE = Path(netra.__file__).parent
TEMPLATES = sorted(path for path in PACKAGE.glob("*/templates/**/*.html"))
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "an embedded picture": re.compile(r"src\s*=\s*[\"']data:", re.IGNORECASE),
    "somebody else's file": re.compile(r"<(script|link|img|iframe)[^>]*(src|href)=[\"'](https?:)?//", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_it_is_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]
    assert not found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a style attribute", '<p class="a" style="color:red">'),
        ("a handler", '<button onclick="go()">'),
        ("an inline script", "<script>go()</script>"),
        ("somebody else's file", '<script src="//example.org/a.js">'),
    ],
)
def test_the_look_out_sees(name: str, text: str) -> None:
    assert FORBIDDEN[name].search(text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_its_sentences_are_trimmed(path: Path) -> None:
    for tag in re.findall(r"{%\s*blocktrans(?:late)?\b[^%]*%}", path.read_text(encoding="utf-8")):
        assert "trimmed" in tag, tag
