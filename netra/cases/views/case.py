"""The page of one case."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, staff_only
from netra.captures import queries as captures
from netra.cases import queries
from netra.cases.position import CASE
from netra.cases.queries import CasePage, TrackView
from netra.cases.views.alike import SamePart, same_parts
from netra.cases.views.scene import Scene, scene_of
from netra.cases.views.showing import DuePart, actions_of, deed_chips, due_part, thumbs_of, timeline_of, title_of
from netra.domain.allegation import ORIGIN_LABELS, Origin
from netra.ledger.services import Subject
from netra.suggestions import queries as suggestions
from netra.suggestions.queries import Judgement, Suggestion
from netra.ui.components import Action

LATEST = 10  # lines of the timeline shown unfolded


@dataclass(frozen=True, slots=True)
class TrackPart:
    """A track with its buttons ready to draw."""

    shown: TrackView
    dues: list[DuePart]
    actions: list[Action]
    side_actions: list[Action]


@require_safe
@staff_only
def case(request: StaffRequest, ref: str) -> HttpResponse:
    """Whose the case is, what is due, what can be done, and what has been done."""
    scene = scene_of(request, ref)
    page = queries.case_page(scene.case, scene.user, today=scene.today, on=scene.on, at=scene.now)
    actions, side_actions = actions_of(scene, page.buttons)
    told = timeline_of(scene, page.story)
    context = {
        "scene": scene,
        "page": page,
        "title": title_of(scene.case),
        "actions": actions,
        "side_actions": side_actions,
        "origin": ORIGIN_LABELS[Origin(scene.case.origin)],
        "dues": [due_part(due, scene.zone) for due in page.due],
        "employers": list(dict.fromkeys(p.accused.employer.name for p in page.people if p.accused.employer)),
        "people": [(person, [(deed, deed_chips(deed)) for deed in person.deeds]) for person in page.people],
        "tracks": [_track(scene, track) for track in page.tracks],
        "thumbs": thumbs_of(scene, page.exhibits),
        "same": _same(scene, page),
        "timeline": told[:LATEST],
        "earlier": told[LATEST:],
        "running": sum(not track.track.is_ended for track in page.tracks),
        "conversation_url": _elsewhere("intake:conversation", page, scene),
        "reporter_url": _elsewhere("intake:reporter", page, scene),
        "unit_url": _elsewhere("monitoring:ask_about_case", page, scene),
        "captured": captures.board(Subject(CASE, scene.case.pk)) if scene.view.whole else [],
        "links_url": reverse("case_links:board", args=(scene.case.ref,)) if scene.view.whole else "",
        **_hands(scene),
        **_suggested(page),
        **_waiting(page, scene),
    }
    return render(request, "cases/case.html", context)


def _hands(scene: Scene) -> dict[str, object]:
    """In whose hands the case is at the reader's institution, for those who work on it."""
    office = scene.actor().institution
    works = queries.may_work_on(scene.case, scene.user, office, scene.today)
    found = queries.hands_of([scene.case.pk], scene.user, on=scene.today, at=scene.now)
    return {"works": works, "hands": found.get(scene.case.pk)}


def _same(scene: Scene, page: CasePage) -> list[SamePart]:
    """Pictures of this case that are in another as well, for readers of the whole file."""
    if not page.view.whole:
        return []
    return same_parts(scene, queries.same_pictures(scene.case, page.exhibits, scene.user, scene.today))


def _suggested(page: CasePage) -> dict[str, Suggestion | Judgement | None]:
    """What the engine reads in the account, for the office that holds the case and only for it."""
    if not page.handles:
        return {}
    on = page.case.act_on or page.case.received_on
    return {
        "suggestion": suggestions.suggest_for(page.case.account, on=on, region_code=page.case.region_id),
        "judged": suggestions.latest(CASE, page.case.pk),
    }


def _track(scene: Scene, track: TrackView) -> TrackPart:
    actions, side_actions = actions_of(scene, track.buttons, track.track)
    return TrackPart(track, [due_part(due, scene.zone) for due in track.due], actions, side_actions)


def _elsewhere(name: str, page: CasePage, scene: Scene) -> str:
    """A page of another app about the same case, for who handles it; empty while there is none."""
    if not page.handles:
        return ""
    try:
        return reverse(name, args=(scene.case.ref,))
    except NoReverseMatch:
        return ""


def _waiting(page: CasePage, scene: Scene) -> dict[str, object]:
    """Whether the case waits beside the work list, for those who see the whole of it."""
    aside = queries.aside_of(scene.case) if page.view.whole else None
    return {"aside": aside, "may_let_in": aside and queries.may_let_in(scene.case, scene.user, scene.today)}
