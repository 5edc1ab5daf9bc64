"""Whatever a table names is known, dated and said in both languages."""

import pytest

from netra.domain.deadlines import rules
from netra.domain.loading import load
from netra.domain.papers import PAPERS, Kind
from netra.domain.procedures import ALL, BY_CODE, ROUTE_LABELS, ROUTES
from netra.domain.procedures.actions import ACTIONS
from netra.domain.procedures.results import RESULTS, WITHOUT_GUILT
from netra.domain.words import Text
from netra.domain.workflow import REASONS, Part, Procedure, Why

# Marks that come from the facts of a case; every other mark is set by an act.
FROM_FACTS = {"FORMAL", "TRACKS_ENDED", "PPK_IS_CANDIDATE"}


def said(text: Text) -> bool:
    return bool(text.id.strip()) and bool(text.en.strip())


each = pytest.mark.parametrize("procedure", ALL, ids=lambda procedure: procedure.code)


def test_it_works() -> None:
    assert said(RESULTS["SANCTIONED"])


@each
def test_no_stage_without_owner_and_name(procedure: Procedure) -> None:
    codes = [stage.code for stage in procedure.stages]
    assert len(codes) == len(set(codes))
    for stage in procedure.stages:
        assert isinstance(stage.owner, Part)
        assert said(stage.label)
    assert procedure.start in codes
    assert said(procedure.label)
    assert not procedure.stage(procedure.start).is_end


@each
def test_rows_start_and_lead_to_stages_of_the_same_table(procedure: Procedure) -> None:
    for row in procedure.transitions:
        assert not procedure.stage(row.stage).is_end
        procedure.stage(row.target)
        assert row.parts, row


@each
def test_every_end_states_its_result_and_nothing_else_does(procedure: Procedure) -> None:
    for row in procedure.transitions:
        assert procedure.stage(row.target).is_end is bool(row.result), row
        if row.result:
            assert said(RESULTS[row.result])


@each
def test_an_action_has_one_row_in_a_stage(procedure: Procedure) -> None:
    """So that the reason given for a refusal is the one reason there is."""
    pairs = [(row.stage, row.action) for row in procedure.transitions]
    assert len(pairs) == len(set(pairs)), {pair for pair in pairs if pairs.count(pair) > 1}


@each
def test_every_action_is_named_before_and_after(procedure: Procedure) -> None:
    for row in procedure.transitions:
        assert said(ACTIONS[row.action].button)
        assert said(ACTIONS[row.action].done)


@each
def test_every_paper_is_known(procedure: Procedure) -> None:
    for row in procedure.transitions:
        for group in row.papers:
            assert group
            for kind in group:
                assert said(PAPERS[kind].label)


@each
def test_every_clock_is_known(procedure: Procedure) -> None:
    known = {rule.id for rule in rules()}
    for row in procedure.transitions:
        named = {*row.starts, *row.stops, *((row.only_after,) if row.only_after else ())}
        assert named <= known, row
    assert set(procedure.opens) <= known


@each
def test_every_clock_that_stops_was_started_in_the_same_table(procedure: Procedure) -> None:
    started = {clock for row in procedure.transitions for clock in row.starts} | set(procedure.opens)
    if procedure.code == "SUPERVISION":
        started |= {"initial_study", "finding"}  # started by the receipt itself
    stopped = {clock for row in procedure.transitions for clock in row.stops}
    assert stopped <= started, stopped - started
    assert started <= stopped, f"never stopped: {started - stopped}"


@each
def test_every_mark_that_is_asked_for_can_be_set(procedure: Procedure) -> None:
    set_somewhere = {mark for row in procedure.transitions for mark in row.sets} | FROM_FACTS
    for row in procedure.transitions:
        assert row.needs | row.unless | row.clears <= set_somewhere, row


@each
def test_every_cited_regulation_is_in_the_catalogue(procedure: Procedure) -> None:
    for row in procedure.transitions:
        for cite in row.basis:
            load().regulation(cite.regulation)


def test_every_clock_cites_a_regulation_of_the_catalogue() -> None:
    for rule in rules():
        load().regulation(rule.basis.regulation)
        assert said(rule.name)
        assert said(rule.counts_from)
        assert rule.confidence in {"high", "medium", "low"}
        assert bool(rule.note.id) is bool(rule.note.en)
        if rule.amount is None or not rule.is_certain:
            assert said(rule.note), f"{rule.id}: what is doubtful is said"


def test_nothing_is_listed_that_no_table_uses() -> None:
    used = {row.action for procedure in ALL for row in procedure.transitions}
    assert set(ACTIONS) == used
    assert set(RESULTS) == {row.result for procedure in ALL for row in procedure.transitions if row.result}
    assert set(RESULTS) >= WITHOUT_GUILT


def test_every_route_leads_to_known_procedures() -> None:
    assert set(ROUTES) == set(ROUTE_LABELS)
    for route, tables in ROUTES.items():
        assert tables
        assert said(ROUTE_LABELS[route])
        assert all(BY_CODE[table.code] is table for table in tables)


def test_every_refusal_has_its_sentence() -> None:
    assert set(REASONS) == set(Why)
    assert all(said(text) for text in REASONS.values())


def test_papers_ask_in_both_languages() -> None:
    for paper in PAPERS.values():
        names = [field.name for field in paper.fields]
        assert len(names) == len(set(names)), paper.code
        for field in paper.fields:
            assert said(field.label), (paper.code, field.name)
            assert bool(field.help.id) is bool(field.help.en)
            assert bool(field.choices) is (field.kind in {Kind.CHOICE, Kind.MANY}), (paper.code, field.name)
            assert all(said(label) for _, label in field.choices)
