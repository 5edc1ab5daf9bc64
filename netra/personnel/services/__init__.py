"""What other apps may do with the register: bring lists in, declare accounts, remove a list, keep the index."""

from typing import TYPE_CHECKING

from netra.lib.later import later
from netra.personnel.services.account_files import AccountReport, import_accounts
from netra.personnel.services.declaring import (
    CannotDeclare,
    Declaration,
    correct_account,
    declare_account,
    end_account,
)
from netra.personnel.services.importing import Progress, StaffReport, forget_reports, import_employees
from netra.personnel.services.indexing import refresh_index
from netra.personnel.services.leaving import Left, remove_list
from netra.personnel.services.looking_up import CannotLookUp, Found, look_up
from netra.personnel.services.reading import CannotRead

if TYPE_CHECKING:
    from netra.personnel.services.learning import ScorerTrial, Settled, TooFew, back_scorer, train_scorer
else:
    __getattr__ = later(__name__, {"learning": ["ScorerTrial", "Settled", "TooFew", "back_scorer", "train_scorer"]})

__all__ = [
    "AccountReport",
    "CannotDeclare",
    "CannotLookUp",
    "CannotRead",
    "Declaration",
    "Found",
    "Left",
    "Progress",
    "ScorerTrial",
    "Settled",
    "StaffReport",
    "TooFew",
    "back_scorer",
    "correct_account",
    "declare_account",
    "end_account",
    "forget_reports",
    "import_accounts",
    "import_employees",
    "look_up",
    "refresh_index",
    "remove_list",
    "train_scorer",
]
