"""What is done with an act later."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.campaigns import queries, services
from netra.campaigns.forms import AudienceForms, CancelForm, DoneForm, PictureForm
from netra.campaigns.views import scene
from netra.campaigns.views.public import send_copy
from netra.campaigns.views.register import show
from netra.evidence.services import Refused, StoreFull
from netra.registry import queries as registry

AGENCIES_A_PAGE = 100  # a form has room for some four hundred fields


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def audience(request: StaffRequest, ref: str) -> HttpResponse:
    """Tick the agencies that came, with how many people."""
    act = scene.found(request, ref)
    by = scene.changing(request, act)
    if act.region is None:
        raise Http404
    page = Paginator(registry.agencies_in(act.region.code), AGENCIES_A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    forms = AudienceForms(
        request.POST if request.method == "POST" else None, agencies=shown, reaches=list(act.reaches.all())
    )
    if request.method == "POST" and forms.is_valid():
        ids = {agency.pk for agency in shown}
        services.set_audience(act, shown=ids, reaches=forms.drafts(), by=by, on=today(), at=now())
        messages.success(request, _("Instansi yang terjangkau tersimpan."))
        if page.has_next():
            return redirect(f"{request.path}?page={page.next_page_number()}")
        return redirect("campaigns:manage", ref=act.ref)
    status = 422 if request.method == "POST" else 200
    return render(request, "campaigns/audience.html", {"act": act, "forms": forms, "page": page}, status=status)


@require_POST
@staff_only
def cancel(request: StaffRequest, ref: str) -> HttpResponse:
    """The act did not take place."""
    act = scene.found(request, ref)
    by = scene.changing(request, act)
    form = CancelForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Tulis mengapa kegiatan ini batal."))
    elif services.cancel_act(act, why=form.cleaned_data["why"], by=by, on=today(), at=now()):
        messages.success(request, _("Kegiatan dicatat batal."))
    return redirect("campaigns:manage", ref=act.ref)


@require_POST
@staff_only
def publish(request: StaffRequest, ref: str) -> HttpResponse:
    """Put the act on the public pages or take it off."""
    act = scene.found(request, ref)
    by = scene.changing(request, act)
    is_public = _wanted(request)
    if is_public is not None and services.show_act(act, is_public=is_public, by=by, on=today(), at=now()):
        told = _("Kegiatan ditampilkan untuk umum.") if is_public else _("Kegiatan tidak lagi ditampilkan untuk umum.")
        messages.success(request, told)
    return redirect("campaigns:manage", ref=act.ref)


@require_POST
@staff_only
def add_pictures(request: StaffRequest, ref: str) -> HttpResponse:
    """Seal pictures and papers and hang them onto the act."""
    act = scene.found(request, ref)
    by = scene.changing(request, act)
    form = PictureForm(request.POST, request.FILES)
    if form.is_valid():
        values = form.cleaned_data
        try:
            services.add_pictures(
                act,
                uploads=values["pictures"],
                caption=values["caption"],
                is_public=values["is_public"],
                by=by,
                on=today(),
                at=now(),
            )
        except (Refused, StoreFull) as fault:
            form.add_error("pictures", str(fault))
        else:
            messages.success(request, _("Berkas disegel dan ditambahkan."))
            return redirect("campaigns:manage", ref=act.ref)
    return show(request, act, pictures=form, status=422)


@require_safe
@staff_only
def own_picture(request: StaffRequest, ref: str, pk: UUID) -> HttpResponseBase:
    """The clean copy of a picture, for those who see the act."""
    found = queries.picture_of(scene.found(request, ref), pk)
    if found is None:
        raise Http404
    return send_copy(request, found, by=f"user:{request.user.pk}")


@require_POST
@staff_only
def show_picture(request: StaffRequest, ref: str, pk: UUID) -> HttpResponse:
    """Show a picture's clean copy to the public, or no longer."""
    act = scene.found(request, ref)
    by = scene.changing(request, act)
    found = queries.picture_of(act, pk)
    if found is None:
        raise Http404
    is_public = _wanted(request)
    if is_public is not None:
        services.show_picture(found, is_public=is_public, by=by, on=today(), at=now())
    return redirect("campaigns:manage", ref=act.ref)


@require_POST
@staff_only
def settle(request: StaffRequest, ref: str, id: int) -> HttpResponse:
    """An agreed point was done, or is open again."""
    act = scene.found(request, ref)
    by = scene.changing(request, act)
    point = queries.agreement_of(act, id)
    if point is None:
        raise Http404
    if "buka" in request.POST:
        services.settle_agreement(point, done_on=None, remark="", by=by, on=today(), at=now())
        return redirect("campaigns:manage", ref=act.ref)
    form = DoneForm(request.POST, today=today(), prefix=f"k{point.pk}")
    if form.is_valid():
        values = form.cleaned_data
        services.settle_agreement(
            point, done_on=values["done_on"], remark=values["remark"], by=by, on=today(), at=now()
        )
        messages.success(request, _("Kesepakatan dicatat selesai."))
    else:
        messages.error(request, _("Tulis hari pelaksanaannya; hari itu tidak boleh di depan."))
    return redirect("campaigns:manage", ref=act.ref)


def _wanted(request: StaffRequest) -> bool | None:
    """Shown or hidden; `None` where the form says neither."""
    return {"1": True, "0": False}.get(request.POST.get("tampil", ""))
