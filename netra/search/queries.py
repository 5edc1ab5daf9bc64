"""Looking through files and readings: only those the reader may open, the best of the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt

from django.db import connection
from django.utils.timezone import localdate

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Visitor
from netra.cases import queries as cases
from netra.evidence import queries as evidence
from netra.pictures import queries as pictures
from netra.readings import queries as readings
from netra.search.asking import Wanted, for_postgresql, for_sqlite, wanted
from netra.search.law import LawHit, find_law
from netra.search.marking import Snippet, on_file, snippets
from netra.search.models import Document
from netra.search.stems import token

__all__ = ["Found", "Hit", "LawHit", "Wanted", "find", "find_law", "hits", "may_search", "wanted"]

A_FEW = 5  # more of the same word say no more
SHORT = 400  # letters; shorter texts are not ranked above this
NEWEST = 1000  # of a word that very many files hold, so many of the newest are put in order


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what it is called, where it opens, the places with the words in them."""

    kind: str
    title: str
    url: str
    office: str
    day: date
    is_closed: bool = False
    snippets: tuple[Snippet, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """`is_all` is false when older files with the same words were left out."""

    ids: tuple[int, ...]
    is_all: bool


def may_search(user: Visitor, on: date) -> bool:
    """Supervisors, who read whole files; the others' parts of a file are too small to look through."""
    return any(standing.is_supervisor for standing in accounts.standings(user, on))


def find(user: Visitor, asked: Wanted, kind: str, *, on: date, newest: bool = False) -> Found:
    """Documents of a kind which the reader may open, in order: nearest to what was asked first, or the newest. Cases
    with a picture or a PDF that bears the words come after those whose text does."""
    if asked.is_empty or not may_search(user, on):
        return Found((), True)
    matching = _ranked(asked, kind, _offices(user, on))
    subjects = dict(Document.objects.filter(pk__in=matching).values_list("pk", "subject_id"))
    visible = cases.visible_to(user, on) if kind == cases.CASE else readings.visible_to(user, on)
    open_ = set(visible.filter(pk__in=subjects.values()).values_list("pk", flat=True))
    found = [pk for pk in matching if subjects.get(pk) in open_]
    if kind == cases.CASE:
        found += [pk for pk in _by_pictures(user, asked, on) if pk not in subjects]
    if newest:
        of = dict(Document.objects.filter(pk__in=found).values_list("pk", "subject_id"))
        found.sort(key=lambda pk: -of[pk])
    return Found(tuple(found), len(matching) < NEWEST)


def _by_pictures(user: Visitor, asked: Wanted, on: date) -> list[int]:
    """Documents of cases with a picture or a PDF in which all the words stand, the latest first. What is to be left
    out cannot be told from a file alone, so that nothing is found then."""
    if asked.without:
        return []
    held = list(dict.fromkeys(one.case_id for one in cases.pictures_bearing(asked.plain, user, on)))
    known = dict(Document.objects.filter(subject_kind=cases.CASE, subject_id__in=held).values_list("subject_id", "pk"))
    return [known[case] for case in held if case in known]


def hits(user: Visitor, ids: Iterable[int], asked: Wanted, *, on: date) -> list[Hit]:
    """What to show of documents that were found, in their order."""
    rows = Document.objects.in_bulk(list(ids))
    named = _cases_named(user, rows.values(), on) | _readings_named(user, rows.values(), on)
    found = [(rows[pk], named.get((rows[pk].subject_kind, rows[pk].subject_id))) for pk in ids if pk in rows]
    seen = {row.subject_id for row in rows.values() if row.subject_kind == cases.CASE}
    bearing = _lines_by_case(user, asked, seen, on)
    return [
        replace(hit, snippets=(*snippets(row.parts, asked.stems), *bearing.get((row.subject_kind, row.subject_id), ())))
        for row, hit in found
        if hit is not None
    ]


def _lines_by_case(user: Visitor, asked: Wanted, ids: set[int], on: date) -> dict[tuple[str, int], tuple[Snippet, ...]]:
    """The lines on pictures and in PDFs of these cases, one file a case."""
    if not ids or asked.without:
        return {}
    first = {one.case_id: one for one in reversed(cases.pictures_bearing(asked.plain, user, on)) if one.case_id in ids}
    return {
        (cases.CASE, case): tuple(
            on_file(
                pictures.lines_with(asked.plain, one.evidence), asked.plain, is_paper=evidence.is_paper(one.evidence)
            )
        )
        for case, one in first.items()
    }


def _cases_named(user: Visitor, rows: Iterable[Document], on: date) -> dict[tuple[str, int], Hit]:
    ids = [row.subject_id for row in rows if row.subject_kind == cases.CASE]
    found = cases.visible_to(user, on).filter(pk__in=ids).select_related("handling_office")
    return {
        (cases.CASE, case.pk): Hit(
            kind=cases.CASE,
            title=case.official_number or case.ref,
            url=f"/perkara/{case.ref}/",
            office=case.handling_office.name,
            day=case.received_on,
            is_closed=case.closed_on is not None,
        )
        for case in found
    }


def _readings_named(user: Visitor, rows: Iterable[Document], on: date) -> dict[tuple[str, int], Hit]:
    ids = [row.subject_id for row in rows if row.subject_kind == readings.READING]
    found = readings.visible_to(user, on).filter(pk__in=ids).select_related("institution")
    return {
        (readings.READING, row.pk): Hit(
            kind=readings.READING,
            title=row.title,
            url=f"/bacaan/{row.ref}/",
            office=row.institution.name,
            day=localdate(row.brought_at),
        )
        for row in found
    }


def _offices(user: Visitor, on: date) -> frozenset[str] | None:
    """Tokens of the reader's offices; a file carries those of the offices above it. `None`: all of the country."""
    mine = [standing for standing in accounts.standings(user, on) if standing.is_supervisor]
    if any(standing.role == Role.NATIONAL_SUPERVISOR for standing in mine):
        return None
    return frozenset(token(str(standing.institution.pk)) for standing in mine)


def _ranked(asked: Wanted, kind: str, offices: frozenset[str] | None) -> list[int]:
    """The newest documents that match, the best first, the newer first among equals."""
    if connection.vendor == "postgresql":
        return [row[0] for row in _rows(_POSTGRESQL, [for_postgresql(asked, offices), kind, NEWEST])]
    newest = _rows(_SQLITE, [for_sqlite(asked, offices), kind, NEWEST])
    return [pk for pk, stems in sorted(newest, key=lambda row: (-_score(row[1], asked), -row[0]))]


def _rows(sql: str, values: list[str | int]) -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [(int(pk), str(stems)) for pk, stems in cursor.fetchall()]


def _score(stems: str, asked: Wanted) -> float:
    """How thick the phrases stand in a text. FTS5's own measure would first count every document of the country that
    holds each of them."""
    text = f" {stems} "
    found = sum(min(text.count(f" {phrase} "), A_FEW) for phrase in asked.with_)
    return found / sqrt(max(len(text), SHORT))


_POSTGRESQL = """
    SELECT id, '' FROM (
        SELECT d.id, d.vector, q.q FROM search_document d, to_tsquery('simple', %s) AS q(q)
        WHERE d.vector @@ q.q AND d.subject_kind = %s ORDER BY d.id DESC LIMIT %s
    ) AS newest
    ORDER BY ts_rank_cd(vector, q) DESC, id DESC
"""
# The rows of the index itself are walked from the newest on, until there are enough.
_SQLITE = """
    SELECT d.id, d.stems FROM search_index n CROSS JOIN search_document d ON d.id = n.rowid
    WHERE n.search_index MATCH %s AND d.subject_kind = %s ORDER BY n.rowid DESC LIMIT %s
"""
