"""Terms in a calendar: one's own, under a secret address that ends when its owner says so."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.test import Client
from icalendar import Calendar

from netra.agenda import queries, services
from netra.agenda.calendars import calendar
from netra.agenda.models import Feed
from tests.builders import a_case, at
from tests.cast import Cast, Person

ClientOf = Callable[[Person], Client]


def address_in(page: bytes) -> str:
    found = re.search(r"/kalender/[\w-]+\.ics", page.decode())
    assert found is not None
    return found[0]


def test_it_works(cast: Cast, client_of: ClientOf, client: Client) -> None:
    case = a_case(cast.budi.actor)
    page = client_of(cast.budi).post("/kerja/kalender/")
    address = address_in(page.content)
    answer = client.get(address)  # a program without a session
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert events
    for event in events:
        assert case.ref in str(event["SUMMARY"])
        assert str(event["URL"]).endswith(f"/perkara/{case.ref}/")
    feed = Feed.objects.get()
    assert feed.read_on is not None
    assert address.split("/")[-1].removesuffix(".ics") not in feed.digest
    # The page does not show it again.
    assert ".ics" not in client_of(cast.budi).get("/kerja/kalender/").content.decode()


def test_a_term_in_days_is_an_event_of_its_last_day(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    (term, *_) = queries.terms(cast.budi.user, on=case.received_on, at=at(case.received_on))
    (event, *_) = Calendar.from_ical(
        calendar([term], site="https://netra.contoh.invalid", language="en", at=at(case.received_on))
    ).walk("VEVENT")
    assert term.until is None
    assert event.decoded("DTSTART") == term.day
    assert event.decoded("DTEND") == term.day + timedelta(days=1)
    assert str(event["SUMMARY"]) == f"{term.what.en} · Case {case.ref}"


def test_it_names_nobody(cast: Cast, client_of: ClientOf, client: Client) -> None:
    case = a_case(cast.budi.actor)
    text = client.get(address_in(client_of(cast.budi).post("/kerja/kalender/").content)).content.decode()
    assert case.ref in text
    for told in (case.people.get().name, "Camat", "Alun-alun", cast.budi.user.name, cast.budi.user.email):
        assert told not in text


def test_a_stranger_reads_no_terms(cast: Cast, client_of: ClientOf, client: Client) -> None:
    case = a_case(cast.budi.actor)
    text = client.get(address_in(client_of(cast.tono).post("/kerja/kalender/").content)).content.decode()
    assert case.ref not in text
    assert client.get("/kalender/tidak-ada.ics").status_code == 404
    assert client.get("/kerja/kalender/").status_code == 302


def test_a_new_address_ends_the_old_one_and_so_does_its_owner(cast: Cast, client_of: ClientOf, client: Client) -> None:
    budi = client_of(cast.budi)
    old, new = (address_in(budi.post("/kerja/kalender/").content) for _ in range(2))
    assert [client.get(old).status_code, client.get(new).status_code] == [404, 200]
    budi.post("/kerja/kalender/akhiri/")
    assert client.get(new).status_code == 404


def test_who_left_has_an_empty_calendar(cast: Cast, client_of: ClientOf, client: Client) -> None:
    case = a_case(cast.budi.actor)
    address = address_in(client_of(cast.budi).post("/kerja/kalender/").content)
    cast.budi.user.memberships.update(until=case.received_on - timedelta(days=1))
    assert "VEVENT" not in client.get(address).content.decode()
    type(cast.budi.user).objects.filter(pk=cast.budi.user.pk).update(is_active=False)
    assert client.get(address).status_code == 404


def test_the_database_knows_one_address_a_person(cast: Cast) -> None:
    services.make_feed(cast.budi.user, language="id", at=at(cast.budi.user.joined_at.date()))
    with pytest.raises(IntegrityError), transaction.atomic():
        Feed.objects.create(user=cast.budi.user, digest="x", language="id", made_at=cast.budi.user.joined_at)
