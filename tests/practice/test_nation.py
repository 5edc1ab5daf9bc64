"""The invented nation obeys the law's tables, is the same for the same day, and names nobody real."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from netra.accounts.queries import Role
from netra.accounts.services import add_member
from netra.campaigns.models import Act, Reach
from netra.cases.models import Accused, Case, Track
from netra.domain.loading import load
from netra.domain.procedures import procedure
from netra.ledger import queries as ledger
from netra.ledger.models import Deadline, Entry
from netra.practice.names import vocabulary
from netra.practice.nation.country import places
from netra.practice.nation.life import Setting
from netra.practice.nation.lives import Nation
from netra.practice.nation.opening import POLLING_IN, Opened, settle_nation
from netra.practice.nation.people import table
from netra.practice.nation.tables import Harvest, Numbers
from netra.practice.staging import JAKARTA
from netra.registry import queries as registry
from netra.registry.models import Agency, Region
from netra.registry.services import create_offices, load_reference_data
from tests.practice.real_people import bare, real

pytestmark = pytest.mark.django_db
AT = date(2026, 11, 23)
NOW = datetime.combine(AT, time(0, 30), tzinfo=JAKARTA).astimezone(UTC)
SIZE = 400
PAGES = 24


@pytest.fixture(scope="module")
def nation(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Opened]:
    """A small nation; gone when the file is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        if not Region.objects.exists():
            load_reference_data(with_pairs=False)
            create_offices()
        yield settle_nation(at=AT, cases=SIZE)
        transaction.set_rollback(True)


def test_it_works(nation: Opened) -> None:
    assert nation.cases == Case.objects.count() == SIZE
    assert nation.agencies == Agency.objects.filter(is_synthetic=True).count() > 3000
    assert Case.objects.values("region").distinct().count() > 100
    assert set(Case.objects.values_list("origin", flat=True)) >= {"REPORT", "TIP", "FINDING"}
    assert Track.objects.filter(route="BKN", stage="PPK_FOLLOW_UP").exists()
    assert Deadline.objects.filter(state="OVERDUE").exists()


def test_every_move_is_one_the_table_knows_and_the_file_stands_where_the_last_one_led(nation: Opened) -> None:
    moves: dict[tuple[int, int | None], list[Entry]] = defaultdict(list)
    for row in Entry.objects.filter(subject_kind="CASE").exclude(event="OVERDUE").order_by("subject_id", "sequence"):
        moves[row.subject_id, row.track_id].append(row)
    for case in Case.objects.all():
        rows = moves[case.pk, None]
        assert (rows[0].event, rows[0].to_stage) == ("OPENED", rows[0].to_stage)
        _walked(case, rows[0].to_stage, rows[1:])
    for track in Track.objects.all():
        _walked(track, track.procedure.start, moves[track.case_id, track.pk])


def _walked(file: Case | Track, stage: str, rows: list[Entry]) -> None:
    marks: set[str] = {"FORMAL"} if isinstance(file, Case) and file.origin == "REPORT" else set()
    law = procedure(file.procedure_code)
    for row in rows:
        step = next(
            one
            for one in law.leaving(stage)
            if (one.action, one.target) == (row.event, row.to_stage) and one.needs - {"TRACKS_ENDED"} <= marks
        )
        assert row.from_stage == stage
        assert not step.unless & marks
        assert step.period.holds(row.on)
        assert row.result == step.result
        stage, marks = step.target, (marks | step.sets) - step.clears
    assert (file.stage, set(file.marks) - {"AT_PPK"}) == (stage, marks)


def test_ledgers_are_whole_and_nothing_lies_ahead(nation: Opened) -> None:
    assert ledger.check("CASE").is_whole
    assert ledger.check("PREVENTION").is_whole
    assert not Entry.objects.filter(at__gt=NOW).exists()
    last: dict[tuple[str, int], datetime] = {}
    for row in Entry.objects.order_by("subject_kind", "subject_id", "sequence"):
        key = (row.subject_kind, row.subject_id)
        assert last.get(key, row.at) <= row.at
        last[key] = row.at
    ids = Entry.objects.filter(subject_kind="CASE").order_by("id").values_list("at", flat=True)
    assert list(ids) == sorted(ids)


def test_closed_cases_have_no_running_clock_and_late_ones_have_a_row(nation: Opened) -> None:
    closed = Case.objects.filter(closed_on__isnull=False).values_list("pk", flat=True)
    assert closed
    assert not Deadline.objects.filter(subject_id__in=closed, state__in=["RUNNING", "OVERDUE"]).exists()
    assert not Track.objects.filter(case__in=closed, ended_on=None).exists()
    told = Counter(row.refs["deadline"] for row in Entry.objects.filter(event="OVERDUE"))
    late = set(Deadline.objects.filter(state__in=["OVERDUE", "MET_LATE"]).values_list("pk", flat=True))
    assert set(told) == late
    assert set(told.values()) == {1}


def test_referrals_go_where_the_law_sends_them(nation: Opened) -> None:
    for track in Track.objects.select_related("accused"):
        routes = {
            route.value
            for act in track.accused.rules
            for route in load().routes_for(act, track.accused.status, track.opened_on)
        }
        assert track.route in routes


def test_terms_end_when_the_law_says(nation: Opened) -> None:
    found = Deadline.objects.filter(rule="handling")
    mine = set(Case.objects.filter(region__time_zone="WIB").values_list("pk", flat=True))
    checked = [one for one in found if one.subject_id in mine]
    assert checked
    for clock in checked:
        assert clock.due_at is not None
        assert clock.due_at.astimezone(JAKARTA).date() == clock.started_at.astimezone(JAKARTA).date() + timedelta(
            days=4
        )


def test_some_regions_are_told_and_some_are_bare(nation: Opened) -> None:
    known = set(Agency.objects.filter(is_synthetic=True).values_list("region_id", flat=True))
    told = set(Act.objects.values_list("region_id", flat=True))
    assert known - told
    assert len(told) > 100
    assert Reach.objects.filter(agency__isnull=False).count() > 2000
    assert set(Act.objects.values_list("kind", flat=True)) >= {"APPEAL", "SESSION", "MEETING", "CIRCULAR"}


def test_the_same_day_gives_the_same_nation(nation: Opened) -> None:
    country = places(AT)

    def made() -> dict[str, object]:
        harvest = Harvest()
        Nation(country, Setting(NOW, AT + POLLING_IN, {}, Numbers())).cases(60, harvest)
        return dict(harvest.rows)

    assert made() == made()


def test_no_name_can_be_a_candidates(nation: Opened) -> None:
    names = {bare(name) for name in Accused.objects.exclude(name="").values_list("name", flat=True)}
    assert len(names) > 300
    assert not names & real()
    words = {word.lower() for name in real() for word in name.split()}
    assert not [one for one in table()["names"]["middle"] if one.lower() in words]
    assert vocabulary()


def test_its_cases_open_for_who_may_read_them(nation: Opened, client: Client) -> None:
    user = add_member(
        email="nasional@latihan.invalid",
        name="Laksita Contoh",
        institution=registry.office("BAWASLU-RI"),
        role=Role.NATIONAL_SUPERVISOR,
        since=date(2014, 1, 1),
    )
    client.force_login(user)
    by_stage = {(case.stage, case.result): case.ref for case in Case.objects.all()}
    by_track = {(one.procedure_code, one.stage): one.case.ref for one in Track.objects.select_related("case")}
    for ref in sorted({*by_stage.values(), *by_track.values()})[:PAGES]:
        assert client.get(f"/perkara/{ref}/").status_code == 200
