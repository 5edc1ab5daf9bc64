"""The practice world opens once, is the same each time, and shows every stage there is."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from netra.accounts.models import Role, User
from netra.cases import queries as cases
from netra.cases import services
from netra.cases.models import Accused, Case, Track
from netra.cases.queries.desk import Elsewhere
from netra.documents import queries as register
from netra.domain.loading import load
from netra.domain.procedures import ALL
from netra.evidence.models import Evidence
from netra.flood import queries as flood
from netra.intake import queries as intake
from netra.intake.models import Message, Report
from netra.ledger.models import Deadline, Entry
from netra.monitoring.models import Attribution, Flag, Inquiry, Stage
from netra.practice import names
from netra.practice import services as practice
from netra.practice.contests import candidate_names
from netra.practice.plots import plots
from netra.practice.services import World, open_world
from netra.practice.staff import members
from netra.practice.staging import JAKARTA
from netra.registry import queries as registry
from netra.registry.models import Pair
from netra.vault import services as vault
from tests.practice.conftest import AT
from tests.practice.real_people import bare, real

pytestmark = pytest.mark.django_db
MORNING = datetime.combine(AT, datetime.min.time(), tzinfo=JAKARTA) + timedelta(hours=8)


def test_it_works(world: World) -> None:
    assert world.is_new
    assert world.cases == Case.objects.count() == len(plots())
    assert Case.objects.filter(closed_on__isnull=True).count() >= 20
    assert 30 <= len(members()) <= 40


def test_every_role_has_somebody_to_try_it_with(world: World) -> None:
    assert {guide.role for guide in world.guides} == set(Role)
    for guide in world.guides:
        assert guide.user.email.endswith("@latihan.invalid")
        assert guide.office


def test_an_office_can_number_its_letters(world: World) -> None:
    kudus = registry.office("BAWASLU-33.19")
    (book,) = register.schemes_of(kudus)
    assert register.next_of(book, AT).startswith("001/LATIHAN/")


def test_opening_it_again_does_nothing(world: World) -> None:
    def everything() -> tuple[int, ...]:
        return tuple(model.objects.count() for model in (Case, Entry, Deadline, Report, Message, Evidence))

    before = everything()
    again = open_world(at=AT + timedelta(days=3))
    assert everything() == before
    assert not again.is_new
    assert again.receipt_code == world.receipt_code
    assert (again.guides, again.answer_code) == (world.guides, "")


def test_the_codes_open_their_doors(world: World) -> None:
    receipt = vault.normalise(world.receipt_code)
    assert isinstance(receipt, str)
    report = intake.report_by_code(receipt)
    assert report is not None
    assert report.messages.count() == 2
    accused = services.enter(world.answer_code, on=AT, at=MORNING)
    assert accused is not None
    assert accused.case.stage == "CLARIFICATION"
    assert accused.papers.filter(kind="ALLEGATION").exists()


def test_every_stage_of_every_procedure_is_passed(world: World) -> None:
    seen = {("SUPERVISION", stage) for stage in Entry.objects.filter(track_id=None).values_list("to_stage", flat=True)}
    for track in Track.objects.all():
        seen.add((track.procedure_code, track.procedure.start))
        stages = Entry.objects.filter(track_id=track.pk).values_list("to_stage", flat=True)
        seen |= {(track.procedure_code, stage) for stage in stages}
    employers = {"KASN", "KASN_VIA_PROVINCE", "BKN"}  # they share the employer's own steps
    wanted = {(table.code, stage.code) for table in ALL for stage in table.stages}
    lacking = wanted - seen
    shared = {(code, stage) for code, stage in lacking if any((other, stage) in seen for other in employers - {code})}
    assert lacking <= {(code, stage) for code, stage in shared if code in employers}


def test_every_stage_of_todays_procedures_has_a_file_standing_there(world: World) -> None:
    standing = {("SUPERVISION", stage) for stage in Case.objects.values_list("stage", flat=True)}
    standing |= set(Track.objects.values_list("procedure_code", "stage"))
    for code in ("SUPERVISION", "BKN", "GAKKUMDU", "VILLAGE_HEAD", "EMPLOYER", "OWN_SERVICE", "KPU", "HOME_MINISTRY"):
        table = next(table for table in ALL if table.code == code)
        lacking = {stage.code for stage in table.stages} - {stage for owner, stage in standing if owner == code}
        assert not lacking, f"{code}: no file stands at {lacking}"


def test_every_result_is_shown(world: World) -> None:
    found = set(Case.objects.values_list("result", flat=True)) | set(Track.objects.values_list("result", flat=True))
    wanted = {row.result for table in ALL for row in table.transitions if row.result}
    assert wanted <= found, wanted - found


def test_every_origin_and_four_elections(world: World) -> None:
    assert set(Case.objects.values_list("origin", flat=True)) == {
        "REPORT",
        "TIP",
        "FINDING",
        "REQUEST",
        "TRANSFER",
        "WATCH",
    }
    assert {2018, 2020, 2024} <= set(Case.objects.values_list("act_on__year", flat=True))
    assert Case.objects.filter(joined_into__isnull=False).count() == 2


def whole_list(user: User) -> list[cases.Row]:
    """Everything open that somebody may see, read at once."""
    waiting = flood.waiting(cases.CASE)
    open_ = cases.visible_to(user, AT).filter(closed_on__isnull=True).exclude(pk__in=waiting)
    return cases.rows_of(open_, user, on=AT, at=MORNING)


def test_the_inbox_shows_what_is_due_today_and_what_is_late(world: World) -> None:
    user = next(guide.user for guide in world.guides if guide.role == Role.DISTRICT_SUPERVISOR)
    rows = whole_list(user)
    dues = [due for row in rows for due in row.due if due.at is not None]
    assert any(due.is_overdue for due in dues)
    assert any(due.at is not None and MORNING < due.at <= MORNING + timedelta(hours=48) for due in dues)
    everywhere = Deadline.objects.filter(state="RUNNING", due_at__gt=MORNING, due_at__lte=MORNING + timedelta(hours=20))
    assert everywhere.exists(), "some clock ends today"


def test_a_work_list_read_in_pages_says_what_the_whole_list_says(world: World) -> None:
    """Whoever looks: the same lines, what awaits the reader first, and the same counts."""
    with_rows = 0
    for user in User.objects.all():
        whole = whole_list(user)
        desk = cases.desk(user, text="", which="open", on=AT, at=MORNING)
        pages = [desk.rows[first : first + 7] for first in range(0, len(desk.rows), 7)]
        paged = [(row.case.pk, row.track and row.track.pk) for page in pages for row in page]
        assert len(paged) == len(set(paged))
        assert set(paged) == {(row.case.pk, row.track and row.track.pk) for row in whole}
        assert desk.mine == sum(row.is_mine for row in whole)
        assert all(row.is_mine for page in pages for row in page[: max(0, desk.mine - 7 * pages.index(page))])
        with_rows += bool(whole)
    assert with_rows > 15


def test_open_cases_stand_in_one_order_whichever_way_their_clocks_are_read(world: World) -> None:
    """The whole country is read by its clocks, one office by its cases: the same lines, page by page."""
    running = Case.objects.filter(closed_on__isnull=True)
    wide, narrow = (Elsewhere(running, [running], frozenset(), is_wide=is_wide) for is_wide in (True, False))
    pages = [(first, first + 7) for first in range(0, running.count(), 7)]
    assert [wide.ids(*page) for page in pages] == [narrow.ids(*page) for page in pages]
    closed = running.filter(result="")
    parts = Elsewhere(running, [closed, running.exclude(pk__in=closed)], frozenset(), is_wide=False)
    assert (parts.count(), parts.late(MORNING, at_hand=0)) == (running.count(), narrow.late(MORNING, at_hand=0))
    every = Elsewhere(running, [running], frozenset(), is_wide=True, is_everything=True)
    assert len({one.late(MORNING, at_hand=0) for one in (wide, narrow, every)}) == 1
    assert wide.late(MORNING, at_hand=0) > 0


def test_nothing_lies_in_the_future(world: World) -> None:
    assert not Entry.objects.filter(at__gt=MORNING).exists()
    assert not Entry.objects.filter(on__gt=AT).exists()
    assert not Message.objects.filter(at__gt=MORNING).exists()


def test_each_ledger_is_whole_and_in_order(world: World) -> None:
    for case in Case.objects.all():
        rows = list(Entry.objects.filter(subject_kind="CASE", subject_id=case.pk).order_by("sequence"))
        assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
        moments = [row.at for row in rows]
        assert moments == sorted(moments), case.account[:60]


def test_every_closed_case_has_ended_tracks_and_stopped_clocks(world: World) -> None:
    for case in Case.objects.filter(closed_on__isnull=False):
        assert all(track.is_ended for track in case.tracks.all())
        running = Deadline.objects.filter(subject_id=case.pk, state__in=["RUNNING", "OVERDUE"])
        assert not running.exists(), (case.account[:60], list(running))


def test_referrals_are_those_the_law_names(world: World) -> None:
    """For at least one of the kinds of act of the person, on the day of the letter."""
    for track in Track.objects.select_related("accused", "case"):
        if not track.accused.rules:
            continue
        lawful = {
            route.value
            for code in track.accused.rules
            for route in load().routes_for(code, track.accused.status, track.opened_on, track.case.act_on)
        }
        assert track.route in lawful, (track.route, track.accused.rules, track.accused.status, track.case.account[:50])


def _snapshot() -> list[Any]:
    """Everything the ledgers, papers and messages say, without numbers that the database gives and random names."""
    order = {pk: place for place, pk in enumerate(Case.objects.order_by("pk").values_list("pk", flat=True))}
    rows: list[Any] = [
        (
            order[e.subject_id],
            e.sequence,
            e.event,
            e.at,
            e.on,
            e.institution,
            e.from_stage,
            e.to_stage,
            e.result,
            e.basis,
        )
        for e in Entry.objects.filter(subject_kind="CASE").order_by("subject_id", "sequence")
    ]
    for case in Case.objects.order_by("pk"):
        rows.append((case.account, case.stage, case.result, case.candidate, case.official_number))
        rows += [(p.name, p.nip, p.status, p.position) for p in case.people.all()]
        rows += [(p.kind, p.on, p.fields) for p in case.papers.all()]
    rows += [(m.text, m.at) for m in Message.objects.order_by("pk")]
    rows += list(Evidence.objects.order_by("sha256").values_list("sha256", flat=True))
    return rows


@pytest.mark.heavy  # opens a second world
def test_the_same_day_gives_the_same_world(world: World) -> None:
    first = _snapshot()
    with transaction.atomic():
        _clear()
        assert practice.open_world(at=AT).is_new
        second = _snapshot()
        transaction.set_rollback(True)
    assert second == first


def _clear() -> None:
    """Take the world away again, below the doors that forbid it."""
    from django.db import connection

    tables = [
        "monitoring_inquirypiece",
        "monitoring_attributionpiece",
        "monitoring_attribution",
        "monitoring_verdict",
        "monitoring_inquiry",
        "monitoring_flag",
        "monitoring_run",
        "readings_outcome",
        "readings_reading",
        "readings_incoming",
        "questions_published",
        "questions_answer",
        "questions_message",
        "questions_question",
        "captures_piece",
        "captures_brought",
        "captures_capture",
        "cases_answerdoor",
        "cases_employerquestion",
        "cases_exhibit",
        "cases_paper",
        "cases_track",
        "intake_message",
        "intake_asking",
        "intake_report",
        "cases_accused",
        "cases_case",
        "evidence_touch",
        "evidence_evidence",
        "ledger_entrytext",
        "ledger_entry",
        "ledger_deadline",
        "ledger_sequence",
        "registry_incumbency",
        "registry_pair",
        "accounts_membership",
        "accounts_user",
    ]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")


def test_a_world_of_another_day_moves_with_it(world: World) -> None:
    recent = [plot for plot in plots() if plot.act_on is None]
    assert len(recent) >= 12
    day = date(2027, 3, 2)
    assert all(day - plot.acted_on(day) == AT - plot.acted_on(AT) for plot in recent)


def test_flags_stand_at_every_stage_but_one(world: World) -> None:
    """No flag of the practice world became a case of its own: its cases are those of the plots."""
    assert Flag.objects.count() >= 28
    assert set(Flag.objects.values_list("stage", flat=True)) == set(Stage) - {Stage.FILED}
    assert set(Inquiry.objects.values_list("state", flat=True)) == {"OPEN", "ANSWERED"}
    assert not Flag.objects.filter(held_by__isnull=False).exists()


def test_nobody_bears_the_name_of_a_candidate(world: World) -> None:
    people = set(Accused.objects.exclude(name="").values_list("name", flat=True))
    people |= set(Attribution.objects.exclude(name="").values_list("name", flat=True))
    people |= set(User.objects.filter(email__endswith="@latihan.invalid").values_list("name", flat=True))
    people |= set(candidate_names()) | {member.name for member in members()}
    assert len(people) > 120
    assert not {bare(name) for name in people} & real()


def test_real_pairs_are_absent_and_invented_ones_stand_in_their_place(world: World) -> None:
    standing = {name for pair in Pair.objects.all() for name in (pair.head_name, pair.deputy_name) if name}
    assert standing == set(candidate_names())


def test_no_account_names_a_real_candidate(world: World) -> None:
    told = [bare(account) for account in Case.objects.values_list("account", flat=True)]
    long_names = {name for name in real() if name.count(" ") >= 1 and len(name) > 8}
    assert not [name for name in long_names for text in told if f" {name} " in f" {text} "]


def test_letters_cannot_be_taken_for_real_ones(world: World) -> None:
    for number in Case.objects.exclude(official_number="").values_list("official_number", flat=True):
        assert "LATIHAN" in number
    assert names.VOCABULARY.exists()
