"""Procedures as tables: which action leads from which stage to which, for whom, with which papers, under which article.

The same table draws the buttons (`options`) and decides (`consider`), so that they cannot disagree.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from netra.domain.validity import ALWAYS, Period
from netra.domain.words import Text


class Part(StrEnum):
    """The part an institution plays in a procedure; who plays it in one case is looked up, not written here."""

    SUPERVISOR = "SUPERVISOR"  # the Bawaslu office that handles the case
    PROVINCE = "PROVINCE"  # the Bawaslu province above it, which checked files on their way to KASN
    VERIFIER = "VERIFIER"  # KASN, later BKN with the Satgas
    PPK = "PPK"  # the personnel authority (pejabat pembina kepegawaian) of the accused
    REGENT = "REGENT"  # the regent or mayor, for villages
    OUTSIDE = "OUTSIDE"  # a body that does not sign in; the sender records its letters


@dataclass(frozen=True, slots=True)
class Cite:
    """A place in the register of regulations: `regulation` is its id, `article` as people write it, may be empty."""

    regulation: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    code: str
    label: Text
    owner: Part
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of a procedure.

    `papers` holds groups; of each group one kind of paper must be in the file. `needs`, `unless`, `sets` and `clears`
    speak of marks, small facts about the file such as EXTENDED. `starts` and `stops` name deadline rules.
    `only_after` names a deadline that must have run out first. `result` is given exactly when the target is an end.
    """

    stage: str
    action: str
    target: str
    parts: frozenset[Part]
    papers: tuple[tuple[str, ...], ...] = ()
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    sets: frozenset[str] = frozenset()
    clears: frozenset[str] = frozenset()
    only_after: str = ""
    result: str = ""
    period: Period = ALWAYS
    basis: tuple[Cite, ...] = ()

    @property
    def stays(self) -> bool:
        return self.stage == self.target


@dataclass(frozen=True, slots=True)
class Position:
    """Where a file stands: its stage, its marks, the kinds of paper it holds, and the deadlines that ran out."""

    stage: str
    marks: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    lapsed: frozenset[str] = frozenset()


class Why(StrEnum):
    """Why an action is refused; the sentence beside it is for people, the code for tests and callers."""

    ENDED = "ENDED"
    NOT_HERE = "NOT_HERE"
    NOT_YOURS = "NOT_YOURS"
    NOT_NOW = "NOT_NOW"
    TOO_EARLY = "TOO_EARLY"
    MARK_LACKS = "MARK_LACKS"
    DONE_ALREADY = "DONE_ALREADY"
    PAPERS_LACK = "PAPERS_LACK"


REASONS = {
    Why.ENDED: Text("Berkas ini sudah berakhir.", "This file has ended."),
    Why.NOT_HERE: Text(
        "Tindakan ini tidak ada pada tahap sekarang. Muat ulang halaman untuk melihat tahap terbaru.",
        "This action does not exist at the present stage. Reload the page to see the current stage.",
    ),
    Why.NOT_YOURS: Text(
        "Tahap ini bukan wewenang lembaga Anda. Hubungi lembaga yang memegang berkas.",
        "This step belongs to another institution. Contact the one that holds the file.",
    ),
    Why.NOT_NOW: Text(
        "Aturan untuk tindakan ini tidak berlaku pada tanggal tersebut. Periksa tanggalnya.",
        "The rule for this action did not hold on that date. Check the date.",
    ),
    Why.TOO_EARLY: Text(
        "Tenggat yang harus ditunggu belum lewat.", "The term that has to be waited for has not run out yet."
    ),
    Why.MARK_LACKS: Text(
        "Langkah yang mendahuluinya belum dilakukan.", "The step that must come before it has not been taken."
    ),
    Why.DONE_ALREADY: Text("Langkah ini sudah pernah dilakukan.", "This step has been taken already."),
    Why.PAPERS_LACK: Text(
        "Berkas belum lengkap. Lengkapi daftar di bawah lalu ulangi.",
        "Papers are still lacking. Complete the list below and try again.",
    ),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the file may not move, and which groups of papers lack."""

    why: Why
    missing: tuple[tuple[str, ...], ...] = ()

    @property
    def reason(self) -> Text:
        return REASONS[self.why]


@dataclass(frozen=True, slots=True)
class Step:
    """The file may move along this transition, to a stage with this owner."""

    transition: Transition
    owner: Part


@dataclass(frozen=True, slots=True)
class Option:
    """An action that belongs to the stage, with what still stands in its way (nothing: the button is awake)."""

    transition: Transition
    refusal: Refusal | None

    @property
    def is_open(self) -> bool:
        return self.refusal is None


@dataclass(frozen=True, slots=True)
class Procedure:
    """A table of transitions that governs a file received (or referred) inside `period`."""

    code: str
    label: Text
    start: str
    stages: tuple[Stage, ...]
    transitions: tuple[Transition, ...]
    period: Period = ALWAYS
    opens: tuple[str, ...] = ()  # deadlines that start when the file is opened
    note: Text = field(default=Text("", ""))

    def stage(self, code: str) -> Stage:
        """The stage with this code; a `KeyError` means the stored code is from another procedure."""
        for stage in self.stages:
            if stage.code == code:
                return stage
        raise KeyError(f"Procedure {self.code} has no stage {code}.")

    def leaving(self, stage: str) -> tuple[Transition, ...]:
        return tuple(row for row in self.transitions if row.stage == stage)

    def consider(self, action: str, *, at: Position, parts: Iterable[Part], on: date) -> Step | Refusal:
        """May someone who plays `parts` take `action` on the day `on`? Answers with the step or the reason why not."""
        if self.stage(at.stage).is_end:
            return Refusal(Why.ENDED)
        rows = [row for row in self.leaving(at.stage) if row.action == action]
        if not rows:
            return Refusal(Why.NOT_HERE)
        answers = [self._weigh(row, at, frozenset(parts), on) for row in rows]
        steps = [answer for answer in answers if isinstance(answer, Step)]
        return steps[0] if steps else answers[0]

    def options(self, *, at: Position, parts: Iterable[Part], on: date) -> tuple[Option, ...]:
        """The actions to draw for someone who plays `parts`: those open, and those that wait for papers or time."""
        found: dict[str, Option] = {}
        for row in self.leaving(at.stage):
            answer = self._weigh(row, at, frozenset(parts), on)
            if isinstance(answer, Step):
                found[row.action] = Option(row, None)
            elif answer.why in {Why.PAPERS_LACK, Why.TOO_EARLY} and row.action not in found:
                found[row.action] = Option(row, answer)
        return tuple(found.values())

    def _weigh(self, row: Transition, at: Position, parts: frozenset[Part], on: date) -> Step | Refusal:
        if not row.parts & parts:
            return Refusal(Why.NOT_YOURS)
        if not row.period.holds(on):
            return Refusal(Why.NOT_NOW)
        if row.unless & at.marks:
            return Refusal(Why.DONE_ALREADY)
        if not row.needs <= at.marks:
            return Refusal(Why.MARK_LACKS)
        if row.only_after and row.only_after not in at.lapsed:
            return Refusal(Why.TOO_EARLY)
        missing = tuple(group for group in row.papers if not at.papers & set(group))
        if missing:
            return Refusal(Why.PAPERS_LACK, missing)
        return Step(row, self.stage(row.target).owner)


def rows(
    *stages: str,
    action: str,
    to: str = "",
    by: Iterable[Part],
    papers: Iterable[str | tuple[str, ...]] = (),
    **more: object,
) -> tuple[Transition, ...]:
    """The same action from several stages; `to` empty: the stage stays. A paper may be a tuple: any of these."""
    groups = tuple((paper,) if isinstance(paper, str) else paper for paper in papers)
    for name in ("needs", "unless", "sets", "clears"):
        if name in more:
            more[name] = frozenset(more[name])  # type: ignore[call-overload]
    return tuple(
        Transition(stage, action, to or stage, frozenset(by), groups, **more)  # type: ignore[arg-type]
        for stage in stages
    )
