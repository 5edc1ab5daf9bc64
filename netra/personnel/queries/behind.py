"""Who may be behind an account: a declaration first, else the register by name, place and workplace; else silence.

A name is told only where the evidence leaves one person and the reader may see that person. What lies beyond a
reader's region is told like nothing at all.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from netra.accounts.queries import Visitor
from netra.domain.saying import day
from netra.domain.words import Text
from netra.engine.resolve import Considered, Level, Profile, Resolution, resolve
from netra.personnel.models import Confirmed, DeclaredAccount, Employee
from netra.personnel.permissions import may_see, sees_everybody
from netra.personnel.queries.index import current_index, current_scorer, current_version
from netra.personnel.queries.people import declarations, employee, masked

DECLARED: Final = "DECLARED"
NOTHING_TO_SHOW = Text(
    "Tidak ada pegawai yang dapat ditunjukkan: tidak ditemukan, atau di luar wilayah Anda.",
    "There is nobody who can be shown: not found, or beyond your region.",
)
NO_INDEX = Text(
    "Daftar pegawai belum dimuat, jadi tidak dapat dicari.", "No list of staff is loaded, so nobody can be looked for."
)
DISPUTED = Text(
    "Akun ini dinyatakan milik lebih dari satu orang. Instansi yang menyatakannya harus membetulkannya dahulu.",
    "This account is declared to be several people's. The agencies that did so have to correct it first.",
)
GONE = Text(
    "Orang yang cocok sudah tidak ada di daftar pegawai.", "The person who fits is on the list of staff no more."
)
_HOW = {
    Confirmed.STATED: Text("pernyataan tertulis pegawai", "the person's written statement"),
    Confirmed.SHOWN: Text("dibuka di depan petugas", "opened before an officer"),
    Confirmed.POSTED: Text("kode dari instansi dimuat di akun itu", "a code of the agency posted there"),
    Confirmed.ASKED: Text("pegawai mengakuinya", "the person confirmed it"),
    Confirmed.UNSTATED: Text("caranya tidak disebutkan", "how is not stated"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence. `kind` is one of `engine.resolve.Kind` or `DECLARED`; `bits` `None` for a declaration."""

    kind: str
    words: Text
    bits: float | None


@dataclass(frozen=True, slots=True)
class Person:
    """The one person the evidence names, as the reader may see him or her."""

    employee: Employee
    nip_masked: str
    probability: float | None  # `None` for a declaration
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """What may be told about who is behind an account.

    `person` is there only at level NAMED. `needed` is the evidence that would separate several people. `abstained`
    says why nobody is named. `index_version` is the state of the register that was asked; `None` for a declaration.
    """

    level: Level
    count: int
    person: Person | None
    is_declared: bool
    abstained: Text | None
    needed: tuple[Text, ...]
    index_version: str | None


def people_behind(
    platform: str,
    handle: str,
    *,
    name: str = "",
    region_code: str = "",
    agency: str = "",
    unit: str = "",
    bio: str = "",
    reader: Visitor,
    on: date,
    at: datetime,
    acted_on: date | None = None,
) -> Behind:
    """Who may be behind an account, as far as this reader may know on the day `on`.

    `acted_on` is the day for which declarations are asked, such as that of a post; the same day when left out.
    """
    declared = declarations(platform, handle, acted_on or on)
    if declared:
        return _from_declarations(declared, reader, on, at)
    index = current_index()
    if index is None or not len(index):
        return Behind(Level.NOBODY, 0, None, False, NO_INDEX, (), None)
    profile = Profile(handle, name, region_code, agency, unit, bio)
    found = resolve(profile, index, current_scorer())
    version = current_version()
    if found.level is Level.NAMED:
        return _named(found, reader, on, at, version)
    if found.level is Level.SEVERAL:
        return Behind(Level.SEVERAL, found.count, None, False, found.abstained, needed(profile), version)
    return _nobody(found.abstained, reader, on, version)


def needed(profile: Profile) -> tuple[Text, ...]:
    """What would tell several possible people apart."""
    lacking = []
    if not profile.region_code:
        lacking.append(Text("tempat tinggal atau kerja", "where the holder lives or works"))
    if not (profile.agency or profile.unit or profile.bio):
        lacking.append(Text("instansi atau unit kerja", "agency or unit"))
    lacking.append(Text("pernyataan akun dari instansinya", "a declaration by the agency"))
    return tuple(lacking)


def _from_declarations(rows: tuple[DeclaredAccount, ...], reader: Visitor, on: date, at: datetime) -> Behind:
    seen = [row for row in rows if may_see(reader, row.employee, on)]
    if not seen:
        return _nobody(NOTHING_TO_SHOW, reader, on, None)
    people = {row.employee_id for row in rows}
    if len(people) > 1:
        return Behind(Level.SEVERAL, len(people), None, True, DISPUTED, (), None)
    row = seen[-1]
    person = Person(row.employee, masked(row.employee, at=at), None, (declared_reason(row),))
    return Behind(Level.NAMED, 1, person, True, None, (), None)


def declared_reason(row: DeclaredAccount) -> Reason:
    """A declaration as evidence: by whom, when, how it was confirmed."""
    by, when, how = row.declared_by.short_name, day(row.declared_on), _HOW[Confirmed(row.confirmed)]
    return Reason(
        DECLARED,
        Text(f"Dinyatakan {by} pada {when.id}: {how.id}.", f"Declared by {by} on {when.en}: {how.en}."),
        None,
    )


def _named(found: Resolution, reader: Visitor, on: date, at: datetime, version: str | None) -> Behind:
    likeliest: Considered = found.people[0]
    who = employee(likeliest.id)
    if who is None:
        return _nobody(GONE, reader, on, version)
    if not may_see(reader, who, on):
        return _nobody(NOTHING_TO_SHOW, reader, on, version)
    reasons = tuple(Reason(str(one.kind), one.words, one.bits) for one in likeliest.evidence)
    person = Person(who, masked(who, at=at), likeliest.probability, reasons)
    return Behind(Level.NAMED, 1, person, False, None, (), version)


def _nobody(why: Text | None, reader: Visitor, on: date, version: str | None) -> Behind:
    """Who sees a part of the country reads the same sentence whether nobody fits or somebody elsewhere does."""
    told = why if sees_everybody(reader, on) else NOTHING_TO_SHOW
    return Behind(Level.NOBODY, 0, None, False, told, (), version if sees_everybody(reader, on) else None)
