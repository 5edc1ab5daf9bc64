"""Pages of administrators: people, invitations, offices. No case is ever shown here."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from netra.accounts import administration, services
from netra.accounts.administration import CannotAdminister
from netra.accounts.forms import InviteForm, OfficeForm
from netra.accounts.gate import StaffRequest, staff_only
from netra.accounts.models import Membership, Role
from netra.accounts.permissions import may_administer
from netra.registry import queries as registry
from netra.registry import services as offices
from netra.registry.services import Contacts


def _only_administrators(request: StaffRequest) -> None:
    if not may_administer(request.user, timezone.localdate()):
        raise Http404


@staff_only
def people(request: StaffRequest) -> HttpResponse:
    """Everybody who may sign in, found by name, address or office; and the form that lets in one more."""
    _only_administrators(request)
    return _people(request, InviteForm())


@staff_only
@require_POST
def invite(request: StaffRequest) -> HttpResponse:
    """The address of the invitation is shown once, to be handed over."""
    _only_administrators(request)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _people(request, form, status=400)
    key = services.invite(
        email=form.cleaned_data["email"],
        name=form.cleaned_data["name"],
        institution=form.cleaned_data["office"],
        role=Role(form.cleaned_data["role"]),
        at=timezone.now(),
    )
    address = f"{settings.SITE_ADDRESS}/undangan/{key}/"
    return render(request, "accounts/handed_over.html", {"address": address, "name": form.cleaned_data["name"]})


@staff_only
@require_POST
def way_in(request: StaffRequest, pk: int) -> HttpResponse:
    """A one-time way in for somebody who is locked out."""
    _only_administrators(request)
    membership = get_object_or_404(Membership.objects.select_related("user"), pk=pk, user__is_active=True)
    key = administration.link_for(membership.user, by=request.user, at=timezone.now())
    address = f"{settings.SITE_ADDRESS}/masuk/{key}/"
    return render(request, "accounts/handed_over.html", {"address": address, "name": membership.user.name})


@staff_only
@require_POST
def end(request: StaffRequest, pk: int) -> HttpResponse:
    """The person acts no longer for that office."""
    _only_administrators(request)
    membership = get_object_or_404(Membership.objects.select_related("user"), pk=pk)
    try:
        administration.end_membership(membership, by=request.user, on=timezone.localdate(), at=timezone.now())
    except CannotAdminister as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Keanggotaan %(name)s diakhiri.") % {"name": membership.user.name})
    return redirect("accounts:people")


@staff_only
def office(request: StaffRequest, code: str) -> HttpResponse:
    """An office's contacts, as citizens read them."""
    _only_administrators(request)
    try:
        found = registry.office(code)
    except registry.UnknownOffice as error:
        raise Http404 from error
    known = {name: getattr(found, name) for name in OfficeForm.base_fields}
    form = OfficeForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        contacts = Contacts(**form.cleaned_data)
        offices.update_office(code=found.pk, contacts=contacts, on=timezone.localdate())
        messages.success(request, _("Kontak kantor disimpan."))
        return redirect("accounts:find_office")
    context = {"form": form, "office": found}
    return render(request, "accounts/office.html", context, status=400 if form.errors else 200)


@staff_only
def find_office(request: StaffRequest) -> HttpResponse:
    _only_administrators(request)
    text = request.GET.get("q", "").replace("\x00", "")[:160]
    return render(request, "accounts/find_office.html", {"text": text, "offices": registry.find_offices(text)})


def _people(request: HttpRequest, form: InviteForm, *, status: int = 200) -> HttpResponse:
    text = request.GET.get("q", "").replace("\x00", "")[:160]
    found = administration.people(text)
    context = {
        "form": form,
        "text": text,
        "memberships": found[: administration.SHOWN],
        "total": found.count(),
        "today": timezone.localdate(),
    }
    return render(request, "accounts/people.html", context, status=status)
