"""The guide: every component on one page, for those who build pages."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from netra.ui import failures, samples
from netra.ui.words import language

FAILURES = ("400", "403", "404", "413", "429", "500")


def guide(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/guide.html", _content(request))


def sample(request: HttpRequest, page: str) -> HttpResponse:
    """The public layout, one of the error pages, or the page of a late form."""
    if page in FAILURES:
        return render(request, f"{page}.html", status=int(page))
    if page == "kept":
        return failures.keep_form(request, sign_in_url="#")
    if page == "public":
        return render(request, "ui/guide_public.html", _content(request))
    raise Http404(page)


def _content(request: HttpRequest) -> dict[str, object]:
    return {
        "form": samples.SampleForm(request.POST if request.method == "POST" else None),
        "navigation": samples.NAVIGATION,
        "footer_links": samples.FOOTER,
        "today": samples.TODAY,
        "past": samples.TODAY - timedelta(days=3),
        "soon": samples.TODAY + timedelta(days=1),
        "later": samples.TODAY + timedelta(days=5),
        "papers": samples.PAPERS,
        "timeline_items": samples.TIMELINE,
        "tiles": samples.TILES,
        "thumbs": samples.THUMBS,
        "actions": samples.ACTIONS,
        "facts": samples.FACTS,
        "law": samples.LAW,
        "unsure": samples.UNSURE,
        "page": Paginator(range(60), 20).page(2),
        "pictures": samples.pictures(language()),
    }
