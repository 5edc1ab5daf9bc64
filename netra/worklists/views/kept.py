"""Keeping and forgetting filters."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.worklists import services
from netra.worklists.forms import KeepForm
from netra.worklists.permissions import may_enter


@require_POST
@staff_only
def keep(request: StaffRequest) -> HttpResponse:
    """Keep the filter that is set; then show its list."""
    if not may_enter(request.user, today()):
        raise PermissionDenied
    form = KeepForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Beri nama saringan, dan pasang dahulu sedikitnya satu saringan."))
        return redirect("cases:work")
    given = form.cleaned_data
    try:
        services.keep(
            request.user, name=given["name"], query=given["query"], shared=given["shared"], on=today(), at=now()
        )
    except services.NameTaken:
        messages.warning(request, _("Nama itu sudah dipakai saringan lain. Pilih nama lain, atau hapus yang lama."))
    else:
        messages.success(request, _("Saringan disimpan."))
    return redirect(f"{reverse('cases:work')}?{given['query']}")


@require_POST
@staff_only
def forget(request: StaffRequest, pk: int) -> HttpResponse:
    if not services.forget(request.user, pk):
        raise Http404
    messages.success(request, _("Saringan dihapus."))
    return redirect("cases:work")
