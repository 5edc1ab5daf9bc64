"""The registry knows who took part, the catalogue knows the days; where both speak they must say the same."""

from collections import Counter
from datetime import date

import pytest

from netra.domain.loading import load
from netra.registry import reference

YEARS = [row.year for row in reference.elections()]


@pytest.mark.parametrize("year", YEARS)
def test_it_works(year: int) -> None:
    ours = next(row.polling_on for row in reference.elections() if row.year == year)
    assert load().timetables.election(year).final.polling_on == ours


@pytest.mark.parametrize("year", YEARS)
def test_local_polling_days_are_the_same(year: int) -> None:
    ours = {(row.region, row.polling_on) for row in reference.contests() if row.year == year and row.polling_on}
    votes = load().timetables.election(year).local_votes
    theirs: set[tuple[str, date | None]] = {(code, vote.on) for vote in votes if vote.on for code in vote.region_codes}
    assert ours == theirs


@pytest.mark.parametrize("year", YEARS)
def test_as_many_regions_took_part(year: int) -> None:
    kinds = {row.code: row.kind for row in reference.regions()}
    ours = Counter(kinds[row.region] for row in reference.contests() if row.year == year and row.round == 1)
    election = load().timetables.election(year)
    assert (ours["PROVINCE"], ours["REGENCY"], ours["CITY"]) == (
        election.provinces,
        election.regencies,
        election.cities,
    )
