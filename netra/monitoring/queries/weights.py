"""Which weights this installation screens with: those that came with the program, or some it learned itself."""

import json
from pathlib import Path

from django.conf import settings

from netra.engine.screening.model import SHIPPED

STACK = "stack.json"


def folder() -> Path:
    """Where learned weights are kept, each under its version."""
    return Path(settings.NETRA_DATA) / "screening"


def learned() -> list[str]:
    """Versions that were kept, in their order; the last one is in use. Empty: the program's own weights are."""
    try:
        found = json.loads((folder() / STACK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [str(one) for one in found] if isinstance(found, list) else []


def file_of(version: str) -> Path:
    return folder() / f"model-{version}.json"


def model_file() -> Path:
    """The weights in use; one whose file is gone is passed over."""
    for version in reversed(learned()):
        if file_of(version).is_file():
            return file_of(version)
    return SHIPPED
