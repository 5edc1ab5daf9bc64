"""The records of the law's catalogue: regulations, kinds of act, the dated lists that cover them."""

from dataclasses import dataclass
from datetime import date

from netra.domain.codes import ActChannel, Confidence, PersonStatus, Route, SanctionClass, Side
from netra.domain.saying import article
from netra.domain.validity import Period
from netra.domain.words import Text


@dataclass(frozen=True, slots=True)
class Provision:
    """What one article says, in our own words; the period is that of the article, not of the whole regulation."""

    article: str
    text: Text
    period: Period
    is_verified: bool

    @property
    def place(self) -> Text:
        """The article in both languages."""
        return article(self.article)


@dataclass(frozen=True, slots=True)
class Regulation:
    """A law, decision or letter. A period that starts at `None` means the day was not established."""

    id: str
    kind: str
    number: str
    year: int
    short: Text
    title: Text
    period: Period
    status: Text
    note: Text | None
    provisions: tuple[Provision, ...]
    binds: tuple[str, ...]
    unverified: tuple[Text, ...]
    confidence: Confidence
    sources: tuple[str, ...]

    def holds(self, on: date) -> bool:
        """Whether it can be cited on a day; with no established start, from the first day of its year."""
        if self.period.start is None and on.year < self.year:
            return False
        return self.period.holds(on)

    def provisions_at(self, on: date) -> tuple[Provision, ...]:
        """The articles that held on a day; none on a day on which the regulation itself did not."""
        return tuple(one for one in self.provisions if one.period.holds(on)) if self.holds(on) else ()

    def is_start_doubtful(self, on: date) -> bool:
        """Whether the day lies in the year of a regulation whose first day was not established."""
        return self.period.start is None and on.year == self.year and self.period.holds(on)


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One article a kind of act rests on. `statuses` empty: whoever did it."""

    regulation_id: str
    short: Text
    article: str
    period: Period
    statuses: tuple[PersonStatus, ...] = ()
    note: Text | None = None

    @property
    def citation(self) -> Text:
        """Regulation and article, ready to print.

        >>> LegalBasis("uu-10-2016", Text("UU 10/2016", "UU 10/2016"), "pasal 71 ayat (1)", Period()).citation.en
        'UU 10/2016 art 71(1)'
        """
        place = article(self.article)
        return Text(f"{self.short.id} {place.id}".strip(), f"{self.short.en} {place.en}".strip())


@dataclass(frozen=True, slots=True)
class ClassesFrom:
    """The sanction classes of a kind of act under the discipline rule of a period of examination."""

    period: Period
    classes: tuple[SanctionClass, ...]
    note: Text


@dataclass(frozen=True, slots=True)
class ExtraRoute:
    """A destination a kind of act has beside the one its doer's status gives. `crime`: judged at the day of the act."""

    route: Route
    period: Period
    statuses: tuple[PersonStatus, ...]
    crime: bool
    why: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of act. It carries no list number: which instrument covers it on a day is looked up."""

    code: str
    act: Text
    actors: tuple[PersonStatus, ...]
    who: Text | None
    phase: Side
    channels: tuple[ActChannel, ...]
    sub_acts: tuple[str, ...]
    basis: tuple[LegalBasis, ...]
    sanction_classes: tuple[SanctionClass, ...]
    classes_by_period: tuple[ClassesFrom, ...]
    routes: tuple[ExtraRoute, ...]
    routes_by_status: bool
    referral: Text | None
    maps_to: tuple[str, ...]
    twin: str
    exception: Text | None
    sanction_note: Text | None
    notes: Text | None
    conflict: Text | None
    unverified: tuple[Text, ...]
    confidence: Confidence
    sources: tuple[str, ...]

    @property
    def family(self) -> str:
        """`A`, `B`, `S20`, `D`, `N`, `P`, `T` or `C`.

        Families A, B, S20 and N are kinds that a dated list names; the others rest on statutes alone.
        """
        return self.code[:3] if self.code.startswith("S20") else self.code[:1]

    @property
    def is_listed_kind(self) -> bool:
        """Whether kinds of this family are named by dated lists."""
        return self.family in {"A", "B", "S20", "N"}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a dated list and the kinds of act it covers. `place` is its printed number, when it has one."""

    code: str
    place: Text
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A dated list of forbidden acts. It says what counts as a breach on a day; statutes say why."""

    id: str
    regulation_id: str
    short: Text
    period: Period
    items: tuple[Item, ...]
    note: Text | None
    unverified: tuple[Text, ...]
    confidence: Confidence

    def items_for(self, code: str) -> tuple[Item, ...]:
        """The rows that cover a kind of act."""
        return tuple(item for item in self.items if code == item.code or code in item.kinds)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of time for which no dated list covers some families of kinds, and what is said about it."""

    families: tuple[str, ...]
    period: Period
    statement: Text


@dataclass(frozen=True, slots=True)
class Cover:
    """What the law of one day says about a kind of act; sentences ready to print in both languages."""

    rule: Rule
    on: date
    instrument: Instrument | None
    items: tuple[Item, ...]
    bases: tuple[LegalBasis, ...]
    statement: Text
    confidence: Confidence
    unverified: tuple[Text, ...]
    conflict: Text | None

    @property
    def instrument_line(self) -> Text | None:
        """The list and its rows, such as "SKB 5 lembaga 2/2022 lampiran II no. 6"; `None` without a list."""
        if self.instrument is None:
            return None
        short, places = self.instrument.short, [item.place for item in self.items]
        id_ = ", ".join(place.id for place in places)
        en = ", ".join(place.en for place in places)
        return Text(f"{short.id} {id_}".strip(), f"{short.en} {en}".strip())

    @property
    def basis_lines(self) -> tuple[Text, ...]:
        """Every article that held on the day."""
        return tuple(basis.citation for basis in self.bases)


@dataclass(frozen=True, slots=True)
class Garbled:
    """A citation as people write it, and what they most probably mean. `meant` empty: it could not be settled."""

    where: Text
    written: str
    meant: tuple[str, ...]
    alternatives: tuple[str, ...]
    reason: Text
    confidence: Confidence
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a civil servant may do, may do on conditions, or may not (kept for comparison)."""

    code: str
    ruling: str
    text: Text
    span: Text
    conditions: tuple[Text, ...]
    note: Text | None
    confidence: Confidence
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """How people name an act in everyday words, and the kinds it points to on each side of designation."""

    phrase: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    note: Text | None
    sources: tuple[str, ...]
