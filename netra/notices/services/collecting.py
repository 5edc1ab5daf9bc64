"""Reading the ledger on from where it was left, and making a notice for everybody a row concerns."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from netra.ledger import queries as ledger
from netra.ledger.queries import Entry
from netra.notices.models import Cursor, Gap, MailState, Notice, Preference, Wish
from netra.notices.recipients import Address, recipients
from netra.notices.services.telling import tell_reporters

CURSOR = "ledger"
MAILS = {Wish.EACH: MailState.WAITING, Wish.DAILY: MailState.DIGEST, Wish.NONE: MailState.OFF}
STRETCH = 20  # rows read in one transaction: short, because on SQLite nobody else can write meanwhile
OLD_NEWS = timedelta(days=14)  # what lies further back is shown on the page but no longer mailed
LOOK_BACK = 1000  # numbers a slow transaction may lag behind; a ledger brought from elsewhere may start at any number
GAP_LASTS = timedelta(days=1)  # longer than any transaction; then the number belonged to one that was given up


def collect(at: datetime) -> int:
    """Make notices for every ledger row not read yet; tells how many. Killed at any line and run again, none is lost
    and none is made twice."""
    made = _late_rows(at)
    while True:
        read, new = _stretch(at)
        made += new
        if not read:
            return made


def begin_here() -> None:
    """What the ledger holds now is old news: nobody gets a notice of it. For a ledger that was brought from elsewhere
    or invented, before anyone has an account's worth of news to lose."""
    last = ledger.rows().values_list("id", flat=True).first()
    if last is not None:
        Cursor.objects.update_or_create(name=CURSOR, defaults={"last_entry": last})


@transaction.atomic
def _stretch(at: datetime) -> tuple[int, int]:
    """Read one stretch: raise the cursor only if nobody else has, and note the numbers that were missing."""
    cursor, _is_new = Cursor.objects.get_or_create(name=CURSOR)
    entries = list(ledger.entries_after(cursor.last_entry)[:STRETCH])
    if not entries:
        return 0, 0
    last = entries[-1].pk
    if not Cursor.objects.filter(name=CURSOR, last_entry=cursor.last_entry).update(last_entry=last):
        return 0, 0
    present = {entry.pk for entry in entries}
    since = max(cursor.last_entry + 1, entries[0].pk - LOOK_BACK)
    missing = (number for number in range(since, last) if number not in present)
    Gap.objects.bulk_create((Gap(entry_id=number, seen_at=at) for number in missing), ignore_conflicts=True)
    return len(entries), _make(entries, at)


@transaction.atomic
def _late_rows(at: datetime) -> int:
    """Rows whose transaction ended after a later number had been read."""
    numbers = list(Gap.objects.values_list("entry_id", flat=True))
    if not numbers:
        return 0
    late = list(ledger.entries_after(min(numbers) - 1).filter(id__in=numbers))
    made = _make(late, at)
    Gap.objects.filter(entry_id__in=[entry.pk for entry in late]).delete()
    Gap.objects.filter(seen_at__lt=at - GAP_LASTS).delete()
    return made


def _make(entries: list[Entry], at: datetime) -> int:
    on = localdate(at)
    had = set(Notice.objects.filter(entry__in=entries).values_list("entry_id", "user_id", "report_id", "question_id"))
    wishes = dict(Preference.objects.values_list("user", "wish"))
    rows = [
        _notice(entry, address, at, Wish(wishes.get(address.user_id or 0, Wish.EACH)))
        for entry in entries
        for address in recipients(entry, on)
        if (entry.pk, *address.whom) not in had
    ]
    Notice.objects.bulk_create(rows)
    tell_reporters(rows, at=at)
    return len(rows)


def _notice(entry: Entry, address: Address, at: datetime, wish: Wish) -> Notice:
    mailed = bool(settings.EMAIL_HOST) and entry.actor != "import" and entry.at > at - OLD_NEWS
    state = MAILS[wish] if mailed else MailState.OFF
    return Notice(
        entry=entry,
        kind=address.kind,
        user_id=address.user_id,
        report_id=address.report_id,
        question_id=address.question_id,
        ref=address.ref,
        path=address.path,
        procedure_code=address.procedure_code,
        stage=address.stage,
        made_at=at,
        mail=state,
        try_at=at if state is MailState.WAITING else None,
    )
