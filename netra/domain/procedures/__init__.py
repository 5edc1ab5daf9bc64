"""Which procedure governs: Bawaslu's own for the case, one a track for each referral, each with its dates."""

from datetime import date

from netra.domain.procedures.outside import DKPP, EMPLOYER, GAKKUMDU, HOME_MINISTRY, KPU, OWN_SERVICE
from netra.domain.procedures.supervision import SUPERVISION
from netra.domain.procedures.verification import BKN, KASN, KASN_VIA_PROVINCE
from netra.domain.procedures.village import VILLAGE_HEAD, VILLAGE_STAFF
from netra.domain.words import Text
from netra.domain.workflow import Procedure

ALL = (
    SUPERVISION,
    KASN_VIA_PROVINCE,
    KASN,
    BKN,
    VILLAGE_HEAD,
    VILLAGE_STAFF,
    EMPLOYER,
    OWN_SERVICE,
    GAKKUMDU,
    KPU,
    DKPP,
    HOME_MINISTRY,
)
BY_CODE = {procedure.code: procedure for procedure in ALL}

ROUTES: dict[str, tuple[Procedure, ...]] = {
    "KASN": (KASN_VIA_PROVINCE, KASN),
    "BKN": (BKN,),
    "REGENT": (VILLAGE_HEAD, VILLAGE_STAFF),
    "EMPLOYER": (EMPLOYER,),
    "OWN_SERVICE": (OWN_SERVICE,),
    "GAKKUMDU": (GAKKUMDU,),
    "KPU": (KPU,),
    "DKPP": (DKPP,),
    "HOME_MINISTRY": (HOME_MINISTRY,),
}

ROUTE_LABELS: dict[str, Text] = {
    "KASN": Text("Komisi Aparatur Sipil Negara (KASN)", "Civil Service Commission (KASN)"),
    "BKN": Text("Badan Kepegawaian Negara (BKN)", "National Civil Service Agency (BKN)"),
    "REGENT": Text("Bupati/wali kota", "Regent or mayor"),
    "EMPLOYER": Text("Instansi pemberi kerja", "Employing agency"),
    "OWN_SERVICE": Text("Kesatuan TNI/Polri", "Own service (TNI or Polri)"),
    "GAKKUMDU": Text("Sentra Gakkumdu", "Sentra Gakkumdu (crimes)"),
    "KPU": Text("KPU", "Election commission (KPU)"),
    "DKPP": Text("DKPP", "Honour council of organisers (DKPP)"),
    "HOME_MINISTRY": Text("Kementerian Dalam Negeri", "Home Ministry"),
}


class NoProcedure(Exception):
    """No procedure of this route held on that day; the message is for people, in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.id)
        self.text = text


def procedure(code: str) -> Procedure:
    """The procedure a file was opened under; a `KeyError` means the code is unknown."""
    return BY_CODE[code]


def for_route(route: str, *, status: str, on: date) -> Procedure:
    """The procedure of a referral sent on the day `on`, for a person of this status.

    >>> for_route("KASN", status="PNS", on=date(2020, 9, 1)).code
    'KASN_VIA_PROVINCE'
    >>> for_route("BKN", status="PNS", on=date(2024, 10, 1)).code
    'BKN'
    """
    for candidate in ROUTES[route]:
        if candidate.code == "VILLAGE_HEAD" and status == "VILLAGE_STAFF":
            continue
        if candidate.period.holds(on):
            return candidate
    name = ROUTE_LABELS[route]
    raise NoProcedure(
        Text(
            f"{name.id} tidak lagi atau belum berwenang pada {on:%d-%m-%Y}. Pilih lembaga yang berwenang pada tanggal itu.",
            f"{name.en} was not competent on {on:%d-%m-%Y}. Choose the body that was competent on that day.",
        )
    )
