"""What other bodies published stands as printed, contradictions and all, and comes in from two more shapes of file."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from netra.figures import queries as figures
from netra.figures import services
from netra.figures.models import OutsideFigure
from netra.registry.models import Region
from netra.registry.services import create_offices, load_reference_data

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
STATS = Path(__file__).parents[3] / "shared" / "data" / "stats"
COUNTS = "as_of,body,dimension,key,value,unit,sources,note\n"
SCORES = "series,published,region_code,measure,value,class,note,sources\n"


@pytest.fixture(scope="module")
def published(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The country with what others published about it, loaded once for the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        if not Region.objects.exists():
            load_reference_data(with_pairs=False)
            create_offices()
        services.load_published()
        yield
        transaction.set_rollback(True)


def test_it_works() -> None:
    """680 of the whole country on 21 September 2020, led by social media and then by support such as escorting."""
    [total] = OutsideFigure.objects.filter(as_of_date=date(2020, 9, 21), dimension="TOTAL")
    assert (total.body, total.measure, total.amount, total.unit) == ("KASN", "REPORTED", "680", "CASES")
    acts = OutsideFigure.objects.filter(as_of_date=date(2020, 9, 21), dimension="ACT").order_by("value")
    assert [f"{act.unit} {act.amount} {act.key}" for act in acts] == ["RANK 1 SOCIAL_MEDIA", "RANK 2 ACCOMPANY"]


def test_pandeglang_three_reported_two_decided() -> None:
    rows = {row.measure: row for row in figures.outside(region="36.01", body="KASN") if row.measure != ""}
    assert [rows[name].amount for name in ("REPORTED", "DECIDED", "OPEN")] == ["3", "2", "1"]
    assert {(row.unit, row.as_of) for row in rows.values()} == {("CASES", "2020-09-23")}


def test_every_region_named_is_known() -> None:
    named = set(OutsideFigure.objects.filter(dimension="REGION").values_list("key", flat=True))
    assert named <= set(Region.objects.values_list("code", flat=True))


def test_contradictions_stand_side_by_side_and_units_do_not_mix() -> None:
    groups = [
        {(one.key or one.measure, one.as_of, one.value) for one in group.figures}
        for group in figures.contradictions(figures.outside())
    ]
    assert {("52", "2020-09-30", Decimal(81)), ("52", "2020-09-30", Decimal(83))} in groups
    for group in figures.contradictions(figures.outside()):
        assert len({(one.unit, one.as_of, one.dimension, one.measure) for one in group.figures}) == 1


def test_loading_again_changes_nothing() -> None:
    before = list(OutsideFigure.objects.values_list("pk", "value"))
    assert services.load_published() == len(before)
    assert list(OutsideFigure.objects.values_list("pk", "value")) == before


def test_bad_rows_are_told_by_line_and_the_rest_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "angka.csv"
    file.write_text(
        COUNTS
        + "2020-11-09,KASN,total,recommended,700,ASN,a paper,\n"
        + "2020-11-09,KASN,total,recommended,many,ASN,a paper,\n"
        + "2020-11-09,KASN,region,99.99,3,ASN,a paper,\n"
        + "2020-11-31,KASN,total,recommended,3,ASN,a paper,\n"
        + "2020-11-09,KASN,total,recommended,3,bananas,a paper,\n"
    )
    report = services.import_statistics(file)
    assert (report.added, [row.line for row in report.bad]) == (1, [3, 4, 5, 6])
    again = services.import_statistics(file)
    assert (again.added, again.known) == (0, 1)
    [group] = figures.contradictions(figures.outside(body="KASN", dimension="TOTAL").filter(as_of="2020-11-09"))
    assert {one.value for one in group.figures} == {619, 700}


def test_a_file_of_another_shape_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "lain.csv"
    file.write_text("name,colour\nA,red\n")
    with pytest.raises(services.CannotRead):
        services.import_statistics(file)


def test_vulnerability_is_the_last_published_up_to_a_day(tmp_path: Path) -> None:
    before = figures.vulnerability("73", date(2024, 1, 1))
    assert before is not None
    assert (before.grade, before.value, before.published) == ("HIGH", Decimal("21.93"), date(2023, 9, 21))
    assert figures.vulnerability("73", date(2019, 1, 1)) is None
    file = tmp_path / "skor.csv"
    file.write_text(SCORES + "A later map,2025-03-01,73,class,1,low,,a paper\n")
    assert services.import_statistics(file).added == 1
    later = figures.vulnerability("73", date(2025, 3, 1))
    assert later is not None
    assert (later.grade, later.series) == ("LOW", "A later map")
    everywhere = figures.vulnerabilities(date(2025, 3, 1))
    assert everywhere["73"] == later
    assert everywhere["53"].grade == "HIGH"


def test_the_page_is_for_everybody_and_filters(client: Client) -> None:
    page = client.get("/angka/terbitan/", {"badan": "KASN", "wilayah": "Pandeglang"})
    text = page.content.decode()
    assert page.status_code == 200
    assert "sudah diputuskan" in text
    assert "3 angka" in text
    both = client.get("/angka/terbitan/", {"wilayah": "Nusa Tenggara Barat"}).content.decode()
    assert both.index("bertentangan") < both.index(">81<") < both.index(">83<")


@pytest.mark.skipif(not STATS.exists(), reason="the compiled statistics are not beside this checkout")
@pytest.mark.parametrize("name", ["asn_neutrality_cases.csv", "ikp_and_vulnerability.csv"])
def test_the_compiled_files_are_read_whole_and_bring_nothing_new(name: str) -> None:
    report = services.import_statistics(STATS / name)
    assert (report.added, report.bad) == (0, ())
    assert report.known > 90
