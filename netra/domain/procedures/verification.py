"""The tracks of a civil servant: KASN to September 2024, BKN with the Satgas since.

Sources: UU 5/2014 art 32-33, SKB 2020, SE MenPANRB 4/2024; Perpres 92/2024 art 3-4, SKB 2/2022.
"""

from datetime import date

from netra.domain.procedures import employer
from netra.domain.procedures.ladder import LADDER
from netra.domain.validity import ALWAYS, Period
from netra.domain.words import Text
from netra.domain.workflow import Cite, Part, Procedure, Stage, Transition, rows

HANDOVER = date(2024, 9, 4)  # SE MenPANRB 4/2024
SIAPNET = date(2023, 1, 31)  # districts enter cases themselves, without the province's check

KASN_LAW = Cite("uu-5-2014", "32-33")
RETURNED = Stage("RETURNED", Text("Dikembalikan untuk dilengkapi", "Returned for completion"), Part.SUPERVISOR)
VERIFYING = Stage("KASN_VERIFICATION", Text("Verifikasi KASN", "Verification by KASN"), Part.VERIFIER)
PROVINCE_RETURNED = Stage("PROVINCE_RETURNED", RETURNED.label, Part.SUPERVISOR)
PROVINCE = Stage("PROVINCE_CHECK", Text("Pemeriksaan Bawaslu provinsi", "Check by Bawaslu province"), Part.PROVINCE)

_KASN_ROWS = (
    *rows(
        "KASN_VERIFICATION",
        action="recommend",
        to="PPK_FOLLOW_UP",
        by=(Part.VERIFIER,),
        papers=("RECOMMENDATION",),
        starts=("ppk_follow_up",),
        basis=(KASN_LAW,),
        period=Period(None, HANDOVER),
    ),
    *rows(
        "KASN_VERIFICATION",
        action="find_nothing",
        to="ENDED",
        by=(Part.VERIFIER,),
        papers=("VERIFIER_LETTER",),
        result="NOT_PROVEN_BY_VERIFIER",
        basis=(KASN_LAW,),
        period=Period(None, HANDOVER),
    ),
    *rows(
        "KASN_VERIFICATION",
        action="return_file",
        to="RETURNED",
        by=(Part.VERIFIER,),
        papers=("RETURN_NOTE",),
        unless={"RETURNED"},
        sets={"RETURNED"},
        period=Period(None, HANDOVER),
    ),
    *rows(
        "RETURNED",
        action="send_again",
        to="KASN_VERIFICATION",
        by=(Part.SUPERVISOR,),
        papers=("COMPLETION",),
        period=Period(None, HANDOVER),
    ),
    *rows(
        "KASN_VERIFICATION",
        "RETURNED",
        action="hand_to_bkn",
        to="ENDED",
        by=(Part.SUPERVISOR, Part.VERIFIER),
        papers=("TRANSFER_LETTER",),
        result="HANDED_TO_BKN",
        basis=(Cite("se-menpanrb-4-2024"),),
        period=Period(HANDOVER, None),
    ),
)


def _asked_about(*stages: str, period: Period = ALWAYS) -> tuple[Transition, ...]:
    """Whoever sent a file may ask what became of it; this is correspondence and claims no article."""
    return rows(
        *stages,
        action="remind",
        by=(Part.SUPERVISOR,),
        papers=("REMINDER_LETTER",),
        period=period,
    )


KASN = Procedure(
    "KASN",
    Text("Jalur KASN", "KASN track"),
    "KASN_VERIFICATION",
    (VERIFYING, RETURNED, *employer.STAGES),
    (*_KASN_ROWS, *_asked_about("KASN_VERIFICATION", period=Period(None, HANDOVER)), *employer.STEPS, *LADDER),
    Period(SIAPNET, HANDOVER),
)

KASN_VIA_PROVINCE = Procedure(
    "KASN_VIA_PROVINCE",
    Text("Jalur KASN lewat Bawaslu provinsi", "KASN track through Bawaslu province"),
    "PROVINCE_CHECK",
    (PROVINCE, PROVINCE_RETURNED, VERIFYING, RETURNED, *employer.STAGES),
    (
        *rows(
            "PROVINCE_CHECK",
            action="forward",
            to="KASN_VERIFICATION",
            by=(Part.PROVINCE,),
            papers=("FORWARD_LETTER",),
            period=Period(None, HANDOVER),
        ),
        *rows(
            "PROVINCE_CHECK",
            action="return_file",
            to="PROVINCE_RETURNED",
            by=(Part.PROVINCE,),
            papers=("RETURN_NOTE",),
            unless={"PROVINCE_RETURNED"},
            sets={"PROVINCE_RETURNED"},
            period=Period(None, HANDOVER),
        ),
        *rows(
            "PROVINCE_RETURNED",
            action="send_again",
            to="PROVINCE_CHECK",
            by=(Part.SUPERVISOR,),
            papers=("COMPLETION",),
            period=Period(None, HANDOVER),
        ),
        *rows(
            "PROVINCE_CHECK",
            "PROVINCE_RETURNED",
            action="hand_to_bkn",
            to="ENDED",
            by=(Part.SUPERVISOR, Part.PROVINCE),
            papers=("TRANSFER_LETTER",),
            result="HANDED_TO_BKN",
            basis=(Cite("se-menpanrb-4-2024"),),
            period=Period(HANDOVER, None),
        ),
        *_KASN_ROWS,
        *_asked_about("PROVINCE_CHECK", "KASN_VERIFICATION", period=Period(None, HANDOVER)),
        *employer.STEPS,
        *LADDER,
    ),
    Period(None, SIAPNET),
)
BKN_LAW = Cite("perpres-92-2024", "3-4")
SKB = Cite("skb-2-2022")
BKN = Procedure(
    "BKN",
    Text("Jalur BKN dan Satgas Netralitas", "BKN and Satgas track"),
    "SATGAS_VERIFICATION",
    (
        Stage("SATGAS_VERIFICATION", Text("Verifikasi Satgas", "Verification by the Satgas"), Part.VERIFIER),
        RETURNED,
        Stage(
            "BAWASLU_VALIDATION",
            Text("Kajian dan validasi Bawaslu", "Study and validation by Bawaslu"),
            Part.SUPERVISOR,
        ),
        Stage("BKN_LETTER", Text("Surat BKN kepada PPK", "BKN's letter to the personnel authority"), Part.VERIFIER),
        *employer.STAGES,
    ),
    (
        *rows(
            "SATGAS_VERIFICATION",
            action="verify",
            to="BAWASLU_VALIDATION",
            by=(Part.VERIFIER,),
            papers=("VERIFICATION_NOTE",),
            stops=("satgas_verification",),
            starts=("bawaslu_validation",),
            basis=(SKB,),
        ),
        *rows(
            "SATGAS_VERIFICATION",
            action="find_nothing",
            to="ENDED",
            by=(Part.VERIFIER,),
            papers=("VERIFIER_LETTER",),
            stops=("satgas_verification",),
            result="NOT_PROVEN_BY_VERIFIER",
            basis=(BKN_LAW,),
        ),
        *rows(
            "SATGAS_VERIFICATION",
            action="return_file",
            to="RETURNED",
            by=(Part.VERIFIER,),
            papers=("RETURN_NOTE",),
            unless={"RETURNED"},
            sets={"RETURNED"},
            stops=("satgas_verification",),
        ),
        *rows(
            "RETURNED",
            action="send_again",
            to="SATGAS_VERIFICATION",
            by=(Part.SUPERVISOR,),
            papers=("COMPLETION",),
            starts=("satgas_verification",),
        ),
        *rows(
            "BAWASLU_VALIDATION",
            action="validate",
            to="BKN_LETTER",
            by=(Part.SUPERVISOR,),
            papers=("VALIDATION_NOTE",),
            stops=("bawaslu_validation",),
            basis=(SKB,),
        ),
        *rows(
            "BAWASLU_VALIDATION",
            action="not_validated",
            to="ENDED",
            by=(Part.SUPERVISOR,),
            papers=("VALIDATION_NOTE",),
            stops=("bawaslu_validation",),
            result="NOT_PROVEN_BY_VERIFIER",
        ),
        *rows(
            "BKN_LETTER",
            action="ask_ppk",
            to="PPK_FOLLOW_UP",
            by=(Part.VERIFIER,),
            papers=("RECOMMENDATION",),
            starts=("ppk_follow_up",),
            basis=(BKN_LAW,),
        ),
        *_asked_about("SATGAS_VERIFICATION", "BKN_LETTER"),
        *employer.STEPS,
        *LADDER,
    ),
    Period(HANDOVER, None),
    opens=("satgas_verification",),
)
