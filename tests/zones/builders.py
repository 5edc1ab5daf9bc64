"""A district with matters in it: Pandeglang in September 2020, as the press told of it; every person is invented."""

from datetime import date, timedelta

from netra.accounts.models import Role
from netra.accounts.services import add_member
from netra.cases.actor import Actor
from netra.cases.models import Case
from netra.figures import services as figures
from netra.registry import queries as registry
from tests.builders import a_case, at, do, write
from tests.cast import Person

PANDEGLANG, BANTEN = "36.01", "36"
SAID_ON = date(2020, 9, 23)


def supervisor(code: str) -> Person:
    """Somebody at the supervisors' office of a region."""
    office = registry.handling_office(code)
    role = Role.PROVINCE_SUPERVISOR if len(code) == 2 else Role.DISTRICT_SUPERVISOR
    email = f"awas{code.replace('.', '')}@contoh.invalid"
    return Person(add_member(email=email, name="Awas", institution=office, role=role, since=date(2014, 1, 1)), office)


def registered(by: Actor, region: str, act_on: date) -> Case:
    case = a_case(by, region=region, act_on=act_on)
    day = case.received_on
    do(case, "begin_initial_study", by, day)
    do(case, "register", by, day, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    return case


def sent_on(by: Actor, region: str, act_on: date, route: str) -> Case:
    """A matter that plenary found proven and sent on, a day after its receipt."""
    case = registered(by, region, act_on)
    day = case.received_on + timedelta(days=1)
    do(case, "summon", by, day, "ALLEGATION", "SUMMONS")
    do(case, "begin_study", by, day, "CLARIFICATION_MINUTES")
    do(case, "to_plenary", by, day, "STUDY")
    write(case, "PLENARY_MINUTES", by, day)
    write(case, "REFERRAL_LETTER", by, day, accused=case.people.get(), route=route)
    do(case, "decide_refer", by, day)
    return case


def decided_by_kasn(case: Case, province: Actor, kasn: Actor, on: date) -> None:
    """The province passes the file on, and KASN recommends a sanction."""
    track = case.tracks.get()
    do(case, "forward", province, on, "FORWARD_LETTER", track=track)
    do(case, "recommend", kasn, on, "RECOMMENDATION", track=track)


def count_all(on: date) -> None:
    """The worker's round over the ledger."""
    while figures.advance(at=at(on, 23)):
        pass
