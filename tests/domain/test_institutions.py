"""Who verifies, who is competent, and where a matter may be sent on a day."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from netra.domain.codes import PersonStatus, Route
from netra.domain.institutions import NoVerifier, verifier
from netra.domain.loading import load
from netra.domain.validity import Period

LAW = load()
CASES = Path(__file__).parents[3] / "shared" / "data" / "cases-dev.jsonl"
WORDS = {
    "PNS": PersonStatus.PNS,
    "PPPK": PersonStatus.PPPK,
    "PPNPN": PersonStatus.PPNPN,
    "POLRI": PersonStatus.POLRI,
    "TNI": PersonStatus.TNI,
    "kepala_desa": PersonStatus.VILLAGE_HEAD,
    "perangkat_desa": PersonStatus.VILLAGE_STAFF,
    "pejabat_daerah": PersonStatus.HEAD_OF_REGION,
    "bukan_subjek": PersonStatus.NOT_BOUND,
}


def test_it_works() -> None:
    row = LAW.competent_verifier(date(2020, 10, 20))
    assert (row.id, row.route) == ("kasn", Route.KASN)


@pytest.mark.parametrize(
    ("on", "route"),
    [
        pytest.param(date(2018, 2, 13), Route.KASN, id="2018"),
        pytest.param(date(2024, 8, 24), Route.KASN, id="the day KASN fell inactive"),
        pytest.param(date(2024, 9, 3), Route.KASN, id="the day before the circular"),
        pytest.param(date(2024, 9, 4), Route.BKN, id="the day of the circular"),
        pytest.param(date(2024, 9, 5), Route.BKN, id="the day after the circular"),
        pytest.param(date(2027, 10, 16), Route.BKN, id="the body ordered by the court has no row with days yet"),
    ],
)
def test_the_verifier_of_the_day(on: date, route: Route) -> None:
    assert LAW.competent_verifier(on).route is route
    assert LAW.routes_for("A04", "PNS", on) == (route,)


def test_the_end_of_kasn_tells_of_both_days() -> None:
    (kasn,) = (row for row in LAW.institutions if row.id == "kasn")
    assert kasn.note is not None
    assert "24 August 2024" in kasn.note.en
    assert "4 September 2024" in kasn.note.en


def test_the_independent_body_is_due_but_not_there() -> None:
    (body,) = (row for row in LAW.institutions if row.id == "lembaga-independen")
    assert body.due_by == date(2027, 10, 16)
    assert body.period is None
    assert not body.holds(date(2030, 1, 1))


def test_the_independent_body_is_one_dated_row_away() -> None:
    begins = date(2027, 6, 1)
    rows = tuple(
        replace(row, period=Period(begins, None)) if row.id == "lembaga-independen" else row for row in LAW.institutions
    )
    assert verifier(rows, begins - timedelta(days=1)).id == "bkn"
    assert verifier(rows, begins).id == "lembaga-independen"
    later = replace(LAW, institutions=rows)
    assert later.routes_for("B06", "PNS", begins) == (Route.INDEPENDENT_BODY,)
    assert Route.INDEPENDENT_BODY in later.routes_for("P04", "HEAD_OF_REGION", begins)


def test_a_day_without_verifier_is_said_loudly() -> None:
    rows = tuple(row for row in LAW.institutions if row.id == "bkn")
    with pytest.raises(NoVerifier, match="2020-01-01"):
        verifier(rows, date(2020, 1, 1))


@pytest.mark.parametrize(
    ("code", "status", "on", "routes"),
    [
        pytest.param("B12", "PNS", date(2020, 10, 11), {"KASN", "GAKKUMDU"}, id="an official's decision, KASN years"),
        pytest.param("B12", "PNS", date(2024, 10, 17), {"BKN", "GAKKUMDU"}, id="an official's decision since"),
        pytest.param("D01", "VILLAGE_HEAD", date(2024, 10, 20), {"REGENT"}, id="village head campaigns"),
        pytest.param("D02", "VILLAGE_HEAD", date(2018, 3, 2), {"REGENT", "GAKKUMDU"}, id="village head decides"),
        pytest.param("D02", "PNS", date(2024, 10, 20), {"BKN", "GAKKUMDU"}, id="a lurah is an ASN"),
        pytest.param("D03", "VILLAGE_STAFF", date(2024, 10, 11), {"REGENT"}, id="village staff"),
        pytest.param("D06", "ACTING_VILLAGE_HEAD", date(2024, 11, 10), {"BKN", "GAKKUMDU"}, id="acting village head"),
        pytest.param("N01", "PPNPN", date(2018, 3, 28), {"EMPLOYER"}, id="contract staff"),
        pytest.param("P01", "HEAD_OF_REGION", date(2020, 5, 14), {"KPU", "GAKKUMDU", "HOME_MINISTRY"}, id="rotation"),
        pytest.param("P02", "HEAD_OF_REGION", date(2020, 5, 5), {"KPU", "GAKKUMDU", "HOME_MINISTRY"}, id="aid"),
        pytest.param(
            "P04", "HEAD_OF_REGION", date(2020, 10, 27), {"KASN", "HOME_MINISTRY"}, id="silent PPK, KASN years"
        ),
        pytest.param("P04", "HEAD_OF_REGION", date(2024, 12, 1), {"BKN", "HOME_MINISTRY"}, id="silent PPK since"),
        pytest.param("P05", "PNS", date(2024, 12, 1), {"EMPLOYER"}, id="a superior who looks away"),
        pytest.param("T01", "POLRI", date(2024, 11, 13), {"OWN_SERVICE"}, id="Polri, the day before the ruling"),
        pytest.param("T01", "POLRI", date(2024, 11, 14), {"OWN_SERVICE", "GAKKUMDU"}, id="Polri, its day"),
        pytest.param("T01", "TNI", date(2024, 11, 15), {"OWN_SERVICE", "GAKKUMDU"}, id="TNI, the day after"),
        pytest.param("C01", "CANDIDATE", date(2024, 10, 11), {"GAKKUMDU"}, id="candidate"),
        pytest.param(
            "A04", "ACTING_HEAD_OF_REGION", date(2024, 10, 11), {"BKN", "HOME_MINISTRY"}, id="acting head of region"
        ),
        pytest.param("A04", "NOT_BOUND", date(2024, 10, 11), set(), id="nobody is competent for one not bound"),
        pytest.param("A04", "UNKNOWN", date(2024, 10, 11), set(), id="nor before the status is known"),
    ],
)
def test_lawful_destinations(code: str, status: str, on: date, routes: set[str]) -> None:
    assert set(LAW.routes_for(code, status, on)) == routes


def test_a_crime_is_judged_at_the_day_of_the_act() -> None:
    referred = date(2024, 11, 20)
    assert LAW.routes_for("T01", "POLRI", referred, act_on=date(2024, 11, 13)) == (Route.OWN_SERVICE,)
    assert Route.GAKKUMDU in LAW.routes_for("T01", "POLRI", referred, act_on=date(2024, 11, 14))


def test_each_destination_says_why() -> None:
    own, crime = LAW.destinations("D02", "VILLAGE_HEAD", date(2024, 10, 20))
    assert (own.route, own.crime) == (Route.REGENT, False)
    assert "DPMD" in own.why.id
    assert (crime.route, crime.crime) == (Route.GAKKUMDU, True)
    assert "188" in crime.why.en


@pytest.mark.parametrize(
    ("status", "circumstance", "route", "part"),
    [
        pytest.param("PNS", "SEKDA_PROVINCE", Route.EMPLOYER, "President", id="provincial secretary"),
        pytest.param("PNS", "SEKDA_DISTRICT", Route.EMPLOYER, "Regent", id="district secretary"),
        pytest.param("PNS", "VERTICAL_AGENCY", Route.EMPLOYER, "minister", id="vertical agency"),
        pytest.param("PNS", "PPK_IS_CANDIDATE", Route.HOME_MINISTRY, "acting head", id="the PPK is a candidate"),
        pytest.param("PPPK", "", Route.EMPLOYER, "contract", id="PPPK"),
        pytest.param("VILLAGE_STAFF", "", Route.REGENT, "camat", id="village staff"),
    ],
)
def test_who_imposes(status: str, circumstance: str, route: Route, part: str) -> None:
    rows = [one for one in LAW.competence(status, date(2024, 10, 1), circumstance) if one.task == "PUNISH"]
    assert rows[0].route is route
    assert rows[0].circumstance == circumstance
    assert part in rows[0].who.en


def test_real_cases_may_go_where_they_went() -> None:
    if not CASES.exists():
        pytest.skip(f"the real cases are not beside this checkout: {CASES.name}")
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if not case["expected_codes"]:
            continue
        act_on = date.fromisoformat(case["act_on"])
        codes = {*case["expected_codes"], *case["acceptable_codes"]}
        status = WORDS[case["subject_status"]]
        lawful = {route for code in codes for route in LAW.routes_for(code, status, act_on + timedelta(days=10))}
        asked = set(case["route_codes"])
        if {"KASN", "BKN"} <= asked:  # the weeks in which either could be defended
            assert lawful & {"KASN", "BKN"}, case["id"]
            asked -= {"KASN", "BKN"}
        assert asked <= lawful, case["id"]
