"""Pages of declared accounts: an agency's own, one look-up at a time, and what a person may do about a wrong tie."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.personnel import queries, services
from netra.personnel.forms import DeclarationForm, EndForm, FindForm, LookUpForm, NewDeclarationForm
from netra.personnel.models import DeclaredAccount, Ending
from netra.personnel.services import CannotDeclare, CannotLookUp
from netra.ui.words import say

PER_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def accounts(request: StaffRequest) -> HttpResponse:
    """The declarations of one's own agency; those who only look accounts up are led there."""
    if not queries.declares_for(request.user, today()):
        if request.method != "POST" and queries.looks_up_as(request.user, today()):
            return redirect("personnel:look_up")
        raise PermissionDenied
    form = FindForm(request.POST if request.method == "POST" else None)
    asked = form.cleaned_data["text"] if form.is_valid() else ""
    rows = (
        queries.find_own(request.user, asked, on=today(), at=now())
        if asked
        else queries.own_accounts(request.user, today())
    )
    page = Paginator(rows, PER_PAGE if not asked else 1000).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [_line(row) for row in page.object_list],
        "is_found": bool(asked),
        "lists": queries.lists_of(request.user, today()),
    }
    return render(request, "personnel/accounts.html", context)


def _line(account: DeclaredAccount) -> tuple[DeclaredAccount, str]:
    return account, queries.masked(account.employee, at=now())


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def declare(request: StaffRequest) -> HttpResponse:
    """Say that an account belongs to somebody on one's own staff."""
    if not queries.declares_for(request.user, today()):
        raise PermissionDenied
    form = NewDeclarationForm(request.POST if request.method == "POST" else None, today=today())
    if form.is_valid():
        person = queries.own_employee(request.user, form.cleaned_data["nip"], on=today(), at=now())
        if person is None:
            form.add_error("nip", _("Tidak ada pegawai dengan NIP ini di daftar instansi Anda."))
        else:
            services.declare_account(
                person,
                form.declaration(),
                institution=person.employer_id,
                by=f"user:{request.user.pk}",
                on=today(),
                at=now(),
            )
            messages.success(request, _("Tercatat sebagai akun %(name)s.") % {"name": person.name})
            return redirect("personnel:accounts")
    return render(request, "personnel/declare.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def account(request: StaffRequest, id: int) -> HttpResponse:
    """One declaration: correct it. The old one stays on record."""
    held = _own(request, id)
    form = (
        DeclarationForm(request.POST, today=today())
        if request.method == "POST"
        else DeclarationForm.of(held, today=today())
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.correct_account(held, form.declaration(), by=f"user:{request.user.pk}", on=today(), at=now())
        except CannotDeclare as refusal:
            form.add_error(None, say(refusal.text))
        else:
            messages.success(request, _("Dibetulkan. Pernyataan lama tetap tercatat."))
            return redirect("personnel:accounts")
    return _account_page(request, held, form, EndForm(today=today()))


@require_POST
@staff_only
def end(request: StaffRequest, id: int) -> HttpResponse:
    """The declaration holds no longer, or never held."""
    held = _own(request, id)
    form = EndForm(request.POST, today=today())
    if form.is_valid():
        try:
            services.end_account(
                held,
                ending=Ending(form.cleaned_data["ending"]),
                until=form.cleaned_data["until"],
                by=f"user:{request.user.pk}",
                on=today(),
                at=now(),
            )
        except CannotDeclare as refusal:
            form.add_error(None, say(refusal.text))
        else:
            messages.success(request, _("Pernyataan ini berakhir."))
            return redirect("personnel:accounts")
    return _account_page(request, held, DeclarationForm.of(held, today=today()), form)


def _own(request: StaffRequest, id: int) -> DeclaredAccount:
    held = queries.own_account(request.user, id, today())
    if held is None:
        raise Http404
    return held


def _account_page(request: StaffRequest, held: DeclaredAccount, form: DeclarationForm, ending: EndForm) -> HttpResponse:
    context = {"account": held, "nip": queries.masked(held.employee, at=now()), "form": form, "ending": ending}
    return render(request, "personnel/account.html", context, status=422 if form.errors or ending.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def look_up(request: StaffRequest) -> HttpResponse:
    """Who declared this account: one at a time, with a reason. The answer has no address of its own."""
    if queries.looks_up_as(request.user, today()) is None:
        raise PermissionDenied
    form = LookUpForm(request.POST if request.method == "POST" else None)
    found = None
    if form.is_valid():
        values = form.cleaned_data
        try:
            found = services.look_up(
                values["platform"],
                values["handle"],
                reason=values["reason"],
                by=request.user,
                on=today(),
                at=now(),
            )
        except CannotLookUp as refusal:
            form.add_error(None, say(refusal.text))
    context = {
        "form": form,
        "found": found,
        "rows": [(row, queries.masked(row.employee, at=now()), queries.declared_reason(row)) for row in found.accounts]
        if found
        else [],
    }
    return render(request, "personnel/look_up.html", context, status=422 if form.errors else 200)


@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    """For whoever is tied to an account that is not theirs: what is held, who sees it, how it is corrected."""
    return render(request, "personnel/rights.html")
