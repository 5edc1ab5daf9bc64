from datetime import date

from django.db.models import Count

from netra.registry.models import Contest, FormerCode, Pair, Region, RegionAlias, RegionKind, SubDistrict
from netra.registry.services import create_offices, load_reference_data, set_contest_days


def test_it_works(country: None) -> None:
    kinds = dict(Region.objects.values_list("kind").annotate(Count("pk")))
    assert kinds == {RegionKind.PROVINCE: 38, RegionKind.REGENCY: 416, RegionKind.CITY: 98}
    assert Region.objects.filter(is_administrative=True).count() == 6
    assert SubDistrict.objects.count() == 7285
    assert SubDistrict.objects.values("region").distinct().count() == 514


def test_each_election_has_the_regions_that_took_part(country: None) -> None:
    counted = dict(Contest.objects.filter(round=1).values_list("election").annotate(Count("pk")).order_by("election"))
    assert counted == {2015: 269, 2017: 101, 2018: 171, 2020: 270, 2024: 545}


def test_loading_twice_changes_nothing(country: None) -> None:
    def state() -> list[object]:
        tables = (Region, RegionAlias, FormerCode, SubDistrict, Contest, Pair)
        return [list(table._default_manager.order_by("pk").values_list()) for table in tables]

    before = state()
    report = load_reference_data(with_pairs=True)
    assert state() == before
    assert (report.regions, report.sub_districts, report.pairs) == (552, 7285, 1594)
    assert create_offices().created == 0


def test_a_practice_world_gets_no_real_candidate(country: None) -> None:
    Pair.objects.all().delete()
    assert load_reference_data(with_pairs=False).pairs == 0
    assert not Pair.objects.exists()


def test_the_pairs_of_2024_are_those_on_the_ballots(country: None) -> None:
    assert Pair.objects.filter(is_blank_box=False).count() == 1557
    assert Pair.objects.filter(is_blank_box=True).count() == 37


def test_a_wrong_name_in_the_table_is_put_right_by_loading(country: None) -> None:
    Region.objects.filter(pk="33.09").update(name="Boyolalli")
    load_reference_data(with_pairs=False)
    assert Region.objects.get(pk="33.09").name == "Boyolali"


def test_what_a_commission_adds_to_a_contest_survives_loading(country: None) -> None:
    contest = Contest.objects.get(election=2024, region="33.09")
    set_contest_days(contest=contest, designation_on=date(2024, 9, 25), polling_on=date(2025, 4, 19))
    load_reference_data(with_pairs=False)
    contest.refresh_from_db()
    assert (contest.designation_on, contest.polling_on) == (date(2024, 9, 25), date(2025, 4, 19))
