"""Who stands, who of them holds office, and the local days of a contest."""

from datetime import date

from django.db import transaction

from netra.registry.models import Contest, ContestNote, Election, Incumbency, Pair


@transaction.atomic
def add_election(*, year: int, polling_on: date) -> Election:
    """Record a round of regional elections that the reference files do not hold; said again, nothing changes."""
    names = {"name": f"Pilkada {year}", "name_en": f"{year} regional elections", "polling_on": polling_on}
    return Election.objects.get_or_create(year=year, defaults=names)[0]


@transaction.atomic
def add_contest(
    *,
    year: int,
    region_code: str,
    round: int,
    designation_on: date | None,
    polling_on: date | None,
    is_repeat: bool = False,
) -> Contest:
    """Record a contest that the reference files do not hold, such as a vote ordered anew; said again, its days change.

    Raises `ValidationError` for an unknown region or election.
    """
    found = Contest.objects.filter(election=year, region=region_code, round=round).first()
    row = found or Contest(election_id=year, region_id=region_code, round=round)
    row.designation_on, row.polling_on = designation_on, polling_on
    row.note = ContestNote.REPEAT if is_repeat else ContestNote.NONE
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def add_pair(
    *, contest: Contest, head_name: str, deputy_name: str, ballot_no: int | None = None, is_blank_box: bool = False
) -> Pair:
    """Record a pair, or bring its names up to date when the ballot number is known already; a blank box has no names.

    Raises `ValidationError` for a pair without a name or with one of more than 120 letters.
    """
    pair = Pair(contest=contest, ballot_no=ballot_no)
    if ballot_no is not None:
        pair = Pair.objects.select_for_update().filter(contest=contest, ballot_no=ballot_no).first() or pair
    pair.head_name = " ".join(head_name.split())
    pair.deputy_name = " ".join(deputy_name.split())
    pair.is_blank_box = is_blank_box
    pair.full_clean()
    pair.save()
    return pair


@transaction.atomic
def mark_incumbent(
    *, pair: Pair, side: str, office_region_code: str, office: str, since: date, until: date | None, source: str
) -> Incumbency:
    """Record that the head or deputy of a pair (`side`) holds an office in a region, and where that is written.

    `side` and `office` are "HEAD" or "DEPUTY"; `until` is the first day no longer in office. Said again, the dates and
    source are brought up to date. Raises `ValidationError` for impossible dates or an empty source.
    """
    held = Incumbency.objects.filter(pair=pair, side=side, office_region=office_region_code).first()
    row = held or Incumbency(pair=pair, side=side, office_region_id=office_region_code)
    row.office, row.since, row.until, row.source = office, since, until, source.strip()
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def set_contest_days(*, contest: Contest, designation_on: date | None, polling_on: date | None) -> Contest:
    """Record where a contest departs from the national timetable; `None` follows it.

    Loading the reference data later keeps these days, unless the files have come to know the polling day.
    """
    row = Contest.objects.select_for_update().get(pk=contest.pk)
    row.designation_on, row.polling_on = designation_on, polling_on
    row.save(update_fields=["designation_on", "polling_on"])
    return row
