"""The Cloud API: calling it, and what its refusals mean."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings

from netra.channels.sending import NotSent
from netra.channels.web import Answer, NoAnswer, ask, ask_with_file

WINDOW_CLOSED = 131047
WAIT_FOR_WORD = timedelta(hours=12)  # a message outside the window waits for the person's own next one
_SLOW_DOWN = {4, 80007, 130429, 131048, 131056}
_FOR_GOOD = {100, 131008, 131009, 131026, 131030, 131049, 131050, 131051, 132000, 132001, 133010}


def call(path: str, body: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
    """What a call brought. Raises `NotSent` as for a message."""
    try:
        return _result(ask(_address(path), body, headers=authority()))
    except NoAnswer as fault:
        raise NotSent(str(fault), is_down=True) from None


def upload(file: tuple[str, str, bytes]) -> str:
    """The id of a file left with the provider, to be sent."""
    fields = {"messaging_product": "whatsapp", "type": file[1]}
    address = _address(f"{settings.WHATSAPP_NUMBER_ID}/media")
    try:
        return str(_result(ask_with_file(address, fields, name="file", file=file, headers=authority())).get("id", ""))
    except NoAnswer as fault:
        raise NotSent(str(fault), is_down=True) from None


def authority() -> dict[str, str]:
    return {"Authorization": f"Bearer {settings.WHATSAPP_TOKEN}"}


def _address(path: str) -> str:
    return f"{settings.WHATSAPP_API}/{path}"


def _result(answer: Answer) -> Mapping[str, Any]:
    if answer.status == 200 and "error" not in answer.body:
        return answer.body
    error = answer.body.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    fault = f"WHATSAPP {code}" if isinstance(code, int) else f"HTTP {answer.status}"
    if code == WINDOW_CLOSED:
        raise NotSent("WINDOW", wait=WAIT_FOR_WORD)
    if code in _SLOW_DOWN or answer.status == 429:
        raise NotSent(fault, wait=timedelta(minutes=1))
    raise NotSent(fault, for_good=code in _FOR_GOOD, is_down=code not in _FOR_GOOD)
