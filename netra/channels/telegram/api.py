"""The Bot API: calling a method, and what its refusals mean."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings

from netra.channels.sending import NotSent
from netra.channels.web import Answer, NoAnswer, ask, ask_with_file


def call(method: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The result of a method. Raises `NotSent` as for a message."""
    try:
        return _result(ask(_address(method), body))
    except NoAnswer as fault:
        raise NotSent(str(fault), is_down=True) from None


def call_with_file(method: str, fields: Mapping[str, str], file: tuple[str, str, bytes]) -> Mapping[str, Any]:
    """The same with a document."""
    try:
        return _result(ask_with_file(_address(method), fields, name="document", file=file))
    except NoAnswer as fault:
        raise NotSent(str(fault), is_down=True) from None


def file_address(path: str) -> str:
    return f"{settings.TELEGRAM_API}/file/bot{settings.TELEGRAM_TOKEN}/{path}"


def _address(method: str) -> str:
    return f"{settings.TELEGRAM_API}/bot{settings.TELEGRAM_TOKEN}/{method}"


def _result(answer: Answer) -> Mapping[str, Any]:
    body = answer.body
    if answer.status == 200 and body.get("ok"):
        result = body.get("result")
        return result if isinstance(result, dict) else {}
    wait = (body.get("parameters") or {}).get("retry_after")
    if answer.status == 429:
        raise NotSent("HTTP 429", wait=timedelta(seconds=min(int(wait or 30), 3600)))
    # 403: the person blocked the bot or went away; 400: this very message cannot be sent.
    if answer.status in (400, 403):
        raise NotSent(f"HTTP {answer.status}", for_good=True)
    raise NotSent(f"HTTP {answer.status}", is_down=True)
