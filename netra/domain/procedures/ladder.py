"""The ladder above a silent employer: reminder, block, Home Minister, his warning, President, and the plain end.

Sources: Perpres 116/2022 art 19-20 and Peraturan BKN 1/2023 (blocking), PP 12/2017 art 36-38 (warning of heads of
region), PP 17/2020 art 3(7) (the President takes the delegation back).
"""

from netra.domain.procedures.employer import AT_PPK, CLOCKS
from netra.domain.workflow import Cite, Part, Transition, rows

WATCH = (Part.VERIFIER,)

LADDER: tuple[Transition, ...] = (
    *rows(*AT_PPK, action="remind", by=WATCH, papers=("REMINDER_LETTER",), sets={"REMINDED"}),
    *rows(
        *AT_PPK,
        action="block",
        by=WATCH,
        papers=("BLOCK_LETTER",),
        needs={"REMINDED"},
        unless={"BLOCKED"},
        sets={"BLOCKED"},
    ),
    *rows(*AT_PPK, action="unblock", by=WATCH, papers=("UNBLOCK_LETTER",), needs={"BLOCKED"}, clears={"BLOCKED"}),
    *rows(
        *AT_PPK,
        action="escalate_minister",
        by=WATCH,
        papers=("ESCALATION_LETTER",),
        needs={"REMINDED"},
        unless={"MINISTER"},
        sets={"MINISTER"},
        basis=(Cite("pp-12-2017", "36-38"),),
    ),
    *rows(
        *AT_PPK,
        action="escalate_conflict",
        by=WATCH,
        papers=("ESCALATION_LETTER",),
        needs={"PPK_IS_CANDIDATE"},
        unless={"MINISTER"},
        sets={"MINISTER"},
        basis=(Cite("pp-12-2017", "36-38"),),
    ),
    *rows(
        *AT_PPK,
        action="minister_warns",
        by=WATCH,
        papers=("MINISTER_WARNING",),
        needs={"MINISTER"},
        unless={"WARNED"},
        sets={"WARNED"},
        starts=("home_ministry_term",),
        basis=(Cite("pp-12-2017", "36-38"),),
    ),
    *rows(
        *AT_PPK,
        action="escalate_president",
        by=WATCH,
        papers=("PRESIDENT_LETTER",),
        needs={"WARNED"},
        unless={"PRESIDENT"},
        sets={"PRESIDENT"},
        basis=(Cite("pp-17-2020", "3(7)"),),
    ),
    *rows(
        *AT_PPK,
        action="end_unfollowed",
        to="ENDED",
        by=WATCH,
        papers=("CLOSING_NOTE",),
        needs={"PRESIDENT"},
        stops=(
            *CLOCKS,
            "discipline_examination",
            "second_discipline_summons",
            "decree_delivery",
            "remedy",
            "decree_effect",
            "objection_answer",
        ),
        result="NOT_FOLLOWED_UP",
    ),
)
