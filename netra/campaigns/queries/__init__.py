"""Reads of prevention: the public pages, the register, the calendar."""

from netra.campaigns.models import ActKind, Employment
from netra.campaigns.permissions import (
    changes_as,
    manages,
    may_enter,
    reads_all,
    reads_region,
    visible_to,
    writers,
    writes_as,
)
from netra.campaigns.queries.audience import Audience, Told, audience_of
from netra.campaigns.queries.calendar import Calendar, PhasePlan, calendar, open_agreements
from netra.campaigns.queries.public import (
    PublicFilters,
    public_act,
    public_acts,
    public_picture,
    public_pictures,
    public_years,
    wider_acts,
)
from netra.campaigns.queries.register import (
    PREVENTION,
    ActPage,
    Filters,
    act_by_ref,
    act_page,
    agreement_of,
    picture_of,
    register,
)
from netra.campaigns.queries.stages import Moment, moment_of

__all__ = [
    "PREVENTION",
    "ActKind",
    "ActPage",
    "Audience",
    "Calendar",
    "Employment",
    "Filters",
    "Moment",
    "PhasePlan",
    "PublicFilters",
    "Told",
    "act_by_ref",
    "act_page",
    "agreement_of",
    "audience_of",
    "calendar",
    "changes_as",
    "manages",
    "may_enter",
    "moment_of",
    "open_agreements",
    "picture_of",
    "public_act",
    "public_acts",
    "public_picture",
    "public_pictures",
    "public_years",
    "reads_all",
    "reads_region",
    "register",
    "visible_to",
    "wider_acts",
    "writers",
    "writes_as",
]
