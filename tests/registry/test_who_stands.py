from datetime import date

import pytest
from django.core.exceptions import ValidationError

from netra.registry.models import Contest, Incumbency, Pair
from netra.registry.queries import incumbent_pairs
from netra.registry.services import add_pair, mark_incumbent, set_contest_days


@pytest.fixture
def contest(country: None) -> Contest:
    """A contest whose real pairs are taken out, so that only invented ones stand."""
    Pair.objects.filter(contest__region="33.09").delete()
    return Contest.objects.get(election=2024, region="33.09")


def test_it_works(contest: Contest) -> None:
    pair = add_pair(contest=contest, ballot_no=1, head_name=" Calon   Rekaan ", deputy_name="Wakil Rekaan")
    assert pair.names == "Calon Rekaan – Wakil Rekaan"
    mark_incumbent(
        pair=pair,
        side="HEAD",
        office_region_code="33.09",
        office="HEAD",
        since=date(2021, 2, 26),
        until=None,
        source="contoh",
    )
    assert [each.person for each in incumbent_pairs("33.09", date(2024, 6, 1))] == ["Calon Rekaan"]


def test_said_again_it_is_brought_up_to_date(contest: Contest) -> None:
    first = add_pair(contest=contest, ballot_no=1, head_name="Calon Rekan", deputy_name="Wakil")
    again = add_pair(contest=contest, ballot_no=1, head_name="Calon Rekaan", deputy_name="Wakil")
    assert (again.pk, Pair.objects.get(pk=first.pk).head_name) == (first.pk, "Calon Rekaan")
    for until in (None, date(2025, 2, 20)):
        mark_incumbent(
            pair=again,
            side="HEAD",
            office_region_code="33.09",
            office="HEAD",
            since=date(2021, 2, 26),
            until=until,
            source="contoh",
        )
    assert Incumbency.objects.get(pair=again).until == date(2025, 2, 20)


def test_pairs_before_the_draw_have_no_number(contest: Contest) -> None:
    for name in ("Satu Rekaan", "Dua Rekaan"):
        add_pair(contest=contest, head_name=name, deputy_name="")
    assert Pair.objects.filter(contest=contest, ballot_no=None).count() == 2


@pytest.mark.parametrize("name", ["", "   ", "a" * 121])
def test_a_name_must_be_a_name(contest: Contest, name: str) -> None:
    with pytest.raises(ValidationError):
        add_pair(contest=contest, ballot_no=1, head_name=name, deputy_name="")


@pytest.mark.parametrize(
    ("until", "source"), [(date(2020, 1, 1), "contoh"), (None, "  ")], ids=["ends before it starts", "no source"]
)
def test_an_office_without_sense_or_source_is_refused(contest: Contest, until: date | None, source: str) -> None:
    pair = add_pair(contest=contest, ballot_no=1, head_name="Calon Rekaan", deputy_name="")
    with pytest.raises(ValidationError):
        mark_incumbent(
            pair=pair,
            side="HEAD",
            office_region_code="33.09",
            office="HEAD",
            since=date(2021, 2, 26),
            until=until,
            source=source,
        )


def test_local_days_stand_above_the_national_ones(contest: Contest) -> None:
    changed = set_contest_days(contest=contest, designation_on=date(2024, 9, 25), polling_on=date(2025, 4, 19))
    assert (changed.designation_on, changed.polls_on) == (date(2024, 9, 25), date(2025, 4, 19))
