"""The page a phone keeps, and the three doors it knocks at when it has a line."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from netra.accounts.gate import today
from netra.accounts.queries import Standing, User
from netra.offline import permissions, queries, services, shell
from netra.offline.forms import FileForm, FindingForm
from netra.offline.models import Delivery

Known = tuple[User, tuple[Standing, ...]]
View = Callable[[HttpRequest], HttpResponse]


def _in_its_language(view: View) -> View:
    """Refusals are told in the language in which the phone keeps the page, whatever the rest of the house speaks."""

    @wraps(view)
    def spoken(request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("bahasa", "")
        with translation.override(asked if asked in shell.LANGUAGES else _language()):
            return view(request)

    return spoken


@require_GET
def field(request: HttpRequest) -> HttpResponse:
    """The page itself, open to everybody: it holds nothing until somebody unlocks it on the phone."""
    asked = request.GET.get("bahasa", "")
    return HttpResponse(shell.page(asked if asked in shell.LANGUAGES else _language()))


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Its address is its scope: it sees no other page of the house."""
    answer = HttpResponse(shell.worker(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone asks before it puts the page on its home screen."""
    here = reverse("offline:field")
    told = {
        "id": here,
        "start_url": here,
        "scope": here,
        "name": _("Netra: temuan lapangan"),
        "short_name": _("Temuan"),
        "description": _("Mencatat hasil pengawasan tanpa sinyal, lalu mengirimkannya sekali."),
        "lang": _language(),
        "display": "standalone",
        "background_color": "#f7f6f2",
        "theme_color": "#082c34",
        "icons": [
            {"src": static(f"offline/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": use}
            for size in (192, 512)
            for use in ("any", "maskable")
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@require_GET
def supplies(request: HttpRequest) -> JsonResponse:
    """What the phone takes along of its owner, and a token for sending."""
    known = _who(request)
    if isinstance(known, JsonResponse):
        return known
    user, standings = known
    return _answer({**queries.supplies(user, standings), "csrf": get_token(request)})


@require_POST
@_in_its_language
def file(request: HttpRequest) -> JsonResponse:
    """One file of a finding, sealed when this answers."""
    known = _who(request)
    if isinstance(known, JsonResponse):
        return known
    form, upload = FileForm(request.POST), request.FILES.get("upload")
    if not form.is_valid() or upload is None:
        return _answer({"state": "malformed"}, 400)
    values, user = form.cleaned_data, known[0]
    if values["owner"] != queries.owner_mark(user):
        return _answer({"state": "other_owner"}, 409)
    if queries.delivery(user, values["finding"]) is not None:
        return _answer({"state": "kept"})
    try:
        services.take_piece(
            upload,
            user=user,
            finding=values["finding"],
            key=values["key"],
            sha256=values["sha256"],
            at=timezone.now(),
        )
    except services.Altered:
        return _answer({"state": "altered"}, 409)
    except services.Refused as refusal:
        return _answer({"state": "refused", "why": str(refusal)}, 422)
    except services.StoreFull as refusal:
        return _answer({"state": "full", "why": str(refusal)}, 507)
    return _answer({"state": "kept"})


@require_POST
@_in_its_language
def finding(request: HttpRequest) -> JsonResponse:
    """The finding itself, after its files. Whoever sends it again is told the same."""
    known = _who(request)
    if isinstance(known, JsonResponse):
        return known
    user, standings = known
    now = timezone.now()
    form = FindingForm(request.POST, now=now, standings=standings)
    if not form.about.is_valid():
        return _answer({"state": "malformed"}, 400)
    if form.about.cleaned_data["owner"] != queries.owner_mark(user):
        return _answer({"state": "other_owner"}, 409)
    key = form.about.cleaned_data["key"]
    earlier = queries.delivery(user, key)
    if earlier is not None:
        return _told(earlier, is_same=earlier.fingerprint == form.fingerprint)
    there = queries.pieces(user, key, form.file_keys)
    if lacking := set(form.file_keys) - {piece.key for piece in there}:
        return _answer({"state": "lacks_files", "files": sorted(str(one) for one in lacking)}, 409)
    if not form.is_valid():
        return _answer({"state": "refused", "faults": form.faults}, 422)
    return _delivered(form, user, there, now)


def _delivered(form: FindingForm, user: User, there: tuple[Any, ...], now: datetime) -> JsonResponse:
    values = form.about.cleaned_data
    brought = services.Brought(
        key=values["key"],
        fingerprint=form.fingerprint,
        noted_at=values["noted_at"],
        allegation=form.allegation(),
        office=form.duty.standing.institution,
        supervision=form.supervision(),
        pieces=there,
    )
    try:
        delivery, _is_new = services.deliver(brought, user=user, at=now)
    except services.OtherWords as other:
        return _told(other.earlier, is_same=False)
    return _told(delivery, is_same=True)


def _told(delivery: Delivery, *, is_same: bool) -> JsonResponse:
    """The receipt: the same words every time."""
    case = delivery.report.case
    receipt = {
        "state": "received" if is_same else "other_words",
        "ref": case.ref,
        "url": reverse("cases:case", args=(case.ref,)),
        "office": case.handling_office.name,
        "received_at": delivery.received_at.isoformat(),
    }
    return _answer(receipt, 200 if is_same else 409)


def _who(request: HttpRequest) -> Known | JsonResponse:
    """Who delivers, and for which offices; else the refusal, in words a script reads."""
    if not isinstance(request.user, User):
        return _answer({"state": "signed_out"}, 401)
    standings = permissions.recording(request.user, today())
    return (request.user, standings) if standings else _answer({"state": "not_yours"}, 403)


def _answer(told: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(told, status=status, headers={"Cache-Control": "no-store, private"})


def _language() -> str:
    return "en" if (get_language() or "id").startswith("en") else "id"
