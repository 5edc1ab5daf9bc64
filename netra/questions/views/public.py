"""What everybody may do: look for an answer, read one, ask."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from netra.domain.loading import load
from netra.flood import services as flood
from netra.flood.fields import ChallengeForm
from netra.guide import queries as guide
from netra.questions import promise, queries, services
from netra.questions.forms import AskForm, SearchForm
from netra.questions.models import State, Topic
from netra.questions.views.showing import guide_lines, law_of, lines, phase_at, sign_of
from netra.vault.services import new_form_token, read_form_token

unstored = cache_control(no_store=True, private=True)
LATEST, IN_GUIDE = 8, 3


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Search first: by everyday words, by topic, by an act of the guide."""
    form, on = SearchForm(request.GET), timezone.localdate()
    words, topic, act = form.value("q"), form.value("topik"), form.value("act")
    known = load().guide.act(act)
    codes = queries.codes_of_act(act)
    is_asked = bool(words or topic or known)
    found = queries.find(words, topic=topic, codes=codes, on=on) if is_asked else queries.find("", on=on)[:LATEST]
    asked = guide.ask(form.value("siapa"), on)
    context = {
        "form": form,
        "words": words,
        "act": known,
        "is_asked": is_asked,
        "found": lines(found),
        "guide": guide_lines(guide.find(asked, words)[:IN_GUIDE]) if words else (),
        "asker": asked.asker,
        "who": form.value("siapa"),
        "topics": queries.topics(),
        "days": promise.days(),
        "carry": _carried(words, act, form.value("siapa")),
    }
    return render(request, "questions/board.html", context)


@require_safe
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    """Every answer of one topic."""
    if topic not in Topic.values:
        raise Http404
    on = timezone.localdate()
    found = lines(queries.find("", topic=topic, on=on))
    context = {"topic": Topic(topic), "found": found, "topics": queries.topics()}
    return render(request, "questions/topic.html", context)


@require_safe
def published(request: HttpRequest, topic: str, slug: str) -> HttpResponse:
    """One published answer; one that was withdrawn says so and why."""
    on = timezone.localdate()
    found = queries.published(topic, slug, on)
    if found is None:
        raise Http404(_("Jawaban ini tidak ada. Cari dengan kata lain."))
    is_gone = found.row.state == State.WITHDRAWN
    context = {
        "found": found,
        "row": found.row,
        "topic": Topic(found.row.topic),
        "sign": sign_of(found.row.ruling),
        "law": law_of(found.rested),
        "today": on,
        "phase_now": phase_at(on),
        "beside": lines(queries.beside(found, on)),
        "is_gone": is_gone,
    }
    return render(request, "questions/published.html", context, status=410 if is_gone else 200)


@unstored
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form; sent and right, it answers with the receipt. The code is in that answer and in no address."""
    if request.method != "POST":
        return _form(request, AskForm(initial=_first_words(request)), new_form_token().signed)
    token = read_form_token(request.POST.get("token", ""))
    if token is not None and (earlier := services.asked_before(token.secret)) is not None:
        return _receipt(request, earlier)
    form = AskForm(request.POST)
    is_right = form.is_valid()
    if token is None or not is_right:
        return _form(request, form, (token or new_form_token()).signed, is_stale=token is None)
    draft, challenge, now = form.draft(token.secret), ChallengeForm(request.POST, secret=token.secret), timezone.now()
    verdict = flood.weigh(
        queries.QUESTION,
        queries.answering_office(draft.region_code, now).pk,
        words=draft.text,
        is_answered=challenge.is_answered,
        is_declined=challenge.is_declined,
        at=now,
    )
    if verdict.asks:
        return _form(request, form, token.signed, challenge=challenge.with_fault())
    return _receipt(request, services.ask(replace(draft, aside=verdict.aside), at=now))


def _form(request: HttpRequest, form: AskForm, token: str, **more: Any) -> HttpResponse:
    context = {"form": form, "token": token, "days": promise.days(), "challenge": None, **more}
    return render(request, "questions/ask.html", context)


def _receipt(request: HttpRequest, receipt: services.Receipt) -> HttpResponse:
    zone = promise.zone_of(receipt.question.office)
    context = {
        "receipt": receipt,
        "question": receipt.question,
        "zone": zone.key,
        "last_day": promise.day_of(receipt.question),
    }
    return render(request, "questions/receipt.html", context)


def _first_words(request: HttpRequest) -> dict[str, Any]:
    """What a page that led here already knows."""
    form = SearchForm(request.GET)
    act = load().guide.act(form.value("act"))
    words = form.value("q") or (act.title.in_(request.LANGUAGE_CODE) + ": " if act else "")
    return {"text": words, "status": queries.status_of(form.value("siapa"))}


def _carried(words: str, act: str, who: str) -> str:
    carried = QueryDict(mutable=True)
    carried.update({name: value for name, value in (("q", words), ("act", act), ("siapa", who)) if value})
    return carried.urlencode()
