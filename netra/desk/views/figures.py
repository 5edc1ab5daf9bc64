"""How the desk was used."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, staff_only, today
from netra.desk.queries import DAYS, Counted, counted
from netra.desk.views.showing import serving_or_forbidden
from netra.domain.words import Text
from netra.ui.charts import Bar, bars, for_screens
from netra.ui.components import Link, Tile

SOURCE = Text("Catatan loket kantor sendiri", "The office's own desk")


@require_safe
@staff_only
def figures(request: StaffRequest) -> HttpResponse:
    """Counts of one's own desks over a few days."""
    serving_or_forbidden(request)
    asked = request.GET.get("hari", "")
    days = int(asked) if asked.isdecimal() and int(asked) in DAYS else DAYS[1]
    found = counted(request.user, today(), days=days, at=timezone.now())
    outcomes = [Bar(label, n) for label, n in found.by_outcome]
    hours = [Bar(f"{hour:02d}.00", n) for hour, n in enumerate(found.by_hour) if n]
    context = {
        "found": found,
        "tiles": _tiles(found),
        "tabs": [
            Link(ngettext("%(n)d hari", "%(n)d hari", n) % {"n": n}, f"?hari={n}", is_current=n == days) for n in DAYS
        ],
        "outcomes": _drawn(outcomes, _("Hasil pembicaraan")),
        "hours": _drawn(hours, _("Jam mulai, menurut jam kantor")),
    }
    return render(request, "desk/figures.html", context)


def _tiles(found: Counted) -> list[Tile]:
    return [
        Tile(_("Pembicaraan"), found.total, ", ".join(f"{label} {n}" for label, n in found.by_way)),
        Tile(_("Menjadi laporan"), "–" if found.led_to_report is None else f"{found.led_to_report}%"),
        Tile(_("Lamanya (median)"), "–" if found.minutes is None else _("%(n)d menit") % {"n": found.minutes}),
        Tile(
            _("Ditelepon kembali"),
            found.reached,
            _("%(waiting)d menunggu, %(given_up)d tidak dapat dihubungi")
            % {"waiting": found.waiting, "given_up": found.given_up},
        ),
    ]


def _drawn(rows: list[Bar], title: str) -> str:
    def draw(width: int) -> str:
        return bars(
            rows,
            title=title,
            unit=_("pembicaraan"),
            as_of=today(),
            source=SOURCE,
            practice=settings.PRACTICE,
            language=get_language() or "id",
            width=width,
        )

    return mark_safe(for_screens(draw))  # noqa: S308  drawn above from our own words
