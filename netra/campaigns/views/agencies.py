"""The agencies of a region: the list, one by one, the known sub-districts, a file."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, staff_only, today
from netra.campaigns import queries
from netra.campaigns.forms import AgencyForm, FileForm
from netra.campaigns.views import scene
from netra.registry import queries as registry
from netra.registry import services as keeping
from netra.registry.queries import UnknownAgency, UnknownRegion
from netra.registry.services import AgencyReport, UnreadableFile
from netra.ui.words import say

if TYPE_CHECKING:
    from netra.registry.models import Agency, Region


@require_safe
@staff_only
def agencies(request: StaffRequest) -> HttpResponse:
    """The agencies of a region, by kind."""
    scene.enter(request)
    region, form = scene.place_of(request)
    return _list(request, region, {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def agency(request: StaffRequest, id: int) -> HttpResponse:
    """One agency, to be written anew or closed."""
    try:
        row = registry.agency(id)
    except UnknownAgency:
        raise Http404 from None
    if queries.manages(request.user, row.region, today()) is None:
        raise Http404
    if request.method == "POST" and "tutup" in request.POST:
        keeping.close_agency(row, on=today())
        messages.success(request, _("Instansi dikeluarkan dari daftar; riwayatnya tetap."))
        return redirect(_address(row.region))
    form = AgencyForm(
        request.POST if request.method == "POST" else None,
        today=today(),
        initial={name: getattr(row, name) for name in AgencyForm.base_fields},
    )
    if request.method == "POST" and form.is_valid():
        try:
            keeping.change_agency(row, draft=form.draft())
        except ValidationError as fault:
            form.add_error(None, fault.messages)
        else:
            messages.success(request, _("Instansi tersimpan."))
            return redirect(_address(row.region))
    context = {"form": form, "region": row.region, "agency": row, "back": _address(row.region)}
    return render(request, "campaigns/agency.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def add_agency(request: StaffRequest, code: str) -> HttpResponse:
    """A new agency of a region."""
    region = _managed(request, code)
    form = AgencyForm(request.POST if request.method == "POST" else None, today=today())
    if request.method == "POST" and form.is_valid():
        try:
            keeping.add_agency(region=region, draft=form.draft())
        except ValidationError as fault:
            form.add_error(None, fault.messages)
        else:
            messages.success(request, _("Instansi ditambahkan."))
            return redirect(_address(region))
    context = {"form": form, "region": region, "agency": None, "back": _address(region)}
    return render(request, "campaigns/agency.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def add_sub_districts(request: StaffRequest, code: str) -> HttpResponse:
    """All known sub-districts of the region in one step."""
    region = _managed(request, code)
    added = keeping.add_sub_districts(region=region)
    told = ngettext("%(n)s kecamatan ditambahkan.", "%(n)s kecamatan ditambahkan.", added) % {"n": added}
    messages.success(request, told)
    return redirect(_address(region))


@require_POST
@staff_only
def bring_agencies(request: StaffRequest, code: str) -> HttpResponse:
    """A CSV file of the region's agencies; bad rows are told."""
    region = _managed(request, code)
    form = FileForm(request.POST, request.FILES)
    report: AgencyReport | None = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            report = keeping.import_agencies(file.read(), source=file.name or "", only=region)
        except UnreadableFile as fault:
            form.add_error("file", say(fault.text))
    return _list(request, region, {"file_form": form, "report": report}, status=200 if report is not None else 422)


def _list(
    request: StaffRequest, region: "Region | None", more: dict[str, object], *, status: int = 200
) -> HttpResponse:
    context: dict[str, object] = {"region": region, "file_form": FileForm(), "form": scene.place_of(request)[1], **more}
    if region is not None:
        rows = registry.agencies_in(region.code)
        context["groups"] = _groups(rows)
        context["total"] = len(rows)
        context["may_manage"] = queries.manages(request.user, region, today()) is not None
        context["sub_districts"] = len(registry.sub_districts_to_add(region))
    return render(request, "campaigns/agencies.html", context, status=status)


def _groups(rows: "list[Agency]") -> "list[tuple[str, list[Agency]]]":
    labels = dict(registry.AgencyKind.choices)
    grouped = [(str(labels[kind]), [row for row in rows if row.kind == kind]) for kind in registry.AgencyKind.values]
    return [group for group in grouped if group[1]]


def _managed(request: StaffRequest, code: str) -> "Region":
    scene.enter(request)
    try:
        region = registry.region(code)
    except UnknownRegion:
        raise Http404 from None
    if not queries.reads_region(request.user, region, today()):
        raise Http404
    if queries.manages(request.user, region, today()) is None:
        raise PermissionDenied
    return region


def _address(region: "Region") -> str:
    return f"{reverse('campaigns:agencies')}?{urlencode({'daerah': region.full_name})}"
