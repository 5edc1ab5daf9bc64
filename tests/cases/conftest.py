"""A case at the personnel authority, as the tests of pages read it."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.core.files.base import ContentFile

from netra.cases import services
from netra.cases.models import Accused, Case, Exhibit, Track
from netra.domain.allegation import Person
from netra.domain.codes import PersonStatus
from netra.evidence import services as evidence
from tests.builders import a_case, at, do, write
from tests.cast import Cast

MARK = "SUARA-PELAPOR"  # stands in everything that came from the reporter
OTHER = "Dewi Rekaan"
NIP = "198609262015051001"
DAY = date(2024, 10, 10)


@dataclass(frozen=True, slots=True)
class AtPpk:
    """A reported case with two accused, one of whom was referred and lies with the personnel authority."""

    case: Case
    track: Track
    joko: Accused
    dewi: Accused
    exhibit: Exhibit


def a_marked_case(cast: Cast) -> Case:
    """Every word of the reporter bears the mark; two accused people, Joko with a NIP."""
    joko = Person("Joko Contoh", PersonStatus.PNS, NIP, "Camat", "Kecamatan", "PPK-33.19")
    dewi = Person(OTHER, PersonStatus.PPPK, "", "Guru", "", "PPK-33.21")
    case = a_case(
        cast.budi.actor,
        account=f"{MARK} melihat camat berfoto dengan calon.",
        witnesses=f"{MARK} dan tetangganya",
        candidate=f"{MARK} menyebut calon",
        place=f"{MARK} di alun-alun",
        time=f"{MARK} sore",
        links=(f"https://contoh.invalid/{MARK}",),
        people=(joko, dewi),
    )
    case.people.update(rules=["B07"])
    return case


def reporters_file(case: Case, name: str = f"{MARK}.txt") -> Exhibit:
    """A file of the reporter, of a kind for which no clean copy is made; its name and note give the reporter away."""
    upload = ContentFile(f"{MARK} menulis ini.".encode(), name=name)
    piece = evidence.keep(upload, by="citizen", at=at(DAY), caption=MARK)
    return services.add_exhibit(
        case, piece, source=Exhibit.Source.REPORTER, by=services.CITIZEN, on=DAY, at=at(DAY), note=f"{MARK} mengirim"
    )


@pytest.fixture
def at_ppk(cast: Cast) -> AtPpk:
    return walked_to_ppk(cast)


def walked_to_ppk(cast: Cast) -> AtPpk:
    case, budi, vera = a_marked_case(cast), cast.budi.actor, cast.vera.actor
    joko, dewi = case.people.order_by("id")
    exhibit = reporters_file(case)
    do(case, "begin_initial_study", budi, DAY)
    do(case, "register", budi, DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    do(case, "summon", budi, DAY, "ALLEGATION", "SUMMONS")
    do(case, "begin_study", budi, DAY, "CLARIFICATION_MINUTES")
    do(case, "to_plenary", budi, DAY, "STUDY")
    write(case, "PLENARY_MINUTES", budi, DAY)
    write(case, "REFERRAL_LETTER", budi, DAY, accused=joko, route="BKN")
    do(case, "decide_refer", budi, DAY)
    track = case.tracks.get()
    do(case, "verify", vera, DAY, "VERIFICATION_NOTE", track=track)
    do(case, "validate", budi, DAY, "VALIDATION_NOTE", track=track)
    do(case, "ask_ppk", vera, DAY, "RECOMMENDATION", track=track)
    return AtPpk(case, track, joko, dewi, exhibit)
