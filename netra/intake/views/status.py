"""The reporter's page: entered with the code, kept to this browser session, left with one button."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from netra.cases.services import CITIZEN, CannotAct
from netra.intake import queries, services, throttle, visits
from netra.intake.forms.identity import ContactForm, IdentityForm
from netra.intake.forms.status import CodeForm, CompletionForm, MessageForm, RegionForm, WithdrawForm
from netra.intake.models import Report, Signature
from netra.intake.services import IDENTITY_CARD
from netra.intake.tokens import FormToken, new_token, read_token
from netra.registry import queries as registry
from netra.ui.failures import keep_form, too_many
from netra.ui.words import say

unstored = cache_control(no_store=True, private=True)
Page = Callable[[HttpRequest, Report], HttpResponse]


def visiting(view: Page) -> Callable[[HttpRequest], HttpResponse]:
    """Only within a visit. A text sent after the visit ended is given back to its writer."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        report = visits.report_of_visit(request)
        if report is not None:
            return view(request, report)
        return (
            keep_form(request) if request.method == "POST" and request.POST.get("token") else redirect("intake:status")
        )

    return unstored(guarded)


@unstored
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """The door, and behind it the page."""
    if request.method == "POST":
        return _enter(request)
    report = visits.report_of_visit(request)
    if report is None:
        return render(request, "intake/enter.html", {"form": CodeForm(), "ways": queries.ways()})
    return _page(request, report)


def _enter(request: HttpRequest) -> HttpResponse:
    wait = throttle.must_wait(request)
    form = CodeForm(request.POST)
    report = queries.report_by_code(form.cleaned_data["code"]) if form.is_valid() else None
    if report is not None:
        visits.begin(request, report)
        return redirect("intake:status")
    if wait:
        return too_many(request, wait)
    throttle.note_wrong(request)
    if form.is_valid():
        form.add_error("code", _("Kode ini tidak ada pada kami. Periksa lagi dengan tanda terima Anda."))
    return render(request, "intake/enter.html", {"form": form, "ways": queries.ways()})


@require_POST
@visiting
def write(request: HttpRequest, report: Report) -> HttpResponse:
    """A message with files. Files that cannot be taken are named; the rest goes through."""
    form = MessageForm(request.POST, request.FILES)
    token = read_token(request.POST.get("token", ""))
    if not form.is_valid() or token is None:
        return _page(request, report, message_form=form)
    evidence = _kept(request, form, token)
    if not evidence and not form.cleaned_data["text"]:
        return redirect("intake:status")
    services.write(
        report,
        text=form.cleaned_data["text"],
        evidence=evidence,
        secret=token.secret,
        by=CITIZEN,
        at=timezone.now(),
    )
    messages.success(request, _("Pesan Anda sudah sampai di kantor."))
    return redirect("intake:status")


@require_POST
@visiting
def complete(request: HttpRequest, report: Report) -> HttpResponse:
    """What the office asked for."""
    form = CompletionForm(request.POST, request.FILES)
    token = read_token(request.POST.get("token", ""))
    if not form.is_valid() or token is None:
        return _page(request, report, completion_form=form)
    evidence = _kept(request, form, token)
    try:
        services.complete(
            report, text=form.cleaned_data["text"], evidence=evidence, secret=token.secret, at=timezone.now()
        )
    except CannotAct as refusal:
        return _page(request, report, completion_form=form, refusal=refusal)
    messages.success(request, _("Kelengkapan Anda sudah diterima. Kantor akan memeriksanya."))
    return redirect("intake:status")


@require_POST
@visiting
def withdraw(request: HttpRequest, report: Report) -> HttpResponse:
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, report, withdraw_form=form)
    try:
        services.withdraw(report, reason=form.cleaned_data["reason"], at=timezone.now())
    except CannotAct as refusal:
        return _page(request, report, refusal=refusal)
    messages.success(request, _("Permintaan mencabut laporan sudah diteruskan ke kantor."))
    return redirect("intake:status")


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def formal(request: HttpRequest, report: Report) -> HttpResponse:
    """A tip becomes a report: its writer gives a name."""
    now = timezone.now()
    token = read_token(request.POST.get("token", "")) or new_token()
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = IdentityForm(*sent, now=now, act_on=report.case.act_on)
    card = services.kept_before(request.POST.getlist("kept_card"), token=token)
    refused: tuple[str, ...] = ()
    is_right = form.is_valid()
    if request.method == "POST":
        keeping = services.keep_files(
            form.cleaned_data.get("id_card", ()), token=token, by=CITIZEN.ref, at=now, call_them=IDENTITY_CARD
        )
        card, refused = (keeping.kept or card)[-1:], keeping.refused
    context: dict[str, Any] = {"form": form, "token": token.signed, "card": card, "refused": refused}
    if not is_right or refused:
        return render(request, "intake/formal.html", context)
    values = form.cleaned_data
    try:
        services.become_formal(
            report,
            form.identity(id_card=card[0].evidence.pk if card else None, at=now),
            known_on=values["known_on"],
            entitled_as=values["entitled_as"],
            signature=values["signature"] or Signature.COUNTER,
            notices_to=form.notices_to,
            at=now,
        )
    except CannotAct as refusal:
        return render(request, "intake/formal.html", {**context, "refusal": refusal.reason})
    messages.success(request, _("Identitas Anda sudah disegel. Kantor akan memproses permintaan Anda."))
    return redirect("intake:status")


@require_POST
@visiting
def notices(request: HttpRequest, report: Report) -> HttpResponse:
    """An address for notices, another one, or none."""
    stop = "berhenti" in request.POST
    form = ContactForm({} if stop else request.POST)
    if not form.is_valid():
        return _page(request, report, contact_form=form)
    services.change_notices(report, address=form.notices_to, whole=form.wants_whole, at=timezone.now())
    words = _("Kabar tidak dikirim lagi; halaman ini tetap dapat dibuka dengan kode.")
    if form.notices_to:
        words = _("Pesan kantor dikirim ke surel Anda.") if form.wants_whole else _("Pemberitahuan lewat surel aktif.")
    messages.success(request, words)
    return redirect("intake:status")


@require_POST
@visiting
def region(request: HttpRequest, report: Report) -> HttpResponse:
    """Where it happened, when the report did not say."""
    form = RegionForm(request.POST)
    if not form.is_valid():
        return _page(request, report, region_form=form)
    try:
        services.tell_region(report, region_code=form.cleaned_data["region"].code, at=timezone.now())
    except CannotAct as refusal:
        return _page(request, report, refusal=refusal)
    messages.success(request, _("Terima kasih, wilayahnya sudah dicatat."))
    return redirect("intake:status")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    visits.end(request)
    return redirect("intake:status")


def _kept(request: HttpRequest, form: Form, token: FormToken) -> list[Any]:
    keeping = services.keep_files(form.cleaned_data["uploads"], token=token, by=CITIZEN.ref, at=timezone.now())
    for why in keeping.refused:
        messages.warning(request, why)
    return [kept.evidence for kept in keeping.kept]


def _page(request: HttpRequest, report: Report, *, refusal: CannotAct | None = None, **forms: Form) -> HttpResponse:
    now = timezone.now()
    page = queries.status_page(report, now)
    context: dict[str, Any] = {
        "page": page,
        "office": page.case.handling_office,
        "opening": registry.is_open(page.case.handling_office, now),
        "token": new_token().signed,
        "refusal": say(refusal.reason) if refusal else "",
        "message_form": MessageForm(),
        "completion_form": CompletionForm(),
        "withdraw_form": WithdrawForm(),
        "contact_form": ContactForm(),
        "region_form": RegionForm(),
        "ways": queries.ways(),
        "may_mail": queries.may_mail(),
    }
    return render(request, "intake/status.html", context | forms)
