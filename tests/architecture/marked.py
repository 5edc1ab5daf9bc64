"""A reporter whose every word bears the mark, so that a page that shows one of them gives itself away."""

from datetime import timedelta

from netra.cases.models import Case
from netra.cases.services import CITIZEN
from netra.intake import reporters, services
from netra.intake.models import Channel, Report
from netra.intake.reporters import Identity
from netra.vault import services as vault
from tests.builders import at
from tests.cases.conftest import DAY, MARK


def add_reporter(case: Case) -> str:
    """Give the case a named reporter with an address for notices and a message; the receipt code."""
    code = vault.code_from(vault.new_token())
    identity = Identity(**dict.fromkeys(("name", "address", "phone", "email", "id_number", "occupation"), MARK))
    report = Report.objects.create(
        case=case,
        channel=Channel.WEB,
        digest=vault.digest(code),
        sealed_identity=reporters.seal_identity(identity),
        sealed_contact=reporters.seal_contact(f"{MARK}@contoh.invalid"),
        wants_notices=True,
        lodged_at=at(DAY),
        recorded_by=CITIZEN.ref,
    )
    services.write(
        report, text=f"{MARK} menulis lagi.", secret=vault.new_token(), by=CITIZEN, at=at(DAY) + timedelta(hours=1)
    )
    return code
