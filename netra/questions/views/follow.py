"""The asker's page: entered with the code, kept to this browser session, left with one button."""

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

from netra.questions import promise, queries, services
from netra.questions.forms import CodeForm, ContactForm, WriteForm
from netra.questions.models import Decline, Question
from netra.questions.views.showing import law_of, sign_of, who
from netra.ui.failures import keep_form, too_many
from netra.vault.services import Visits, WrongCodes, new_form_token, read_form_token

unstored = cache_control(no_store=True, private=True)
visits, wrong = Visits("question_visit"), WrongCodes("question_wrong")
Page = Callable[[HttpRequest, Question], HttpResponse]


def visiting(view: Page) -> Callable[[HttpRequest], HttpResponse]:
    """Only within a visit. A text sent after the visit ended is given back to its writer."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        question = _of_visit(request)
        if question is not None:
            return view(request, question)
        if not request.POST.get("token"):
            return redirect("questions:follow")
        return keep_form(request, labels={"text": _("Tulis kepada petugas")})

    return unstored(guarded)


@unstored
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """The door, and behind it the page."""
    if request.method == "POST":
        return _enter(request)
    question = _of_visit(request)
    return (
        render(request, "questions/enter.html", {"form": CodeForm()}) if question is None else _page(request, question)
    )


def _enter(request: HttpRequest) -> HttpResponse:
    wait = wrong.wait(request)
    form = CodeForm(request.POST)
    question = queries.question_by_code(form.cleaned_data["code"]) if form.is_valid() else None
    if question is not None:
        visits.begin(request, question.pk)
        return redirect("questions:follow")
    if wait:
        return too_many(request, wait)
    wrong.note(request)
    if form.is_valid():
        form.add_error("code", _("Kode ini tidak ada pada kami. Periksa lagi dengan tanda terima Anda."))
    return render(request, "questions/enter.html", {"form": form})


@require_POST
@visiting
def write(request: HttpRequest, question: Question) -> HttpResponse:
    """Explain what was asked back, or ask on."""
    form = WriteForm(request.POST)
    token = read_form_token(request.POST.get("token", ""))
    if not form.is_valid() or token is None:
        return _page(request, question, write_form=form)
    services.write(question, text=form.cleaned_data["text"], secret=token.secret, at=timezone.now())
    messages.success(request, _("Pesan Anda sudah sampai di kantor."))
    return redirect("questions:follow")


@require_POST
@visiting
def notices(request: HttpRequest, question: Question) -> HttpResponse:
    """An address for word of the answer, another one, or none."""
    stop = "berhenti" in request.POST
    form = ContactForm(request.POST)
    if not stop and not form.is_valid():
        return _page(request, question, contact_form=form)
    address = "" if stop else form.cleaned_data["email"]
    services.change_notices(question, address=address, at=timezone.now())
    messages.success(request, _("Alamat surel dihapus.") if stop else _("Alamat surel disimpan."))
    return redirect("questions:follow")


@require_POST
@visiting
def forget_name(request: HttpRequest, question: Question) -> HttpResponse:
    services.forget_name(question, at=timezone.now())
    messages.success(request, _("Nama Anda sudah dihapus."))
    return redirect("questions:follow")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    visits.end(request)
    return redirect("questions:follow")


def _of_visit(request: HttpRequest) -> Question | None:
    row = visits.row(request)
    return None if row is None else queries.question_of_visit(row)


def _page(request: HttpRequest, question: Question, **forms: Form) -> HttpResponse:
    thread = queries.thread(question)
    context: dict[str, Any] = {
        "question": question,
        "messages_shown": thread.messages,
        "answers": [(one, sign_of(one.row.ruling), law_of(one.rested)) for one in reversed(thread.answers)],
        "who": who(question.status),
        "last_day": promise.day_of(question),
        "is_late": queries.is_late(question, timezone.now()),
        "zone": promise.zone_of(question.office).key,
        "is_report": question.declined == Decline.REPORT,
        "token": new_form_token().signed,
        "write_form": WriteForm(),
        "contact_form": ContactForm(),
    }
    return render(request, "questions/follow.html", context | forms)
