"""Bawaslu's own procedure in a Pilkada: from receipt to plenary, and the watch over the referrals after it.

Sources: UU 1/2015 art 134-135 as amended by UU 8/2015, Perbawaslu 8/2020, since 30 Sep 2024 as amended by
Perbawaslu 9/2024. Article numbers of the Perbawaslu were not seen and are left out.
"""

from netra.domain.words import Text
from netra.domain.workflow import Cite, Part, Procedure, Stage, rows

BY = (Part.SUPERVISOR,)
LAW = Cite("uu-1-2015", "134")
HANDLING = Cite("perbawaslu-8-2020")
COMPLETION = Cite("perbawaslu-9-2024")
NEUTRALITY = Cite("perbawaslu-6-2018", "9")

STAGES = (
    Stage("RECEIVED", Text("Diterima", "Received"), Part.SUPERVISOR),
    Stage("INITIAL_STUDY", Text("Kajian awal", "Initial study"), Part.SUPERVISOR),
    Stage("INCOMPLETE", Text("Menunggu kelengkapan", "Waiting for completion"), Part.SUPERVISOR),
    Stage("TRACING", Text("Penelusuran", "Tracing"), Part.SUPERVISOR),
    Stage("FINDING", Text("Temuan", "Finding"), Part.SUPERVISOR),
    Stage("REGISTERED", Text("Diregistrasi", "Registered"), Part.SUPERVISOR),
    Stage("CLARIFICATION", Text("Klarifikasi", "Clarification"), Part.SUPERVISOR),
    Stage("STUDY", Text("Kajian", "Study"), Part.SUPERVISOR),
    Stage("PLENARY", Text("Pleno", "Plenary"), Part.SUPERVISOR),
    Stage("FOLLOW_UP", Text("Tindak lanjut", "Follow-up"), Part.SUPERVISOR),
    Stage("CLOSED", Text("Selesai", "Closed"), Part.SUPERVISOR, is_end=True),
)
BEFORE_REGISTER = ("RECEIVED", "INITIAL_STUDY", "INCOMPLETE", "TRACING", "FINDING")
HANDLED = ("REGISTERED", "CLARIFICATION", "STUDY", "PLENARY")

TRANSITIONS = (
    # A formal report: initial study, completion, registration
    *rows("RECEIVED", action="begin_initial_study", to="INITIAL_STUDY", by=BY, needs={"FORMAL"}, basis=(HANDLING,)),
    *rows(
        "INITIAL_STUDY",
        action="ask_completion",
        to="INCOMPLETE",
        by=BY,
        papers=("INITIAL_STUDY_NOTE", "COMPLETION_NOTICE"),
        stops=("initial_study",),
        starts=("completion",),
        unless={"COMPLETED"},
        basis=(COMPLETION,),
    ),
    *rows(
        "INCOMPLETE",
        action="complete",
        to="INITIAL_STUDY",
        by=BY,
        papers=("COMPLETION",),
        stops=("completion",),
        sets={"COMPLETED"},
        basis=(COMPLETION,),
    ),
    *rows(
        "INCOMPLETE",
        action="stop_incomplete",
        to="CLOSED",
        by=BY,
        papers=("STATUS_NOTICE",),
        only_after="completion",
        stops=("completion",),
        result="NOT_REGISTERED",
        basis=(COMPLETION,),
    ),
    *rows(
        "INITIAL_STUDY",
        action="register",
        to="REGISTERED",
        by=BY,
        papers=("REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER"),
        stops=("initial_study",),
        starts=("handling",),
        basis=(LAW, HANDLING),
    ),
    *rows(
        "INITIAL_STUDY",
        action="refuse",
        to="CLOSED",
        by=BY,
        papers=("INITIAL_STUDY_NOTE", "STATUS_NOTICE"),
        stops=("initial_study",),
        result="NOT_REGISTERED",
        basis=(HANDLING,),
    ),
    *rows(
        "INITIAL_STUDY",
        action="keep_as_information",
        to="TRACING",
        by=BY,
        papers=("INITIAL_STUDY_NOTE", "STATUS_NOTICE"),
        stops=("initial_study",),
        clears={"FORMAL"},
        sets={"KEPT"},
    ),
    *rows(
        "RECEIVED",
        "INITIAL_STUDY",
        "INCOMPLETE",
        action="withdraw",
        to="CLOSED",
        by=BY,
        papers=("WITHDRAWAL",),
        needs={"FORMAL"},
        stops=("initial_study", "completion"),
        result="WITHDRAWN",
        basis=(HANDLING,),
    ),
    # A tip or a supervision report: tracing, finding
    *rows("RECEIVED", action="trace", to="TRACING", by=BY, unless={"FORMAL"}, basis=(NEUTRALITY,)),
    *rows(
        "RECEIVED",
        "TRACING",
        action="become_report",
        to="INITIAL_STUDY",
        by=BY,
        papers=("REPORT_FORM",),
        unless={"FORMAL", "KEPT"},
        stops=("finding",),
        starts=("initial_study",),
        sets={"FORMAL"},
        basis=(LAW,),
    ),
    *rows(
        "TRACING",
        action="make_finding",
        to="FINDING",
        by=BY,
        papers=("SUPERVISION_REPORT", "FINDING_MINUTES"),
        stops=("finding",),
        basis=(HANDLING,),
    ),
    *rows(
        "TRACING",
        action="close_unconfirmed",
        to="CLOSED",
        by=BY,
        papers=("TRACING_NOTE",),
        stops=("finding",),
        result="NOT_CONFIRMED",
    ),
    *rows(
        "FINDING",
        action="register",
        to="REGISTERED",
        by=BY,
        papers=("REGISTER_NUMBER",),
        starts=("handling",),
        basis=(LAW, HANDLING),
    ),
    # Doors out before registration
    *rows(
        "RECEIVED",
        "INITIAL_STUDY",
        "TRACING",
        action="close_not_ours",
        to="CLOSED",
        by=BY,
        papers=("STATUS_NOTICE",),
        stops=("initial_study", "finding"),
        result="NOT_A_NEUTRALITY_MATTER",
    ),
    *rows(*BEFORE_REGISTER, action="pass_on", by=BY, papers=("TRANSFER_LETTER",)),
    *rows(*BEFORE_REGISTER, action="take_over", by=(Part.PROVINCE,), papers=("TRANSFER_LETTER",)),
    *rows(
        *BEFORE_REGISTER,
        action="join",
        to="CLOSED",
        by=BY,
        stops=("initial_study", "completion", "finding"),
        result="JOINED",
    ),
    # Handling: 3 + 2 calendar days from registration to the end of plenary
    *rows(
        "REGISTERED", action="summon", to="CLARIFICATION", by=BY, papers=("ALLEGATION", "SUMMONS"), basis=(HANDLING,)
    ),
    *rows(
        "CLARIFICATION",
        action="summon_again",
        by=BY,
        papers=("SECOND_SUMMONS",),
        unless={"SECOND_SUMMONS"},
        sets={"SECOND_SUMMONS"},
    ),
    *rows(
        "CLARIFICATION",
        action="begin_study",
        to="STUDY",
        by=BY,
        papers=(("CLARIFICATION_MINUTES", "WRITTEN_ANSWER", "ABSENCE_NOTE"),),
        basis=(HANDLING,),
    ),
    *rows(
        *HANDLED,
        action="extend",
        by=BY,
        papers=("EXTENSION_NOTE",),
        unless={"EXTENDED"},
        sets={"EXTENDED"},
        stops=("handling",),
        starts=("further_information",),
        basis=(Cite("uu-1-2015", "134(6)"),),
    ),
    *rows("STUDY", action="to_plenary", to="PLENARY", by=BY, papers=("STUDY",), basis=(HANDLING,)),
    *rows(
        "PLENARY",
        action="decide_refer",
        to="FOLLOW_UP",
        by=BY,
        papers=("PLENARY_MINUTES", "REFERRAL_LETTER"),
        stops=("handling", "further_information"),
        basis=(HANDLING, NEUTRALITY),
    ),
    *rows(
        "PLENARY",
        action="decide_not_proven",
        to="CLOSED",
        by=BY,
        papers=("PLENARY_MINUTES", "STATUS_NOTICE"),
        stops=("handling", "further_information"),
        result="NOT_PROVEN",
        basis=(HANDLING,),
    ),
    *rows(
        "PLENARY",
        action="decide_not_ours",
        to="CLOSED",
        by=BY,
        papers=("PLENARY_MINUTES", "STATUS_NOTICE"),
        stops=("handling", "further_information"),
        result="NOT_A_NEUTRALITY_MATTER",
    ),
    # After plenary each accused has tracks of their own; the case waits for all of them
    *rows("FOLLOW_UP", action="refer_further", by=BY, papers=("REFERRAL_LETTER",), unless={"TRACKS_ENDED"}),
    *rows("FOLLOW_UP", action="tell_status", by=BY, papers=("STATUS_NOTICE",)),
    *rows(
        "FOLLOW_UP",
        action="close",
        to="CLOSED",
        by=BY,
        papers=("STATUS_NOTICE",),
        needs={"TRACKS_ENDED"},
        result="COMPLETED",
    ),
)

SUPERVISION = Procedure(
    "SUPERVISION",
    Text("Penanganan pelanggaran oleh Bawaslu (Pilkada)", "Handling of violations by Bawaslu (Pilkada)"),
    "RECEIVED",
    STAGES,
    TRANSITIONS,
)
