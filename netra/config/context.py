"""What every page knows: whether this is practice, and the way around."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, Any]:
    return {"practice": settings.PRACTICE, "version": settings.NETRA_VERSION}
