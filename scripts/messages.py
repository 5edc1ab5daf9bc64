"""Which Indonesian sentences of each app still lack their English; `--write` adds the empty rows to its file.

Sentences are read from templates and Python by Django's own reader and Babel, so no gettext program is needed.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "netra"
KEYWORDS = DEFAULT_KEYWORDS | {"gettext_lazy": None, "ngettext_lazy": (1, 2), "pgettext_lazy": ((1, "c"), 2)}
Key = tuple[str, str | None]


def apps() -> list[Path]:
    """Folders of the package that have translations of their own."""
    return sorted(folder for folder in PACKAGE.iterdir() if (folder / "locale").is_dir())


def sentences(app: Path) -> Iterator[Key]:
    """Every sentence of an app that people read, with its context where it has one."""
    for path in sorted(app.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _python(path.read_bytes())
    for path in sorted([*app.rglob("*.html"), *app.rglob("*.txt")]):
        if "templates" in path.parts:
            code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            yield from _python("\n".join(line.strip() for line in code.splitlines()).encode())


def _python(source: bytes) -> Iterator[Key]:
    for _line, message, _comments, context in extract(
        "python", BytesIO(source), KEYWORDS, options={"encoding": "utf-8"}
    ):
        yield (message[0] if isinstance(message, tuple) else message), context


def catalog_of(app: Path) -> Catalog:
    path = app / "locale" / "en" / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale="en", project="Netra")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def lacking(app: Path) -> list[Key]:
    """Sentences without an English translation."""
    catalog = catalog_of(app)
    found = []
    for text, context in dict.fromkeys(sentences(app)):
        message = catalog.get(text, context)
        strings = (
            () if message is None else (message.string if isinstance(message.string, tuple) else (message.string,))
        )
        if text and (not strings or not all(strings) or (message is not None and message.fuzzy)):
            found.append((text, context))
    return found


def main() -> int:
    total = 0
    for app in apps():
        missing = lacking(app)
        total += len(missing)
        for text, _context in missing:
            print(f"{app.name}: {text}")
        if missing and "--write" in sys.argv:
            catalog = catalog_of(app)
            for text, context in missing:
                catalog.add(text, "", context=context)
            path = app / "locale" / "en" / "LC_MESSAGES" / "django.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                write_po(file, catalog, width=0, omit_header=False, no_location=True)
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
