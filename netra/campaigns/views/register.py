"""The register of prevention: the list, a new act, one act, changing it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.campaigns import queries, services
from netra.campaigns.forms import SHAPES, ActForms, DoneForm, PictureForm, RegisterForm
from netra.campaigns.models import Act, ActKind
from netra.campaigns.services import SomeoneWasFaster
from netra.campaigns.views import scene
from netra.campaigns.views.public import row_of
from netra.campaigns.views.showing import ICONS, binds_of, facts_of, thumbs_of
from netra.evidence.services import Refused, StoreFull
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Agency

PER_PAGE = 25


@require_safe
@staff_only
def register(request: StaffRequest) -> HttpResponse:
    """The acts the reader may see."""
    scene.enter(request)
    form = RegisterForm(request.GET or None)
    form.is_valid()
    found = queries.register(request.user, form.filters(), on=today())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [row_of(act) for act in page.object_list],
        "may_write": bool(queries.writers(request.user, today())),
        "is_filtered": bool(request.GET),
    }
    return render(request, "campaigns/register.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def record(request: StaffRequest) -> HttpResponse:
    """First which kind, then a form that fits it."""
    if not queries.writers(request.user, today()):
        raise PermissionDenied
    name = request.GET.get("jenis", "")
    if name not in ActKind.values:
        kinds = [(kind, SHAPES[kind].hint, ICONS[kind]) for kind in ActKind]
        follows = request.GET.get("lanjutan", "")[:12]
        return render(request, "campaigns/kinds.html", {"kinds": kinds, "follows": follows})
    kind = ActKind(name)
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial: dict[str, object] = {"follows": request.GET.get("lanjutan", "")[:12]}
    forms = ActForms(*data, kind=kind, user=request.user, today=today(), initial=initial)
    if request.method == "POST" and forms.is_valid():
        act = _recorded(request, forms)
        if act is not None:
            messages.success(request, _("Kegiatan tersimpan."))
            return redirect("campaigns:manage", ref=act.ref)
    status = 422 if request.method == "POST" else 200
    return render(request, "campaigns/record.html", _form_page(request, forms, None), status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def change(request: StaffRequest, ref: str) -> HttpResponse:
    """The same form, filled in."""
    act = scene.found(request, ref)
    by = scene.changing(request, act)
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    forms = ActForms(*data, kind=ActKind(act.kind), user=request.user, today=today(), act=act)
    if request.method == "POST" and forms.is_valid():
        try:
            revision = forms.form.cleaned_data["revision"] or 0
            services.change_act(act, draft=forms.draft(), revision=revision, by=by, on=today(), at=now())
        except SomeoneWasFaster:
            fault = _("Kegiatan ini sudah diubah orang lain. Muat ulang halamannya, lalu tulis perubahan Anda lagi.")
            forms.form.add_error(None, fault)
        else:
            messages.success(request, _("Perubahan tersimpan."))
            return redirect("campaigns:manage", ref=act.ref)
    status = 422 if request.method == "POST" else 200
    return render(request, "campaigns/record.html", _form_page(request, forms, act), status=status)


@require_safe
@staff_only
def act(request: StaffRequest, ref: str) -> HttpResponse:
    """One act as its office sees it."""
    return show(request, scene.found(request, ref))


def show(request: StaffRequest, row: Act, *, pictures: PictureForm | None = None, status: int = 200) -> HttpResponse:
    """The staff page of an act, with a form that was refused if there is one."""
    page = queries.act_page(row, request.user, today())
    context = {
        "page": page,
        "act": row,
        "facts": facts_of(row),
        "binds": binds_of(row),
        "audience": page.audience,
        "thumbs": thumbs_of(page.pictures, "campaigns:own_picture", public=False),
        "follow_ons": [row_of(one) for one in page.follow_ons],
        "agreements": [
            (one, DoneForm(today=today(), prefix=f"k{one.pk}", initial={"done_on": today()}))
            for one in row.agreements.all()
        ],
        "picture_form": pictures or PictureForm(),
        "is_planned": row.is_planned(today()),
        "was_held": row.was_held(today()),
        "today": today(),
    }
    return render(request, "campaigns/act.html", context, status=status)


def _recorded(request: StaffRequest, forms: ActForms) -> Act | None:
    values = forms.form.cleaned_data
    standing = queries.writes_as(request.user, values["region"], today())
    if standing is None:
        raise Http404
    try:
        return services.record_act(
            draft=forms.draft(),
            uploads=values["pictures"],
            form_key=str(values["form_key"]),
            by=scene.actor(request, standing),
            on=today(),
            at=now(),
        )
    except (Refused, StoreFull) as fault:
        forms.form.add_error("pictures", str(fault))
        return None


def _form_page(request: StaffRequest, forms: ActForms, act: Act | None) -> dict[str, object]:
    home = scene.home_of(request)
    agencies: list[Agency] = registry.agencies_in(home.code) if home is not None and forms.reaches is not None else []
    return {"forms": forms, "form": forms.form, "kind": forms.kind, "act": act, "agencies": agencies}
