"""Where providers hand messages over. Who it is is checked on the bytes as they came, before anything is read from
them; what is answered with 200 is on the disk."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from netra.channels import services
from netra.channels.models import Kind
from netra.channels.telegram.updates import read_update
from netra.channels.whatsapp.hooks import MOST, is_signed, read_deliveries, read_messages


@csrf_exempt
@never_cache
@require_POST
def telegram(request: HttpRequest) -> HttpResponse:
    """One update of the bot, with the secret that was agreed when the bot was connected."""
    if not settings.TELEGRAM_TOKEN or not settings.TELEGRAM_SECRET:
        raise Http404
    shown = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
    if not constant_time_compare(shown, settings.TELEGRAM_SECRET):
        return HttpResponse(status=403)
    update = _read(request)
    heard = read_update(update) if update is not None else None
    if heard is not None:
        services.take_in(
            adapter=Kind.TELEGRAM,
            provider_id=f"{settings.TELEGRAM_TOKEN.partition(':')[0]}/{heard.update_id}",
            sender=heard.chat,
            text=heard.text,
            extra={"media": json.dumps(heard.media)},
            language=heard.language,
            at=timezone.now(),
        )
    return HttpResponse(status=200 if update is not None else 400)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def whatsapp(request: HttpRequest) -> HttpResponse:
    """Meta's check of the address, or a signed notification: messages, and what became of ours."""
    if not settings.WHATSAPP_APP_SECRET or not settings.WHATSAPP_NUMBER_ID:
        raise Http404
    if request.method == "GET":
        return _verified(request)
    body = _body(request)
    if body is None:
        return HttpResponse(status=413)
    if not is_signed(body, request.headers.get("X-Hub-Signature-256", ""), settings.WHATSAPP_APP_SECRET):
        return HttpResponse(status=403)
    told = _parsed(body)
    if told is None:
        return HttpResponse(status=400)
    for heard in read_messages(told, settings.WHATSAPP_NUMBER_ID):
        services.take_in(
            adapter=Kind.WHATSAPP,
            provider_id=heard.id,
            sender=heard.sender,
            text=heard.text,
            extra={"media": json.dumps(heard.media), "choice": heard.choice},
            at=timezone.now(),
        )
    for delivery in read_deliveries(told, settings.WHATSAPP_NUMBER_ID):
        if delivery.status == "failed":
            services.note_failed(delivery.id, f"WHATSAPP {delivery.fault}")
    return HttpResponse(status=200)


def _verified(request: HttpRequest) -> HttpResponse:
    word = request.GET.get("hub.verify_token", "")
    is_right = bool(settings.WHATSAPP_VERIFY) and constant_time_compare(word, settings.WHATSAPP_VERIFY)
    if request.GET.get("hub.mode") != "subscribe" or not is_right:
        return HttpResponse(status=403)
    return HttpResponse(request.GET.get("hub.challenge", ""), content_type="text/plain")


def _body(request: HttpRequest) -> bytes | None:
    """The bytes as they came; `None` for more than a provider ever sends."""
    content = request.read(MOST + 1)
    return None if len(content) > MOST else content


def _read(request: HttpRequest) -> dict[str, Any] | None:
    body = _body(request)
    return None if body is None else _parsed(body)


def _parsed(body: bytes) -> dict[str, Any] | None:
    try:
        told = json.loads(body)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None
