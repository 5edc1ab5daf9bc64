"""How to report by message, and a talk to try it with, of which nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from netra.conversing import queries
from netra.conversing.forms import TrialForm, signed
from netra.engine.interviewing.records import Reply, Said, State


@require_safe
def ways(request: HttpRequest) -> HttpResponse:
    """Where people write to, what is asked, and who can read it."""
    return render(request, "conversing/ways.html", {"ways": queries.ways()})


@cache_control(no_store=True, private=True)
@require_http_methods(["GET", "HEAD", "POST"])
def trial(request: HttpRequest) -> HttpResponse:
    """The questions as a telephone shows them; the talk so far travels with the page."""
    form = TrialForm(request.POST if request.method == "POST" else {"text": "Halo"})
    is_right = form.is_valid()
    state, lines = form.talk_so_far() if is_right or "talk" in form.cleaned_data else (State(), [])
    text = (form.cleaned_data.get("text") or "").strip()
    choice, _bar, label = (form.cleaned_data.get("choice") or "").partition("|")
    replies: tuple[Reply, ...] = ()
    if is_right and (text or choice):
        turn = queries.rehearse(state, Said(text or label, choice), at=timezone.now())
        state, replies = turn.state, turn.replies
        language = state.language or "id"
        lines = [*lines, (True, text or label), *((False, reply.text.in_(language)) for reply in replies)]
    choices = replies[-1].choices if replies else ()
    context = {
        "lines": lines,
        "form": TrialForm(initial={"talk": signed(state, lines)}) if is_right else form,
        "choices": [(one.id, one.label.in_(state.language or "id")) for one in choices],
    }
    return render(request, "conversing/trial.html", context)
