"""The buttons and the decision come from one table and never disagree, wherever a file may stand."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netra.domain.deadlines import rules
from netra.domain.papers import PAPERS
from netra.domain.procedures import ALL
from netra.domain.procedures.actions import ACTIONS
from netra.domain.workflow import Part, Position, Procedure, Refusal, Step, Why

CLOCKS = sorted({rule.id for rule in rules()})
MARKS = sorted({mark for p in ALL for row in p.transitions for mark in row.sets | row.needs | row.unless})
WAITING = {Why.PAPERS_LACK, Why.TOO_EARLY}


def subsets(items: list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.sets(st.sampled_from(items)).map(frozenset)


@st.composite
def positions(draw: st.DrawFn) -> tuple[Procedure, Position]:
    """Any procedure at any of its stages, with marks and papers the table knows, and strange ones among them."""
    procedure = draw(st.sampled_from(ALL))
    stage = draw(st.sampled_from([stage.code for stage in procedure.stages]))
    wanted = sorted({kind for row in procedure.leaving(stage) for group in row.papers for kind in group})
    papers = draw(st.one_of(subsets(wanted or ["STUDY"]), subsets(sorted(PAPERS)), st.just(frozenset(PAPERS))))
    return procedure, Position(stage, draw(subsets(MARKS)), papers, draw(subsets(CLOCKS)))


DAYS = st.dates(date(2015, 2, 2), date(2027, 12, 31))
PARTS = st.sets(st.sampled_from(list(Part)))


@given(positions(), PARTS, DAYS)
def test_a_button_is_awake_exactly_when_the_act_is_allowed(
    where: tuple[Procedure, Position], parts: set[Part], on: date
) -> None:
    procedure, here = where
    options = {option.transition.action: option for option in procedure.options(at=here, parts=parts, on=on)}
    for action in ACTIONS:
        answer = procedure.consider(action, at=here, parts=parts, on=on)
        option = options.get(action)
        match answer:
            case Step(transition, owner):
                assert option is not None
                assert option.is_open
                assert option.transition == transition
                assert owner is procedure.stage(transition.target).owner
            case Refusal(why):
                assert (option is not None) is (why in WAITING)
                if option is not None:
                    assert option.refusal == answer


@given(positions(), PARTS, DAYS)
def test_an_ended_file_offers_nothing(where: tuple[Procedure, Position], parts: set[Part], on: date) -> None:
    procedure, here = where
    if procedure.stage(here.stage).is_end:
        assert procedure.options(at=here, parts=parts, on=on) == ()
        for action in ACTIONS:
            assert procedure.consider(action, at=here, parts=parts, on=on) == Refusal(Why.ENDED)


@given(positions(), DAYS)
def test_who_plays_no_part_sees_no_button(where: tuple[Procedure, Position], on: date) -> None:
    procedure, here = where
    assert procedure.options(at=here, parts=(), on=on) == ()


@given(positions(), PARTS, DAYS, st.sampled_from(sorted(PAPERS)))
def test_one_more_paper_never_closes_a_door(
    where: tuple[Procedure, Position], parts: set[Part], on: date, paper: str
) -> None:
    procedure, here = where
    richer = Position(here.stage, here.marks, here.papers | {paper}, here.lapsed)
    before = {o.transition.action for o in procedure.options(at=here, parts=parts, on=on) if o.is_open}
    after = {o.transition.action for o in procedure.options(at=richer, parts=parts, on=on) if o.is_open}
    assert before <= after


@given(positions(), PARTS, DAYS)
def test_a_refusal_for_papers_names_exactly_what_lacks(
    where: tuple[Procedure, Position], parts: set[Part], on: date
) -> None:
    procedure, here = where
    for option in procedure.options(at=here, parts=parts, on=on):
        refusal = option.refusal
        if refusal is None or refusal.why is not Why.PAPERS_LACK:
            continue
        assert refusal.missing
        filled = frozenset(here.papers | {group[0] for group in refusal.missing})
        again = procedure.consider(
            option.transition.action,
            at=Position(here.stage, here.marks, filled, here.lapsed),
            parts=parts,
            on=on,
        )
        assert isinstance(again, Step)
