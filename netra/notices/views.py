"""Notices on the page: read, open, mark as read."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only
from netra.notices import queries, services
from netra.notices.forms import WishForm

PER_PAGE = 30


@require_safe
@staff_only
def notices(request: StaffRequest) -> HttpResponse:
    """What the reader was told, the latest first."""
    page = Paginator(queries.notices_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": [queries.line(notice) for notice in page.object_list],
        "unread": queries.unread_count(request.user),
        "newest": page.object_list[0].pk if page.object_list else 0,
        "sends_mail": queries.sends_mail(),
    }
    return render(request, "notices/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def wish(request: StaffRequest) -> HttpResponse:
    """Choose how to be told: by each mail, by one a day, or here alone."""
    chosen = queries.wish_of(request.user)
    form = WishForm(request.POST if request.method == "POST" else None, initial=chosen)
    if request.method == "POST" and form.is_valid():
        services.choose(request.user, wish=form.cleaned_data["wish"], hour=form.cleaned_data["hour"])
        messages.success(request, _("Pilihan disimpan."))
        return redirect("notices:list")
    return render(request, "notices/wish.html", {"form": form, "sends_mail": queries.sends_mail()})


@require_POST
@staff_only
def open_one(request: StaffRequest, pk: int) -> HttpResponse:
    """Go where the notice points; it counts as read."""
    notice = services.mark_read(request.user, pk, at=now())
    if notice is None:
        raise Http404
    return redirect(notice.path)


@require_POST
@staff_only
def read_one(request: StaffRequest, pk: int) -> HttpResponse:
    if services.mark_read(request.user, pk, at=now()) is None:
        raise Http404
    return redirect("notices:list")


@require_POST
@staff_only
def read_all(request: StaffRequest) -> HttpResponse:
    """Everything up to the newest notice that was on the page."""
    newest = request.POST.get("newest", "")
    if newest.isdecimal() and len(newest) < 19:
        services.mark_all_read(request.user, up_to=int(newest), at=now())
    return redirect("notices:list")
