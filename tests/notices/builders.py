"""A file walked to the sanction, with everything in it that no mail may tell."""

from datetime import date, timedelta

from netra.cases import services as cases
from netra.cases.models import Case
from netra.domain.allegation import Person
from netra.domain.codes import PersonStatus
from netra.intake.models import Report
from netra.intake.reporters import seal_contact
from netra.notices.models import Notice
from tests.builders import a_case, at, do
from tests.cast import KUDUS, Cast

DAY = date(2024, 10, 10)
ACCUSED, NIP, STORY = "Joko Rahasia", "198001012005011001", "Foto dua jari di alun-alun"
REPORTER = "rina@contoh.invalid"


def a_matter(cast: Cast, *, wants_mail: bool = False) -> Case:
    """A report of Rina's about Joko, received in Kudus."""
    joko = Person(name=ACCUSED, nip=NIP, status=PersonStatus.PNS, position="Camat Rahasia", employer=f"PPK-{KUDUS}")
    case = a_case(cases.CITIZEN, people=(joko,), account=STORY, place="Alun-alun Rahasia")
    Report.objects.create(
        case=case,
        channel="WEB",
        digest="0" * 64,
        sealed_contact=seal_contact(REPORTER) if wants_mail else None,
        wants_notices=wants_mail,
        lodged_at=at(DAY),
        recorded_by="citizen",
    )
    return case


def refer(cast: Cast, case: Case) -> None:
    """From receipt to the referral to BKN, all by Budi."""
    budi = cast.budi.actor
    do(case, "begin_initial_study", budi, DAY)
    do(case, "register", budi, DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    do(case, "summon", budi, DAY, "ALLEGATION", "SUMMONS")
    do(case, "begin_study", budi, DAY + timedelta(1), "CLARIFICATION_MINUTES")
    do(case, "to_plenary", budi, DAY + timedelta(1), "STUDY")
    do(case, "decide_refer", budi, DAY + timedelta(2), "PLENARY_MINUTES", "REFERRAL_LETTER", route="BKN")


def follow_up(cast: Cast, case: Case) -> None:
    """From the referral to the sanction, reported and closed."""
    track, day = case.tracks.get(), DAY + timedelta(4)
    vera, sari, budi = cast.vera.actor, cast.sari.actor, cast.budi.actor
    do(case, "verify", vera, day, "VERIFICATION_NOTE", track=track)
    do(case, "validate", budi, day, "VALIDATION_NOTE", track=track)
    do(case, "ask_ppk", vera, day, "RECOMMENDATION", track=track, term_on="2024-10-30")
    do(case, "summon_employee", sari, day, "DISCIPLINE_SUMMONS", track=track)
    do(case, "examine", sari, day, "EXAMINATION_MINUTES", track=track)
    do(case, "decree", sari, day, "SANCTION_DECREE", track=track, sanction="tunda_kgb_1th")
    do(case, "deliver", sari, day, "DELIVERY_RECEIPT", track=track)
    do(case, "take_effect", sari, day + timedelta(15), track=track)
    do(case, "report_sanction", sari, day + timedelta(16), "SANCTION_REPORT", track=track)
    do(case, "close", budi, day + timedelta(17), "STATUS_NOTICE")


def told() -> list[tuple[str, str]]:
    """Who was told what, in order: the first name, and the kind; reporters are `pelapor`."""
    rows = Notice.objects.order_by("entry_id", "user_id", "pk").select_related("user")
    return [(row.user.name if row.user else "pelapor", row.kind) for row in rows]
