"""The frame of the interface: errors that help, answers a cache can keep, open to pages of any other site."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_http_date_safe
from ninja import NinjaAPI
from ninja.errors import ValidationError

from netra.opendata.queries import UnknownVersion

TELLS = (
    "Published versions of Netra's figures and zones. Reading only, no key, no cookie. Hidden counts are null with "
    "status SUPPRESSED, never 0. Cases, persons and referrals are three units: never add them together."
)


class House(NinjaAPI):
    """An interface whose every answer carries an ETag and may be read from anywhere."""

    def create_response(self, request: HttpRequest, data: Any, *args: Any, **more: Any) -> HttpResponse:
        response: HttpResponse = super().create_response(request, data, *args, **more)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified"
        if response.status_code != 200:
            return response
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response["Cache-Control"] = "public, max-age=300"
        patch_vary_headers(response, ["Accept"])
        changed = parse_http_date_safe(response.get("Last-Modified", ""))
        found = get_conditional_response(request, response["ETag"], changed, response)
        assert found is not None
        found.headers.setdefault("Access-Control-Allow-Origin", "*")
        return found


api = House(
    title="Netra",
    version="1",
    description=TELLS,
    docs_url=None,
    urls_namespace="opendata:api",
    openapi_extra={"info": {"license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}}},
)


@api.exception_handler(UnknownVersion)
def _unknown(request: HttpRequest, _fault: UnknownVersion) -> HttpResponse:
    told = {
        "error": "unknown_version",
        "message_id": "Versi ini tidak ada. Daftar versi: /api/v1/snapshots; yang terbaru: terbaru.",
        "message_en": "There is no such version. List of versions: /api/v1/snapshots; the newest: terbaru.",
    }
    return api.create_response(request, told, status=404)


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    names = ", ".join(sorted({str(one["loc"][-1]) for one in fault.errors})) or "?"
    told = {
        "error": "not_understood",
        "message_id": f"Nilai ini tidak dipahami: {names}. Bentuknya dijelaskan di /api/v1/docs.",
        "message_en": f"Not understood: {names}. The forms are described in /api/v1/docs.",
    }
    return api.create_response(request, told, status=422)
