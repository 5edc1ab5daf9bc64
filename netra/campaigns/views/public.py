"""What citizens, civil servants and journalists read about prevention."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netra.campaigns import queries
from netra.campaigns.forms import PublicForm
from netra.campaigns.models import Act, ActKind, Attachment
from netra.campaigns.views.showing import ICONS, binds_of, day_of, facts_of, place_of, thumbs_of
from netra.evidence import services as files
from netra.evidence.services import NoCopy

PER_PAGE = 20
_AN_HOUR = 3600
EVERYBODY = "public"


@require_safe
def acts(request: HttpRequest) -> HttpResponse:
    """The public list, by region, kind, year, word, recording and whom a circular binds."""
    form = PublicForm(request.GET or None)
    form.is_valid()
    values = form.cleaned_data if form.is_bound else {}
    region = values.get("daerah")
    code = None if region is None else region.code
    found = queries.public_acts(code, values.get("jenis") or None, form.filters())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [row_of(act) for act in page.object_list],
        "wider": [row_of(act) for act in queries.wider_acts(region)[:5]] if region is not None else [],
        "region": region,
        "is_filtered": bool(request.GET),
    }
    return render(request, "campaigns/public_list.html", context)


@require_safe
def act(request: HttpRequest, ref: str) -> HttpResponse:
    """One public act."""
    row = _found(ref)
    today = timezone.localdate()
    follow_ons = list(row.follow_ons.filter(is_public=True).select_related("region__parent").order_by("on"))
    context = {
        "act": row,
        "facts": facts_of(row),
        "binds": binds_of(row),
        "audience": queries.audience_of(row),
        "pictures": thumbs_of(queries.public_pictures(row), "campaigns:picture", public=True),
        "follows": row.follows if row.follows is not None and row.follows.is_public else None,
        "follow_ons": [row_of(one) for one in follow_ons],
        "is_planned": row.is_planned(today),
        "today": today,
        "kind_icon": ICONS[ActKind(row.kind)],
    }
    return render(request, "campaigns/public_act.html", context)


@require_safe
def picture(request: HttpRequest, ref: str, pk: UUID) -> HttpResponseBase:
    """The clean copy of a public picture; `?kecil` gives the small one. Never the original."""
    found = queries.public_picture(ref, pk) if ref.isascii() and ref.isalnum() else None
    if found is None:
        raise Http404
    return send_copy(request, found, by=EVERYBODY)


def send_copy(request: HttpRequest, found: Attachment, *, by: str) -> HttpResponseBase:
    """A copy without metadata; without one, back to the act."""
    try:
        opened = files.look(
            found.evidence, by=by, at=timezone.now(), copy="small" if request.GET.get("kecil") else "clean"
        )
    except NoCopy:
        raise Http404(_("Salinan gambar ini belum tersedia.")) from None
    response = files.respond(opened)
    if by == EVERYBODY:
        response["Cache-Control"] = f"public, max-age={_AN_HOUR}"
    return response


def row_of(act: Act) -> dict[str, object]:
    """A line of a list."""
    return {
        "act": act,
        "day": day_of(act),
        "place": place_of(act),
        "icon": ICONS[ActKind(act.kind)],
        "binds": binds_of(act),
        "is_planned": act.is_planned(timezone.localdate()),
    }


def _found(ref: str) -> Act:
    row = queries.public_act(ref) if ref.isascii() and ref.isalnum() else None
    if row is None:
        raise Http404(_("Kegiatan ini tidak ada di halaman umum."))
    return row
