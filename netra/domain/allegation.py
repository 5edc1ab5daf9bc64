"""What every door produces: an allegation, frozen, with whatever is known of the people in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netra.domain.codes import PersonStatus
from netra.domain.words import Text


class Origin(StrEnum):
    """How a matter came in; it decides what must be done first."""

    REPORT = "REPORT"  # laporan: written, named, by an entitled person
    TIP = "TIP"  # informasi awal
    FINDING = "FINDING"  # from active supervision
    REQUEST = "REQUEST"  # an agency or a regent asks
    TRANSFER = "TRANSFER"  # passed on by another body
    WATCH = "WATCH"  # from the watch on office


ORIGIN_LABELS = {
    Origin.REPORT: Text("Laporan", "Report"),
    Origin.TIP: Text("Informasi awal", "Initial information"),
    Origin.FINDING: Text("Hasil pengawasan", "Supervision finding"),
    Origin.REQUEST: Text("Permintaan lembaga", "Request of an institution"),
    Origin.TRANSFER: Text("Pelimpahan", "Transfer"),
    Origin.WATCH: Text("Pengawasan jabatan", "Watch on office"),
}

STATUS_LABELS = {
    PersonStatus.PNS: Text("PNS", "Civil servant (PNS)"),
    PersonStatus.CPNS: Text("CPNS", "Candidate civil servant (CPNS)"),
    PersonStatus.PPPK: Text("PPPK", "Contract civil servant (PPPK)"),
    PersonStatus.PPNPN: Text("Tenaga kontrak/honorer (PPNPN)", "Contract staff (PPNPN)"),
    PersonStatus.VILLAGE_HEAD: Text("Kepala desa", "Village head"),
    PersonStatus.VILLAGE_STAFF: Text("Perangkat desa", "Village staff"),
    PersonStatus.ACTING_VILLAGE_HEAD: Text("Penjabat kepala desa (ASN)", "Acting village head (civil servant)"),
    PersonStatus.TNI: Text("Anggota TNI", "Member of the armed forces"),
    PersonStatus.POLRI: Text("Anggota Polri", "Member of the police"),
    PersonStatus.HEAD_OF_REGION: Text("Kepala atau wakil kepala daerah", "Head or deputy head of region"),
    PersonStatus.ACTING_HEAD_OF_REGION: Text("Penjabat kepala daerah (ASN)", "Acting head of region (civil servant)"),
    PersonStatus.CANDIDATE: Text("Calon", "Candidate"),
    PersonStatus.CAMPAIGN_TEAM: Text("Tim kampanye", "Campaign team"),
    PersonStatus.BPD_MEMBER: Text("Anggota BPD", "Member of the village council (BPD)"),
    PersonStatus.NOT_BOUND: Text("Tidak terikat kewajiban netralitas", "Not bound to neutrality"),
    PersonStatus.UNKNOWN: Text("Belum diketahui", "Not known yet"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """A reported person, as far as known; `employer` is an office code, `agency` what was written."""

    name: str = ""
    status: PersonStatus = PersonStatus.UNKNOWN
    nip: str = ""
    position: str = ""
    agency: str = ""
    employer: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Allegation:
    """What is said to have happened. Days are local days; texts are as given; nothing says who reported it."""

    origin: Origin
    account: str
    received_on: date
    act_on: date | None = None
    known_on: date | None = None
    time: str = ""
    place: str = ""
    region_code: str = ""
    candidate: str = ""
    people: tuple[Person, ...] = ()
    links: tuple[str, ...] = ()
    witnesses: str = ""
