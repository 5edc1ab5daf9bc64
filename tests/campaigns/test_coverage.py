"""Who was told, when and how: gaps first, letters apart from sessions."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from netra.campaigns import services
from netra.campaigns.models import Act, ActKind, Dispatch, DispatchState
from netra.campaigns.queries import counted_since, coverage, coverage_across, told_before
from netra.campaigns.services import ReachDraft
from netra.registry.models import Agency
from tests.builders import at
from tests.campaigns.agencies import agencies_of_kudus
from tests.campaigns.builders import TODAY, an_act
from tests.cast import CENTRAL_JAVA, KUDUS, Cast, Person

BEFORE = date(2024, 9, 10)


def a_session(by: Person, agency: Agency, people: int | None, **more: Any) -> Act:
    reach = ReachDraft(agency=agency, employment="PNS", people=people, exactness="LIST" if people else "")
    return an_act(by, reaches=(reach,), **more)


def test_it_works(cast: Cast) -> None:
    first, second, third, *_rest = agencies_of_kudus(4)
    a_session(cast.budi, first, 25)
    a_session(cast.budi, first, 30, on=date(2024, 9, 15))
    a_session(cast.budi, second, None, kind=ActKind.APPEAL)
    found = coverage(KUDUS, TODAY)
    assert [row.agency.name[-1] for row in found.agencies] == ["C", "D", "B", "A"]  # gaps, then letters, then sessions
    assert (found.covered, found.attended, found.total) == (2, 1, 4)
    told = found.agencies[3]
    assert (told.acts, told.first_on, told.last_on) == (2, BEFORE, date(2024, 9, 15))
    assert told.reached == 30  # nobody knows whether the thirty were among the twenty-five
    assert (found.people_reached, found.people_reached_known, found.people_total) == (30, 30, 80)
    assert found.without_headcount == 2
    by_letter = found.agencies[2]
    assert (by_letter.informed_on, by_letter.attended_on, by_letter.reached) == (BEFORE, None, None)
    assert [row.agency for row in found.gaps] == [third, _rest[0]]


@pytest.mark.parametrize(
    ("kind", "attended"),
    [(kind, kind in {ActKind.SESSION, ActKind.MEETING, ActKind.PLEDGE}) for kind in ActKind],
)
def test_a_written_word_is_no_attendance(cast: Cast, kind: ActKind, attended: bool) -> None:
    (one,) = agencies_of_kudus(1)
    a_session(cast.budi, one, 7, kind=kind)
    (row,) = coverage(KUDUS, TODAY).agencies
    assert (row.attended_on is not None, row.reached) == (attended, 7 if attended else None)
    assert row.is_covered


def test_what_does_not_count(cast: Cast) -> None:
    (one,) = agencies_of_kudus(1)
    services.cancel_act(a_session(cast.budi, one, 5), why="hujan", by=cast.budi.actor, on=TODAY, at=at(TODAY))
    a_session(cast.budi, one, 5, on=date(2024, 12, 1))  # still to come
    a_session(cast.budi, one, 5, on=date(2020, 11, 1))  # before another election
    assert coverage(KUDUS, TODAY).covered == 0
    assert coverage(KUDUS, date(2024, 12, 1)).covered == 1
    assert [act.on.year for act in told_before(one.pk, TODAY)] == [2020]


@pytest.mark.parametrize(
    ("on", "since"),
    [
        (date(2014, 1, 1), None),
        (date(2020, 12, 9), date(2018, 6, 28)),
        (date(2024, 11, 27), date(2020, 12, 27)),
        (date(2026, 6, 1), date(2024, 12, 17)),
    ],
)
def test_an_election_begins_when_the_last_is_over(on: date, since: date | None) -> None:
    assert counted_since(on) == since


def a_letter(act: Act, agency: Agency, state: str, arrived_on: date | None) -> Dispatch:
    return Dispatch.objects.create(
        act=act,
        agency=agency,
        office=act.institution,
        number=f"{agency.pk}/X",
        recipient="Kepala",
        state=state,
        queued_at=at(TODAY),
        arrived_on=arrived_on,
    )


def test_a_letter_counts_from_the_day_it_arrived(cast: Cast) -> None:
    one, other = agencies_of_kudus(2)
    act = an_act(cast.budi, kind=ActKind.APPEAL)
    a_letter(act, one, DispatchState.DELIVERED, date(2024, 9, 18))
    a_letter(act, other, DispatchState.QUEUED, None)
    assert coverage(KUDUS, date(2024, 9, 17)).covered == 0
    found = coverage(KUDUS, TODAY)
    assert found.covered == 1
    waiting, told = found.agencies
    assert (waiting.agency, waiting.letter_waits, found.gaps) == (other, True, ())
    assert told.informed_on == date(2024, 9, 18)
    assert told_before(one.pk, date(2024, 9, 18)) == []
    assert told_before(one.pk, date(2024, 9, 19)) == [act]


def test_all_regions_at_once(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    one, _two = agencies_of_kudus(2)
    agencies_of_kudus(3, region=CENTRAL_JAVA)
    a_session(cast.budi, one, 5)
    a_letter(an_act(cast.budi, kind=ActKind.APPEAL), one, DispatchState.SENT, BEFORE)  # told twice, counted once
    with django_assert_num_queries(1):
        assert coverage_across(TODAY) == {KUDUS: (1, 2), CENTRAL_JAVA: (0, 3)}


def test_pages_are_for_those_who_answer_for_the_region(cast: Cast) -> None:
    agencies_of_kudus(2)
    page = f"/pencegahan/cakupan/{KUDUS}/"
    for name, status in (("budi", 200), ("wati", 200), ("nala", 200), ("mira", 200), ("sari", 200), ("camelia", 200)):
        client = Client()
        client.force_login(getattr(cast, name).user)
        assert client.get(page).status_code == status, name
        answer = client.get("/pencegahan/cakupan/", follow=True)
        assert answer.status_code == 200, name
    for name, status in (("tono", 404), ("sofyan", 404), ("vera", 403), ("darto", 403), ("ayu", 403), ("adi", 403)):
        client = Client()
        client.force_login(getattr(cast, name).user)
        assert client.get(page).status_code == status, name
        assert client.get(f"{page}imbauan/").status_code == status, name
    province = Client()
    province.force_login(cast.wati.user)
    assert "0 dari 2" in province.get(f"/pencegahan/cakupan/{CENTRAL_JAVA}/").content.decode()
