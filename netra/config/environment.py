"""Reading the environment, loud when it is wrong."""

import os
from pathlib import Path


class BadSetting(Exception):
    """An environment variable holds something Netra cannot use; the message says what it may hold."""


def read_flag(name: str, default: bool) -> bool:
    """True for 1/true/yes/on, False for 0/false/no/off; anything else is refused."""
    text = os.environ.get(name, "").strip().lower()
    if not text:
        return default
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(f"{name} is {text!r}; write 1 or 0.")


def read_number(name: str, default: int) -> int:
    """A whole number of at least zero."""
    text = os.environ.get(name, "").strip()
    if not text:
        return default
    if not text.isdigit():
        raise BadSetting(f"{name} is {text!r}; write a whole number, such as {default}.")
    return int(text)


def read_text(name: str, default: str = "") -> str:
    """The text of the variable, or of the file named by `NAME_FILE`."""
    path = os.environ.get(f"{name}_FILE", "").strip()
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise BadSetting(f"{name}_FILE names {path}, which cannot be read: {error.strerror}.") from error
    return os.environ.get(name, default).strip()


def read_list(name: str, default: str = "") -> list[str]:
    """Comma-separated words."""
    return [word.strip() for word in read_text(name, default).split(",") if word.strip()]
