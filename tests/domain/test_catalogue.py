"""The catalogue as a whole: nothing dangles, nothing is sold as surer than it is."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from netra.domain.codes import Confidence
from netra.domain.loading import FILES, FOLDER, load
from netra.domain.words import Text

LAW = load()


def texts_in(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        own = [value] if set(value) == {"id", "en"} else []
        return own + [found for one in value.values() for found in texts_in(one)]
    if isinstance(value, list):
        return [found for one in value for found in texts_in(one)]
    return []


def test_it_works() -> None:
    assert LAW.regulation("pp-94-2021").title == Text(
        "Peraturan Pemerintah tentang Disiplin Pegawai Negeri Sipil", "Discipline of PNS (the current rule)"
    )
    assert load() is load()
    assert len(LAW.version) == 12
    assert int(LAW.version, 16) >= 0


def test_every_regulation_has_its_sources_or_says_it_has_none() -> None:
    for law in LAW.regulations.values():
        assert law.sources or law.confidence is Confidence.LOW, law.id


def test_a_first_day_that_was_not_established_is_named_among_the_unverified() -> None:
    for law in LAW.regulations.values():
        if law.period.start is None and law.kind != "Catatan":
            told = " ".join(text.en for text in law.unverified) + (law.note.en if law.note else "")
            known_spent = law.status.en.startswith("Spent with those")
            assert "day" in told or known_spent, law.id


def test_every_basis_names_an_article_of_its_regulation_within_its_days() -> None:
    for rule in LAW.rules.values():
        for basis in rule.basis:
            law = LAW.regulation(basis.regulation_id)
            if law.period.start and basis.period.start:
                assert law.period.start <= basis.period.start, (rule.code, basis.citation.id)


def test_twins_lie_across_designation() -> None:
    for rule in LAW.rules.values():
        if rule.twin:
            twin = LAW.rule(rule.twin)
            assert twin.twin == rule.code
            assert {rule.phase, twin.phase} == {"BEFORE", "AFTER"}


def test_both_languages_differ_wherever_words_are_said() -> None:
    same_in_both = {"—"}
    for name in FILES:
        for text in texts_in(tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))):
            indonesian, english = str(text["id"]), str(text["en"])
            assert indonesian.strip(), name
            assert english.strip(), name
            if len(indonesian.split()) > 6:
                assert indonesian != english or indonesian in same_in_both, (name, indonesian)


def test_no_sentence_carries_stray_spaces() -> None:
    for name in FILES:
        for text in texts_in(tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))):
            for said in text.values():
                assert str(said) == " ".join(str(said).split()), (name, said)


def test_garbled_citations_lead_somewhere_or_say_that_they_do_not() -> None:
    (lost,) = (one for one in LAW.garbled if not one.meant)
    assert lost.confidence is Confidence.LOW
    skb = next(one for one in LAW.garbled if one.written == "SKB Nomor 22 Tahun 2022")
    assert skb.meant == ("skb-2-2022",)


def test_the_article_on_crime_widened_in_2024() -> None:
    articles = [one for one in LAW.regulation("uu-1-2015").provisions if one.article == "pasal 188"]
    (before,) = (one for one in articles if one.period.holds(date(2024, 11, 13)))
    (since,) = (one for one in articles if one.period.holds(date(2024, 11, 14)))
    assert "TNI" not in before.text.id
    assert "TNI" in since.text.id


def test_the_independent_overseer_is_asked_for_since_the_ruling() -> None:
    (article,) = (one for one in LAW.regulation("uu-20-2023").provisions if "26" in one.article)
    assert not article.period.holds(date(2025, 10, 15))
    assert article.period.holds(date(2025, 10, 16))


@pytest.mark.parametrize(
    ("id", "first", "last"),
    [
        pytest.param("uu-5-2014", date(2014, 1, 15), date(2023, 10, 30), id="ASN law, old"),
        pytest.param("pp-53-2010", date(2010, 6, 6), date(2021, 8, 30), id="discipline, old"),
        pytest.param("skb-2020", date(2020, 9, 10), date(2022, 9, 21), id="SKB of 2020"),
    ],
)
def test_what_was_replaced_holds_to_the_eve(id: str, first: date, last: date) -> None:
    law = LAW.regulation(id)
    for on, holds in (
        (date.fromordinal(first.toordinal() - 1), False),
        (first, True),
        (last, True),
        (date.fromordinal(last.toordinal() + 1), False),
    ):
        assert law.holds(on) is holds, on


def test_disputed_permissions_stay_disputed() -> None:
    rulings = {one.code: one.ruling for one in LAW.allowances}
    assert rulings["OK-ATTEND-2024"] == "disputed"
    assert rulings["CLTN-MUST-OR-MAY"] == "disputed"
    assert rulings["OK-VOTE"] == "allowed"


def test_everyday_names_point_to_kinds_of_the_right_side() -> None:
    like = next(one for one in LAW.phrases if "like" in one.phrase)
    assert (like.before, like.after) == (("A04",), ("B06",))


def test_every_fact_of_the_compiled_register_is_carried() -> None:
    """Dates and sources of every record collected beside this checkout are found again here."""
    collected = Path(__file__).parents[3] / "shared" / "domain" / "regulations.toml"
    if not collected.exists():
        pytest.skip("the collected register is not beside this checkout")
    renamed = {
        "later-perbawaslu-2025-2026": "aturan-2025-2026",
        "uu-34-2004-tni_uu-2-2002-polri": "uu-tni-polri",
        "permendagri-82-2015_83-2015": "permendagri-82-83-2015",
    }
    for record in tomllib.loads(collected.read_text(encoding="utf-8"))["regulation"]:
        law = LAW.regulation(renamed.get(record["id"], record["id"]))
        assert law.period.start == record.get("in_force_from"), law.id
        assert set(record["sources"]) <= set(law.sources), law.id
        assert law.confidence == record["confidence"], law.id
        assert len(law.unverified) >= len(record.get("unverified", [])), law.id
        if "in_force_to" in record:
            assert law.period.end == record["in_force_to"]


def test_the_version_is_told_by_the_files(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert load(tmp_path).version == LAW.version
    changed = tmp_path / "changed"
    changed.mkdir()
    for path in FOLDER.glob("*.toml"):
        (changed / path.name).write_bytes(path.read_bytes())
    with (changed / "allowed.toml").open("a", encoding="utf-8") as file:
        file.write("# one more line\n")
    assert load(changed).version != LAW.version
