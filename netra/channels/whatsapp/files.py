"""Files of a WhatsApp message: an address is asked for by id, good for five minutes, then fetched from Meta alone."""

from collections.abc import Iterator

from django.conf import settings

from netra.channels.sending import NotSent
from netra.channels.web import NoAnswer, NotThere, host_of
from netra.channels.web import fetch as fetch_from
from netra.channels.whatsapp.api import authority, call

MOST = 64 * 1024 * 1024
HOSTS = frozenset({"lookaside.fbsbx.com"})


def fetch(media_id: str) -> Iterator[bytes]:
    """The pieces of one file. Raises `NoAnswer`, `NotThere`. Our token goes to nobody but Meta."""
    if not media_id.isalnum():
        raise NotThere("ID")
    try:
        address = str(call(f"{media_id}?phone_number_id={settings.WHATSAPP_NUMBER_ID}").get("url") or "")
    except NotSent as refusal:
        if refusal.for_good:
            raise NotThere(refusal.fault) from None
        raise NoAnswer(refusal.fault) from None
    if host_of(address) not in HOSTS | {host_of(settings.WHATSAPP_API)}:
        raise NotThere("HOST")
    yield from fetch_from(address, most=MOST, headers=authority())
