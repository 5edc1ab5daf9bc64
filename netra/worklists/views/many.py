"""Many cases at once: chosen, previewed, done, each with its own result."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.cases import queries as cases
from netra.worklists import queries, services
from netra.worklists.forms import ManyForm, PicksForm
from netra.worklists.permissions import may_enter
from netra.worklists.queries import Pick


@dataclass(frozen=True, slots=True)
class Picked:
    """What was ticked, with the revisions that were seen."""

    pairs: list[tuple[Pick, int]]

    @property
    def picks(self) -> list[Pick]:
        return [pick for pick, _revision in self.pairs]


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def bulk(request: StaffRequest) -> HttpResponse:
    """First what to do, then what would become of each, then what became of each."""
    if not may_enter(request.user, today()):
        raise PermissionDenied
    picked = _picked(request)
    if not picked.pairs:
        messages.warning(request, _("Pilih dahulu perkara di daftar kerja."))
        return redirect("cases:work")
    chosen = "what" in request.POST
    form = ManyForm(
        request.POST if chosen else None,
        choices=queries.choices(picked.picks, request.user, on=today(), at=now(), also=request.POST.get("what", "")),
        people=[*cases.colleagues(request.user, today()), request.user],
        today=today(),
    )
    ready = chosen and form.is_valid()
    if ready and "lakukan" in request.POST:
        if form.ends and not form.cleaned_data["sure"]:
            form.add_error("sure", _("Centang bahwa Anda sudah memeriksa."))
        else:
            return _done(request, picked, form)
    foreseen = _foreseen(request, picked, form) if ready else None
    context = {
        "picks": picked.picks,
        "seen": " ".join(f"{pick.key}:{revision}" for pick, revision in picked.pairs),
        "form": form,
        "foreseen": foreseen,
        "goes": foreseen is not None and any(one.goes for one in foreseen),
        "today": today(),
    }
    return render(request, "worklists/bulk.html", context)


def _picked(request: StaffRequest) -> Picked:
    form = PicksForm(request.POST)
    seen = form.seen() if form.is_valid() else {}
    picks = queries.picks_of(seen, request.user, today())
    return Picked([(pick, seen[pick.key] if seen[pick.key] >= 0 else pick.revision) for pick in picks])


def _foreseen(request: StaffRequest, picked: Picked, form: ManyForm) -> list[queries.Foreseen]:
    given = form.cleaned_data
    if form.person is not None:
        return queries.given_to(picked.picks, form.person, request.user, on=today())
    return queries.foreseen(picked.picks, given["what"], request.user, on=given["on"], at=now())


def _done(request: StaffRequest, picked: Picked, form: ManyForm) -> HttpResponse:
    given = form.cleaned_data
    if form.person is not None:
        outcomes = services.assign_all(
            picked.picks, to=form.person, why=given["note"], by=request.user, on=today(), at=now()
        )
    else:
        outcomes = services.do_all(
            picked.pairs, given["what"], by=request.user, on=given["on"], at=now(), note=given["note"]
        )
    done = sum(one.is_done for one in outcomes)
    context = {"outcomes": outcomes, "done": done, "left": len(outcomes) - done}
    return render(request, "worklists/bulk_done.html", context)
