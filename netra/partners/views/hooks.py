"""The addresses of a partner that are told of events: whether they answer, what they missed, what to do about it."""

from collections.abc import Callable
from datetime import datetime, time

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only
from netra.partners import queries, services
from netra.partners.forms import HookForm, ReplayForm
from netra.partners.models import Hook, Partner
from netra.partners.views.register import in_use, only_administrators, page


@require_POST
@staff_only
def add_hook(request: StaffRequest, ref: str) -> HttpResponse:
    """The secret by which the partner knows us is shown once, here."""
    only_administrators(request)
    one = in_use(ref)
    form = HookForm(request.POST)
    if not form.is_valid():
        return page(request, one, hook_form=form)
    _hook, secret = services.add_hook(one, url=form.cleaned_data["url"], by=request.user, at=now())
    return page(request, one, shown=secret, shown_what="secret")


@require_safe
@staff_only
def hook(request: StaffRequest, ref: str, hook: str) -> HttpResponse:
    """What waits, what was given up, and the buttons."""
    only_administrators(request)
    one = in_use(ref)
    return _page(request, one, _hook(one, hook))


def _hook(partner: Partner, ref: str) -> Hook:
    found = queries.hook_by_ref(partner, ref)
    if found is None:
        raise Http404
    return found


def _page(
    request: StaffRequest, partner: Partner, hook: Hook, *, form: ReplayForm | None = None, shown: str = ""
) -> HttpResponse:
    context = {
        "partner": partner,
        "hook": hook,
        "deliveries": queries.troubles(hook),
        "form": form or ReplayForm(),
        "shown": shown,
    }
    return render(request, "partners/hook.html", context, status=422 if form is not None and form.errors else 200)


@require_POST
@staff_only
def hook_step(request: StaffRequest, ref: str, hook: str, step: str) -> HttpResponse:
    """One of the buttons."""
    only_administrators(request)
    partner = in_use(ref)
    one = _hook(partner, hook)
    if step == "rahasia":
        secret = services.rotate_secret(one, by=request.user, at=now())
        return _page(request, partner, _hook(partner, hook), shown=secret)
    if step == "ulang-semua":
        form = ReplayForm(request.POST)
        if not form.is_valid():
            return _page(request, partner, one, form=form)
        since = make_aware(datetime.combine(form.cleaned_data["since"], time()))
        _tell_again(request, services.replay(one, since=since, at=now()))
    elif step in STEPS:
        messages.success(request, STEPS[step](request, one))
    else:
        raise Http404
    if step == "akhiri":
        return redirect("partners:partner", ref)
    return redirect("partners:hook", ref, hook)


def _tell_again(request: StaffRequest, n: int) -> None:
    said = ngettext("%(n)d peristiwa dikirim lagi.", "%(n)d peristiwa dikirim lagi.", n)
    messages.success(request, said % {"n": n})


def _try(request: StaffRequest, hook: Hook) -> str:
    services.ping(hook, at=now())
    return _("Pesan uji dikirim dalam beberapa detik.")


def _again(request: StaffRequest, hook: Hook) -> str:
    only = request.POST.get("kiriman", "")
    n = services.send_again(hook, at=now(), only=int(only) if only.isdecimal() and len(only) < 19 else None)
    return ngettext("%(n)d kiriman dicoba lagi.", "%(n)d kiriman dicoba lagi.", n) % {"n": n}


def _pause(request: StaffRequest, hook: Hook) -> str:
    services.pause_hook(hook, by=request.user, at=now())
    return _("Kiriman ditahan sampai dilanjutkan.")


def _resume(request: StaffRequest, hook: Hook) -> str:
    services.resume_hook(hook, by=request.user, at=now())
    return _("Kiriman dilanjutkan.")


def _end(request: StaffRequest, hook: Hook) -> str:
    services.end_hook(hook, by=request.user, at=now())
    return _("Alamat itu tidak dikirimi lagi.")


STEPS: dict[str, Callable[[StaffRequest, Hook], str]] = {
    "uji": _try,
    "ulang": _again,
    "tahan": _pause,
    "lanjut": _resume,
    "akhiri": _end,
}
