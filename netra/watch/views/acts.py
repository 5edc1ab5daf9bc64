"""The register, one act of it, recording, completing, and the step to a case."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.accounts.queries import Standing
from netra.cases.services import Actor
from netra.evidence import services as evidence_services
from netra.evidence.services import NoCopy, Refused, StoreFull
from netra.watch import queries, services
from netra.watch.forms import ActForm, CompletionForm, FilterForm
from netra.watch.models import OfficeAct
from netra.watch.views.showing import facts_of, thumbs_of

PER_PAGE = 25


@require_safe
@staff_only
def register(request: StaffRequest) -> HttpResponse:
    """The acts the reader may see, with what their dates say."""
    _enter(request)
    form = FilterForm(request.GET or None)
    form.is_valid()
    rows = queries.register(request.user, form.filters(), on=today())
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    watcher = queries.is_watcher(request.user, today())
    return render(
        request,
        "watch/register.html",
        {"form": form, "page": page, "is_watcher": watcher, "is_filtered": bool(request.GET)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def record(request: StaffRequest) -> HttpResponse:
    """Write an act into the register."""
    _enter(request)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ActForm(*given, user=request.user, today=today())
    if form.is_valid():
        region = form.cleaned_data["region"]
        standing = queries.writes_as(request.user, region, today())
        assert standing is not None
        try:
            made = services.record_act(
                form.draft(),
                region=region,
                uploads=form.cleaned_data["evidence"],
                by=_actor(request, standing),
                on=today(),
                at=now(),
            )
        except (Refused, StoreFull) as fault:
            form.add_error("evidence", str(fault))
        else:
            messages.success(request, _("Catatan tersimpan. Hasil pemeriksaan tanggalnya ada di bawah."))
            return redirect("watch:act", ref=made.ref)
    return render(request, "watch/record.html", {"form": form}, status=200 if not form.errors else 422)


@require_safe
@staff_only
def act(request: StaffRequest, ref: str) -> HttpResponse:
    """One act with its verdict."""
    return _show(request, _found(request, ref))


@require_POST
@staff_only
def complete(request: StaffRequest, ref: str) -> HttpResponse:
    """Fill in the consent and the days that became known later."""
    row = _found(request, ref)
    standing = _watching(request, row)
    form = CompletionForm(request.POST, today=today())
    if not form.is_valid():
        return _show(request, row, form)
    services.complete_act(row, form.completion(row.kind), by=_actor(request, standing), on=today(), at=now())
    messages.success(request, _("Keterangan dilengkapi; hasil pemeriksaan dihitung ulang."))
    return redirect("watch:act", ref=row.ref)


@require_POST
@staff_only
def make_case(request: StaffRequest, ref: str) -> HttpResponse:
    """Open a case for this act, or go to the one that was opened already."""
    row = _found(request, ref)
    standing = _watching(request, row)
    address = settings.SITE_ADDRESS + reverse("watch:act", args=[row.ref])
    had_case = row.case is not None
    case = services.open_finding(row, address=address, by=_actor(request, standing), on=today(), at=now())
    if had_case:
        messages.info(request, _("Perkara untuk catatan ini sudah ada."))
    else:
        messages.success(request, _("Perkara dibuka. Lanjutkan penelusuran sampai pleno menetapkannya sebagai temuan."))
    return redirect(f"/perkara/{case.ref}/")


@require_safe
@staff_only
def evidence(request: StaffRequest, ref: str, pk: UUID) -> HttpResponseBase:
    """The clean copy of a piece of evidence; the look is on record."""
    pieces = queries.evidence_of(_found(request, ref), pk)
    if not pieces:
        raise Http404
    try:
        opened = evidence_services.look(pieces[0], by=f"user:{request.user.pk}", at=now())
    except NoCopy as reason:
        messages.info(request, str(reason))
        return redirect("watch:act", ref=ref)
    return evidence_services.respond(opened)


def _show(request: StaffRequest, row: OfficeAct, form: CompletionForm | None = None) -> HttpResponse:
    page = queries.act_page(row, request.user, today())
    context = {
        "page": page,
        "act": row,
        "form": form or CompletionForm.of(row, today=today()),
        "facts": facts_of(page),
        "thumbs": thumbs_of(page),
        "is_rotation": row.deed.is_rotation,
    }
    return render(request, "watch/act.html", context, status=422 if form is not None else 200)


def _enter(request: StaffRequest) -> None:
    if not queries.may_enter(request.user, today()):
        raise PermissionDenied


def _found(request: StaffRequest, ref: str) -> OfficeAct:
    row = queries.act_by_ref(ref, request.user, today()) if ref.isascii() and ref.isalnum() else None
    if row is None:
        raise Http404(_("Catatan ini tidak ada, atau bukan untuk kantor Anda."))
    return row


def _watching(request: StaffRequest, row: OfficeAct) -> Standing:
    standing = queries.watches(request.user, row.region, today())
    if standing is None:
        raise PermissionDenied
    return standing


def _actor(request: StaffRequest, standing: Standing) -> Actor:
    return Actor.staff(request.user, standing.institution.pk)
