"""A lexicon builds itself from names, knows what is ambiguous, and has one version for one content."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.engine.screening.building import build
from netra.engine.screening.candidates import CandidateRow, read_candidates
from netra.engine.screening.lexicon import Kind, Lexicon, Pattern, WrongLexicon, assembled, from_json
from netra.engine.screening.patterns_names import read_name

REAL = Path(__file__).parents[3].parent / "shared" / "data" / "candidates_2024.csv"
ROWS = (
    CandidateRow(
        "2024/33.19",
        1,
        ("Dr. Hj. RATNAWULAN SEKARJATI, S.E., M.M.", "H. MUHAMMAD BRAMANTYO, S.H. (GUS BRAM)"),
        aliases=("Wulan", "Bunda Wulan"),
        handles=("@RatnaBram2024",),
        hashtags=("#KudusMaju",),
        slogans=("Kudus rumah kita",),
        parties=("Partai Rekaan",),
        year=2024,
        region_code="33.19",
    ),
    CandidateRow("2024/33.19", 2, (), is_blank_box=True, year=2024, region_code="33.19"),
    CandidateRow("2024/33.21", 1, ("SANDI CAHAYA", "MUHAMMAD BRAMANTYO WIJAYA"), year=2024, region_code="33.21"),
    CandidateRow("2024/33.21", 2, ("Drs. ENGKOS PRAWIRADIREJA", "DJAFARUDIN KUSUMO"), year=2024, region_code="33.21"),
)
PLACES = {"33.19": ("Kudus",), "33.21": ("Demak",)}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build(ROWS, places=PLACES)


def _of(lexicon: Lexicon, contest: str, ballot_no: int) -> dict[str, Pattern]:
    return {one.text: one for one in lexicon.of(contest) if one.ballot_no == ballot_no}


def test_it_works(lexicon: Lexicon) -> None:
    words = _of(lexicon, "2024/33.19", 1)
    kinds = {
        "ratnawulan sekarjati": Kind.NAME,
        "ratnawulan": Kind.PART,
        "bu ratnawulan": Kind.ALIAS,
        "mbak ratnawulan": Kind.ALIAS,
        "gus bram": Kind.ALIAS,
        "m bramantyo": Kind.ALIAS,
        "ratnawulan bramantyo": Kind.PAIR,
        "ratnawulan dan bramantyo": Kind.PAIR,
        "ratnawulanbramantyo": Kind.PAIR,
        "ratnabram2024": Kind.HANDLE,
        "kudusmaju": Kind.HASHTAG,
        "kudus rumah kita": Kind.SLOGAN,
        "partai rekaan": Kind.PARTY,
        "bunda wulan": Kind.ALIAS,
    }
    assert {text: words[text].kind for text in kinds} == kinds
    assert "pak ratnawulan" not in words
    assert [one.id for one in lexicon.patterns] == list(range(len(lexicon.patterns)))


def test_numbers_hands_and_offices_belong_to_every_contest(lexicon: Lexicon) -> None:
    everywhere = {(one.text, one.ballot_no): one for one in lexicon.of("")}
    for said in ("nomor 2", "no urut 2", "02", "paslon dua", "pasangan nomor dua", "coblos 2", "salam dua jari", "✌"):
        assert everywhere[said, 2].needs_company, said
    assert everywhere["cabup", 0].kind is Kind.OFFICE


def test_titles_are_no_part_of_a_name(lexicon: Lexicon) -> None:
    assert read_name("Tgk. H. M. RATNO SEKAR, Lc., M.Ag.").words == ("m", "ratno", "sekar")
    assert read_name("K.H. RATNO SEKAR S.Pd").words == ("ratno", "sekar")
    assert read_name("H. ALIAS RATNO").words == ("alias", "ratno")
    assert read_name("RATNO SEKAR ALIAS BANG NANO, S.E.").called == (("bang", "nano"),)
    assert read_name("Brigjen Pol (Purn) Dr. RATNO SEKAR").words == ("ratno", "sekar")
    titles = {"dr", "hj", "se", "mm", "sh", "drs"}
    assert not titles & {word for one in lexicon.patterns for word in one.words}


def test_what_means_something_else_needs_company(lexicon: Lexicon) -> None:
    demak = _of(lexicon, "2024/33.21", 1)
    assert demak["sandi"].needs_company
    assert demak["cahaya"].needs_company
    assert demak["sandi cahaya"].needs_company  # two everyday words side by side
    assert demak["bramantyo"].needs_company  # also in Kudus
    assert not _of(lexicon, "2024/33.21", 2)["prawiradireja"].needs_company
    assert not _of(lexicon, "2024/33.19", 1)["ratnawulan sekarjati"].needs_company
    assert _of(lexicon, "2024/33.19", 0)["kudus"].kind is Kind.PLACE


def test_what_everybody_says_is_no_name_alone() -> None:
    row = CandidateRow("x", 1, ("BAGUS TAPI PRAWIRADIREJA", "MUHAMMAD NYOMAN SEKARJATI"))
    words = _of(build([row]), "x", 1)
    assert not {"bagus", "tapi", "muhammad", "nyoman"} & set(words)
    assert {"prawiradireja", "sekarjati", "pak prawiradireja", "bagus tapi prawiradireja"} <= set(words)


def test_names_of_a_common_make_need_company() -> None:
    row = CandidateRow("x", 1, ("SUKARMINWATI PRAWIRADIREJA", "ZUBAIRUDDIN"))
    words = _of(build([row]), "x", 1)
    assert words["sukarminwati"].needs_company
    assert words["zubairuddin"].needs_company


def test_a_spelling_of_a_common_name_is_common_too() -> None:
    row = CandidateRow("x", 1, ("KHAERUL PRAWIRADIREJA",))
    assert _of(build([row]), "x", 1)["khaerul"].needs_company


def test_a_vote_held_again_has_the_same_pairs() -> None:
    again = replace(ROWS[3], contest="2024/33.21/2", round=2)
    words = _of(build([*ROWS, again], places=PLACES), "2024/33.21/2", 2)
    assert not words["prawiradireja"].needs_company
    assert not words["engkos prawiradireja"].needs_company


def test_the_blank_box_is_a_pair_of_its_own_kind(lexicon: Lexicon) -> None:
    words = _of(lexicon, "2024/33.19", 2)
    assert {one.kind for one in words.values()} == {Kind.BLANK_BOX}
    assert words["kotak kosong"].needs_company
    contest = lexicon.contest("2024/33.19")
    assert contest is not None
    assert [pair.is_blank_box for pair in contest.pairs] == [False, True]


def test_a_key_of_ones_own_names_its_place() -> None:
    contest = build([CandidateRow("rekaan-2031", 1, ("RATNAWULAN SEKARJATI",), year=2031)]).contest("rekaan-2031")
    assert contest is not None
    assert contest.region_names == ("rekaan",)


def test_it_comes_back_from_a_file_as_it_was(lexicon: Lexicon) -> None:
    days = replace(lexicon.patterns[0], words=("kata", "baru"), ends_on=date(2024, 11, 27))
    edited = assembled([*lexicon.patterns, days], lexicon.contests)
    assert from_json(edited.as_json()) == edited
    assert edited.version != lexicon.version


def test_the_version_is_that_of_the_content(lexicon: Lexicon) -> None:
    assert build(reversed(ROWS), places=PLACES).version == lexicon.version
    assert build(ROWS[:-1], places=PLACES).version != lexicon.version
    told = assembled((replace(one, source="orang") for one in lexicon.patterns), lexicon.contests)
    assert told.version == lexicon.version


def test_a_changed_file_is_refused(lexicon: Lexicon) -> None:
    with pytest.raises(WrongLexicon, match="content"):
        from_json(lexicon.as_json().replace("ratnawulan", "ratnawulen", 1))
    with pytest.raises(WrongLexicon, match="not a lexicon"):
        from_json("[]")


def test_fewer_contests_keep_what_is_ambiguous(lexicon: Lexicon) -> None:
    kudus = lexicon.only(["2024/33.19"])
    assert [one.key for one in kudus.contests] == ["2024/33.19"]
    assert _of(kudus, "2024/33.19", 1)["bramantyo"].needs_company
    assert kudus.of("") == tuple(replace(one, id=at) for at, one in enumerate(lexicon.of("")))


@pytest.mark.skipif(not REAL.exists(), reason="the candidates of 2024 are not beside the project")
def test_all_contests_of_2024_compile() -> None:
    rows = read_candidates(REAL)
    lexicon = build(rows)
    assert len(lexicon.contests) == 545
    assert 20_000 < len(lexicon.patterns) < 100_000
    without = {(row.contest, row.ballot_no) for row in rows} - {
        (one.contest, one.ballot_no) for one in lexicon.patterns
    }
    assert not without


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(max_size=30), max_size=3), st.lists(st.text(max_size=20), max_size=3))
def test_any_name_compiles_and_comes_back(names: list[str], aliases: list[str]) -> None:
    row = CandidateRow("x/y", 1, tuple(names), aliases=tuple(aliases), hashtags=tuple(aliases))
    lexicon = build([row])
    assert all(one.words and all(one.words) for one in lexicon.patterns)
    assert from_json(lexicon.as_json()) == lexicon
