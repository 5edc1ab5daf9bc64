"""Reads of the register: one person, one account, who may be behind it, and who may ask."""

from netra.engine.resolve import Level
from netra.personnel.handles import BadHandle, key_of, platform_of
from netra.personnel.models import Confirmed, Ending, Platform, Status
from netra.personnel.permissions import declares_for, looks_up_as, may_enter, may_see
from netra.personnel.queries.behind import DECLARED, NO_INDEX, Behind, Person, Reason, declared_reason, people_behind
from netra.personnel.queries.index import current_version, scorer_file
from netra.personnel.queries.own import (
    ListOfStaff,
    find_own,
    lists_of,
    own_account,
    own_accounts,
    own_employee,
)
from netra.personnel.queries.people import account_of, declarations, employee, employee_by_nip, masked

__all__ = [
    "DECLARED",
    "NO_INDEX",
    "BadHandle",
    "Behind",
    "Confirmed",
    "Ending",
    "Level",
    "ListOfStaff",
    "Person",
    "Platform",
    "Reason",
    "Status",
    "account_of",
    "current_version",
    "declarations",
    "declared_reason",
    "declares_for",
    "employee",
    "employee_by_nip",
    "find_own",
    "key_of",
    "lists_of",
    "looks_up_as",
    "masked",
    "may_enter",
    "may_see",
    "own_account",
    "own_accounts",
    "own_employee",
    "people_behind",
    "platform_of",
    "scorer_file",
]
