"""Choosing a contest, its words, adding and taking out, trying a text."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.lexicons import queries, services
from netra.lexicons.forms import PlaceForm, TryForm, WhyForm, WordForm
from netra.lexicons.queries import Trial
from netra.lexicons.services import By, NotAWord

if TYPE_CHECKING:
    from netra.registry.models import Contest, Region

MOST_CONTESTS = 60


@require_safe
@staff_only
def choose(request: StaffRequest) -> HttpResponse:
    """The contests whose words the reader may see, those of the own region first."""
    home = _home(request)
    form = PlaceForm(request.GET) if "daerah" in request.GET else PlaceForm(initial={"daerah": home})
    region = home
    if form.is_bound:
        region = form.cleaned_data["daerah"] if form.is_valid() else None
    year = request.GET.get("tahun", "")
    asked = int(year) if year.isdecimal() and len(year) == 4 else None
    contests, years = queries.contests_to_choose(request.user, today(), region=region, year=asked)
    context = {
        "form": form,
        "region": region,
        "contests": contests[:MOST_CONTESTS],
        "is_cut": len(contests) > MOST_CONTESTS,
        "years": years,
        "shown": contests[0].election_id if contests else None,
    }
    return render(request, "lexicons/choose.html", context)


@require_safe
@staff_only
def words(request: StaffRequest, contest_id: int) -> HttpResponse:
    """The words of a contest by pair."""
    return _show(request, _found(request, contest_id))


@require_POST
@staff_only
def add(request: StaffRequest, contest_id: int) -> HttpResponse:
    """Add a word to a pair."""
    contest = _found(request, contest_id)
    by = _editor(request, contest)
    form = WordForm(request.POST, pairs=queries.pair_choices(contest))
    if form.is_valid():
        try:
            word, is_new = services.add_word(contest, form.draft(), by=by, on=today(), at=now())
        except NotAWord:
            form.add_error("text", _("Tulis sedikitnya satu kata."))
        else:
            said = _("“%(word)s” ditambahkan.") if is_new else _("“%(word)s” sudah ada.")
            messages.success(request, said % {"word": word.text})
            return redirect("lexicons:words", contest_id=contest.pk)
    return _show(request, contest, form=form)


@require_POST
@staff_only
def try_text(request: StaffRequest, contest_id: int) -> HttpResponse:
    """What the words of the contest find in a text."""
    contest = _found(request, contest_id)
    form = TryForm(request.POST)
    trial = queries.try_text(form.cleaned_data["text"], contest) if form.is_valid() else None
    return _show(request, contest, try_form=form, trial=trial)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def silence(request: StaffRequest, contest_id: int, ballot_no: int) -> HttpResponse:
    """Do not use a word built from names any more; the word comes as `kata`."""
    contest = _found(request, contest_id)
    by = _editor(request, contest)
    pattern = queries.automatic_word(contest, ballot_no, request.GET.get("kata", ""))
    if pattern is None:
        raise Http404(_("Kata ini tidak ada, atau sudah ditarik."))
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        why = form.cleaned_data["why"]
        services.silence(contest, ballot_no, pattern.text, why=why, by=by, on=today(), at=now())
        messages.success(request, _("“%(word)s” tidak dipakai lagi.") % {"word": pattern.text})
        return redirect("lexicons:words", contest_id=contest.pk)
    context = {"contest": contest, "word": pattern.text, "ballot_no": ballot_no, "form": form}
    return render(request, "lexicons/withdraw.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def withdraw(request: StaffRequest, contest_id: int, pk: int) -> HttpResponse:
    """End a word that people or a file brought."""
    contest = _found(request, contest_id)
    by = _editor(request, contest)
    word = queries.added_word(contest, pk)
    if word is None:
        raise Http404(_("Kata ini tidak ada, atau sudah ditarik."))
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.withdraw_word(word, why=form.cleaned_data["why"], by=by, on=today(), at=now())
        messages.success(request, _("“%(word)s” tidak dipakai lagi.") % {"word": word.text})
        return redirect("lexicons:words", contest_id=contest.pk)
    context = {"contest": contest, "word": word.text, "ballot_no": word.ballot_no, "form": form}
    return render(request, "lexicons/withdraw.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def restore(request: StaffRequest, contest_id: int, pk: int) -> HttpResponse:
    """Use a silenced word again."""
    contest = _found(request, contest_id)
    by = _editor(request, contest)
    row = queries.silence_of(contest, pk)
    if row is None:
        raise Http404(_("Kata ini sudah dipakai lagi."))
    services.restore(row, by=by, on=today(), at=now())
    messages.success(request, _("“%(word)s” dipakai lagi.") % {"word": row.text})
    return redirect("lexicons:words", contest_id=contest.pk)


def _show(
    request: StaffRequest,
    contest: "Contest",
    *,
    form: WordForm | None = None,
    try_form: TryForm | None = None,
    trial: Trial | None = None,
) -> HttpResponse:
    page = queries.words_page(contest, request.user, today())
    context = {
        "page": page,
        "contest": contest,
        "form": form or WordForm(pairs=queries.pair_choices(contest)),
        "try_form": try_form or TryForm(),
        "trial": trial,
    }
    is_refused = any(one is not None and one.errors for one in (form, try_form))
    return render(request, "lexicons/words.html", context, status=422 if is_refused else 200)


def _home(request: StaffRequest) -> "Region | None":
    standings = queries.readers(request.user, today())
    if not standings:
        raise PermissionDenied(_("Halaman ini untuk pengawas pemilihan dan unit siber."))
    return next((one.institution.region for one in standings if one.institution.region), None)


def _found(request: StaffRequest, contest_id: int) -> "Contest":
    _home(request)
    contest = queries.contest_to_read(request.user, contest_id, today())
    if contest is None:
        raise Http404(_("Pemilihan ini tidak ada, atau bukan di wilayah kerja Anda."))
    return contest


def _editor(request: StaffRequest, contest: "Contest") -> By:
    standing = queries.edits_as(request.user, contest, today())
    if standing is None:
        raise PermissionDenied(_("Kata pemilihan ini diubah oleh kantor yang mengawasinya."))
    return By(f"user:{request.user.pk}", standing.institution.pk)
