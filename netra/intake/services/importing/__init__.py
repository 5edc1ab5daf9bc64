"""Bringing many tips in from a file. See `columns.COLUMNS` for what a file may hold."""

from netra.intake.services.importing.bringing import ImportReport, import_reports
from netra.intake.services.importing.columns import COLUMNS
from netra.intake.services.importing.registering import Register, bring_register
from netra.intake.services.importing.rows import BadRow, CannotRead

__all__ = ["COLUMNS", "BadRow", "CannotRead", "ImportReport", "Register", "bring_register", "import_reports"]
