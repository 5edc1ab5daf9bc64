"""The people of our tests.

Rina reports and has no account. Budi supervises in Kudus, Wati above him in the province, Tono in Demak next door: a
stranger who must see nothing of Kudus. Vera verifies at BKN, Kartika did at KASN, Sari follows up as the personnel
authority of Kudus, Darto for the villages there. Joko is the reported official. Mira monitors, Sinta looks closely at
posts for the cyber unit, Ayu audits, Adi administers. All are invented.
"""

from dataclasses import dataclass
from datetime import date

from netra.accounts.models import Role, User
from netra.accounts.services import add_member
from netra.cases.actor import Actor
from netra.registry import queries as registry
from netra.registry.models import Institution

SINCE = date(2014, 1, 1)
KUDUS, DEMAK, CENTRAL_JAVA = "33.19", "33.21", "33"


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff and the office he or she acts for."""

    user: User
    office: Institution

    @property
    def actor(self) -> Actor:
        return Actor.staff(self.user, self.office.pk)


@dataclass(frozen=True, slots=True)
class Cast:
    budi: Person  # district supervisor, Kudus
    wati: Person  # province supervisor, Central Java
    nala: Person  # national supervisor
    tono: Person  # district supervisor of Demak: the stranger
    camelia: Person  # sub-district supervisor in Jekulo, Kudus
    vera: Person  # verifier, BKN
    kartika: Person  # verifier, KASN
    sari: Person  # personnel authority, Kudus
    sofyan: Person  # personnel authority, Demak: a stranger to Kudus's people
    darto: Person  # regent's office, Kudus
    mira: Person  # monitor, PANRB
    sinta: Person  # analyst, cyber unit
    ayu: Person  # auditor, Bawaslu RI
    adi: Person  # administrator, Bawaslu RI


def _member(name: str, office: Institution, role: Role) -> Person:
    email = f"{name.split()[0].lower()}@contoh.invalid"
    return Person(add_member(email=email, name=name, institution=office, role=role, since=SINCE), office)


def make_cast() -> Cast:
    """Make everybody; the country must be loaded."""
    regent = registry.regent_office(KUDUS)
    assert regent is not None
    ri = registry.office("BAWASLU-RI")
    return Cast(
        budi=_member("Budi", registry.handling_office(KUDUS), Role.DISTRICT_SUPERVISOR),
        wati=_member("Wati", registry.handling_office(CENTRAL_JAVA), Role.PROVINCE_SUPERVISOR),
        nala=_member("Nala", ri, Role.NATIONAL_SUPERVISOR),
        tono=_member("Tono", registry.handling_office(DEMAK), Role.DISTRICT_SUPERVISOR),
        camelia=_member("Camelia", registry.panwascam_of("33.19.06"), Role.SUBDISTRICT_SUPERVISOR),
        vera=_member("Vera", registry.national("BKN"), Role.VERIFIER),
        kartika=_member("Kartika", registry.national("KASN"), Role.VERIFIER),
        sari=_member("Sari", registry.ppk_of_region(KUDUS), Role.PERSONNEL_AUTHORITY),
        sofyan=_member("Sofyan", registry.ppk_of_region(DEMAK), Role.PERSONNEL_AUTHORITY),
        darto=_member("Darto", regent, Role.REGENT_OFFICE),
        mira=_member("Mira", registry.national("PANRB"), Role.MONITOR),
        sinta=_member("Sinta", registry.national("CYBER_UNIT"), Role.CYBER_ANALYST),
        ayu=_member("Ayu", ri, Role.AUDITOR),
        adi=_member("Adi", ri, Role.ADMINISTRATOR),
    )
