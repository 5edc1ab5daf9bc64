"""A caller who has a code: how the matter stands, to be read aloud, and what the caller adds to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.accounts.gate import StaffRequest, staff_only
from netra.desk import services
from netra.desk.forms import SaidForm
from netra.desk.models import Outcome
from netra.desk.views.showing import call_or_404
from netra.intake import queries as intake
from netra.intake.fields import new_token, read_token


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def followed(request: StaffRequest, pk: int) -> HttpResponse:
    """Only while the talk goes on, and only for whoever leads it."""
    talk = call_or_404(request, pk)
    if not talk.is_open or talk.report is None or talk.opened or talk.taken_by_id != request.user.pk:
        return redirect("desk:call", pk=pk)
    now = timezone.now()
    form = SaidForm(request.POST or None)
    token = read_token(request.POST.get("token", ""))
    if form.is_bound and token is not None and form.is_valid():
        services.write_down(talk, form.cleaned_data["text"], secret=token.secret, at=now)
        services.end(talk, Outcome.ADDED, at=now)
        messages.success(request, _("Ditambahkan ke laporannya. Pembicaraan diakhiri."))
        return redirect("desk:home")
    context = {
        "call": talk,
        "page": intake.status_page(talk.report, now),
        "form": form,
        "token": (token or new_token()).signed,
    }
    return render(request, "desk/followed.html", context)
