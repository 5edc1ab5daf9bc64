"""The operations: versions, and the tables of a version, filtered and in parts."""

from typing import Any
from urllib.parse import urlencode

import pyarrow as pa
import pyarrow.compute as pc
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import http_date
from ninja import Query, Schema

from netra.opendata import models, queries
from netra.opendata.api.house import api
from netra.opendata.api.shapes import (
    Code,
    Figure,
    Files,
    Limit,
    Offset,
    Page,
    Problem,
    Region,
    Snapshot,
    Snapshots,
    Total,
    VersionName,
    Word,
    Year,
    Zone,
)
from netra.opendata.queries import LATEST

REFUSALS = {404: Problem, 422: Problem}


class Part(Schema):
    """Which version, and which part of the list."""

    version: VersionName = LATEST
    limit: Limit = 100
    offset: Offset = 0


class OfPlaces(Part):
    code: Code | None = None
    level: Word | None = None


class OfTotals(OfPlaces):
    year: Year | None = None
    measure: Word | None = None


class OfFigures(OfTotals):
    dimension: Word | None = None
    category: Word | None = None


@api.get("/snapshots", response={200: Snapshots}, url_name="snapshots", tags=["versions"])
def snapshots(request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    """Every published version, the newest first."""
    found = queries.snapshots()
    if found:
        response["Last-Modified"] = http_date(found[0].published_at.timestamp())
    return {"total": len(found), "items": [_snapshot(one) for one in found]}


@api.get("/snapshots/{version}", response={200: Snapshot, **REFUSALS}, url_name="snapshot", tags=["versions"])
def snapshot(request: HttpRequest, response: HttpResponse, version: VersionName) -> dict[str, Any]:
    """One version; the name terbaru stands for the newest."""
    return _snapshot(_found(version, response))


@api.get("/snapshots/{version}/files", response={200: Files, **REFUSALS}, url_name="files", tags=["versions"])
def files(request: HttpRequest, response: HttpResponse, version: VersionName) -> dict[str, Any]:
    """The files of a version with their sizes and hashes; datapackage.json describes them."""
    one = _found(version, response)
    items = [{**entry, "url": _address("opendata:file", one.version, entry["name"])} for entry in one.files]
    return {"version": one.version, "practice": one.is_practice, "items": items}


@api.get("/regions", response={200: Page[Region], **REFUSALS}, url_name="regions", tags=["tables"])
def regions(request: HttpRequest, response: HttpResponse, asked: Query[OfPlaces]) -> dict[str, Any]:
    """Nation, provinces, regencies and cities."""
    return _page("regions", asked, request, response)


@api.get("/totals", response={200: Page[Total], **REFUSALS}, url_name="totals", tags=["tables"])
def totals(request: HttpRequest, response: HttpResponse, asked: Query[OfTotals]) -> dict[str, Any]:
    """Totals of places by year."""
    return _page("totals", asked, request, response)


@api.get("/figures", response={200: Page[Figure], **REFUSALS}, url_name="figures", tags=["tables"])
def figures(request: HttpRequest, response: HttpResponse, asked: Query[OfFigures]) -> dict[str, Any]:
    """Counts by category, small numbers protected."""
    return _page("crosscuts", asked, request, response)


@api.get("/zones", response={200: Page[Zone], **REFUSALS}, url_name="zones", tags=["tables"])
def zones(request: HttpRequest, response: HttpResponse, asked: Query[OfPlaces]) -> dict[str, Any]:
    """The zone of every place and what it is made of."""
    return _page("zones", asked, request, response)


def _found(version: str, response: HttpResponse) -> models.Snapshot:
    one = queries.snapshot(version)
    response["Last-Modified"] = http_date(one.published_at.timestamp())
    return one


def _page(name: str, asked: Part, request: HttpRequest, response: HttpResponse) -> dict[str, Any]:
    one = _found(asked.version, response)
    wanted = asked.model_dump(exclude={"version", "limit", "offset"}, exclude_none=True)
    rows = _chosen(queries.table(one, name), wanted)
    end = asked.offset + asked.limit
    further = {"version": one.version, **wanted, "limit": asked.limit, "offset": end}
    return {
        "version": one.version,
        "practice": one.is_practice,
        "total": rows.num_rows,
        "limit": asked.limit,
        "offset": asked.offset,
        "next": f"{settings.SITE_ADDRESS}{request.path}?{urlencode(further)}" if end < rows.num_rows else None,
        "items": rows.slice(asked.offset, asked.limit).to_pylist(),
    }


def _chosen(rows: pa.Table, wanted: dict[str, Any]) -> pa.Table:
    for column, value in wanted.items():
        rows = rows.filter(pc.field(column) == value)
    return rows


def _snapshot(one: models.Snapshot) -> dict[str, Any]:
    return {
        "version": one.version,
        "on": one.on,
        "as_of": one.as_of,
        "published_at": one.published_at,
        "catalogue": one.catalogue,
        "formula": one.formula,
        "previous": one.previous.version if one.previous else None,
        "practice": one.is_practice,
        "url": _address("opendata:version", one.version),
    }


def _address(name: str, *args: str) -> str:
    return settings.SITE_ADDRESS + reverse(name, args=args)
