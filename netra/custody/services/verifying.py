"""Proving a database: every row, every chain, every root, against what was kept outside."""

from typing import TYPE_CHECKING

from netra.cases.queries import CASE
from netra.custody.checking_chains import Walk
from netra.custody.checking_roots import Rooted, check_roots
from netra.custody.findings import MOST, Finding, Findings, Outcome, Trouble, ordered
from netra.custody.outside import Outside
from netra.custody.tables import TABLES
from netra.evidence.queries import TOUCHES
from netra.ledger.queries import ENTRIES, subjects_by_kind

if TYPE_CHECKING:
    from netra.cases.models import Case


def verify(outside: Outside, *, case: "Case | None" = None) -> Outcome:
    """Go through everything once, holding a few thousand rows at a time; or along the chains of one case alone.

    The first pass finds rows that are not what stood under a root, the second those that do not give their own hash.
    Somebody who rewrites rows and all hashes after them is found by the first alone, and with nothing kept outside not
    at all: then `proven` is 0.
    """
    findings = Findings()
    rooted = check_roots(outside, findings)
    walk = Walk(rooted, findings)
    if case is None:
        for table in TABLES:
            walk.through(table)
        _lost_subjects(walk)
        return _outcome(walk, rooted)
    pieces = set(case.exhibits.values_list("evidence_id", flat=True))
    walk.through(ENTRIES, subject_kind=CASE, subject_id=case.pk)
    walk.through(TOUCHES, evidence_id__in=pieces)
    mine = {(CASE, case.pk)} | {TOUCHES.subject({"evidence_id": id}) for id in pieces}
    # A row that is gone tells no longer whose it was.
    walk.findings.only(lambda one: not one.kind or (one.kind, one.subject) in mine)
    return _outcome(walk, rooted)


def _lost_subjects(walk: Walk) -> None:
    """Subjects that have an end and not one row."""
    for kind, count in subjects_by_kind().items():
        lost = count - walk.subjects[kind]
        if lost > 0:
            told = f"{lost} of {count} have not one row left"
            walk.findings.add(Finding(Trouble.MISSING, "subjects", kind=kind, detail=told))


def _outcome(walk: Walk, rooted: Rooted) -> Outcome:
    findings = ordered(walk.findings.kept)[:MOST]
    unproven = [walk.first_unproven[table.letter][1] for table in TABLES if table.letter in walk.first_unproven]
    return Outcome(
        rows=walk.rows,
        subjects=walk.subjects.total(),
        roots=rooted.roots,
        proven=walk.proven,
        unproven=walk.rows - walk.proven,
        first_unproven=unproven[0] if unproven else "",
        up_to=(rooted.up_to.number, rooted.up_to.made_at) if rooted.up_to else None,
        troubles=walk.findings.count,
        findings=tuple(findings),
    )
