"""What a browser would send, and what it would read back."""

import io
import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from PIL import Image

from netra.intake.models import Report

FORMSET = {"orang-TOTAL_FORMS": "3", "orang-INITIAL_FORMS": "0"}
STORY = "Camat berfoto dengan calon bupati sambil mengangkat dua jari di alun-alun."


def days_ago(days: int) -> str:
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def token_of(page: Any) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page.content.decode())
    assert found is not None
    return found[1]


def code_in(page: Any) -> str:
    found = re.search(r'id="kode">([^<]+)<', page.content.decode())
    assert found is not None, "no receipt on this page"
    return found[1]


def kept_in(page: Any, name: str = "kept") -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]+)"', page.content.decode())


def a_photo(name: str = "foto.jpg", colour: str = "navy") -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), content_type="image/jpeg")


def a_trap(name: str = "foto.jpg") -> SimpleUploadedFile:
    """A picture that is a page with a program in it."""
    return SimpleUploadedFile(name, b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "image/jpeg")


def filled_tip(token: str, **more: Any) -> dict[str, Any]:
    return FORMSET | {
        "token": token,
        "cara": "tanpa",
        "account": STORY,
        "act_on": days_ago(1),
        "region": "Kudus",
        "place": "Alun-alun",
        "orang-0-name": "Joko Contoh",
        "orang-0-status": "PNS",
        "orang-0-position": "Camat",
        **more,
    }


def filled_identity(prefix: str = "diri-", **more: Any) -> dict[str, Any]:
    values = {
        "known_on": days_ago(1),
        "name": "Rina Rekaan",
        "address": "Jalan Rekaan 17, Kudus",
        "email": "rina@contoh.invalid",
        "id_number": "3319000000000007",
        "entitled_as": "VOTER",
        "signature": "ONLINE",
        "signed_as": "Rina Rekaan",
        "is_true": "on",
    }
    return {prefix + name: value for name, value in (values | more).items() if value is not None}


def filled_report(token: str, **more: Any) -> dict[str, Any]:
    return filled_tip(token) | {"cara": "nama", "orang-0-address": "Kudus"} | filled_identity() | more


def hand_in(client: Client, address: str = "/lapor/", **more: Any) -> Any:
    """Open the form, fill it in as a tip, send it."""
    return client.post(address, filled_tip(token_of(client.get(address)), **more))


def report_by_name(client: Client, **more: Any) -> Any:
    return client.post("/lapor/", filled_report(token_of(client.get("/lapor/")), **more))


def enter(client: Client, code: str) -> Any:
    """Open the status page with a code, and follow to it."""
    return client.post("/status/", {"code": code}, follow=True)


def a_tip(client: Client, **more: Any) -> tuple[Report, str]:
    """A tip that came in, and its code."""
    return _lodged(hand_in(client, **more))


def a_report(client: Client, **more: Any) -> tuple[Report, str]:
    """A formal report that came in, and its code."""
    return _lodged(report_by_name(client, **more))


def _lodged(page: Any) -> tuple[Report, str]:
    return Report.objects.select_related("case").latest("pk"), code_in(page)


def everything_stored() -> str:
    """The text of every row of every table."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("registry_"):
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [repr(row) for row in cursor.fetchall()]
    return "\n".join(found)


def addresses_in(page: Any) -> list[str]:
    """Every address a page links to or sends to."""
    found = re.findall(r'(?:href|action|src)="([^"]+)"', page.content.decode())
    return [urlsplit(address).geturl() for address in found]
