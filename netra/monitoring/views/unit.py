"""The cyber unit's desk: what it was asked, and its answers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.cases import services as cases
from netra.evidence import services as evidence
from netra.evidence.services import NoCopy, Refused, StoreFull
from netra.monitoring import queries, services
from netra.monitoring.forms import AnswerForm, SeenForm
from netra.monitoring.models import Flag, Inquiry, InquiryState
from netra.monitoring.queries.marking import pieces
from netra.monitoring.services import Actor, CannotAct
from netra.monitoring.views import scene
from netra.monitoring.views.showing import INQUIRY_TONES
from netra.ui.components import Link
from netra.ui.words import say

PER_PAGE = 25


@require_safe
@staff_only
def inquiries(request: StaffRequest) -> HttpResponse:
    """What waits for the unit, or what one's office asked."""
    if not queries.may_enter(request.user, today()):
        raise PermissionDenied
    which = request.GET.get("daftar", "")
    page = Paginator(queries.inquiries(request.user, which, on=today()), PER_PAGE).get_page(request.GET.get("page"))
    tabs = (("", _("Menunggu jawaban")), ("selesai", _("Selesai")))
    context = {
        "page": page,
        "rows": [(one, *INQUIRY_TONES[InquiryState(one.state)], one.is_late(now())) for one in page.object_list],
        "is_analyst": bool(queries.analysing(request.user, today())),
        "is_judge": bool(queries.judging(request.user, today())),
        "today": today(),
        "which": which,
        "tabs": [Link(label, f"?daftar={key}" if key else "?", is_current=key == which) for key, label in tabs],
    }
    return render(request, "monitoring/inquiries.html", context)


@require_safe
@staff_only
def inquiry(request: StaffRequest, ref: str) -> HttpResponse:
    return _show(request, scene.asked(request, ref))


@require_POST
@staff_only
def take_inquiry(request: StaffRequest, ref: str) -> HttpResponse:
    row = scene.asked(request, ref)
    by = _analyst(request, row)
    return _moved(
        request,
        row,
        lambda: services.take_inquiry(row, seen=_seen(request), by=by, on=today(), at=now()),
        _("Pertanyaan ini Anda kerjakan."),
    )


@require_POST
@staff_only
def answer(request: StaffRequest, ref: str) -> HttpResponse:
    """Answer with confidence and files."""
    row = scene.asked(request, ref)
    by = _analyst(request, row)
    form = AnswerForm(request.POST, request.FILES, place=_place(row), on=today())
    if not form.is_valid():
        return _show(request, row, form=form)
    values = form.cleaned_data

    def move() -> None:
        files = cases.keep_all(values["uploads"], by=by, at=now())
        services.answer_inquiry(
            row,
            text=values["text"],
            confidence=values["confidence"],
            seen=values["seen"],
            by=by,
            on=today(),
            at=now(),
            evidence=files,
            whose=form.whose(),
        )

    try:
        return _moved(request, row, move, _("Jawaban terkirim kepada kantor yang bertanya."), form=form)
    except (Refused, StoreFull) as fault:
        form.add_error("uploads", str(fault))
        return _show(request, row, form=form)


@require_POST
@staff_only
def withdraw(request: StaffRequest, ref: str) -> HttpResponse:
    """The office that asked does not need the answer any more."""
    row = scene.asked(request, ref)
    standing = queries.asks_as(request.user, row, today())
    if standing is None:
        raise PermissionDenied
    by = scene.actor(request, standing)
    return _moved(
        request,
        row,
        lambda: services.withdraw_inquiry(row, seen=_seen(request), by=by, on=today(), at=now()),
        _("Pertanyaan ditarik."),
    )


@require_safe
@staff_only
def inquiry_file(request: StaffRequest, ref: str, pk: UUID) -> HttpResponseBase:
    """The clean copy of a file that came with the answer; the look is on record."""
    row = scene.asked(request, ref)
    piece = row.pieces.select_related("evidence").filter(evidence=pk).first()
    if piece is None:
        raise Http404
    try:
        opened = evidence.look(piece.evidence, by=f"user:{request.user.pk}", at=now())
    except NoCopy as reason:
        messages.info(request, str(reason))
        return redirect("monitoring:inquiry", ref=ref)
    return evidence.respond(opened)


def _show(request: StaffRequest, row: Inquiry, **forms: Form) -> HttpResponse:
    answers = queries.answers_as(request.user, row, today()) is not None
    # What was withdrawn is none of the unit's business any more.
    flag = None if answers and row.state == InquiryState.WITHDRAWN else row.flag
    works = answers and row.is_open and row.taken_by_id == request.user.pk
    tone, icon = INQUIRY_TONES[InquiryState(row.state)]
    context: dict[str, Any] = {
        "inquiry": row,
        "flag": flag,
        "texts": _texts(flag),
        "tone": tone,
        "icon": icon,
        "today": today(),
        "is_late": row.is_late(now()),
        "may_answer": answers and row.is_open,
        "is_mine": row.taken_by_id == request.user.pk,
        "may_withdraw": row.is_open and queries.asks_as(request.user, row, today()) is not None,
        "sees_flag": row.flag is not None and queries.judges_as(request.user, row.flag, today()) is not None,
        "sees_case": row.case is not None and bool(queries.judging(request.user, today())),
        "files": [one.evidence for one in row.pieces.select_related("evidence")],
        "behind": queries.behind(flag, request.user, on=today(), at=now()) if flag and works else None,
        "whose": queries.attributions_of(flag) if flag else (),
        "form": AnswerForm(place=_place(row), on=today(), initial={"seen": row.revision}),
    }
    return render(request, "monitoring/inquiry.html", context | forms, status=422 if forms else 200)


def _moved(request: StaffRequest, row: Inquiry, move: Callable[[], object], words: str, **forms: Form) -> HttpResponse:
    try:
        move()
    except CannotAct as refusal:
        if not forms:
            messages.warning(request, say(refusal.reason))
            return redirect("monitoring:inquiry", ref=row.ref)
        for form in forms.values():
            form.add_error(None, say(refusal.reason))
        return _show(request, scene.asked(request, row.ref), **forms)
    messages.success(request, words)
    return redirect("monitoring:inquiry", ref=row.ref)


def _analyst(request: StaffRequest, row: Inquiry) -> Actor:
    standing = queries.answers_as(request.user, row, today())
    if standing is None:
        raise PermissionDenied
    return scene.actor(request, standing)


def _seen(request: StaffRequest) -> int:
    form = SeenForm(request.POST)
    return form.cleaned_data["seen"] if form.is_valid() else -1


def _place(row: Inquiry) -> Any:
    return row.flag.place if row.flag else None


def _texts(flag: Flag | None) -> Any:
    if flag is None:
        return None
    return pieces(flag.text, flag.matches, "text"), pieces(flag.target_text, flag.matches, "target_text")
