"""The page that a phone keeps: the same for everybody, without a word about who looks at it."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation

from netra.evidence.services import MAX_FILE, MAX_FILES
from netra.offline.forms import FindingForm

LANGUAGES = ("id", "en")
FILES = (
    "ui/dist/netra.css",
    "ui/dist/netra.js",
    "ui/dist/sprite.svg",
    "ui/img/favicon.svg",
    "ui/img/mark-light.svg",
    "ui/img/mark-dark.svg",
    "ui/img/kawung.svg",
    "ui/img/tick.svg",
    "ui/img/dot.svg",
    "ui/img/dash.svg",
    "ui/img/chevron.svg",
    "offline/field.js",
    "offline/drawer.js",
    "offline/queue.js",
    "offline/sealing.js",
    "offline/sending.js",
    "offline/showing.js",
    "offline/words.js",
    "offline/writing.js",
    "offline/icon-192.png",
    "offline/icon-512.png",
)


def page(language: str) -> str:
    """The page in one language. No request takes part in it: neither session nor token can end up in it."""
    with translation.override(language):
        form = FindingForm(now=timezone.now())
        told = {"form": form, "practice": settings.PRACTICE, "largest": MAX_FILE, "most": MAX_FILES}
        return render_to_string("offline/field.html", told)


def worker() -> str:
    """The service worker: its version changes when any byte of what it keeps has changed."""
    sums = hashlib.sha256()
    for language in LANGUAGES:
        sums.update(page(language).encode())
    for name in (*FILES, "offline/worker.js"):
        sums.update(_read(name))
    kept = [static(name) for name in FILES]
    pages = {language: f"{reverse('offline:field')}?bahasa={language}" for language in LANGUAGES}
    head = f"const VERSION = {sums.hexdigest()[:12]!r};\nconst PAGES = {pages!r};\nconst FILES = {kept!r};\n"
    return head + _read("offline/worker.js").decode()


def _read(name: str) -> bytes:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(f"{name} is not built: python scripts/build_frontend.py")
    return Path(found).read_bytes()
