"""What is counted, in what unit, on which day, by what, and for whom. Pure: no database.

Cases, persons and referrals are three units and are never added together.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netra.domain.words import Text


class Unit(StrEnum):
    CASES = "CASES"
    PERSONS = "PERSONS"
    REFERRALS = "REFERRALS"

    @property
    def label(self) -> Text:
        return _UNITS[self]


_UNITS = {
    Unit.CASES: Text("perkara", "cases"),
    Unit.PERSONS: Text("orang", "persons"),
    Unit.REFERRALS: Text("penerusan", "referrals"),
}


class Measure(StrEnum):
    """An event that is counted on its day. What each means is told in `MEASURES`."""

    RECEIVED = "RECEIVED"
    REGISTERED = "REGISTERED"
    PROVEN = "PROVEN"
    NOT_PROVEN = "NOT_PROVEN"
    NOT_REGISTERED = "NOT_REGISTERED"
    CLOSED = "CLOSED"
    OVERDUE_BEGAN = "OVERDUE_BEGAN"
    OVERDUE_ENDED = "OVERDUE_ENDED"
    ACCUSED = "ACCUSED"
    PERSONS_PROVEN = "PERSONS_PROVEN"
    PERSONS_SANCTIONED = "PERSONS_SANCTIONED"
    PERSONS_CLEARED = "PERSONS_CLEARED"
    REFERRED = "REFERRED"
    REFERRAL_ENDED = "REFERRAL_ENDED"
    SANCTIONED = "SANCTIONED"
    REVERSED = "REVERSED"
    AT_EMPLOYER_BEGAN = "AT_EMPLOYER_BEGAN"
    AT_EMPLOYER_ENDED = "AT_EMPLOYER_ENDED"
    NOT_FOLLOWED_UP = "NOT_FOLLOWED_UP"

    @property
    def unit(self) -> Unit:
        return MEASURES[self].unit

    @property
    def label(self) -> Text:
        return MEASURES[self].label


@dataclass(frozen=True, slots=True)
class Meaning:
    """`fact` and `day` name the kind of counted thing (a model of `netra.figures`) and its day."""

    unit: Unit
    label: Text
    tells: Text
    fact: str
    day: str


def _m(unit: Unit, fact: str, day: str, label: tuple[str, str], tells: tuple[str, str]) -> Meaning:
    return Meaning(unit, Text(*label), Text(*tells), fact, day)


MEASURES: Mapping[Measure, Meaning] = {
    Measure.RECEIVED: _m(
        Unit.CASES,
        "Matter",
        "received_on",
        ("Diterima", "Received"),
        ("Perkara menurut hari diterima kantor.", "Cases by the day the office received them."),
    ),
    Measure.REGISTERED: _m(
        Unit.CASES,
        "Matter",
        "registered_on",
        ("Diregistrasi", "Registered"),
        ("Perkara menurut hari diregistrasi.", "Cases by the day of registration."),
    ),
    Measure.PROVEN: _m(
        Unit.CASES,
        "Matter",
        "proven_on",
        ("Terbukti dan diteruskan", "Proven and referred"),
        ("Perkara menurut hari pleno memutuskan diteruskan.", "Cases by the day plenary decided to refer them."),
    ),
    Measure.NOT_PROVEN: _m(
        Unit.CASES,
        "Matter",
        "not_proven_on",
        ("Tidak terbukti", "Not proven"),
        (
            "Perkara menurut hari pleno menyatakan tidak terbukti.",
            "Cases by the day plenary found them not proven.",
        ),
    ),
    Measure.NOT_REGISTERED: _m(
        Unit.CASES,
        "Matter",
        "not_registered_on",
        ("Tidak diregistrasi", "Not registered"),
        ("Perkara menurut hari diputuskan tidak diregistrasi.", "Cases by the day registration was refused."),
    ),
    Measure.CLOSED: _m(
        Unit.CASES,
        "Matter",
        "closed_on",
        ("Selesai", "Closed"),
        ("Perkara menurut hari ditutup, apa pun hasilnya.", "Cases by the day they were closed, whatever the result."),
    ),
    Measure.OVERDUE_BEGAN: _m(
        Unit.CASES,
        "Delay",
        "began_on",
        ("Mulai lewat tenggat", "Became overdue"),
        (
            "Perkara menurut hari pertama lewat tenggat; perkara yang lewat dua kali dihitung dua kali.",
            "Cases by the first day they were overdue; one overdue twice counts twice.",
        ),
    ),
    Measure.OVERDUE_ENDED: _m(
        Unit.CASES,
        "Delay",
        "ended_on",
        ("Tidak lagi lewat tenggat", "Overdue no longer"),
        (
            "Perkara menurut hari tenggat terakhir yang lewat dipenuhi.",
            "Cases by the day the last overdue term was met.",
        ),
    ),
    Measure.ACCUSED: _m(
        Unit.PERSONS,
        "Party",
        "received_on",
        ("Terlapor", "Accused"),
        (
            "Orang menurut hari perkaranya diterima; orang dalam perkara yang digabung dihitung di perkara tujuan.",
            "Persons by the day their case was received; those of a joined case count in the case it was joined to.",
        ),
    ),
    Measure.PERSONS_PROVEN: _m(
        Unit.PERSONS,
        "Party",
        "proven_on",
        ("Terbukti dan diteruskan", "Proven and referred"),
        ("Orang menurut hari penerusan pertamanya.", "Persons by the day of their first referral."),
    ),
    Measure.PERSONS_SANCTIONED: _m(
        Unit.PERSONS,
        "Party",
        "sanctioned_on",
        ("Dijatuhi sanksi", "Sanctioned"),
        (
            "Orang menurut hari jalur pertama berakhir dengan sanksi atau pidana.",
            "Persons by the day a first track ended in a sanction or a conviction.",
        ),
    ),
    Measure.PERSONS_CLEARED: _m(
        Unit.PERSONS,
        "Party",
        "cleared_on",
        ("Putusan pleno dibalik", "Plenary reversed"),
        (
            "Orang yang semua jalurnya berakhir, tanpa sanksi, dan sedikitnya satu menyatakan tidak bersalah.",
            "Persons all of whose tracks ended without a sanction, at least one of them finding no guilt.",
        ),
    ),
    Measure.REFERRED: _m(
        Unit.REFERRALS,
        "Referral",
        "referred_on",
        ("Diteruskan", "Referred"),
        ("Penerusan menurut hari dikirim.", "Referrals by the day they were sent."),
    ),
    Measure.REFERRAL_ENDED: _m(
        Unit.REFERRALS,
        "Referral",
        "ended_on",
        ("Penerusan berakhir", "Referral ended"),
        ("Penerusan menurut hari berakhir.", "Referrals by the day they ended."),
    ),
    Measure.SANCTIONED: _m(
        Unit.REFERRALS,
        "Referral",
        "sanctioned_on",
        ("Berakhir dengan sanksi", "Ended in a sanction"),
        ("Penerusan yang berakhir dengan sanksi atau pidana.", "Referrals that ended in a sanction or a conviction."),
    ),
    Measure.REVERSED: _m(
        Unit.REFERRALS,
        "Referral",
        "reversed_on",
        ("Berakhir tidak bersalah", "Ended without guilt"),
        (
            "Penerusan yang berakhir dengan tidak terbukti, tidak bersalah, dibatalkan, atau bebas.",
            "Referrals that ended in not proven, cleared, annulled or acquitted.",
        ),
    ),
    Measure.AT_EMPLOYER_BEGAN: _m(
        Unit.REFERRALS,
        "Wait",
        "began_on",
        ("Masuk ke PPK", "Reached the personnel authority"),
        (
            "Penerusan menurut hari mulai menunggu PPK atau bupati/wali kota.",
            "Referrals by the day they began to wait on a personnel authority or regent.",
        ),
    ),
    Measure.AT_EMPLOYER_ENDED: _m(
        Unit.REFERRALS,
        "Wait",
        "ended_on",
        ("Keluar dari PPK", "Left the personnel authority"),
        (
            "Penerusan menurut hari tidak lagi menunggu PPK atau bupati/wali kota.",
            "Referrals by the day they no longer waited on a personnel authority or regent.",
        ),
    ),
    Measure.NOT_FOLLOWED_UP: _m(
        Unit.REFERRALS,
        "Referral",
        "not_followed_up_on",
        ("Tidak ditindaklanjuti", "Not followed up"),
        ("Penerusan yang diakhiri karena tidak ditindaklanjuti.", "Referrals ended because nobody followed them up."),
    ),
}

STOCKS: Mapping[str, tuple[Measure, Measure]] = {
    "OVERDUE": (Measure.OVERDUE_BEGAN, Measure.OVERDUE_ENDED),
    "AT_EMPLOYER": (Measure.AT_EMPLOYER_BEGAN, Measure.AT_EMPLOYER_ENDED),
    "OPEN": (Measure.RECEIVED, Measure.CLOSED),
}


class Punctuality(StrEnum):
    """What is kept about clocks, at the office or employer whose duty they were."""

    MET = "CLOCK_MET"
    LATE = "CLOCK_LATE"
    RAN_OUT = "CLOCK_RAN_OUT"
    SETTLED = "CLOCK_SETTLED"


# Whose duty a term is. Terms of reporters, verifiers, the police and courts say nothing about office or employer.
DUTIES_OF_OFFICE = frozenset({"initial_study", "finding", "handling", "further_information", "bawaslu_validation"})
DUTIES_OF_EMPLOYER = frozenset(
    {
        "ppk_follow_up",
        "home_ministry_term",
        "discipline_examination",
        "second_discipline_summons",
        "decree_delivery",
        "objection_answer",
    }
)


class Dim(StrEnum):
    """By what a measure is divided. A thing with two values counts in both; "" is the value not known."""

    NONE = ""
    ORIGIN = "ORIGIN"
    CHANNEL = "CHANNEL"
    ACT = "ACT"
    RULE = "RULE"
    STATUS = "STATUS"
    POST = "POST"
    AGENCY = "AGENCY"
    STAGE = "STAGE"
    ROUTE = "ROUTE"
    RESULT = "RESULT"
    SANCTION = "SANCTION"

    @property
    def column(self) -> str:
        """The column of a fact that holds the value or values."""
        return COLUMNS[self]


COLUMNS: Mapping[Dim, str] = {
    Dim.ORIGIN: "origin",
    Dim.CHANNEL: "channel",
    Dim.ACT: "acts",
    Dim.RULE: "rules",
    Dim.STATUS: "statuses",
    Dim.POST: "posts",
    Dim.AGENCY: "agencies",
    Dim.STAGE: "stages",
    Dim.ROUTE: "routes",
    Dim.RESULT: "results",
    Dim.SANCTION: "sanctions",
}
SINGLE = frozenset({Dim.ORIGIN, Dim.CHANNEL})
# An agency belongs to one region; sums by agency are read from the facts, never kept for wider places.
KEPT = tuple(dim for dim in COLUMNS if dim is not Dim.AGENCY)
GENERAL_LAW = "GENERAL_LAW"


class ScopeKind(StrEnum):
    NATION = "NATION"
    PROVINCE = "PROVINCE"
    REGION = "REGION"
    OFFICE = "OFFICE"
    EMPLOYER = "EMPLOYER"


# Where sums by day and by dimension are kept; smaller places read them from their few facts.
WIDE = frozenset({ScopeKind.NATION, ScopeKind.PROVINCE})


@dataclass(frozen=True, slots=True)
class Scope:
    """A place that is counted for. `code` is "" for the nation, else "33", "33.19", "BAWASLU-33.19", "PPK-33.19"."""

    kind: ScopeKind
    code: str = ""


NATION = Scope(ScopeKind.NATION)
# Times at a stage fall into buckets, each named by its upper edge in days; above the last edge lies OVER.
EDGES = (0, 1, 2, 3, 5, 7, 14, 30, 60, 90, 180)
OVER = 181


def bucket(days: int) -> int:
    """The edge a number of days is rounded up to.

    >>> [bucket(days) for days in (0, 4, 5, 6, 180, 400)]
    [0, 5, 5, 7, 180, 181]
    """
    place = bisect_left(EDGES, days)
    return EDGES[place] if place < len(EDGES) else OVER


def month_of(day: date) -> date:
    return day.replace(day=1)


def packed(values: set[str]) -> str:
    """Several values in one column, between bars and sorted.

    >>> packed({"B07", "A01"}), packed(set())
    ('|A01|B07|', '||')
    """
    return f"|{'|'.join(sorted(values or {''}))}|"


def unpacked(text: str) -> list[str]:
    """The values of a column; one without bars holds a single value as it is.

    >>> unpacked("|A01|B07|"), unpacked("||"), unpacked("REPORT"), unpacked("")
    (['A01', 'B07'], [''], ['REPORT'], [''])
    """
    return text[1:-1].split("|") if text[:1] == "|" else [text]
