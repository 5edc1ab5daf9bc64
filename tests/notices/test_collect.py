"""Who is told what: read from the ledger, once each, and only by those it concerns."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from pytest_django import Settings

from netra.accounts.models import Role
from netra.accounts.services import add_member
from netra.cases import services as cases
from netra.ledger.models import Entry
from netra.ledger.services import Event, Subject, record
from netra.notices.models import Cursor, Gap, Notice
from netra.notices.services import collect
from tests.builders import a_case, an_allegation, at, do
from tests.cast import DEMAK, KUDUS, Cast
from tests.notices.builders import DAY, a_matter, follow_up, refer, told
from tests.watch.builders import an_act

LATER = at(DAY + timedelta(30))


def test_it_works(cast: Cast) -> None:
    case = a_matter(cast, wants_mail=True)
    refer(cast, case)
    follow_up(cast, case)
    assert collect(LATER) == len(told())
    staff = [line for line in told() if line[0] != "pelapor"]
    assert staff == [
        ("Budi", "NEW_CASE"),
        ("Vera", "REFERRAL"),
        ("Budi", "NEW_WORK"),  # verified: Bawaslu validates
        ("Vera", "NEW_WORK"),  # validated: BKN writes to the employer
        ("Sari", "NEW_WORK"),
        ("Budi", "SANCTION"),
    ]
    reporter = [kind for who, kind in told() if who == "pelapor"]
    assert reporter == ["PROGRESS"] * 6 + ["ENDED"]


def test_collecting_again_tells_nobody_twice(cast: Cast) -> None:
    refer(cast, a_matter(cast))
    first = collect(LATER)
    assert (collect(LATER), Notice.objects.count()) == (0, first)
    # A worker died after making notices and before the cursor was kept: it reads the stretch again.
    Cursor.objects.update(last_entry=0)
    assert (collect(LATER), Notice.objects.count()) == (0, first)


def test_nobody_is_told_what_they_did_themselves(cast: Cast) -> None:
    a_case(cast.budi.actor)
    collect(LATER)
    assert told() == []


def test_colleagues_in_the_office_are_told_and_its_clerks_are_not(cast: Cast) -> None:
    office = cast.budi.office
    add_member(email="wulan@contoh.invalid", name="Wulan", institution=office, role=Role.DISTRICT_SUPERVISOR, since=DAY)
    add_member(email="adib@contoh.invalid", name="Adib", institution=office, role=Role.ADMINISTRATOR, since=DAY)
    add_member(email="aula@contoh.invalid", name="Aula", institution=office, role=Role.AUDITOR, since=DAY)
    a_matter(cast)
    collect(LATER)
    assert told() == [("Budi", "NEW_CASE"), ("Wulan", "NEW_CASE")]


def test_a_file_passed_on_is_told_where_it_went(cast: Cast) -> None:
    case = a_matter(cast)
    do(case, "pass_on", cast.budi.actor, DAY, "TRANSFER_LETTER", office=f"BAWASLU-{DEMAK}")
    collect(LATER)
    assert ("Tono", "NEW_WORK") in told()


def test_a_returned_file_is_called_that(cast: Cast) -> None:
    case = a_matter(cast)
    refer(cast, case)
    do(case, "return_file", cast.vera.actor, DAY + timedelta(3), "RETURN_NOTE", track=case.tracks.get())
    collect(LATER)
    assert told()[-1] == ("Budi", "RETURNED")


def test_a_term_that_ran_out_is_told_to_the_holder_and_to_the_office(cast: Cast) -> None:
    case = a_matter(cast)
    refer(cast, case)
    assert cases.mark_overdue(at=LATER) > 0
    collect(LATER)
    overdue = {who for who, kind in told() if kind == "OVERDUE"}
    assert overdue == {"Budi", "Vera"}


def test_an_employer_is_told_of_the_question_but_not_of_the_case(cast: Cast) -> None:
    case = a_matter(cast)
    question = cases.ask_employer(
        case.people.get(), cast.sari.office, due_on=DAY + timedelta(5), by=cast.budi.actor, on=DAY, at=at(DAY)
    )
    collect(LATER)
    asked = Notice.objects.get(kind="QUESTION")
    assert (asked.user, asked.ref, asked.path) == (cast.sari.user, "", "/kerja/")
    cases.answer_question(
        question, answer="OURS", status="PNS", position="Camat", by=cast.sari.actor, on=DAY, at=at(DAY)
    )
    collect(LATER)
    assert told()[-1] == ("Budi", "ANSWER")


def test_the_sekdas_notice_reaches_the_supervisors_of_the_region(cast: Cast) -> None:
    an_act(cast.sari, source="OWN_NOTICE")
    an_act(cast.budi)
    collect(LATER)
    assert told() == [("Budi", "OFFICE_NOTICE")]


@pytest.mark.parametrize("who", ["tono", "sofyan", "darto", "mira", "ayu", "adi", "camelia", "kartika"])
def test_strangers_are_told_nothing(cast: Cast, who: str) -> None:
    case = a_matter(cast)
    refer(cast, case)
    follow_up(cast, case)
    collect(LATER)
    assert not Notice.objects.filter(user=getattr(cast, who).user).exists()


def test_a_reporter_who_did_not_ask_is_not_told(cast: Cast) -> None:
    refer(cast, a_matter(cast))
    collect(LATER)
    assert "pelapor" not in {who for who, _kind in told()}


def test_what_was_imported_is_shown_but_not_mailed(cast: Cast, settings: Settings) -> None:
    settings.EMAIL_HOST = "127.0.0.1"
    a_case(cases.IMPORT)
    collect(at(DAY))
    assert set(Notice.objects.values_list("kind", "mail")) == {("NEW_CASE", "OFF")}


def test_old_news_is_shown_but_not_mailed(cast: Cast, settings: Settings) -> None:
    settings.EMAIL_HOST = "127.0.0.1"
    a_matter(cast)
    collect(LATER)
    assert set(Notice.objects.values_list("kind", "mail")) == {("NEW_CASE", "OFF")}


def test_a_row_that_was_slow_to_appear_is_not_lost(cast: Cast) -> None:
    """On PostgreSQL a transaction may take its number early and end late; the cursor is past it by then."""
    case = a_matter(cast)
    collect(LATER)
    last = Entry.objects.latest("pk").pk
    row = {"subject_kind": "CASE", "subject_id": case.pk, "at": at(DAY), "on": DAY, "actor": "citizen"}
    Entry.objects.bulk_create([Entry(id=last + 2, event="PLACED", sequence=99, **row)])
    assert collect(LATER) == 0
    assert Gap.objects.filter(entry_id__gt=last).get().entry_id == last + 1
    Entry.objects.bulk_create([Entry(id=last + 1, event="MESSAGE_RECEIVED", sequence=98, **row)])
    assert collect(LATER) == 1
    assert told()[-1] == ("Budi", "MESSAGE")
    assert not Gap.objects.filter(entry_id__gt=last).exists()


def test_a_ledger_that_starts_at_a_high_number_leaves_few_gaps(cast: Cast) -> None:
    case = a_matter(cast)
    row = {"subject_kind": "CASE", "subject_id": case.pk, "at": at(DAY), "on": DAY, "actor": "citizen"}
    Entry.objects.bulk_create([Entry(id=50_000_000, event="PLACED", sequence=99, **row)])
    Cursor.objects.create(name="ledger", last_entry=Entry.objects.order_by("pk")[0].pk + 100)
    collect(LATER)
    assert Gap.objects.count() == 1000


def test_a_number_that_never_came_is_forgotten_after_a_day(cast: Cast) -> None:
    Gap.objects.create(entry_id=1_000_000, seen_at=LATER)
    collect(LATER + timedelta(hours=23))
    assert Gap.objects.exists()
    collect(LATER + timedelta(hours=25))
    assert not Gap.objects.exists()


def test_a_stretch_is_kept_whole_or_not_at_all(cast: Cast) -> None:
    a_matter(cast)
    with transaction.atomic():
        collect(LATER)
        transaction.set_rollback(True)  # as when the worker is killed before the end
    assert not Notice.objects.exists()
    assert not Cursor.objects.exists()
    assert collect(LATER) == 1


def test_rows_of_other_subjects_are_read_past(cast: Cast) -> None:
    event = Event(name="INCUMBENT_MARKED", on=date(2024, 5, 1), at=at(DAY), actor="user:1")
    record(Subject("CONTEST", 1), event)
    assert collect(LATER) == 0
    assert Cursor.objects.get().last_entry == Entry.objects.latest("pk").pk


def test_a_matter_nobody_can_be_told_of_does_not_stop_the_rest(cast: Cast) -> None:
    record(Subject("CASE", 999_999), Event(name="OPENED", on=DAY, at=at(DAY), actor="citizen"))
    office = cast.tono.office
    cases.open_case(an_allegation(region=DEMAK), office=office, by=cases.CITIZEN, at=at(DAY))
    collect(LATER)
    assert told() == [("Tono", "NEW_CASE")]
    assert KUDUS not in {notice.ref for notice in Notice.objects.all()}
