"""Articles and letters are read: our own, written for this, and five real ones where the shared folder has them."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from netra.domain.loading import load
from netra.engine.reading import Figure, Precision, Reading, open_file, read_text
from netra.registry.gazetteer import gazetteer

OURS = sorted((Path(__file__).parent / "articles").glob("*.toml"))
SHARED = Path(__file__).parents[3] / "shared" / "data" / "articles"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder with the real articles is not here")


def reading(text: str, **more: Any) -> Reading:
    return read_text(text, places=gazetteer(), catalogue=load(), **more)


def meant(found: Reading) -> set[str]:
    return {one.regulation_id for citation in found.citations for one in citation.meant}


def test_it_works() -> None:
    found = reading("Rakor\n\nPATI – Bawaslu Kabupaten Pati menggelar rapat koordinasi, Rabu (23/9/2020).")
    assert found.place is not None
    assert (found.place.code, found.place.span.of(found.text)) == ("33.18", "PATI")
    assert found.day is not None
    assert found.day.on == date(2020, 9, 23)
    assert found.activities[0].kind == "COORDINATION"
    assert not found.warnings


def test_a_weekday_alone_is_settled_only_by_the_day_of_publication() -> None:
    text = "Rapat di Pati\n\nPATI – Bawaslu Kabupaten Pati menggelar rapat koordinasi di Pati, Rabu."
    assert reading(text).day is None
    found = reading(text, published_on=date(2020, 9, 25)).day
    assert found is not None
    assert (found.on, found.precision) == (date(2020, 9, 23), Precision.DAY)
    assert reading(text.replace("Rabu", "Rabu lalu"), published_on=date(2020, 9, 25)).day is None


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_articles(path: Path) -> None:
    wanted = tomllib.loads(path.read_text(encoding="utf-8"))
    found = reading(wanted["text"])
    assert found.place is not None
    assert found.place.code == wanted["place"]
    _check_days(found, wanted)
    kinds = [one.kind.value for one in found.activities]
    assert kinds[0] == wanted["kind"]
    assert set(wanted["kinds"]) <= set(kinds)
    assert set(wanted["cites"]) <= meant(found)
    assert set(wanted["bodies"]) <= {one.kind for one in found.bodies}
    assert set(wanted["persons"]) <= {one.name for one in found.persons}
    assert set(wanted["acts"]) <= {code for act in found.acts for code in act.codes}
    assert set(wanted["roles"]) <= {f"{one.kind}: {one.name}" for one in found.roles}
    assert set(wanted.get("zones", ())) <= {f"{one.colour} {one.region_code}" for one in found.zones}
    for words in wanted["absent"]:
        assert words not in found.text
    for figure in wanted.get("figure", ()):
        assert any(all(getattr(one, name) == value for name, value in figure.items()) for one in found.figures), figure
    local = {one.number: one for one in found.citations if one.is_local}
    for number in wanted.get("local", ()):
        assert not local[number].meant
        assert set(wanted["binds"]) <= set(local[number].binds)
    for ended in wanted.get("ended", ()):
        assert any(ended in one.en for one in found.warnings)


def _check_days(found: Reading, wanted: dict[str, Any]) -> None:
    if wanted.get("day", "") == "":
        assert found.day is None
        assert any("cannot be settled" in one.en or "No day" in one.en for one in found.warnings)
        assert {one.on.year for one in found.days} >= ({wanted["year"]} if "year" in wanted else set())
    else:
        assert found.day is not None
        assert (found.day.on, found.day.precision) == (wanted["day"], Precision.DAY)
    if "published" in wanted:
        assert found.published_on is not None
        assert found.published_on.on == wanted["published"]


@cache
def real(region: str) -> Reading:
    """The one real article about a region."""
    found = [
        reading(opened.text, source=opened.source, title=opened.title)
        for path in sorted(SHARED.iterdir())
        for opened in open_file(path)
    ]
    return next(one for one in found if one.place is not None and one.place.code == region)


def figures(found: Reading, unit: str) -> list[Figure]:
    return [one for one in found.figures if one.unit == unit]


@needs_shared
def test_a_broadcast_with_laws_half_remembered() -> None:
    found = real("73.12")
    assert found.activities[0].kind == "BROADCAST"
    assert {"SOCIALISATION", "APPEAL"} <= {one.kind.value for one in found.activities}
    assert found.day is None
    assert [(one.on.year, one.precision) for one in found.days] == [(2020, Precision.YEAR)]
    assert "Rabu lalu" in " ".join(one.en for one in found.warnings)
    assert [one.meant[0].regulation_id for one in found.citations] == [
        "uu-10-2016",
        "uu-5-2014",
        "pp-42-2004",
        "pp-53-2010",
    ]
    assert all(one.is_garbled and one.meant[0].held for one in found.citations)
    assert {"HOST", "ORGANISER", "WATCH_AGAIN", "SPEAKER"} <= {one.kind for one in found.roles}
    assert "Tinggalkan" not in found.text


@needs_shared
def test_a_session_a_local_circular_and_a_year_put_wrong() -> None:
    found = real("64.09")
    assert found.activities[0].kind == "SOCIALISATION"
    assert found.day is not None
    assert found.day.on == date(2024, 9, 13)
    circular, rule = found.citations
    assert (circular.is_local, circular.kind, circular.number, circular.year) == (True, "SE", "10", 2024)
    assert not circular.meant
    assert {"ASN", "PPNPN", "VILLAGE_HEAD", "VILLAGE_STAFF"} <= set(circular.binds)
    assert [one.regulation_id for one in rule.meant] == ["pp-42-2004", "skb-2-2022"]
    assert rule.is_garbled
    assert {"A04", "A05"} <= {code for act in found.acts for code in act.codes}
    (people,) = figures(found, "PARTICIPANTS")
    assert (people.value, people.is_exact) == (None, False)
    assert {"BAWASLU_DISTRICT", "PPK"} <= {one.kind for one in found.bodies}


@needs_shared
def test_cases_counted_here_and_in_the_nation() -> None:
    found = real("36.01")
    assert {one.kind.value for one in found.activities[:2]} == {"SOCIALISATION", "APPEAL"}
    assert found.day is not None
    assert found.day.on == date(2020, 9, 23)
    counts = {(one.value, one.region_code, one.on) for one in figures(found, "CASES")}
    assert {(3, "36.01", date(2020, 9, 23)), (2, "36.01", None), (1, "36.01", None)} <= counts
    assert (680, "", date(2020, 9, 21)) in counts
    assert all(one.is_exact for one in figures(found, "CASES"))
    assert [(one.colour, one.region_code) for one in found.zones] == [("YELLOW", "36.01")]
    assert {"KASN", "BAWASLU_DISTRICT"} <= {one.kind for one in found.bodies}
    assert any(one.name.startswith("BSSN") for one in found.bodies)
    named = {one.span.of(found.text): one.codes for one in found.acts}
    assert named["menglike"][0] == "B06"
    assert "A06" in named["mengantar ketika mendaftar"]


@needs_shared
def test_a_national_meeting() -> None:
    found = real("31")
    assert found.activities[0].kind == "COORDINATION"
    assert "APPEAL" in {one.kind.value for one in found.activities}
    assert found.day is not None
    assert found.day.on == date(2020, 9, 30)
    assert {"PANRB", "HOME_MINISTRY", "BAWASLU_RI"} <= {one.kind for one in found.bodies}
    assert {"Dwi Wahyu Atmaji", "Muhammad Hudori"} <= {one.name for one in found.persons if one.has_spoken}
    assert {"B04", "B08", "B12", "P02"} <= {code for act in found.acts for code in act.codes}
    assert "loading" not in found.text


@needs_shared
def test_a_meeting_whose_year_is_left_out() -> None:
    found = real("63.08")
    assert found.activities[0].kind == "COORDINATION"
    assert found.day is not None
    assert found.day.on == date(2020, 10, 20)
    assert "Tuesday" in found.day.how.en
    assert {"BAWASLU_DISTRICT", "KPU", "TNI", "PPK"} <= {one.kind for one in found.bodies}
    assert "VENUE" in {one.kind for one in found.roles}
    assert not found.citations
