"""What a short message means: a command, a choice, "I do not know"."""

import re
from collections.abc import Sequence
from enum import StrEnum

from netra.engine.interviewing.records import Choice, Said


class Command(StrEnum):
    """Words that mean the same at any time, when they are the whole message."""

    STOP = "STOP"
    CANCEL = "CANCEL"
    HELP = "HELP"
    NEW = "NEW"
    STATUS = "STATUS"
    INDONESIAN = "INDONESIAN"
    ENGLISH = "ENGLISH"


_COMMANDS = {
    Command.STOP: {"stop", "berhenti", "lupakan", "lupakan saya", "forget", "forget me", "unsubscribe", "stop all"},
    Command.CANCEL: {"batal", "batalkan", "cancel"},
    Command.HELP: {"bantuan", "help", "tolong", "?"},
    Command.NEW: {"baru", "lapor baru", "laporan baru", "lapor", "new", "new report", "report"},
    Command.STATUS: {"status", "kabar"},
    Command.INDONESIAN: {"bahasa indonesia", "indonesia", "bahasa"},
    Command.ENGLISH: {"english", "inggris"},
}
_BY_WORD = {word: command for command, words in _COMMANDS.items() for word in words}
_GREETINGS = {
    "start", "halo", "hallo", "hai", "hi", "hello", "hey", "p", "ping", "test", "tes", "min", "admin", "permisi",
    "selamat pagi", "selamat siang", "selamat sore", "selamat malam", "pagi", "siang", "sore", "malam", "good morning",
    "assalamualaikum", "assalamu'alaikum", "saya mau lapor", "mau lapor", "saya ingin melapor", "mau melapor",
}  # fmt: skip
_SKIP = {
    "lewati", "lewat", "tidak tahu", "tdk tahu", "tidak tau", "gak tahu", "ga tau", "nggak tahu", "kurang tahu",
    "lupa", "tidak ada", "tdk ada", "gak ada", "skip", "don't know", "i don't know", "dont know", "unknown", "none",
    "-",
}  # fmt: skip
_ENOUGH = {"selesai", "sudah", "cukup", "udah", "done", "finished", "that's all"} | _SKIP
_YES = {"kirim", "ya", "iya", "y", "ok", "oke", "yes", "send", "setuju", "benar", "sudah benar"}


def plain(text: str) -> str:
    """Small letters without slash, quotes and closing signs.

    >>> plain("  /Start! ")
    'start'
    """
    return " ".join(text.lower().split()).strip(" ./!*\"“”'()")


def command_of(text: str) -> Command | None:
    return Command.HELP if text.strip() == "?" else _BY_WORD.get(plain(text))


def is_greeting(text: str) -> bool:
    return plain(text) in _GREETINGS


def skips(said: Said) -> bool:
    return said.choice == "skip" or plain(said.text) in _SKIP


def has_enough(said: Said) -> bool:
    return said.choice == "done" or plain(said.text) in _ENOUGH


def says_yes(said: Said) -> bool:
    return said.choice == "send" or plain(said.text) in _YES


def chosen(said: Said, choices: Sequence[Choice]) -> str:
    """The id of the choice that was tapped, numbered or written out; empty when it was none of them."""
    ids = [choice.id for choice in choices]
    if said.choice in ids:
        return said.choice
    words = plain(said.text)
    number = re.fullmatch(r"(?:no(?:mor)?\.? ?)?(\d{1,2})[.)]?", words)
    if number and 1 <= int(number[1]) <= len(ids):
        return ids[int(number[1]) - 1]
    return next(
        (choice.id for choice in choices if words and words in {plain(choice.label.id), plain(choice.label.en)}), ""
    )
