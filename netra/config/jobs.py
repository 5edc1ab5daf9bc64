"""What the background worker does, and how often. Every job may be killed at any line and run again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.models import Session
from django.utils.timezone import localdate

from netra.accounts.sessions import forget_sessions
from netra.campaigns import services as campaigns
from netra.captures import services as captures
from netra.cases import services as cases
from netra.channels import services as channels
from netra.conversing import services as conversing
from netra.custody import services as custody
from netra.desk import services as desk
from netra.evidence import services as evidence
from netra.figures import services as figures
from netra.flood import services as flood
from netra.intake import services as intake
from netra.letters import services as letters
from netra.monitoring import services as monitoring
from netra.notices import services as notices
from netra.offline import services as offline
from netra.opendata import services as opendata
from netra.partners import services as partners
from netra.personnel import services as personnel
from netra.pictures import services as pictures
from netra.questions import services as questions
from netra.readings import services as readings
from netra.search import services as search
from netra.uploads import services as uploads
from netra.vault import services as vault
from netra.worklists import services as worklists
from netra.zones import services as zones

FIGURES_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Job:
    """`run` takes the moment and tells how many things it did; it comes round every `every` seconds.

    Jobs that can take minutes are `long`: they go round in a thread of their own, so that terms and mails do not wait.
    Those somebody waits for with a telephone in the hand are a `talk`, and wait for neither.
    """

    name: str
    every: int
    run: Callable[[datetime], int]
    long: bool = False
    talk: bool = False


def _mark_overdue(at: datetime) -> int:
    return cases.mark_overdue(at=at)


def _clean_copies(at: datetime) -> int:
    return evidence.clean_pending(at=at)


def _scan_files(at: datetime) -> int:
    return evidence.scan_pending(at=at)


def _encrypt_plain(at: datetime) -> int:
    return evidence.encrypt_plain()


def _share_files(at: datetime) -> int:
    """Files of a house with an object storage that lie on this disk alone, as after a restore."""
    return evidence.share(at=at)


def _forget_counts(at: datetime) -> int:
    return flood.forget(at=at)


def _rotate_rows(at: datetime) -> int:
    """What an interrupted rotation or an earlier version left under older keys."""
    return vault.rotate()


def _look_at_pictures(at: datetime) -> int:
    return pictures.look_at_pending(at=at)


def _forget_pictures(at: datetime) -> int:
    return pictures.forget_erased()


def _forget_people(at: datetime) -> int:
    """Who reported, and what was alleged against people who came out without a mark, under dated rules."""
    return intake.forget_identities(at=at) + intake.fade_rejected(at=at) + intake.sweep_abandoned(at=at)


def _forget_unfinished(at: datetime) -> int:
    """Files a phone brought whose finding never came."""
    return offline.forget_unfinished(at=at)


def _forget_letters(at: datetime) -> int:
    """Letters of cases whose words were erased lose theirs."""
    return letters.forget_faded(at=at)


def _sweep(at: datetime) -> int:
    return evidence.sweep(at=at) + uploads.sweep(at=at)


def _forget_calls(at: datetime) -> int:
    return desk.forget_old(at=at)


def _make_notices(at: datetime) -> int:
    return notices.collect(at)


def _advance_figures(at: datetime) -> int:
    """Some rounds at a time, each its own transaction, so that a long ledger does not keep the other jobs waiting."""
    read = 0
    for _ in range(FIGURES_ROUNDS):
        now = figures.advance(at=at)
        if not now:
            break
        read += now
    return read


def _keep_zones(at: datetime) -> int:
    return zones.keep_readings(at=at)


def _post_letters(at: datetime) -> int:
    return campaigns.post_letters(at)


def _erase_names(at: datetime) -> int:
    return campaigns.erase_old_names(at)


def _publish_data(at: datetime) -> int:
    return opendata.publish_when_due(at=at)


def _mark_late_questions(at: datetime) -> int:
    return questions.mark_overdue(at=at)


def _mark_changed_answers(at: datetime) -> int:
    """Answers that everybody reads are held against the law of the day."""
    return questions.mark_changed(on=localdate(at), at=at)


def _send_mails(at: datetime) -> int:
    """The mails of the day are made first, by those whose hour has come."""
    notices.make_digests(at)
    return notices.send(at)


def _fetch_mail(at: datetime) -> int:
    return channels.fetch_mail(at=at)


def _hear_messages(at: datetime) -> int:
    return conversing.hear_pending(at=at)


def _close_talks(at: datetime) -> int:
    """Drafts nobody handed in, and people who said stop."""
    return conversing.finish_leaving(at=at) + conversing.remind(at=at) + conversing.sweep(at=at)


def _deliver_messages(at: datetime) -> int:
    return channels.deliver_pending(at=at)


def _read_files(at: datetime) -> int:
    return readings.read_pending(at=at)


def _take_captures(at: datetime) -> int:
    """Starts processes and settles those that ended; waits for none."""
    return captures.take_pending(at=at)


def _read_brought(at: datetime) -> int:
    return captures.read_brought(at=at)


def _forget_reports(at: datetime) -> int:
    return personnel.forget_reports(at=at)


def _index_people(at: datetime) -> int:
    return personnel.refresh_index()


def _mark_late_inquiries(at: datetime) -> int:
    return monitoring.mark_overdue(at=at)


def _index_words(at: datetime) -> int:
    return search.advance(at=at)


def _screen_exports(at: datetime) -> int:
    return monitoring.screen_pending(at=at)


def _fade_flags(at: datetime) -> int:
    """What was put aside loses its words and its account under the dated rule."""
    return monitoring.fade(at=at) + monitoring.forget_exports(at=at)


def _make_roots(at: datetime) -> int:
    """One root a day over all rows of the ledger, brought outside; what came since the last is unproven till then."""
    return custody.make_roots_when_due(at=at) + custody.bring_outside(at=at)


def _tell_partners(at: datetime) -> int:
    """What happened becomes events of other institutions' systems."""
    return partners.collect(at=at)


def _deliver_hooks(at: datetime) -> int:
    return partners.deliver(at=at)


def _forget_deliveries(at: datetime) -> int:
    return partners.forget(at=at)


def _end_sessions(at: datetime) -> int:
    """What a visitor opened with a code, and how often one mistyped, is forgotten when it has ended."""
    return Session.objects.filter(expire_date__lt=at).delete()[0] + forget_sessions(at=at)


def _forget_drafts(at: datetime) -> int:
    """Registers that were tried and not brought in within a day."""
    return worklists.forget_drafts(at=at)


JOBS = (
    Job("terms that ran out", 60, _mark_overdue),
    Job("virus scanner", 3, _scan_files, long=True),
    Job("clean copies of evidence", 3, _clean_copies),
    Job("pictures to look at", 5, _look_at_pictures, long=True),
    Job("pictures of erased evidence", 3600, _forget_pictures),
    Job("files to read", 3, _read_files, long=True),
    Job("captures of links", 2, _take_captures),
    Job("archives made elsewhere", 3, _read_brought, long=True),
    Job("notices", 5, _make_notices),
    Job("mails", 5, _send_mails),
    Job("mail that came", 15, _fetch_mail, long=True),
    Job("messages to hear", 1, _hear_messages, talk=True),
    Job("talks to close", 60, _close_talks),
    Job("messages of other channels", 1, _deliver_messages, talk=True),
    Job("figures", 5, _advance_figures),
    Job("zones", 60, _keep_zones),
    Job("letters of appeal", 5, _post_letters),
    Job("names of participants", 3600, _erase_names),
    Job("open data", 3600, _publish_data, long=True),
    Job("questions past their promised day", 60, _mark_late_questions),
    Job("answers touched by a change of law", 600, _mark_changed_answers),
    Job("index of civil servants", 30, _index_people, long=True),
    Job("reports of rows left out", 3600, _forget_reports),
    Job("questions to the cyber unit past their term", 60, _mark_late_inquiries),
    Job("words to search", 5, _index_words, long=True),
    Job("exports to screen", 5, _screen_exports, long=True),
    Job("flags that fade", 3600, _fade_flags),
    Job("files that lie plain", 5, _encrypt_plain, long=True),
    Job("files for the object storage", 600, _share_files, long=True),
    Job("counts of busy hours", 3600, _forget_counts),
    Job("roots of the ledger", 60, _make_roots, long=True),
    Job("rows under older keys", 300, _rotate_rows),
    Job("people to forget", 3600, _forget_people, long=True),
    Job("files of findings that never came", 3600, _forget_unfinished),
    Job("letters of faded cases", 3600, _forget_letters),
    Job("left-over uploads", 3600, _sweep),
    Job("talks nobody ended", 600, _forget_calls),
    Job("events for other systems", 3, _tell_partners),
    Job("messages to other systems", 3, _deliver_hooks, long=True),
    Job("messages delivered long ago", 3600, _forget_deliveries),
    Job("sessions that ended", 3600, _end_sessions),
    Job("registers tried and left", 3600, _forget_drafts),
)
