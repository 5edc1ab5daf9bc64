"""The reference files against the facts they were made from, where those lie beside the repository."""

import csv
from pathlib import Path

import pytest

from netra.registry import reference

FACTS = Path(__file__).resolve().parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not FACTS.is_dir(), reason="the table of facts does not lie beside the repository")


def rows(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_works() -> None:
    ours = {row.code: (row.official_name, row.parent or "", row.is_administrative) for row in reference.regions()}
    theirs = {
        row["code"]: (row["official_name"], row["parent_code"], row["is_administrative"] == "1")
        for row in rows("regions.csv")
    }
    assert ours == theirs


def test_no_region_that_took_part_is_lost() -> None:
    ours = {(row.year, row.region) for row in reference.contests()}
    assert ours == {(int(row["year"]), row["region_code"]) for row in rows("election_regions.csv")}


def test_no_pair_is_lost_or_changed() -> None:
    ours = {(row.region, row.ballot_no, row.head_name, row.deputy_name) for row in reference.pairs_2024()}
    theirs = {
        (row["region_code"], int(row["ballot_no"]), row["head_name"], row["deputy_name"])
        for row in rows("candidates_2024.csv")
    }
    assert ours == theirs


def test_no_sub_district_is_lost() -> None:
    assert {(row.code, row.region) for row in reference.sub_districts()} == {
        (row["code"], row["parent_code"]) for row in rows("kecamatan.csv")
    }
