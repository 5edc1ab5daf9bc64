"""What a browser would send."""

import io
import re
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from PIL import Image

FORMSET = {"orang-TOTAL_FORMS": "3", "orang-INITIAL_FORMS": "0"}


def token_of(page: Any) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page.content.decode())
    assert found is not None
    return found[1]


def code_in(page: Any) -> str:
    found = re.search(r'id="kode">([^<]+)<', page.content.decode())
    assert found is not None
    return found[1]


def a_photo(name: str = "foto.jpg", colour: str = "navy") -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), content_type="image/jpeg")


def filled_tip(token: str, **more: Any) -> dict[str, Any]:
    yesterday = timezone.localdate() - timedelta(days=1)
    return FORMSET | {
        "token": token,
        "cara": "tanpa",
        "account": "Camat berfoto dengan calon bupati sambil mengangkat dua jari di alun-alun.",
        "act_on": yesterday.isoformat(),
        "region": "Kudus",
        "place": "Alun-alun",
        "orang-0-name": "Joko Contoh",
        "orang-0-status": "PNS",
        "orang-0-position": "Camat",
        **more,
    }


def filled_report(token: str, **more: Any) -> dict[str, Any]:
    yesterday = timezone.localdate() - timedelta(days=1)
    return filled_tip(token) | {
        "cara": "nama",
        "orang-0-address": "Kudus",
        "diri-known_on": yesterday.isoformat(),
        "diri-name": "Rina Contoh",
        "diri-address": "Jalan Contoh 1, Kudus",
        "diri-email": "rina@contoh.invalid",
        "diri-id_number": "0000000000000000",
        "diri-entitled_as": "VOTER",
        "diri-signature": "ONLINE",
        "diri-signed_as": "Rina Contoh",
        "diri-is_true": "on",
        **more,
    }


def send(client: Client, data: dict[str, Any], address: str = "/lapor/") -> HttpResponse:
    return client.post(address, data)  # type: ignore[return-value]
