"""Names that came with tips: the custodian's page, the office's asking, and what the auditor reads about openings."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts import queries as accounts
from netra.accounts.gate import StaffRequest, staff_only, today
from netra.accounts.queries import Role
from netra.cases.services import Actor
from netra.intake import permissions, queries, reporters, retention, services
from netra.intake.forms.talk import AskForm, DecideForm
from netra.intake.models import Asking
from netra.ui.words import say
from netra.vault import services as vault

A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def custodian(request: StaffRequest) -> HttpResponse:
    """What waits for this custodian. The name itself is not here: a custodian decides, and does not read."""
    standings = permissions.guarding(request.user, today())
    if not standings:
        raise Http404
    form, asked = DecideForm(request.POST if request.method == "POST" else None), request.POST.get("permintaan", "")
    if form.is_valid():
        asking = _asking(asked)
        if not permissions.may_decide(request.user, asking, today()):
            raise PermissionDenied(_("Permintaan ini bukan untuk Anda putuskan."))
        grants = "izinkan" in request.POST
        actor = Actor.staff(request.user, standings[0].institution.pk)
        try:
            services.decide(asking, by=actor, grants=grants, why=form.cleaned_data["why"], at=timezone.now())
        except services.NotNow as error:
            messages.warning(request, say(error.text))
        else:
            messages.success(request, _("Diizinkan, satu kali.") if grants else _("Ditolak."))
        return redirect("intake:custodian")
    context: dict[str, Any] = {
        "waiting": [
            (one, form if str(one.pk) == asked else DecideForm(auto_id=f"id_{one.pk}_%s"))
            for one in queries.to_decide(request.user, today())
        ],
        "decided": queries.decided_by(request.user),
    }
    return render(request, "intake/custodian.html", context)


@require_POST
@staff_only
def ask(request: StaffRequest, ref: str) -> HttpResponse:
    """Ask for leave to learn who gave a tip, or open it once after leave was given."""
    case = permissions.case_for(ref, request.user, today())
    if case is None:
        raise Http404(_("Perkara tidak ditemukan."))
    standing = permissions.handling(case, request.user, today())
    if standing is None:
        raise PermissionDenied(_("Identitas pelapor hanya dibuka kantor yang menangani."))
    written = request.POST.get("pintu", "")
    report = queries.report_of(case, int(written)) if written.isdecimal() and len(written) < 12 else None
    if report is None:
        raise Http404(_("Pintu masuk ini tidak ada pada perkara itu."))
    actor, now = Actor.staff(request.user, standing.institution.pk), timezone.now()
    try:
        if "buka" in request.POST:
            asking = queries.latest_asking(report)
            if asking is None:
                raise services.NotNow
            identity = services.open_once(asking, by=actor, at=now)
            context = {"case": case, "doors": [], "identity": identity, "report": report, "is_guarded": True}
            return render(request, "intake/reporter.html", context)
        form = AskForm(request.POST)
        if not form.is_valid():
            messages.warning(request, _("Tulis alasannya; tanpa alasan izin tidak dapat diminta."))
        else:
            services.ask(report, by=actor, reason=form.cleaned_data["reason"], at=now)
            messages.success(request, _("Izin diminta. Kustodian diberi tahu."))
    except (reporters.NotNamed, services.NotNow) as error:
        messages.warning(request, say(error.text))
    except (vault.Forgotten, vault.Altered, vault.MissingKey) as error:
        messages.warning(request, str(error))
    return redirect("intake:reporter", ref=ref)


@require_safe
@staff_only
def identities(request: StaffRequest) -> HttpResponse:
    """Every opening of an identity and every asking, for auditors: who, when, why; never the name."""
    if not any(one.role is Role.AUDITOR for one in accounts.standings(request.user, today())):
        raise Http404
    page = Paginator(queries.identity_openings(), A_PAGE).get_page(request.GET.get("page"))
    refs = queries.cases_of([row.sealed_id for row in page.object_list])
    people = accounts.names_of({int(row.by[5:]) for row in page.object_list if row.by.startswith("user:")})
    rows = [(row, refs.get(row.sealed_id, ""), _who(row.by, people), _why(row.reason)) for row in page.object_list]
    return render(
        request, "intake/identities.html", {"page": page, "rows": rows, "askings": queries.askings()[:A_PAGE]}
    )


def _who(by: str, people: dict[int, str]) -> str:
    if by == "citizen":
        return _("pelapor sendiri")
    if by == "system:retention":
        return _("sistem, untuk menghapusnya")
    return people.get(int(by[5:]), by) if by.startswith("user:") else by


def _why(reason: str) -> str:
    rule = next((one for one in retention.rules() if one.id == reason), None)
    if rule is None:
        return reason
    return _("%(days)s hari sesudah perkara ditutup (%(source)s)") % {"days": rule.days, "source": say(rule.source)}


def _asking(written: str) -> Asking:
    found = queries.askings().filter(pk=int(written)).first() if written.isdecimal() and len(written) < 12 else None
    if found is None:
        raise Http404(_("Permintaan tidak ditemukan."))
    return found
