"""Questions to the cyber unit, as the unit and those who asked see them."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from netra.accounts.queries import Visitor
from netra.ledger.queries import Entry
from netra.monitoring.models import Inquiry, InquiryState
from netra.monitoring.permissions import analysing, inquiries_visible_to

if TYPE_CHECKING:
    from netra.cases.models import Case

OPEN = (InquiryState.OPEN, InquiryState.TAKEN)


def inquiries(user: Visitor, which: str, *, on: date) -> QuerySet[Inquiry]:
    """Those that are open, what is due first standing first; or, with "selesai", those that are over."""
    found = inquiries_visible_to(user, on).select_related("flag__place", "case", "office", "asked_from", "taken_by")
    if which == "selesai":
        return found.exclude(state__in=OPEN).order_by("-answered_at", "-pk")
    return found.filter(state__in=OPEN).order_by("due_at", "pk")


def inquiry_by_ref(ref: str, user: Visitor, on: date) -> Inquiry | None:
    """The inquiry with this address, if the asker may see it."""
    found = inquiries_visible_to(user, on).filter(ref=ref)
    return found.select_related(
        "flag__place", "flag__contest__region", "flag__evidence", "case", "office", "asked_from", "asked_by", "taken_by"
    ).first()


def inquiry_of_entry(entry: Entry) -> Inquiry | None:
    """The inquiry a ledger row is about; asks no permission."""
    return Inquiry.objects.select_related("asked_by").filter(pk=entry.subject_id).first()


def open_for_unit(user: Visitor, on: date) -> int:
    """How many questions wait for somebody's unit."""
    units = [one.institution.pk for one in analysing(user, on)]
    return Inquiry.objects.filter(office__in=units, state__in=OPEN).count() if units else 0


def inquiries_about(case: "Case") -> QuerySet[Inquiry]:
    """What was asked about a case; asks no permission."""
    return Inquiry.objects.filter(case=case).select_related("office", "asked_by").order_by("-id")


def late_count(user: Visitor, on: date, at: datetime) -> int:
    return inquiries_visible_to(user, on).filter(state__in=OPEN, due_at__lte=at).count()
