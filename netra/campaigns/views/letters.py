"""Writing to all agencies that were not told, and what becomes of the letters."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.campaigns import queries, services
from netra.campaigns.forms import AgainForm, AppealForm, DeliveredForm, signer_of
from netra.campaigns.models import Dispatch, DispatchState
from netra.campaigns.queries import Letters
from netra.campaigns.services import NumbersTaken
from netra.campaigns.views import scene
from netra.campaigns.views.coverage import readable_region
from netra.documents.services import render_docx, render_pdf
from netra.ui.components import Tile

if TYPE_CHECKING:
    from netra.registry.models import Institution, Region

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
LANGUAGE = "id"  # letters between Indonesian offices


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def appeal(request: StaffRequest, code: str) -> HttpResponse:
    """One letter to every agency of a region that was not told, or to those that are ticked."""
    region = readable_region(request, code)
    standing = queries.manages(request.user, region, today())
    if standing is None:
        raise PermissionDenied
    office = standing.institution
    form = _appeal_form(request, region, office)
    if request.method == "POST" and form.is_valid():
        draft = form.draft(region)
        try:
            act = services.write_appeal(draft, office=office, by=scene.actor(request, standing), on=today(), at=now())
        except NumbersTaken as fault:
            form.add_error("first_number", _("Sudah dipakai dalam register kantor ini: %(taken)s") % {"taken": fault})
        else:
            messages.success(request, _told(len(draft.agencies)))
            return redirect("campaigns:letters", ref=act.ref)
    context = {
        "form": form,
        "region": region,
        "office": office,
        "last": queries.last_letter(office),
        "mailed": sum(bool(one.email) for one in form.by_id.values()),
        "has_server": bool(settings.EMAIL_HOST),
    }
    return render(request, "campaigns/appeal.html", context, status=422 if form.errors else 200)


@require_safe
@staff_only
def letters(request: StaffRequest, ref: str) -> HttpResponse:
    """The letters of an appeal and how far each is."""
    return _show(request, _letters(request, ref))


@require_POST
@staff_only
def delivered(request: StaffRequest, ref: str) -> HttpResponse:
    """Say which letters were carried to their agencies."""
    page = _letters(request, ref)
    by = scene.changing(request, page.act)
    form = _delivered_form(page, request.POST)
    if not form.is_valid():
        return _show(request, page, form)
    count = services.mark_delivered(
        page.act, form.cleaned_data["letters"], arrived_on=form.cleaned_data["arrived_on"], by=by, on=today(), at=now()
    )
    told = ngettext("%(n)s surat dicatat sudah diantar.", "%(n)s surat dicatat sudah diantar.", count) % {"n": count}
    messages.success(request, told)
    return redirect("campaigns:letters", ref=ref)


@require_POST
@staff_only
def mail_again(request: StaffRequest, ref: str, id: int) -> HttpResponse:
    """Mail a letter once more: one that was refused, is in doubt, or got an address only now."""
    page = _letters(request, ref)
    by = scene.changing(request, page.act)
    letter = next((row for row in page.rows if row.pk == id), None)
    if letter is None:
        raise Http404
    form = AgainForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Alamat surel itu tidak dapat dipakai; periksa lagi."))
    elif services.mail_again(letter, email=form.cleaned_data["email"], by=by, on=today(), at=now()):
        messages.success(request, _("Surat itu akan dikirim ke %(to)s.") % {"to": form.cleaned_data["email"]})
    else:
        messages.info(request, _("Surat itu sudah terkirim atau sedang dikirim."))
    return redirect("campaigns:letters", ref=ref)


@require_safe
@staff_only
def all_letters(request: StaffRequest, ref: str, form: str) -> HttpResponse:
    """All letters in one file; with `?antar=1` those to be printed and carried only."""
    page = _letters(request, ref)
    rows = page.to_carry if request.GET.get("antar") else page.rows
    return _file(page, rows, f"imbauan-{ref}", form)


@require_safe
@staff_only
def one_letter(request: StaffRequest, ref: str, id: int, form: str) -> HttpResponse:
    """One letter by itself."""
    page = _letters(request, ref)
    return _file(page, [row for row in page.rows if row.pk == id], f"imbauan-{ref}-{id}", form)


@require_POST
@staff_only
def sample(request: StaffRequest, code: str) -> HttpResponse:
    """The first letter as it would be, before anything is kept."""
    region = readable_region(request, code)
    standing = queries.manages(request.user, region, today())
    if standing is None:
        raise PermissionDenied
    form = _appeal_form(request, region, standing.institution)
    if not form.is_valid():
        context = {"form": form, "region": region, "office": standing.institution}
        return render(request, "campaigns/appeal.html", context, status=422)
    paper = services.sample(form.draft(region), office=standing.institution, at=now())
    return _download(render_pdf(paper, language=LANGUAGE), PDF, "contoh-imbauan.pdf")


def _appeal_form(request: StaffRequest, region: "Region", office: "Institution") -> AppealForm:
    found = queries.coverage(region.code, today())
    agencies = [row.agency for row in found.agencies]
    gaps = {row.agency.pk for row in found.gaps}
    last = queries.last_letter(office)
    initial = {**signer_of(office), "pattern": last[0] if last else ""}
    return AppealForm(
        request.POST if request.method == "POST" else None,
        agencies=agencies,
        told=[one.pk for one in agencies if one.pk not in gaps],
        rules=queries.forbidden(today(), agencies),
        today=today(),
        initial=initial,
    )


def _letters(request: StaffRequest, ref: str) -> Letters:
    page = queries.letters_of(scene.found(request, ref))
    if page is None:
        raise Http404(_("Kegiatan ini tidak punya surat."))
    return page


def _delivered_form(page: Letters, given: object = None) -> DeliveredForm:
    ids = [row.pk for row in page.rows if row.arrived_on is None and row.claimed_at is None]
    return DeliveredForm(given, ids=ids, first=page.act.on, today=today())


def _show(request: StaffRequest, page: Letters, form: DeliveredForm | None = None) -> HttpResponse:
    context = {
        "page": page,
        "act": page.act,
        "form": form or _delivered_form(page),
        "tiles": _tiles(page),
        "may_change": queries.changes_as(request.user, page.act, today()) is not None,
        "has_server": bool(settings.EMAIL_HOST),
        "open_states": [DispatchState.NO_ADDRESS, DispatchState.FAILED, DispatchState.UNSURE],
    }
    return render(request, "campaigns/letters.html", context, status=422 if form is not None else 200)


def _tiles(page: Letters) -> list[Tile]:
    made = [
        Tile(_("surat sampai"), _("%(some)s dari %(all)s") % {"some": page.arrived, "all": len(page.rows)}),
        Tile(_("menunggu dikirim"), len(page.queued)),
        Tile(_("untuk dicetak dan diantar"), len(page.to_carry), tone="warn" if page.to_carry else ""),
    ]
    if page.unsure:
        made.append(Tile(_("belum pasti terkirim"), len(page.unsure), tone="bad"))
    return made


def _file(page: Letters, rows: Sequence[Dispatch], name: str, form: str) -> HttpResponse:
    if not rows:
        raise Http404
    paper = queries.appeal_paper(page.act, page.text, rows)
    if form == "docx":
        return _download(render_docx(paper, language=LANGUAGE), WORD, f"{name}.docx")
    return _download(render_pdf(paper, language=LANGUAGE), PDF, f"{name}.pdf")


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _told(count: int) -> str:
    return ngettext("%(n)s surat dibuat.", "%(n)s surat dibuat.", count) % {"n": count}
