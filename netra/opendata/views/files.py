"""The files themselves: they never change, so whoever has one may keep it."""

import csv

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.shortcuts import redirect
from django.utils.http import http_date, parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netra.opendata import queries
from netra.opendata.models import Snapshot
from netra.opendata.queries import LATEST, UnknownVersion

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}


@require_safe
def file(request: HttpRequest, version: str, name: str) -> HttpResponseBase:
    """One file of one version, at this address for ever."""
    one = found(version)
    try:
        path, digest = queries.file_of(one, name)
        handle = path.open("rb")
    except UnknownVersion:
        raise Http404(_("Berkas ini tidak ada dalam versi itu.")) from None
    etag = f'"{digest}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        handle.close()
        answer: HttpResponseBase = HttpResponseNotModified()
    else:
        saved = f"netra-{'latihan-' if one.is_practice else ''}{one.version}-{name}"
        ending = name.rpartition(".")[2]
        answer = FileResponse(handle, as_attachment=ending != "md", filename=saved, content_type=TYPES[ending])
    answer["ETag"] = etag
    answer["Last-Modified"] = http_date(one.published_at.timestamp())
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@require_safe
def region_file(request: HttpRequest, version: str, code: str) -> HttpResponse:
    """One place of a version as CSV, the columns of the counts by category."""
    one = found(version)
    rows = queries.region_rows(one, code)
    if not rows.num_rows:
        raise Http404(_("Wilayah ini tidak ada dalam versi itu."))
    mark = "latihan-" if one.is_practice else ""
    answer = HttpResponse(content_type=TYPES["csv"])
    answer["Content-Disposition"] = f'attachment; filename="netra-{mark}{one.version}-{code}.csv"'
    answer["Access-Control-Allow-Origin"] = "*"
    writer = csv.writer(answer)
    writer.writerow(rows.column_names)
    writer.writerows([["" if value is None else value for value in row.values()] for row in rows.to_pylist()])
    return answer


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """To the newest version; which one that is changes, so nobody keeps the way."""
    return _open(redirect("opendata:version", version=found(LATEST).version))


@require_safe
def latest_file(request: HttpRequest, name: str) -> HttpResponse:
    """To a file of the newest version."""
    return _open(redirect("opendata:file", version=found(LATEST).version, name=name))


def found(version: str) -> Snapshot:
    try:
        return queries.snapshot(version)
    except UnknownVersion:
        raise Http404(_("Versi ini tidak ada. Lihat daftar versi di halaman data.")) from None


def _open(answer: HttpResponse) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "no-cache"
    return answer
