"""The guide's pages: open to everybody, without account, without a cookie of its own."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from netra.domain.guidance import GuideAct
from netra.guide import queries
from netra.guide.forms import AskForm
from netra.guide.posters import SIZES, phase_of, poster_of
from netra.guide.queries import Asked
from netra.guide.showing import columns, marked, shown, sign_of
from netra.ui.words import language


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Every act for one person on one day, or those the words looked for may mean."""
    form = _form(request)
    asked = form.asked()
    found = queries.find(asked, form.words) if form.words else None
    latest = queries.years()[0]
    context = _common(form, asked) | {
        "words": form.words,
        "varying": queries.varying(asked),
        "found": [shown(one) for one in found] if found is not None else None,
        "columns": columns(queries.sections(queries.board(asked))) if found is None else (),
        "phases": queries.phases(asked.catalogue, latest),
        "latest": latest,
    }
    return render(request, "guide/board.html", context)


@require_safe
def act(request: HttpRequest, act: str) -> HttpResponse:
    """One act: what the rule says, its articles, sanctions, changes and doubts."""
    form = _form(request)
    asked, one = form.asked(), _act(act)
    full = queries.full_answer(asked, one, request.GET.get("di", ""))
    context = _common(form, asked) | {
        "full": full,
        "answer": full.answer,
        "sign": sign_of(full.answer.ruling),
        "elsewhere": [shown(other) for other in full.elsewhere],
        "here": request.build_absolute_uri(
            _address(one, asked, form, full.answer.place.id if full.answer.place else "")
        ),
        "changes": marked(full.changes, asked.moment.on),
    }
    return render(request, "guide/act.html", context)


@require_safe
def board_json(request: HttpRequest) -> JsonResponse:
    """The board as plain JSON."""
    asked = _form(request).asked()
    answers = queries.board(asked)
    catalogue = asked.catalogue
    made = queries.board_as_json(catalogue.guide, asked.moment, answers, catalogue.version, settings.PRACTICE)
    return _json(made)


@require_safe
def act_json(request: HttpRequest, act: str) -> JsonResponse:
    """One answer as plain JSON."""
    full = queries.full_answer(_form(request).asked(), _act(act), request.GET.get("di", ""))
    return _json(queries.as_json(full.answer, full.threats, full.changes, full.elsewhere, settings.PRACTICE))


@require_safe
def poster(request: HttpRequest) -> HttpResponse:
    """The board to hang on a wall, A4 or A3."""
    form = _form(request)
    asked = form.asked()
    size = request.GET.get("ukuran", "a4")
    if size not in SIZES:
        raise Http404
    made = poster_of(
        asked,
        address=request.build_absolute_uri(reverse("guide:board")),
        size=size,
        at=timezone.localtime(),
        practice=settings.PRACTICE,
        language=language(),
    )
    name = f"panduan-{asked.asker.id}-{asked.moment.on:%Y-%m-%d}-{size}{'-LATIHAN' if settings.PRACTICE else ''}.pdf"
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def _form(request: HttpRequest) -> AskForm:
    given = request.GET.copy()
    given.setdefault("hari", timezone.localdate().isoformat())
    given.setdefault("siapa", queries.guide().askers[0].id)
    return AskForm(given, today=timezone.localdate())


def _act(id: str) -> GuideAct:
    found = queries.guide().act(id)
    if found is None:
        raise Http404
    return found


def _common(form: AskForm, asked: Asked) -> dict[str, Any]:
    return {
        "form": form,
        "asked": asked,
        "query": _query(asked, form),
        "phase": phase_of(asked.moment),
    }


def _query(asked: Asked, form: AskForm) -> str:
    """What the page was asked, for links that keep it; the whole question, so that a shared page stays what it was."""
    kept = {"siapa": asked.asker.id, "hari": asked.moment.on.isoformat()}
    kept |= {name: form.cleaned_data[name] for name in ("tahap", "pilkada") if form.cleaned_data.get(name)}
    return urlencode(kept)


def _address(one: GuideAct, asked: Asked, form: AskForm, place: str) -> str:
    return f"{reverse('guide:act', args=[one.id])}?{_query(asked, form)}{f'&di={place}' if place else ''}"


def _json(made: dict[str, Any]) -> JsonResponse:
    return JsonResponse(made, json_dumps_params={"ensure_ascii": False, "indent": 1})
