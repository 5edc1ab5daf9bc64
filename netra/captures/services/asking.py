"""Having links captured: rows for the worker, one for each link however many matters want it on one day."""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from netra.captures.models import Brought, Capture, State, Want, new_ref
from netra.captures.queries.ways import held_back
from netra.ledger.services import Subject

FRESH = timedelta(hours=24)
AGAIN = timedelta(minutes=1)
LONGEST = 4000
MOST = 50  # links of one matter in one go


@transaction.atomic
def ask(
    subject: Subject,
    links: Iterable[str],
    *,
    by: str,
    institution: str = "",
    at: datetime,
    urgent: bool = True,
    anew: bool = False,
) -> list[Capture]:
    """Have the links of a matter captured. `anew`: a person wants it now, though it was captured before.

    Links of this site itself, and what is no link, are left out. A link the matter has already gives what is there.
    """
    held = held_back(institution, by_person=anew)
    return [
        _wanted(subject, link, held=held, by=by, institution=institution, at=at, urgent=urgent, anew=anew)
        for link in _links(links)
    ]


@transaction.atomic
def ask_for_many(
    wanted: Sequence[tuple[Subject, Sequence[str]]], *, by: str, institution: str = "", at: datetime
) -> int:
    """The same for many new matters, behind everything urgent; how many links were asked for."""
    pairs = [(subject, url) for subject, links in wanted for url in _links(links)]
    digests = {url: digest_of(url) for _subject, url in pairs}
    held = held_back(institution, by_person=False)
    known = {} if held else {one.digest: one for one in _fresh_ones(digests.values(), at)}
    new = {digest: _new(url, held=held, at=at, urgent=False) for url, digest in digests.items() if digest not in known}
    Capture.objects.bulk_create(new.values())
    wants = [
        _want(subject, known.get(digests[url]) or new[digests[url]], by=by, institution=institution, at=at)
        for subject, url in pairs
    ]
    Want.objects.bulk_create(wants, ignore_conflicts=True)
    return len(pairs)


@transaction.atomic
def carry(source: Subject, to: Subject, *, by: str, institution: str = "", at: datetime) -> None:
    """What one matter captured and was brought also belongs to another: a flag becomes a case."""
    mine = Want.objects.filter(subject_kind=source.kind, subject_id=source.id)
    wants = [_want(to, one.capture, by=by, institution=institution, at=at) for one in mine.select_related("capture")]
    Want.objects.bulk_create(wants, ignore_conflicts=True)
    for row in Brought.objects.filter(subject_kind=source.kind, subject_id=source.id):
        key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{row.form_key}:{to.kind}:{to.id}"))
        row.pk, row.ref = None, new_ref()
        row.subject_kind, row.subject_id = to.kind, to.id
        if not Brought.objects.filter(form_key=key).exists():
            row.form_key = key
            row.save(force_insert=True)


def digest_of(url: str) -> str:
    """What makes two links the same."""
    return hashlib.sha256(url.encode()).hexdigest()


def _wanted(
    subject: Subject, url: str, *, held: str, by: str, institution: str, at: datetime, urgent: bool, anew: bool
) -> Capture:
    digest = digest_of(url)
    mine = Capture.objects.filter(
        digest=digest, wants__subject_kind=subject.kind, wants__subject_id=subject.id, erased_at=None
    ).order_by("-asked_at", "-pk")
    known = mine.first()
    if known is not None and not (anew and _may_repeat(known, at)):
        return known
    capture = None if anew or held else _fresh(digest, at)
    if capture is None:
        capture = _new(url, held=held, at=at, urgent=urgent)
        capture.save()
    elif urgent and not capture.urgent:
        Capture.objects.filter(pk=capture.pk, urgent=False).update(urgent=True)
    Want.objects.get_or_create(
        subject_kind=subject.kind,
        subject_id=subject.id,
        capture=capture,
        defaults={"asked_at": at, "asked_by": by, "institution": institution},
    )
    return capture


def _new(url: str, *, held: str, at: datetime, urgent: bool) -> Capture:
    return Capture(
        url=url,
        digest=digest_of(url),
        host=host_of(url),
        asked_at=at,
        urgent=urgent,
        due_at=at,
        state=State.HELD if held else State.WAITING,
        code=held,
    )


def _want(subject: Subject, capture: Capture, *, by: str, institution: str, at: datetime) -> Want:
    return Want(
        subject_kind=subject.kind,
        subject_id=subject.id,
        capture=capture,
        asked_at=at,
        asked_by=by,
        institution=institution,
    )


def _may_repeat(known: Capture, at: datetime) -> bool:
    """A second knock within a minute, or while the first waits, is one knock."""
    return known.state != State.WAITING and (known.state == State.HELD or known.asked_at <= at - AGAIN)


def _fresh(digest: str, at: datetime) -> Capture | None:
    """What another matter had fetched today, or waits for."""
    return _fresh_ones([digest], at).last()


def _fresh_ones(digests: Iterable[str], at: datetime) -> QuerySet[Capture]:
    states = [State.WAITING, State.TAKEN, State.GONE]
    found = Capture.objects.filter(digest__in=list(digests), asked_at__gt=at - FRESH, state__in=states, erased_at=None)
    return found.order_by("asked_at", "pk")


def _links(links: Iterable[str]) -> list[str]:
    own = urlsplit(settings.SITE_ADDRESS).hostname
    found = (link.replace("\0", "").strip() for link in links)
    good = [one for one in found if one.lower().startswith(("http://", "https://")) and host_of(one) != own]
    return [one for one in dict.fromkeys(good) if len(one) <= LONGEST][:MOST]


def host_of(url: str) -> str:
    """The host of a link, as far as one can be read."""
    try:
        return (urlsplit(url).hostname or "")[:255]
    except ValueError:
        return ""
