"""An office's templates: what is in use for each letter, bringing one, going back."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.documents.services import BadTemplate
from netra.letters import queries, services
from netra.letters.contents.examples import example
from netra.letters.forms import TemplateForm
from netra.letters.house import house_template
from netra.letters.kinds import KINDS, Kind
from netra.letters.permissions import offices_of
from netra.letters.views.scene import DOCX, PDF, file_response

if TYPE_CHECKING:
    from netra.registry.models import Institution


@require_safe
@staff_only
def office(request: StaffRequest) -> HttpResponse:
    """Every kind of letter with its template and its next number."""
    mine = office_of(request)
    context = {"office": mine, "offices": offices_of(request.user, today()), "lines": queries.kinds_of(mine, today())}
    return render(request, "letters/office.html", context)


def office_of(request: StaffRequest) -> "Institution":
    """The office asked for, among the reader's own; others do not exist."""
    found = offices_of(request.user, today())
    asked = request.POST.get("kantor") or request.GET.get("kantor", "")
    for one in found:
        if asked in ("", one.pk):
            return one
    raise Http404(_("Kantor itu tidak ada, atau bukan kantor Anda."))


def _kind(code: str) -> Kind:
    found = KINDS.get(code.upper())
    if found is None:
        raise Http404(_("Surat seperti itu tidak ada."))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def template(request: StaffRequest, kind: str) -> HttpResponse:
    """One template: the tags it may use, its versions; posted to, a new version."""
    mine, row = office_of(request), _kind(kind)
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    if form.is_bound and form.is_valid():
        by = f"user:{request.user.pk}"
        try:
            made = services.bring_template(
                mine, row.code, form.cleaned_data["file"], note=form.cleaned_data["note"], by=by, at=now()
            )
        except BadTemplate as bad:
            form.refuse(bad)
        else:
            messages.success(request, _("Naskah kantor versi %(n)d dipakai mulai sekarang.") % {"n": made.version})
            return redirect(_home(mine, row))
    context = {
        "office": mine,
        "kind": row,
        "form": form,
        "used": queries.template_in_use(mine, row.code),
        "versions": queries.versions(mine, row.code),
        "tags": _tags(row.code),
    }
    return render(request, "letters/template.html", context, status=422 if form.errors else 200)


def _home(mine: "Institution", kind: Kind) -> str:
    return reverse("letters:template", args=(kind.code.lower(),)) + f"?kantor={mine.pk}"


def _tags(kind: str) -> list[tuple[str, str, bool]]:
    """Each tag with what it says in the invented letter; lists with the tags of one thing in them."""
    found: list[tuple[str, str, bool]] = []
    for name, value in example(kind).items():
        match value:
            case dict():
                found += [(f"{name}.{inner}", str(said), False) for inner, said in value.items()]
            case list() if value and isinstance(value[0], dict):
                found.append((name, ", ".join(f"satu.{inner}" for inner in value[0]), True))
            case list():
                found.append((name, "satu", True))
            case bool():
                found.append((name, _("ya atau tidak"), False))
            case _:
                found.append((name, str(value), False))
    return [*found, ("qr", _("kode QR alamat pemeriksaan"), False)]


@require_POST
@staff_only
def use_house(request: StaffRequest, kind: str) -> HttpResponse:
    mine, row = office_of(request), _kind(kind)
    services.use_house(mine, row.code)
    messages.success(request, _("Naskah bawaan dipakai mulai sekarang."))
    return redirect(_home(mine, row))


@require_POST
@staff_only
def use_version(request: StaffRequest, kind: str, version: int) -> HttpResponse:
    mine, row = office_of(request), _kind(kind)
    if not services.use_version(mine, row.code, version):
        raise Http404(_("Versi itu tidak ada."))
    messages.success(request, _("Naskah kantor versi %(n)d dipakai mulai sekarang.") % {"n": version})
    return redirect(_home(mine, row))


@require_safe
@staff_only
def house_docx(request: StaffRequest, kind: str) -> HttpResponse:
    """The house's template, to be changed and brought back."""
    office_of(request)
    row = _kind(kind)
    return file_response(house_template(row.code), f"naskah-{row.code.lower()}.docx", DOCX)


@require_safe
@staff_only
def version_docx(request: StaffRequest, kind: str, version: int) -> HttpResponse:
    mine, row = office_of(request), _kind(kind)
    for one in queries.versions(mine, row.code):
        if one.version == version:
            return file_response(bytes(one.file.content), f"naskah-{row.code.lower()}-{version}.docx", DOCX)
    raise Http404(_("Versi itu tidak ada."))


@require_safe
@staff_only
def sample(request: StaffRequest, kind: str) -> HttpResponse:
    """The invented letter by the template in use."""
    mine, row = office_of(request), _kind(kind)
    return file_response(services.sample(mine, row.code), f"contoh-{row.code.lower()}.pdf", PDF, inline=True)
