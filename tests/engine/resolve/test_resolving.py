"""From a profile to people: named only where place or employer tells one from all others."""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.engine.resolve import (
    AGAINST,
    Index,
    Kind,
    Level,
    Profile,
    Scorer,
    Verdict,
    build,
    default_scorer,
    resolve,
    verdict,
)
from netra.engine.resolve.comparing import FEATURES
from netra.engine.resolve.fitting import fit

HERE = "33.19"


def a_register(*people: tuple[str, str, str, str]) -> Index:
    """People as (name, region, agency, unit), numbered from 1."""
    name, region, agency, unit = zip(*people, strict=True)
    ids = pa.array(range(1, len(people) + 1), pa.int64())
    return build(pa.table({"id": ids, "name": name, "region_code": region, "agency": agency, "unit": unit}))


@pytest.fixture(scope="module")
def register() -> Index:
    return a_register(
        ("Dra. Hj. Wulandari Kusumaningtyas, M.Pd.", HERE, "Dinas Pendidikan Kabupaten Kudus", "SD Negeri 2 Jati"),
        ("Wulandari Kusumaningtyas", "33.21", "Dinas Kesehatan Kabupaten Demak", "UPTD Puskesmas Dempet"),
        ("Siti Aminah", HERE, "Dinas Pendidikan Kabupaten Kudus", "SD Negeri 3 Undaan"),
        ("Siti Aminah", "33.20", "Dinas Sosial Kabupaten Jepara", "Sekretariat"),
        ("Muhammad Soeprapto Tjahjono", HERE, "Kecamatan Dawe", "Seksi Pemerintahan"),
    )


def test_it_works(register: Index) -> None:
    found = resolve(Profile(name="wulandari kusumaningtyas 🌸", region_code=HERE, unit="SDN 02 Jati"), register)
    assert (found.level, found.count, found.people[0].id) == (Level.NAMED, 1, 1)
    assert found.abstained is None
    assert found.people[0].probability > 0.97


def test_a_name_alone_names_nobody(register: Index) -> None:
    found = resolve(Profile(name="Wulandari Kusumaningtyas"), register)
    assert (found.level, found.count) == (Level.SEVERAL, 2)
    assert found.abstained is not None
    assert "2 orang mungkin" in found.abstained.id


def test_two_of_one_name_in_one_place_are_not_told_apart() -> None:
    twins = a_register(
        ("Wulandari Kusumaningtyas", HERE, "Kecamatan Dawe", "Sekretariat"),
        ("Wulandari Kusumaningtyas", HERE, "Kecamatan Jati", "Sekretariat"),
    )
    found = resolve(Profile(name="Wulandari Kusumaningtyas", region_code=HERE), twins)
    assert (found.level, found.count) == (Level.SEVERAL, 2)
    found = resolve(Profile(name="Wulandari Kusumaningtyas", region_code=HERE, agency="Kantor Kecamatan Dawe"), twins)
    assert found.people[0].id == 1


def test_nobody_bears_the_name(register: Index) -> None:
    found = resolve(Profile(name="Bonifasius Gebze", region_code=HERE, unit="SDN 2 Jati"), register)
    assert (found.level, found.count, found.people) == (Level.NOBODY, 0, ())
    assert resolve(Profile(), register).level is Level.NOBODY


def test_what_speaks_against_is_told(register: Index) -> None:
    found = resolve(Profile(name="Wulandari Kusumaningtyas", region_code="91.01", unit="RSUD Merauke"), register)
    assert found.level is not Level.NAMED
    against = {one.kind: one.bits for one in found.people[0].evidence if one.kind in AGAINST}
    assert against[Kind.PLACE_OTHER] < 0
    assert against[Kind.EMPLOYER_OTHER] < 0


def test_words_of_evidence_are_the_accounts_own(register: Index) -> None:
    found = resolve(Profile(name="Soeprapto"), register)
    told = " ".join(one.words.id + one.words.en for person in found.people for one in person.evidence)
    assert "suprapto" in told
    assert "cahyono" not in told


def test_old_spelling_and_a_slip_are_read(register: Index) -> None:
    profile = Profile(name="Moh Suprapto Cahyonno", region_code=HERE, agency="Kec. Dawe", unit="seksi pemerintahan")
    assert resolve(profile, register).people[0].id == 5


def test_names_written_together_with_a_slip_are_parted() -> None:
    index = a_register(("Nurdin Sitepu", HERE, "", ""), ("Vecky Rosyadi", HERE, "", ""), ("Hartini Dewi", HERE, "", ""))
    for shown, person in (("nurdynsitepu", 1), ("veckyrosyadi", 2), ("hartdewi", 3)):
        assert resolve(Profile(name=shown, region_code=HERE), index).people[0].id == person


def test_a_name_as_shown_comes_before_one_that_it_may_be_a_slip_of() -> None:
    index = a_register(("Maria", "33.20", "", ""), ("Marta", "33.20", "", ""), *[("Siti", HERE, "", "")] * 30)
    assert [one.id for one in resolve(Profile(name="Maria"), index).people] == [1, 2]


WEIGHTS = st.floats(-50, 50)
SAYING = st.text(max_size=40)


@settings(deadline=None)
@given(
    st.one_of(st.sampled_from(["Siti Aminah", "Wulandari Kusumaningtyas", "Muhammad Soeprapto Tjahjono"]), SAYING),
    SAYING,
)
def test_a_name_alone_never_names_anybody(register: Index, name: str, handle: str) -> None:
    assert resolve(Profile(name=name, handle=handle), register, nation=1).level is not Level.NAMED


@settings(deadline=None)
@given(st.lists(WEIGHTS, min_size=len(FEATURES), max_size=len(FEATURES)), st.floats(-50, 50))
def test_no_weights_make_a_name_alone_enough(register: Index, weights: list[float], nobody: float) -> None:
    wild = replace(default_scorer(), weights=tuple(weights), nobody=(nobody, 0.0, 0.0), threshold=0.0, margin=-99.0)
    for name in ("Siti Aminah", "Muhammad Soeprapto Tjahjono"):
        assert resolve(Profile(name=name), register, wild).level is not Level.NAMED
    elsewhere = resolve(Profile(name="Muhammad Soeprapto Tjahjono", region_code="91.01"), register, wild)
    assert elsewhere.level is not Level.NAMED


def test_verdicts_are_learned_from(register: Index) -> None:
    profile = Profile(name="Soeprapto Tjahjono", region_code="33.74")
    taught = [verdict(profile, register, 5)] * 200
    before, after = default_scorer(), fit(default_scorer(), taught)
    assert (
        resolve(profile, register, after).people[0].probability
        > resolve(profile, register, before).people[0].probability
    )
    none = fit(before, [verdict(profile, register, None)] * 200)
    assert (
        resolve(profile, register, none).people[0].probability
        < resolve(profile, register, before).people[0].probability
    )
    assert fit(before, []) == before


def test_a_few_verdicts_move_little(register: Index) -> None:
    one: Verdict = verdict(Profile(name="Siti Aminah", region_code=HERE), register, None)
    before = default_scorer()
    assert max(abs(a - b) for a, b in zip(before.weights, fit(before, [one]).weights, strict=True)) < 1


def test_a_scorer_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "scorer.json"
    default_scorer().save(path)
    assert Scorer.load(path) == default_scorer()
    path.write_text(path.read_text().replace('"place"', '"face"'))
    with pytest.raises(ValueError, match="other evidence"):
        Scorer.load(path)


def test_a_profile_of_any_length_is_read(register: Index) -> None:
    long = Profile(
        name="Siti" * 50_000,
        handle="x" * 90_000,
        bio="SDN 3 Undaan " * 20_000,
        unit="SDN" * 90_000,
        region_code="3" * 9,
    )
    assert resolve(long, register).level is not Level.NAMED
