"""How an office numbers its letters, and the register of every number it gave."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.documents import queries as register
from netra.documents import services as documents
from netra.documents.queries import Gap, Number, Scheme
from netra.letters.forms import NoteNumberForm, SchemeForm
from netra.letters.forms.office import RESTARTS, count_of_gaps
from netra.letters.views.office import office_of

if TYPE_CHECKING:
    from netra.registry.models import Institution


@dataclass(frozen=True, slots=True)
class Book:
    """One row of numbers, in one year or month."""

    scheme: Scheme
    restart: str
    periods: list[str]
    period: str
    numbers: list[Number]
    gaps: list[tuple[Gap, str]]
    next_number: str


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def numbers(request: StaffRequest) -> HttpResponse:
    """The rows of numbers, what they gave, what nothing bears; posted to, a new row."""
    mine = office_of(request)
    form = SchemeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        documents.set_scheme(
            mine,
            name=given["name"],
            pattern=given["pattern"],
            digits=given["digits"],
            restart=given["restart"],
            kinds=form.paper_kinds(),
            first=given["first"],
            by=f"user:{request.user.pk}",
            at=now(),
        )
        messages.success(request, _("Buku nomor dibuat."))
        return redirect(_home(mine))
    return _page(request, mine, form)


def _page(
    request: StaffRequest, mine: "Institution", form: SchemeForm, noting: NoteNumberForm | None = None
) -> HttpResponse:
    context = {
        "office": mine,
        "form": form,
        "noting": noting or NoteNumberForm(),
        "books": [_book(request, scheme) for scheme in register.schemes_of(mine)],
    }
    bad = form.errors or (noting is not None and noting.errors)
    return render(request, "letters/numbers.html", context, status=422 if bad else 200)


def _book(request: StaffRequest, scheme: Scheme) -> Book:
    periods = register.periods_of(scheme)
    asked = request.GET.get(f"masa-{scheme.pk}", "")
    period = asked if asked in periods else (periods[0] if periods else "")
    gaps = register.gaps_of(scheme, period)
    return Book(
        scheme,
        str(RESTARTS[register.Restart(scheme.restart)]),
        periods,
        period,
        register.register(scheme, period),
        [(gap, count_of_gaps(gap.first, gap.last)) for gap in gaps],
        register.next_of(scheme, today()),
    )


def _home(mine: "Institution") -> str:
    return reverse("letters:numbers") + f"?kantor={mine.pk}"


@require_POST
@staff_only
def end_scheme(request: StaffRequest, pk: int) -> HttpResponse:
    """No more numbers by this row."""
    mine = office_of(request)
    scheme = next((one for one in register.schemes_of(mine) if one.pk == pk), None)
    if scheme is None:
        raise Http404(_("Buku nomor itu tidak ada."))
    documents.end_scheme(scheme, at=now())
    messages.success(request, _("Buku nomor ditutup. Nomor yang sudah diberikan tetap berlaku."))
    return redirect(_home(mine))


@require_POST
@staff_only
def note_number(request: StaffRequest) -> HttpResponse:
    """A number used outside, so that no letter here gets it."""
    mine = office_of(request)
    form = NoteNumberForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            documents.note_number(
                mine,
                given["text"],
                on=today(),
                at=now(),
                by=f"user:{request.user.pk}",
                used="outside",
                note=given["note"],
            )
        except documents.NumberTaken:
            form.add_error("text", _("Nomor itu sudah ada di buku."))
        else:
            messages.success(request, _("Nomor dicatat; surat lain tidak akan mendapatnya."))
            return redirect(_home(mine))
    return _page(request, mine, SchemeForm(), form)
