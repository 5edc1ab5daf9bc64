"""What the engine reads in the account of a case, and what the officer makes of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.accounts.gate import StaffRequest, staff_only
from netra.cases.forms import JudgementForm
from netra.cases.position import CASE
from netra.cases.views.scene import Scene, scene_of
from netra.cases.views.showing import title_of
from netra.suggestions import queries as suggestions
from netra.suggestions import services
from netra.suggestions.queries import Way


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def suggestion(request: StaffRequest, ref: str) -> HttpResponse:
    """For the office that holds the case: the words, the kinds of act they point to, and a form to say which fit."""
    scene = scene_of(request, ref)
    if not scene.handles:
        raise Http404
    case = scene.case
    suggested = suggestions.suggest_for(case.account, on=case.act_on or case.received_on, region_code=case.region_id)
    judged = suggestions.latest(CASE, case.pk)
    form = JudgementForm(request.POST if request.method == "POST" else None, case=case, suggested=suggested)
    if request.method == "POST" and form.is_valid():
        services.judge(
            (CASE, case.pk),
            suggested,
            narrative=case.account,
            chosen=form.codes,
            way=Way.PAGE,
            by=scene.user,
            institution=scene.actor().institution,
            at=scene.now,
        )
        messages.success(request, _("Penilaian Anda disimpan."))
        return redirect(scene.home("uraian"))
    return render(request, "cases/suggestion.html", _context(scene, form, suggested, judged))


def _context(
    scene: Scene, form: JudgementForm, suggested: suggestions.Suggestion, judged: suggestions.Judgement | None
) -> dict[str, object]:
    return {
        "scene": scene,
        "title": title_of(scene.case),
        "form": form,
        "suggestion": suggested,
        "narrative": scene.case.account,
        "pieces": suggestions.pieces(scene.case.account, suggested.facts),
        "kinds": suggestions.kinds_of(suggested.facts),
        "judged": judged,
        "is_same_text": judged is not None and judged.text_key == suggestions.text_key(scene.case.account),
        "chosen": form.ticked if form.is_bound else (judged.chosen if judged else []),
    }
