"""The kinds of paper a file can hold, and what each must say.

A paper that is `fresh` serves one act only: a second reminder needs a second letter. One that is `for_each` must be
there for every accused person before its group counts as filled. The tables stand in files of their own, one for
each hand that writes.
"""

from netra.domain.papers import employer, others, supervision
from netra.domain.papers.kinds import Field, Kind, PaperKind
from netra.domain.papers.supervision import ELEMENTS, HOLDS, REQUIREMENTS, STATUS_REASONS

PAPERS: dict[str, PaperKind] = {paper.code: paper for paper in (*supervision.PAPERS, *employer.PAPERS, *others.PAPERS)}

__all__ = ["ELEMENTS", "HOLDS", "PAPERS", "REQUIREMENTS", "STATUS_REASONS", "Field", "Kind", "PaperKind"]
