"""Secrets are made at the first start and kept in the data directory, readable by its owner alone."""

import os
import secrets
from pathlib import Path


def secret_from(folder: Path, name: str) -> str:
    """The secret kept in `folder/name`, made now if there is none.

    Two processes that start together agree: the file is created exclusively, and the loser reads the winner's.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / name
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    return path.read_text(encoding="ascii").strip()
