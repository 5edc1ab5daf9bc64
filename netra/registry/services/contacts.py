"""What only the office itself knows: its telephone, its address, its hours."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import chain, count

from django.db import transaction

from netra.registry.hours import Week, week_as_json
from netra.registry.models import Confidence, Institution, InstitutionKind

_ADDED_BY_HAND = {InstitutionKind.OTHER_AGENCY: "AGENCY", InstitutionKind.PPK_CENTRAL: "PPKC"}


@dataclass(frozen=True, slots=True)
class Contacts:
    """How to reach an office. Empty text means: not recorded. `week` of `None` follows the rule for its kind."""

    hotline: str = ""
    email: str = ""
    address: str = ""
    head_name: str = ""
    week: Week | None = None
    hours_source: str = ""


@transaction.atomic
def update_office(*, code: str, contacts: Contacts, on: date) -> Institution:
    """Record an office's contacts as of a day.

    Raises `Institution.DoesNotExist` for an unknown code, `ValidationError` for an impossible e-mail address.
    """
    office = Institution.objects.select_for_update().get(pk=code)
    office.hotline = contacts.hotline.strip()
    office.email = contacts.email.strip()
    office.address = contacts.address.strip()
    office.head_name = contacts.head_name.strip()
    office.hours = week_as_json(contacts.week) if contacts.week is not None else None
    office.hours_source = contacts.hours_source.strip() if contacts.week is not None else ""
    office.contact_on = on
    office.clean_fields()
    office.save()
    return office


@transaction.atomic
def create_agency(*, name: str, short_name: str, kind: InstitutionKind = InstitutionKind.OTHER_AGENCY) -> Institution:
    """Add an agency the tables do not know, or return the one of that kind and name.

    Only agencies may be added (`OTHER_AGENCY`, `PPK_CENTRAL`): supervisors and governments follow from the regions.
    """
    if kind not in _ADDED_BY_HAND:
        raise ValueError(f"{kind} follows from the region table; only agencies are added by hand.")
    known = Institution.objects.filter(kind=kind, name__iexact=name.strip()).first()
    if known is not None:
        return known
    stem = f"{_ADDED_BY_HAND[kind]}-{_slug(short_name or name)}"
    taken = set(Institution.objects.filter(code__startswith=stem).values_list("code", flat=True))
    free = (code for code in chain([stem], (f"{stem}-{number}" for number in count(2))) if code not in taken)
    return Institution.objects.create(
        code=next(free),
        kind=kind,
        name=name.strip(),
        short_name=(short_name or name).strip(),
        signs_in=kind == InstitutionKind.PPK_CENTRAL,
        name_confidence=Confidence.LOW,
    )


def _slug(text: str) -> str:
    return re.sub(r"[^A-Z0-9]+", "-", text.upper()).strip("-")[:24] or "X"
