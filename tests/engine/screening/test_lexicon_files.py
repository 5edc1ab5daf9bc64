"""Files of candidates in two shapes; every fault is told with its line and column."""

from pathlib import Path

import pytest

from netra.engine.screening.candidates import BadCandidates, parse_candidates, read_candidates

BY_REGION = "year,region_code,ballot_no,head_name,deputy_name,party,incumbent,is_blank_box"


def test_it_works(tmp_path: Path) -> None:
    path = tmp_path / "calon.csv"
    path.write_text("contest,ballot_no,names,aliases\nrekaan-2031,1,Ratna Sekar; Budi Prawira,Ratna; bu Ratna\n")
    (row,) = read_candidates(path)
    assert (row.contest, row.year, row.ballot_no) == ("rekaan-2031", 2031, 1)
    assert row.names == ("Ratna Sekar", "Budi Prawira")
    assert row.aliases == ("Ratna", "bu Ratna")
    assert row.incumbent is None


def test_one_region_and_year_is_a_contest() -> None:
    text = f'{BY_REGION}\n2024,33.19,1,"RATNA SEKAR, S.E.",BUDI,Partai A|Partai B,ya,0\n2024,33.19,2,,,,,1\n'
    first, blank = parse_candidates(text.encode())
    assert first.contest == blank.contest == "2024/33.19"
    assert first.parties == ("Partai A", "Partai B")
    assert first.incumbent is True
    assert blank.is_blank_box
    assert not blank.names


def test_a_semicolon_or_tab_may_part_the_columns() -> None:
    (row,) = parse_candidates(b"\xef\xbb\xbfcontest\tballot_no\tnames\nrekaan-2031\t1\tRatna; Budi\n")
    assert row.names == ("Ratna", "Budi")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("contest,names\nx,Ratna\n", [(1, "ballot_no")]),
        ("contest,ballot_no,names\nx,satu,Ratna\n", [(2, "ballot_no")]),
        ("contest,ballot_no,names\nx,1,Ratna\nx,1,Budi\n", [(3, "ballot_no")]),
        ("contest,ballot_no,names\n,1,\n", [(2, "contest"), (2, "names")]),
        ("contest,ballot_no,names\nx,1,Ratna,lebih\n", [(2, "-")]),
        ("contest,ballot_no,names\n", [(1, "-")]),
        (f"contest,ballot_no,names\nx,1,{'a' * 121}\n", [(2, "names")]),
        (f"{BY_REGION}\n24,Kudus,1,Ratna,Budi,,mungkin,0\n", [(2, "year"), (2, "region_code"), (2, "incumbent")]),
        (f"{BY_REGION}\n2024,33.19,1,Ratna,Budi,,,1\n", [(2, "is_blank_box")]),
        ("contest,ballot_no,names,polling_on\nx,1,Ratna,27-11-2024\n", [(2, "polling_on")]),
        ('contest,ballot_no,names\nx,1,"Ratna\n', [(2, "-")]),
        ("", [(1, "contest")]),
    ],
)
def test_faults_are_told_with_their_place(text: str, where: list[tuple[int, str]]) -> None:
    with pytest.raises(BadCandidates) as told:
        parse_candidates(text.encode())
    assert sorted((row.line, row.column) for row in told.value.rows) == sorted(where)


def test_another_encoding_is_told() -> None:
    with pytest.raises(BadCandidates) as told:
        parse_candidates("contest,ballot_no,names\nx,1,Régis\n".encode("latin-1"))
    assert told.value.rows[0].line == 2
