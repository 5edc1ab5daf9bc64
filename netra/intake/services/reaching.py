"""On which channel a reporter is answered: chosen by them, changed with the code, and what goes out there."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from netra.cases.services import CITIZEN
from netra.channels import services as channels
from netra.channels.services import Correspondent
from netra.intake import reporters
from netra.intake.models import Report
from netra.intake.queries.reaching import about


@transaction.atomic
def choose_channel(report: Report, to: Correspondent | None, *, at: datetime, greet: bool = False) -> None:
    """Send the office's messages, whole, and news of this report to `to` from now on; `None`: the status page alone.

    Whoever asks has shown the code. Mail that only told of news ends: the channel tells it. `greet` says so there.
    """
    Report.objects.filter(pk=report.pk).update(answers_by=to)
    report.answers_by = to
    if report.wants_notices or report.sealed_contact is not None:
        reporters.change_contact(report, "", by=CITIZEN.ref, at=at)
    if to is not None and greet:
        with translation.override(to.language):
            text = _("Mulai sekarang pesan kantor tentang laporan Anda dikirim ke sini.")
        tell(report, text, key=f"chosen {report.pk} {at.timestamp()}", at=at)


def tell(report: Report, text: str, *, key: str, at: datetime) -> bool:
    """Send something about this report on the channel its reporter chose; false where none was. Once for each key."""
    if report.answers_by is None:
        return False
    return channels.send(report.answers_by, key=key, text=text, about=about(report), at=at) is not None


@transaction.atomic
def let_go(report: Report, *, at: datetime) -> None:
    """Forget on which channel a report was answered, and the address with its last report."""
    to = report.answers_by
    if to is None:
        return
    Report.objects.filter(pk=report.pk).update(answers_by=None)
    report.answers_by = None
    if not Report.objects.filter(answers_by=to).exists():
        channels.stop(to, at=at)
