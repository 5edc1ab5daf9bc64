"""What was learned adds to the rules: it orders and adds, hides nothing, explains itself, and can be learned again."""

import json
from dataclasses import replace
from datetime import date
from time import perf_counter

import numpy as np
import pytest

from netra.domain.loading import load
from netra.engine.suggest import learned, suggest
from netra.engine.suggest.learned import Opinion, together, weigh
from netra.engine.suggest.letters import letters, rows_of
from netra.engine.suggest.likeness import SPANS, telling, words_for
from netra.engine.suggest.model import Draft
from netra.engine.suggest.suggesting import read_by_rules
from netra.engine.suggest.weights import FILE, KIND, NOTHING, read_weights, weights
from scripts.train_suggestions import FOLDER, Case, cases_of, learned_from, reading, sample_of, sources_of, trained

DAY = date(2024, 10, 8)
TEACHER = "Guru PNS di SMP kami kasih jempol di postingan paslon nomor 2, ada screenshot-nya."


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return cases_of(FOLDER / "train.jsonl", load(), first=90)


def every_so_often() -> list[Case]:
    """The narratives whose reading is hashed with the weights."""
    return sample_of(learned_from(), load())


def drafted(narrative: str) -> Draft:
    return read_by_rules(narrative, on=DAY, region_code=None, catalogue=load())


def test_it_works() -> None:
    said = suggest(TEACHER, on=DAY, catalogue=load())
    assert said.found[0].code == "B06"
    assert not said.is_misfit_first
    assert said.version == f"{load().version}-{weights().version}"


def test_the_rules_can_be_asked_alone() -> None:
    alone = suggest(TEACHER, on=DAY, catalogue=load(), with_learned=False)
    assert alone.version == load().version
    assert [one.code for one in alone.found] == [one.code for one in drafted(TEACHER).scored[: learned.MOST]]


def test_training_again_gives_the_same_bytes(cases: list[Case]) -> None:
    once = trained(cases, load(), {"a": "b"})
    assert once == trained(cases, load(), {"a": "b"})
    other = [replace(cases[0], expected=("T01",), acceptable=()), *cases[1:]]
    assert once != trained(other, load(), {"a": "b"})
    assert read_weights(once).heads[KIND].answers[-2:] == ("T01", "nothing")


def test_the_weights_kept_were_learned_from_what_is_here() -> None:
    """Forgotten after a change of narratives, rules or lexicon? `python scripts/train_suggestions.py` mends it."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    assert kept["sources"] == sources_of(learned_from())
    assert kept["catalogue"] == load().version
    assert kept["reading"] == reading(every_so_often(), load())


def test_a_change_of_what_is_read_is_noticed() -> None:
    sample = every_so_often()
    changed = [*sample[:-1], replace(sample[-1], draft=replace(sample[-1].draft, conducts={"REACT": 0.5}))]
    assert reading(sample, load()) != reading(changed, load())


@pytest.mark.heavy
def test_the_weights_kept_are_those_the_narratives_give() -> None:
    """Learns everything again, which takes a minute; the hashes above notice in a second what was forgotten."""
    files = learned_from()
    again = trained([case for path in files for case in cases_of(path, load())], load(), sources_of(files))
    kept, new = json.loads(FILE.read_text(encoding="utf-8")), json.loads(again)
    told = ("sources", "cases", "catalogue", "heads", "nothing_from", "reading")
    assert {key: kept[key] for key in told} == {key: new[key] for key in told}
    assert len(set(kept["names"]) ^ set(new["names"])) <= 5  # a sum of another machine may round another way
    once, twice = read_weights(FILE.read_bytes()), read_weights(again)
    shared = sorted(set(once.known) & set(twice.known))
    here = once.rows[[once.known[name] for name in shared]]
    there = twice.rows[[twice.known[name] for name in shared]]
    assert np.allclose(here, there, atol=0.05)
    assert once.letters.known == twice.letters.known
    assert np.allclose(once.letters.rows, twice.letters.rows, atol=0.05)


def test_an_opinion_is_shares_and_always_the_same(cases: list[Case]) -> None:
    for case in cases[:20]:
        opinion = weigh(case.draft, load(), weights())
        assert sum(opinion.codes.values()) == pytest.approx(1)
        assert 0 <= opinion.nothing <= 1
        assert opinion == weigh(case.draft, load(), weights())
        assert set(opinion.codes) <= set(load().rules)


def test_nothing_the_rules_found_is_hidden(cases: list[Case]) -> None:
    against = Opinion(dict.fromkeys(("D05", "D06", "P04", "T01", "C01", "N01", "A07", "P05", "D04"), 1 / 9), 0.9)
    for case in cases:
        for opinion in (weigh(case.draft, load(), weights()), against):
            codes = [one.code for one in together(case.draft, opinion, load(), weights()).scored]
            strong = {one.code for one in case.draft.scored[: learned.MOST] if one.score >= learned.STRONG}
            assert {one.code for one in case.draft.scored} <= set(codes)
            assert len(codes) == len(set(codes))
            assert strong <= set(codes[: learned.MOST])


def test_what_it_adds_shows_the_words_that_led_there(cases: list[Case]) -> None:
    added = 0
    for case in cases:
        before = {one.code for one in case.draft.scored}
        found = together(case.draft, weigh(case.draft, load(), weights()), load(), weights())
        for one in found.scored:
            if one.code not in before:
                added += 1
                assert one.mentions
                for mention in one.mentions:
                    assert case.draft.narrative[mention.fact.start : mention.fact.end].strip()
                    assert mention.fact.label.id == "kata-kata yang mirip dengan perkara sejenis"
    assert added > 5


def test_a_misfit_no_rule_gives_a_reason_for_says_what_it_rests_on() -> None:
    misfit = learned.misfit_of(drafted(TEACHER), weights())
    assert (misfit.key, misfit.belongs) == ("LIKE_NOTHING", ())
    assert "mirip" in misfit.why.id
    found = words_for(drafted(TEACHER), telling(drafted(TEACHER), weights(), 0.5), NOTHING, weights())
    assert len(found) <= SPANS


def test_letters_read_what_no_lexicon_knows() -> None:
    """A slip shares most of its rows with the word that was meant."""
    known = {row: at for at, row in enumerate(sorted({*rows_of("spanduk"), *rows_of("kampanye")}))}
    there = letters(drafted("sepanduk").tokens, known, [1.0] * len(known))
    assert {row for row, at in known.items() if at in there} <= set(rows_of("spanduk"))
    assert sum(number**2 for number in there.values()) == pytest.approx(1)
    assert letters((), known, [1.0] * len(known)) == {}


def test_a_word_is_shown_once_however_often_it_stands() -> None:
    draft = drafted("Camat ikut kampanye. Camat orasi. Camat itu lagi kampanye.")
    shown = [draft.narrative[one.fact.start : one.fact.end].lower() for one in words_for(
        draft, telling(draft, weights(), learned.LETTERS_COUNT), "B04", weights())]  # fmt: skip
    assert shown
    assert len(shown) == len(set(shown))


def test_words_never_seen_and_no_words_are_no_fault() -> None:
    for narrative in ("", "…", "zzzz qqqq wwww"):
        assert suggest(narrative, on=DAY, catalogue=load()).version.endswith(weights().version)


def test_weights_of_another_form_are_refused() -> None:
    kept = json.loads(FILE.read_text(encoding="utf-8")) | {"format": "netra-learned-0"}
    with pytest.raises(ValueError, match="netra-learned-0"):
        read_weights(json.dumps(kept).encode())


def test_the_weights_are_small_and_quickly_loaded() -> None:
    content = FILE.read_bytes()
    started = perf_counter()
    read_weights(content)
    assert perf_counter() - started < 0.5
    assert len(content) < 2_500_000
