"""Pages of prevention."""

from netra.campaigns.views.agencies import add_agency, add_sub_districts, agencies, agency, bring_agencies
from netra.campaigns.views.calendar import calendar
from netra.campaigns.views.public import act as public_act
from netra.campaigns.views.public import acts, picture
from netra.campaigns.views.register import act, change, record, register
from netra.campaigns.views.steps import (
    add_pictures,
    audience,
    cancel,
    own_picture,
    publish,
    settle,
    show_picture,
)

__all__ = [
    "act",
    "acts",
    "add_agency",
    "add_pictures",
    "add_sub_districts",
    "agencies",
    "agency",
    "audience",
    "bring_agencies",
    "calendar",
    "cancel",
    "change",
    "own_picture",
    "picture",
    "public_act",
    "publish",
    "record",
    "register",
    "settle",
    "show_picture",
]
