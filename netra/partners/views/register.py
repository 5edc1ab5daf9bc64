"""The systems connected here, each with its tokens. What passes through them is not shown."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.partners import queries, services
from netra.partners.forms import ConnectForm, HookForm, TokenForm
from netra.partners.models import Partner, Scope
from netra.partners.permissions import may_connect


def only_administrators(request: StaffRequest) -> None:
    """Everybody else finds nothing here."""
    if not may_connect(request.user, today()):
        raise Http404


def found(ref: str) -> Partner:
    one = queries.partner_by_ref(ref)
    if one is None:
        raise Http404
    return one


def in_use(ref: str) -> Partner:
    one = found(ref)
    if one.ended_at is not None:
        raise Http404
    return one


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def register(request: StaffRequest) -> HttpResponse:
    """Every system, and the form that connects one more."""
    only_administrators(request)
    form = ConnectForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = services.connect(form.cleaned_data["office"], name=form.cleaned_data["name"], by=request.user, at=now())
        messages.success(request, _("Sistem didaftarkan. Buatkan token, lalu serahkan kepada lembaga itu."))
        return redirect("partners:partner", made.ref)
    context = {"form": form, "partners": queries.partners()}
    return render(request, "partners/register.html", context, status=422 if form.errors else 200)


@require_safe
@staff_only
def partner(request: StaffRequest, ref: str) -> HttpResponse:
    """One system: its tokens and addresses."""
    only_administrators(request)
    return page(request, found(ref))


def page(
    request: StaffRequest,
    partner: Partner,
    *,
    token_form: TokenForm | None = None,
    hook_form: HookForm | None = None,
    **more: Any,
) -> HttpResponse:
    """The page of a partner; `shown` is a secret told this once."""
    faulty = any(form is not None and form.errors for form in (token_form, hook_form))
    context = {
        "board": queries.board(partner, at=now()),
        "token_form": token_form or TokenForm(initial={"scopes": [Scope.READ, Scope.ACKNOWLEDGE, Scope.EVENTS]}),
        "hook_form": hook_form or HookForm(),
        "labels": dict(Scope.choices),
        **more,
    }
    return render(request, "partners/partner.html", context, status=422 if faulty else 200)


@require_POST
@staff_only
def end(request: StaffRequest, ref: str) -> HttpResponse:
    """The system is cut off."""
    only_administrators(request)
    services.end_partner(in_use(ref), by=request.user, at=now())
    messages.success(request, _("Sambungan diakhiri. Token dan alamatnya tidak berlaku lagi."))
    return redirect("partners:partner", ref)


@require_POST
@staff_only
def make_token(request: StaffRequest, ref: str) -> HttpResponse:
    """The token is shown once, here."""
    only_administrators(request)
    one = in_use(ref)
    form = TokenForm(request.POST)
    if not form.is_valid():
        return page(request, one, token_form=form)
    secret = services.make_token(
        one,
        label=form.cleaned_data["label"],
        scopes=[Scope(code) for code in form.cleaned_data["scopes"]],
        lasts=timedelta(days=form.cleaned_data["days"]),
        by=request.user,
        at=now(),
    )
    return page(request, one, shown=secret, shown_what="token")


@require_POST
@staff_only
def end_token(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """The token opens nothing any more."""
    only_administrators(request)
    token = get_object_or_404(in_use(ref).tokens, pk=pk)
    services.end_token(token, by=request.user, at=now())
    messages.success(request, _("Token dicabut."))
    return redirect("partners:partner", ref)
