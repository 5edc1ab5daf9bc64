"""One flag: looked at, checked out, judged."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.captures import queries as captures
from netra.cases.services import Actor
from netra.ledger.services import Subject
from netra.monitoring import queries, services
from netra.monitoring.forms import AskForm, JoinForm, OpenForm, SeenForm, VerdictForm, WhoseForm
from netra.monitoring.models import Flag, Stage
from netra.monitoring.queries.names import FLAG
from netra.monitoring.services import CannotAct
from netra.monitoring.views import scene
from netra.monitoring.views.showing import INQUIRY_TONES, STAGE_TONES, laws_of, shortened
from netra.registry import queries as registry
from netra.ui.words import say


@require_safe
@staff_only
def flag(request: StaffRequest, ref: str) -> HttpResponse:
    """The act beside the reasons, the rule, the phase, and what may be done now."""
    return show(request, scene.found(request, ref))


@require_POST
@staff_only
def take(request: StaffRequest, ref: str) -> HttpResponse:
    return _step(request, ref, services.take, _("Tanda ini Anda pegang selama 30 menit."))


@require_POST
@staff_only
def release(request: StaffRequest, ref: str) -> HttpResponse:
    return _step(request, ref, services.release, _("Tanda kembali ke antrean."))


@require_POST
@staff_only
def judge(request: StaffRequest, ref: str) -> HttpResponse:
    """A verdict of this turn's reader."""
    row = scene.found(request, ref)
    form = VerdictForm(request.POST, pairs=pairs_for(row))
    if not form.is_valid():
        return show(request, row, verdict_form=form)

    def move(by: Actor) -> None:
        services.judge(row, form.said(), seen=form.cleaned_data["seen"], by=by, on=today(), at=now())

    return moved(request, row, move, lambda: _told(row), verdict_form=form)


def show(request: StaffRequest, row: Flag, **forms: Form) -> HttpResponse:
    """The page of a flag; forms that were refused stand in it as they were sent."""
    page = queries.page_of(row, request.user, on=today(), at=now())
    seen = {"seen": row.revision}
    tone, icon = STAGE_TONES[Stage(row.stage)]
    context: dict[str, Any] = {
        "flag": row,
        "page": page,
        "title": shortened(row),
        "tone": tone,
        "icon": icon,
        "laws": laws_of(page),
        "today": today(),
        "zone": row.place.zone.key if row.place else registry.ZONES["WIB"].key,
        "is_expired": row.is_expired(today()),
        "is_held": row.is_held(now()),
        "inquiries": [(one, *INQUIRY_TONES[one.state], one.is_late(now())) for one in page.inquiries],  # type: ignore[index]
        "seen_form": SeenForm(initial=seen),
        "verdict_form": VerdictForm(initial=seen, pairs=pairs_for(row)),
        "whose_form": WhoseForm(place=row.place, on=today(), initial=WhoseForm.begun(page.behind)),
        "ask_form": AskForm(today=today(), initial={"form_key": uuid.uuid4()}),
        "join_form": JoinForm(initial=seen),
        "open_form": OpenForm(),
        "captured": captures.board(Subject(FLAG, row.pk)) if page.may_judge else [],
        "links_url": reverse("flag_links:board", args=[row.ref]) if page.may_judge and not row.erased_at else "",
    }
    return render(request, "monitoring/flag.html", context | forms, status=422 if forms else 200)


def moved(
    request: StaffRequest, row: Flag, move: Callable[[Actor], object], words: Callable[[], str], **forms: Form
) -> HttpResponse:
    """Make a move; refused, the form comes back beside what the flag has become, and nothing written is lost."""
    try:
        move(scene.judging(request, row))
    except CannotAct as refusal:
        fresh = queries.flag_by_ref(row.ref, request.user, today())
        if fresh is None:
            raise Http404 from refusal
        if not forms:
            messages.warning(request, say(refusal.reason))
            return redirect("monitoring:flag", ref=row.ref)
        for form in forms.values():
            form.add_error(None, say(refusal.reason))
        return show(request, fresh, **forms)
    messages.success(request, words())
    return redirect("monitoring:flag", ref=row.ref)


def pairs_for(row: Flag) -> list[tuple[str, str]]:
    """The pairs of the contest, for saying which one is meant."""
    if row.contest is None:
        return []
    pairs = registry.pairs_of([row.contest])
    return [(str(one.ballot_no), f"{one.ballot_no}. {one.names}") for one in pairs if one.ballot_no and one.names]


def _step(request: StaffRequest, ref: str, service: Callable[..., None], words: str) -> HttpResponse:
    """A move that needs nothing but the revision seen."""
    row = scene.found(request, ref)
    form = SeenForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else -1
    return moved(request, row, lambda by: service(row, seen=seen, by=by, on=today(), at=now()), lambda: words)


def _told(row: Flag) -> str:
    match row.stage:
        case Stage.SECOND:
            return _("Terima kasih. Pembaca kedua menilainya tanpa melihat putusan Anda.")
        case Stage.THIRD:
            return _("Dua pembaca berbeda pendapat; orang ketiga yang menentukan.")
        case Stage.CONFIRMED:
            return _("Dikukuhkan dua pembaca. Buka perkara, atau gabungkan dengan yang sudah ada.")
        case _:
            return _("Disisihkan.")
