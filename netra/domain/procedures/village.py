"""Village heads and village staff: the regent's ladder of warning, suspension, dismissal.

Sources: UU 6/2014 art 29-30 (head), 51-53 (staff). The law names no number of days.
"""

from netra.domain.words import Text
from netra.domain.workflow import Cite, Part, Procedure, Stage, Transition, rows

BY = (Part.REGENT,)
SENDER = (Part.SUPERVISOR,)
HEAD_LAW = Cite("uu-6-2014", "29-30")
STAFF_LAW = Cite("uu-6-2014", "51-53")
OPEN = ("REGENT_RECEIVED", "WARNED", "SUSPENDED")

STAGES = (
    Stage("REGENT_RECEIVED", Text("Menunggu bupati/wali kota", "Waiting for the regent or mayor"), Part.REGENT),
    Stage("WARNED", Text("Ditegur", "Warned"), Part.REGENT),
    Stage("SUSPENDED", Text("Diberhentikan sementara", "Suspended"), Part.REGENT),
    Stage("ENDED", Text("Berakhir", "Ended"), Part.SUPERVISOR, is_end=True),
)


def _ladder(law: Cite, *, consulted: tuple[str, ...]) -> tuple[Transition, ...]:
    return (
        *rows(
            "REGENT_RECEIVED",
            action="warn_orally",
            to="WARNED",
            by=BY,
            papers=("WARNING",),
            sets={"WARNED_ORALLY"},
            basis=(law,),
        ),
        *rows(
            "REGENT_RECEIVED",
            "WARNED",
            action="warn_in_writing",
            to="WARNED",
            by=BY,
            papers=("WRITTEN_WARNING",),
            unless={"WARNED_IN_WRITING"},
            sets={"WARNED_IN_WRITING"},
            basis=(law,),
        ),
        *rows(
            "REGENT_RECEIVED", action="decline", to="ENDED", by=BY, papers=("REASONS_LETTER",), result="NOT_SANCTIONED"
        ),
        *rows(
            "WARNED",
            action="warning_heeded",
            to="ENDED",
            by=BY,
            papers=("HEEDED_NOTE",),
            result="SANCTIONED",
            basis=(law,),
        ),
        *rows(
            "WARNED",
            action="suspend",
            to="SUSPENDED",
            by=BY,
            papers=("UNHEEDED_NOTE", "SUSPENSION_DECREE", *consulted),
            basis=(law,),
        ),
        *rows(
            "SUSPENDED",
            action="reinstate",
            to="ENDED",
            by=BY,
            papers=("HEEDED_NOTE",),
            result="SANCTIONED",
            basis=(law,),
        ),
        *rows(
            "SUSPENDED",
            action="dismiss",
            to="ENDED",
            by=BY,
            papers=("DISMISSAL_DECREE", *consulted),
            result="SANCTIONED",
            basis=(law,),
        ),
        *rows(*OPEN, action="remind", by=SENDER, papers=("REMINDER_LETTER",), sets={"REMINDED"}),
        *rows(
            *OPEN,
            action="end_unfollowed",
            to="ENDED",
            by=SENDER,
            papers=("CLOSING_NOTE",),
            needs={"REMINDED"},
            result="NOT_FOLLOWED_UP",
        ),
    )


VILLAGE_HEAD = Procedure(
    "VILLAGE_HEAD",
    Text("Jalur kepala desa", "Village head track"),
    "REGENT_RECEIVED",
    STAGES,
    _ladder(HEAD_LAW, consulted=()),
)

VILLAGE_STAFF = Procedure(
    "VILLAGE_STAFF",
    Text("Jalur perangkat desa", "Village staff track"),
    "REGENT_RECEIVED",
    STAGES,
    _ladder(STAFF_LAW, consulted=("CAMAT_CONSULTATION",)),
    note=Text(
        "Teguran dan pemberhentian perangkat desa ditetapkan kepala desa setelah berkonsultasi dengan camat; kantor bupati mencatatnya.",
        "Village staff are warned and dismissed by the village head after consulting the camat; the regent's office records it.",
    ),
)
