"""Which agencies were told: of one region, and region by region."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, staff_only, today
from netra.accounts.queries import Role
from netra.campaigns import queries
from netra.campaigns.forms import PlaceForm
from netra.campaigns.queries import Coverage
from netra.campaigns.views import scene
from netra.registry import queries as registry
from netra.registry.queries import UnknownRegion
from netra.ui.components import Tile

if TYPE_CHECKING:
    from netra.registry.models import Region


@require_safe
@staff_only
def coverage(request: StaffRequest) -> HttpResponse:
    """The provinces, for who answers for all of them; others are led to the region they may read."""
    scene.enter(request)
    if request.GET.get("daerah"):
        form = PlaceForm(request.GET)
        if form.is_valid() and form.cleaned_data["daerah"] is not None:
            return redirect("campaigns:coverage_of", code=form.cleaned_data["daerah"].code)
    else:
        form = PlaceForm()
    homes = [standing.institution.region for standing in queries.writers(request.user, today())]
    home = next((one for one in homes if one is not None), None)
    if home is not None and not form.is_bound:
        return redirect("campaigns:coverage_of", code=home.code)
    sees_all = _reads_nation(request)
    rows = queries.coverage_below(None, today()) if sees_all else []
    return render(request, "campaigns/coverage_all.html", {"rows": rows, "form": form, "on": today()})


@require_safe
@staff_only
def coverage_of(request: StaffRequest, code: str) -> HttpResponse:
    """The agencies of one region, those told nothing first; a province with its regions."""
    region = readable_region(request, code)
    found = queries.coverage(region.code, today())
    context = {
        "region": region,
        "coverage": found,
        "groups": _groups(found),
        "tiles": _tiles(found),
        "may_manage": queries.manages(request.user, region, today()) is not None,
        "rows": queries.coverage_below(region, today()) if region.is_province else [],
        "reads_all": _reads_nation(request),
    }
    return render(request, "campaigns/coverage.html", context)


def readable_region(request: StaffRequest, code: str) -> "Region":
    """The region with this code if the reader may read its agencies; 404 otherwise."""
    scene.enter(request)
    try:
        region = registry.region(code)
    except UnknownRegion:
        raise Http404 from None
    if not queries.reads_region(request.user, region, today()):
        raise Http404(_("Daerah ini di luar wilayah kerja Anda."))
    return region


def _reads_nation(request: StaffRequest) -> bool:
    writers = queries.writers(request.user, today())
    is_national = any(standing.role is Role.NATIONAL_SUPERVISOR for standing in writers)
    return is_national or queries.reads_all(request.user, today())


def _groups(found: Coverage) -> list[tuple[str, str, list[queries.AgencyCoverage]]]:
    """Agencies by how far they were told, each group with its mark; empty groups left out."""
    rows = found.agencies
    told = [row for row in rows if row.is_covered and not row.attended_on]
    groups = [
        ("none", _("Belum diberi tahu"), [row for row in rows if not row.is_covered]),
        ("written", _("Diberi tahu lewat surat atau siaran"), told),
        ("person", _("Sudah ikut tatap muka"), [row for row in rows if row.attended_on]),
    ]
    return [group for group in groups if group[2]]


def _grouped(n: int) -> str:
    return number_format(n, force_grouping=True)


def _tiles(found: Coverage) -> list[Tile]:
    people = Tile(_("orang hadir, sedikitnya"), _grouped(found.people_reached))
    if found.people_total is not None:
        people = Tile(
            _("pegawai hadir, sedikitnya"),
            _("%(some)s dari %(all)s")
            % {"some": _grouped(found.people_reached_known), "all": _grouped(found.people_total)},
            ngettext(
                "%(n)s instansi belum ada jumlah pegawainya",
                "%(n)s instansi belum ada jumlah pegawainya",
                found.without_headcount,
            )
            % {"n": found.without_headcount}
            if found.without_headcount
            else "",
        )
    return [
        Tile(
            _("instansi diberi tahu"),
            _("%(some)s dari %(all)s") % {"some": found.covered, "all": found.total},
            tone="good" if found.total and found.covered == found.total else "warn",
        ),
        Tile(_("instansi ikut tatap muka"), _("%(some)s dari %(all)s") % {"some": found.attended, "all": found.total}),
        people,
    ]
