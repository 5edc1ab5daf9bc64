"""The codes that the law's data and the rest of the house share. Stored values, never labels."""

from enum import StrEnum


class Confidence(StrEnum):
    """How well a record is supported; said wherever the record is shown."""

    HIGH = "high"  # the official text was read, or several independent sources agree
    MEDIUM = "medium"  # one decent source, or several that copy one another
    LOW = "low"  # general knowledge; no source found


class PersonStatus(StrEnum):
    """What a person was in law on the day of the act; it decides who is competent and what may be imposed."""

    PNS = "PNS"
    CPNS = "CPNS"
    PPPK = "PPPK"
    PPNPN = "PPNPN"
    VILLAGE_HEAD = "VILLAGE_HEAD"
    VILLAGE_STAFF = "VILLAGE_STAFF"
    ACTING_VILLAGE_HEAD = "ACTING_VILLAGE_HEAD"  # an ASN who stands in for a village head
    TNI = "TNI"
    POLRI = "POLRI"
    HEAD_OF_REGION = "HEAD_OF_REGION"  # or deputy head
    ACTING_HEAD_OF_REGION = "ACTING_HEAD_OF_REGION"  # an ASN who stands in for a head of region
    CANDIDATE = "CANDIDATE"
    CAMPAIGN_TEAM = "CAMPAIGN_TEAM"
    BPD_MEMBER = "BPD_MEMBER"
    NOT_BOUND = "NOT_BOUND"
    UNKNOWN = "UNKNOWN"


class Route(StrEnum):
    """Where a matter can be sent once supervision has judged it."""

    KASN = "KASN"
    BKN = "BKN"
    INDEPENDENT_BODY = "INDEPENDENT_BODY"  # ordered by MK 121/PUU-XXII/2024; not formed yet
    REGENT = "REGENT"
    EMPLOYER = "EMPLOYER"
    OWN_SERVICE = "OWN_SERVICE"
    GAKKUMDU = "GAKKUMDU"
    KPU = "KPU"
    DKPP = "DKPP"
    HOME_MINISTRY = "HOME_MINISTRY"
    NONE = "NONE"


class Side(StrEnum):
    """On which side of the designation of candidates a kind of act lies."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ANY = "ANY"


class ActChannel(StrEnum):
    """In what manner an act is done."""

    SOCIAL = "SOCIAL"
    PHYSICAL = "PHYSICAL"
    ADMINISTRATIVE = "ADMINISTRATIVE"


class SanctionClass(StrEnum):
    """What a kind of act is threatened with; the dated scales behind each class are in `sanctions.toml`."""

    MORAL = "moral"
    SEDANG = "sedang"
    BERAT = "berat"
    PTDH = "ptdh"
    TEGURAN = "teguran"
    KONTRAK = "kontrak"
    PIDANA = "pidana"
    PEMBATALAN_CALON = "pembatalan_calon"
    INTERNAL = "internal"
    ADMINISTRATIF_PPK = "administratif_ppk"
    DIPUTUS_SATGAS = "diputus_satgas"
