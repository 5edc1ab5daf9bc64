"""Pandeglang on 23 September 2020: three matters with KASN, two of them decided, and "yellow" as KASN said it."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from netra.cases.models import Case
from netra.domain.zones import Level, Zone
from netra.zones import queries, services
from netra.zones.models import Reading, ReadingIsTaken, StaffCount
from tests.builders import at
from tests.cast import Cast, Person
from tests.zones.builders import (
    BANTEN,
    PANDEGLANG,
    SAID_ON,
    count_all,
    decided_by_kasn,
    registered,
    sent_on,
    supervisor,
)


@pytest.fixture
def ade(cast: Cast) -> Person:
    """Supervisor of Pandeglang, with the three matters, counted, and what KASN said."""
    ade, province = supervisor(PANDEGLANG), supervisor(BANTEN)
    cases = [sent_on(ade.actor, PANDEGLANG, date(2020, 8, day), "KASN") for day in (3, 10, 17)]
    for case in cases[:2]:
        decided_by_kasn(case, province.actor, cast.kartika.actor, date(2020, 9, 10))
    count_all(date(2020, 9, 24))
    services.load_published()
    return ade


def page(client: Client, code: str = PANDEGLANG, **query: str) -> str:
    answer = client.get(reverse("zones:region", args=[code]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def test_it_works(ade: Person, client: Client) -> None:
    assert services.take_readings(SAID_ON, at=at(SAID_ON + timedelta(days=1))) > 540
    reading = queries.zone(PANDEGLANG, SAID_ON)
    assert reading is not None
    assert (reading.parts.registered, reading.parts.proven, reading.index) == (3, 3, 9)
    assert (reading.fixed, reading.rate_zone, reading.is_stored) == (Zone.YELLOW, None, True)
    text = page(client, pada="2020-09-23")
    for expected in ("Kuning", "(K)", "indeks 9", "3 perkara", "netra-1", "KASN", "2020-09-23", "dua sudah diputuskan"):
        assert expected.casefold() in text.casefold(), expected
    assert "Perkara di balik angka" not in text


def test_what_kasn_said_stands_beside_ours_whatever_ours_is(ade: Person, client: Client) -> None:
    services.take_readings(SAID_ON, at=at(SAID_ON + timedelta(days=1)))
    early = date(2020, 6, 30)
    services.take_readings(early, at=at(SAID_ON))
    assert queries.zones_at(Level.REGION, early, stored_only=True)[PANDEGLANG].fixed is Zone.GREEN
    text = page(client, pada="2020-06-30")
    beside = text[text.index("Zona Netra") :]
    assert beside.index("hijau (H)") < beside.index("KASN") < beside.index("kuning (K)")
    assert "KASN" in client.get(reverse("zones:published")).content.decode()


def test_the_public_is_told_when_nothing_was_stored_and_staff_get_it_computed(ade: Person, client: Client) -> None:
    assert "Zona belum dihitung" in page(client)
    services.take_readings(SAID_ON, at=at(SAID_ON + timedelta(days=1)))
    assert "Zona hari itu belum dihitung" in page(client, pada="2020-09-22")
    assert "Dihitung saat halaman ini dibuka" in page(signed_in(ade), pada="2020-09-22")
    assert not Reading.objects.filter(on="2020-09-22").exists()


def test_cases_and_ledger_rows_are_for_those_who_may_see_them(ade: Person, cast: Cast) -> None:
    services.take_readings(SAID_ON, at=at(SAID_ON + timedelta(days=1)))
    refs = list(Case.objects.values_list("ref", flat=True))
    seen = page(signed_in(ade), pada="2020-09-23")
    assert all(ref in seen for ref in refs)
    assert "Diregistrasi" in seen
    for stranger in (cast.tono, cast.ayu, cast.sari):
        text = page(signed_in(stranger), pada="2020-09-23")
        assert "3 perkara" in text
        assert not any(ref in text for ref in refs)


def test_a_reading_is_never_altered(ade: Person) -> None:
    services.take_readings(SAID_ON, at=at(SAID_ON + timedelta(days=1)))
    registered(ade.actor, PANDEGLANG, date(2020, 9, 1))
    count_all(date(2020, 9, 25))
    assert services.take_readings(SAID_ON, at=at(date(2020, 9, 26))) == 0
    kept = Reading.objects.get(region=PANDEGLANG, on=SAID_ON)
    assert kept.registered == 3
    assert queries.compute(Level.REGION, SAID_ON)[PANDEGLANG].parts.registered == 4
    with pytest.raises(ReadingIsTaken):
        kept.save()
    with pytest.raises(ReadingIsTaken):
        kept.delete()


def test_a_rate_needs_a_count_that_was_made_by_then(ade: Person) -> None:
    StaffCount.objects.create(region_id=PANDEGLANG, count=9000, as_of="2020-06", source="Badan kepegawaian")
    StaffCount.objects.create(region_id=PANDEGLANG, count=90, as_of="2020-12-31", source="Badan kepegawaian")
    StaffCount.objects.create(region_id=BANTEN, count=90, unit="PPPK", as_of="2020", source="Badan kepegawaian")
    reading = queries.compute(Level.REGION, SAID_ON)[PANDEGLANG]
    assert (str(reading.rate), reading.staff_on, reading.rate_zone) == ("1.000", "2020-06", Zone.YELLOW)
    assert queries.compute(Level.REGION, date(2020, 5, 31))[PANDEGLANG].rate is None
    assert queries.compute(Level.PROVINCE, SAID_ON)[BANTEN].rate is None


def test_the_worker_waits_for_the_figures_then_reads_yesterday_and_past_months(ade: Person) -> None:
    now = at(date(2020, 9, 24), 4)
    registered(ade.actor, PANDEGLANG, date(2020, 9, 10))
    assert services.keep_readings(at=now) == 0
    count_all(date(2020, 9, 24))
    services.keep_readings(at=now)
    assert queries.day_shown(date(2020, 9, 24)) == SAID_ON
    services.keep_readings(at=now)
    assert queries.day_shown(SAID_ON - timedelta(days=1)) == date(2020, 8, 31)
    assert services.keep_readings(at=now) == 0
    with pytest.raises(ValueError, match="not over"):
        services.take_readings(date(2020, 9, 24), at=now)


def test_map_and_table_say_day_unit_and_formula(ade: Person, client: Client, settings: Settings) -> None:
    services.take_readings(SAID_ON, at=at(SAID_ON + timedelta(days=1)))
    settings.PRACTICE = True
    query = {"pada": "2020-09-23", "provinsi": BANTEN}
    text = client.get(reverse("zones:map"), query).content.decode()
    assert "Kabupaten Pandeglang" in text
    assert "7 daerah tanpa perkara" in text
    answer = client.get(reverse("zones:table"), query)
    assert "latihan-zona-kabupaten-2020-09-23.csv" in answer["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert rows[0]["region_code"] == PANDEGLANG
    assert (
        rows[0]
        | {
            "index_points": "9",
            "registered_cases": "3",
            "formula": "netra-1",
            "zone_fixed": "YELLOW",
            "date": "2020-09-23",
        }
        == rows[0]
    )
    assert all("LATIHAN" in row["mark"] for row in rows)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param({"pada": "kemarin"}, "Masukkan tanggal", id="no date"),
        pytest.param({"pada": "2999-01-01"}, "hari yang sudah lewat", id="a day to come"),
        pytest.param({"pada": "0001-01-01"}, "mulai tahun 2015", id="long ago"),
        pytest.param({"bacaan": "acak", "tingkat": "desa"}, "pilihan", id="no such reading"),
    ],
)
def test_what_makes_no_sense_is_told(country: None, client: Client, query: dict[str, str], said: str) -> None:
    answer = client.get(reverse("zones:map"), query)
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_an_old_code_leads_to_the_region_of_today_and_a_strange_one_nowhere(country: None, client: Client) -> None:
    assert client.get("/zona/9101/").status_code in {302, 404}
    assert client.get("/zona/99.99/").status_code == 404
    assert client.get("/zona/abc/").status_code == 404
