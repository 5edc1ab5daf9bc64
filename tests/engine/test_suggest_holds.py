"""Whatever is written, suggestion answers, points into the text, and answers the same again."""

import json
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.domain.loading import load
from netra.engine.suggest import as_json, suggest
from netra.engine.suggest.conduct import rulebook
from netra.engine.suggest.lexicon import lexicon
from netra.engine.suggest.misfits import reasons

CATALOGUE = load()
DEV = Path(__file__).resolve().parents[3] / "shared" / "data" / "cases-dev.jsonl"
WORDS = [
    "camat",
    "PNS",
    "kades",
    "paslon",
    "2",
    "like",
    "foto",
    "jari",
    "tidak",
    "bukan",
    "grup",
    "WA",
    ".",
    "\n",
    "CLTN",
    "é",
    "💪",
    "-",
]


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_any_text_is_answered_and_spans_lie_inside(narrative: str) -> None:
    found = suggest(narrative, on=date(2024, 10, 10), catalogue=CATALOGUE)
    spans = [*found.facts, *(fact for one in found.found for fact in one.reasons)]
    spans += found.misfit.facts if found.misfit else ()
    assert all(0 <= one.start < one.end <= len(narrative) for one in spans)
    assert all(0 <= one.score <= 1 for one in found.found)
    assert as_json(found) == as_json(suggest(narrative, on=date(2024, 10, 10), catalogue=CATALOGUE))


def test_words_point_at_themselves_also_behind_marks_of_other_widths() -> None:
    narrative = "💪💪 ＣＡＭＡＴ: Çamat ﬁ “camat” nge-like postingan paslon"
    found = suggest(narrative, on=date(2024, 10, 10), catalogue=CATALOGUE)
    like = next(fact for fact in found.facts if fact.key == "LIKE")
    assert narrative[like.start : like.end] == "nge-like"


def test_an_empty_text_has_nothing_to_judge() -> None:
    found = suggest("", on=date(2024, 10, 10), catalogue=CATALOGUE)
    assert found.is_misfit_first
    assert found.destinations == ()


def test_every_code_of_the_rules_is_in_the_catalogue_and_every_fact_in_the_lexicon() -> None:
    book, known = rulebook(), lexicon().entries
    codes = {code for one in book.conducts for code in (*one.before, *one.after)}
    codes |= {code for rows in book.families.values() for row in rows.values() for code in row}
    assert codes <= set(CATALOGUE.rules)
    words = [*(one.words for one in book.conducts), *(one.words for one in reasons())]
    signs = [
        sign for signs in (*(one.signs for one in book.conducts), *(one.signs for one in reasons())) for sign in signs
    ]
    facts = {fact for row in words for fact in row} | {fact for sign in signs for fact in sign.without}
    assert facts <= set(known)
    suggested_at_some_time = codes | {"D01", "N01", "T01"}
    listed = {code for code, rule in CATALOGUE.rules.items() if rule.family != "S20"}
    assert listed - suggested_at_some_time == set()


def test_a_hundred_words_take_a_moment() -> None:
    narrative = "Camat dan tiga kepala desa ikut kampanye paslon nomor dua pakai kaos, fotonya beredar di grup WA. " * 6
    suggest(narrative, on=date(2024, 10, 10), catalogue=CATALOGUE)
    started = process_time()
    for _ in range(5):
        suggest(narrative, on=date(2024, 10, 10), catalogue=CATALOGUE)
    assert (process_time() - started) / 5 < 0.2  # 20 ms alone; room for a busy machine


@pytest.mark.skipif(not DEV.exists(), reason="the cases to develop with are not beside the project")
def test_the_cases_to_develop_with() -> None:
    rows = [json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines()]
    right = three = apart = 0
    for row in rows:
        found = suggest(
            row["narrative"], on=date.fromisoformat(row["act_on"]), region_code=row["region_code"], catalogue=CATALOGUE
        )
        codes = [one.code for one in found.found]
        right += not found.is_misfit_first and codes[0] in row["acceptable_codes"] and bool(row["expected_codes"])
        three += bool(set(row["expected_codes"]) & set(codes[:3]))
        apart += found.is_misfit_first and not row["expected_codes"]
    told = sum(bool(row["expected_codes"]) for row in rows)
    assert right / told >= 0.85
    assert three / told >= 0.9
    assert apart / (len(rows) - told) >= 0.9
