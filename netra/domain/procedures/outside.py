"""Tracks outside the civil service's own: contract staff, soldiers and police, crimes, KPU, DKPP, Home Ministry.

Most of these bodies do not sign in; the stage is theirs all the same, and the sender records their letters.
Sources: SE MenPANRB 1/2023 (contract staff), Perbawaslu 6/2018 art 9 (TNI, Polri), UU 1/2015 art 135 and
UU 10/2016 art 146 and 152 (crimes), art 71(5)-(6) (KPU, other law).
"""

from netra.domain.words import Text
from netra.domain.workflow import Cite, Part, Procedure, Stage, Transition, rows

SENDER = (Part.SUPERVISOR,)
ENDED = Stage("ENDED", Text("Berakhir", "Ended"), Part.SUPERVISOR, is_end=True)


def _watch(*stages: str, clocks: tuple[str, ...] = ()) -> tuple[Transition, ...]:
    return (
        *rows(*stages, action="remind", by=SENDER, papers=("REMINDER_LETTER",), sets={"REMINDED"}),
        *rows(
            *stages,
            action="end_unfollowed",
            to="ENDED",
            by=SENDER,
            papers=("CLOSING_NOTE",),
            needs={"REMINDED"},
            stops=clocks,
            result="NOT_FOLLOWED_UP",
        ),
    )


CONTRACT_LAW = Cite("se-menpanrb-1-2023")
EMPLOYER = Procedure(
    "EMPLOYER",
    Text("Jalur tenaga kontrak dan honorer", "Contract staff track"),
    "EMPLOYER_RECEIVED",
    (
        Stage(
            "EMPLOYER_RECEIVED", Text("Menunggu instansi pemberi kerja", "Waiting for the employing agency"), Part.PPK
        ),
        Stage("EXAMINED", Text("Selesai diperiksa", "Examined"), Part.PPK),
        ENDED,
    ),
    (
        *rows(
            "EMPLOYER_RECEIVED",
            action="examine",
            to="EXAMINED",
            by=(Part.PPK,),
            papers=("EXAMINATION_MINUTES",),
            basis=(CONTRACT_LAW,),
        ),
        *rows(
            "EXAMINED",
            action="sanction_by_contract",
            to="ENDED",
            by=(Part.PPK,),
            papers=("CONTRACT_DECISION",),
            result="SANCTIONED",
            basis=(CONTRACT_LAW,),
        ),
        *rows(
            "EMPLOYER_RECEIVED",
            "EXAMINED",
            action="decline",
            to="ENDED",
            by=(Part.PPK,),
            papers=("REASONS_LETTER",),
            result="NOT_SANCTIONED",
        ),
        *_watch("EMPLOYER_RECEIVED", "EXAMINED"),
    ),
    note=Text(
        "Tidak ada data kepegawaian BKN yang dapat diblokir; sanksi menurut kontrak kerja.",
        "BKN holds no personnel record that could be blocked; the contract sets the sanction.",
    ),
)

SERVICE_LAW = Cite("perbawaslu-6-2018", "9")
OWN_SERVICE = Procedure(
    "OWN_SERVICE",
    Text("Jalur TNI/Polri", "TNI and Polri track"),
    "SERVICE_RECEIVED",
    (Stage("SERVICE_RECEIVED", Text("Menunggu kesatuan", "Waiting for the service"), Part.OUTSIDE), ENDED),
    (
        *rows(
            "SERVICE_RECEIVED",
            action="service_sanctions",
            to="ENDED",
            by=SENDER,
            papers=("SERVICE_ANSWER",),
            result="SANCTIONED",
            basis=(SERVICE_LAW,),
        ),
        *rows(
            "SERVICE_RECEIVED",
            action="service_clears",
            to="ENDED",
            by=SENDER,
            papers=("SERVICE_ANSWER",),
            result="CLEARED_BY_EMPLOYER",
            basis=(SERVICE_LAW,),
        ),
        *_watch("SERVICE_RECEIVED"),
    ),
)

CRIME = Cite("uu-1-2015", "135(2), 188-190")
POLICE = Cite("uu-10-2016", "146")
CRIME_CLOCKS = ("police_handover", "police_file", "prosecutor_file")
GAKKUMDU = Procedure(
    "GAKKUMDU",
    Text("Jalur pidana (Sentra Gakkumdu)", "Criminal track (Sentra Gakkumdu)"),
    "GAKKUMDU_DISCUSSION",
    (
        Stage(
            "GAKKUMDU_DISCUSSION", Text("Pembahasan Sentra Gakkumdu", "Discussed at the Sentra Gakkumdu"), Part.OUTSIDE
        ),
        Stage("INVESTIGATION", Text("Penyidikan polisi", "Police investigation"), Part.OUTSIDE),
        Stage("PROSECUTION", Text("Penuntutan", "Prosecution"), Part.OUTSIDE),
        Stage("TRIAL", Text("Persidangan", "Trial"), Part.OUTSIDE),
        ENDED,
    ),
    (
        *rows(
            "GAKKUMDU_DISCUSSION",
            action="pass_to_police",
            to="INVESTIGATION",
            by=SENDER,
            papers=("POLICE_RECEIPT",),
            stops=("police_handover",),
            starts=("police_file",),
            basis=(CRIME, POLICE),
        ),
        *rows(
            "INVESTIGATION",
            action="pass_to_prosecutor",
            to="PROSECUTION",
            by=SENDER,
            papers=("PROSECUTOR_RECEIPT",),
            stops=("police_file",),
            starts=("prosecutor_file",),
            basis=(POLICE,),
        ),
        *rows(
            "PROSECUTION",
            action="pass_to_court",
            to="TRIAL",
            by=SENDER,
            papers=("COURT_NOTE",),
            stops=("prosecutor_file",),
            basis=(POLICE,),
        ),
        *rows("TRIAL", action="convict", to="ENDED", by=SENDER, papers=("COURT_RULING",), result="CONVICTED"),
        *rows("TRIAL", action="acquit", to="ENDED", by=SENDER, papers=("COURT_RULING",), result="ACQUITTED"),
        *rows(
            "GAKKUMDU_DISCUSSION",
            "INVESTIGATION",
            "PROSECUTION",
            action="stop_crime",
            to="ENDED",
            by=SENDER,
            papers=("STOP_MINUTES",),
            stops=CRIME_CLOCKS,
            result="NOT_A_CRIME",
        ),
        *rows(
            "GAKKUMDU_DISCUSSION",
            "INVESTIGATION",
            "PROSECUTION",
            action="go_on_as_other_law",
            to="ENDED",
            by=SENDER,
            papers=("STOP_MINUTES", "REFERRAL_LETTER"),
            stops=CRIME_CLOCKS,
            result="OTHER_LAW",
        ),
        *_watch("GAKKUMDU_DISCUSSION", "INVESTIGATION", "PROSECUTION", "TRIAL", clocks=CRIME_CLOCKS),
    ),
    opens=("police_handover",),
)


def _letter(code: str, label: Text, stage: Text, law: Cite) -> Procedure:
    """A body that answers a letter: it acts, it finds nothing, or it stays silent."""
    return Procedure(
        code,
        label,
        "LETTER_SENT",
        (Stage("LETTER_SENT", stage, Part.OUTSIDE), ENDED),
        (
            *rows(
                "LETTER_SENT",
                action="body_acts",
                to="ENDED",
                by=SENDER,
                papers=("BODY_ANSWER",),
                result="ACTED_ON",
                basis=(law,),
            ),
            *rows(
                "LETTER_SENT",
                action="body_finds_nothing",
                to="ENDED",
                by=SENDER,
                papers=("BODY_ANSWER",),
                result="NOT_ACTED_ON",
                basis=(law,),
            ),
            *_watch("LETTER_SENT"),
        ),
    )


KPU = _letter(
    "KPU",
    Text("Jalur KPU", "Election commission track"),
    Text("Menunggu KPU", "Waiting for the election commission"),
    Cite("uu-10-2016", "71(5)"),
)
DKPP = _letter(
    "DKPP",
    Text("Jalur DKPP", "DKPP track"),
    Text("Menunggu DKPP", "Waiting for the honour council"),
    Cite("uu-1-2015", "135"),
)
HOME_MINISTRY = _letter(
    "HOME_MINISTRY",
    Text("Jalur Kementerian Dalam Negeri", "Home Ministry track"),
    Text("Menunggu Kementerian Dalam Negeri", "Waiting for the Home Ministry"),
    Cite("uu-10-2016", "71(6)"),
)
