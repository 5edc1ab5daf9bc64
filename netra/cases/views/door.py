"""The accused's own page: the allegation as put, and the answer. Public; opened by the code in the summons."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from netra.cases import queries, services
from netra.cases.forms import AnswerForm, CodeForm
from netra.cases.models import Accused
from netra.cases.services import ACCUSED, CannotAct
from netra.cases.views import throttle
from netra.cases.views.showing import deed_chips
from netra.evidence.services import Refused, StoreFull
from netra.ui import failures
from netra.ui.words import say

KEY = "answer_door"
METHODS = ["GET", "HEAD", "POST"]


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(METHODS)
def door(request: HttpRequest) -> HttpResponse:
    """Ask for the code. It comes by POST alone, so that it stands in no address and no log."""
    if request.method != "POST":
        if _behind(request) is not None:
            return redirect("cases:answer")
        return render(request, "cases/door.html", {"form": CodeForm()})
    wait = throttle.wait(request)
    form = CodeForm(request.POST)
    if form.is_valid():
        accused = services.enter(form.cleaned_data["code"], on=timezone.localdate(), at=timezone.now())
        if accused is not None:
            request.session.cycle_key()
            request.session[KEY] = [accused.door.pk, accused.door.opened_at.isoformat()]
            throttle.forgive(request)
            return redirect("cases:answer")
    # A right code opens at any time: behind a proxy all visitors look alike, and nobody may shut the door on another.
    if wait:
        return failures.too_many(request, wait)
    if form.is_valid():
        form.add_error("code", _("Kode ini tidak dikenal atau sudah diganti. Periksa surat undangan yang terakhir."))
    throttle.note(request)
    return render(request, "cases/door.html", {"form": form}, status=403)


@never_cache
@require_http_methods(METHODS)
def answer(request: HttpRequest) -> HttpResponse:
    """Read the allegation and answer it."""
    accused = _behind(request)
    if accused is None:
        if request.method == "POST":
            return failures.keep_form(request, sign_in_url="")
        return redirect("cases:door")
    is_post = request.method == "POST"
    form = AnswerForm(request.POST if is_post else None, request.FILES if is_post else None)
    put = queries.put_to(accused)
    if is_post and form.is_valid() and _answered(accused, form):
        messages.success(request, _("Jawaban Anda diterima dan masuk ke berkas perkara."))
        return redirect("cases:answer")
    deeds = [(deed, deed_chips(deed)) for deed in put.deeds]
    context = {"put": put, "form": form, "deeds": deeds, "office": accused.case.handling_office}
    return render(request, "cases/answer.html", context)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the page for whoever uses this device next."""
    request.session.pop(KEY, None)
    request.session.cycle_key()
    messages.info(request, _("Halaman jawaban ditutup."))
    return redirect("cases:door")


def _behind(request: HttpRequest) -> Accused | None:
    """The accused whose door this session opened, while that door stands."""
    kept = request.session.get(KEY)
    return None if kept is None else queries.door(kept[0], kept[1])


def _answered(accused: Accused, form: AnswerForm) -> bool:
    given, now = form.cleaned_data, timezone.now()
    try:
        services.answer(
            accused,
            text=given["text"],
            companion=given["companion"],
            evidence=services.keep_all(given["evidence"], by=ACCUSED, at=now),
            on=timezone.localdate(),
            at=now,
        )
    except (Refused, StoreFull) as error:
        form.add_error("evidence", str(error))
        return False
    except CannotAct as refusal:
        form.add_error(None, say(refusal.reason))
        return False
    return True
