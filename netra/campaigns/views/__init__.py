"""Pages of prevention."""

from netra.campaigns.views.agencies import add_agency, add_sub_districts, agencies, agency, bring_agencies
from netra.campaigns.views.attendance import (
    attendance,
    attendance_count,
    close_attendance,
    confirm_attendance,
    name_agency,
    open_attendance,
    sign_in,
)
from netra.campaigns.views.calendar import calendar
from netra.campaigns.views.coverage import coverage, coverage_of
from netra.campaigns.views.letters import all_letters, appeal, delivered, letters, mail_again, one_letter, sample
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
    "all_letters",
    "appeal",
    "attendance",
    "attendance_count",
    "audience",
    "bring_agencies",
    "calendar",
    "cancel",
    "change",
    "close_attendance",
    "confirm_attendance",
    "coverage",
    "coverage_of",
    "delivered",
    "letters",
    "mail_again",
    "name_agency",
    "one_letter",
    "open_attendance",
    "own_picture",
    "picture",
    "public_act",
    "publish",
    "record",
    "register",
    "sample",
    "settle",
    "show_picture",
    "sign_in",
]
