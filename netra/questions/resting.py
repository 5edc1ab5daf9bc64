"""What an answer rests on: kinds of act, articles and allowances of one day, kept as they stood; and what changed
since.

A change of the catalogue's version alone is no change of law. What counts: the dated list that covered a kind of act,
the articles that held, the words of the rule, an article or an allowance that was cited.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from netra.domain.codes import Confidence, PersonStatus
from netra.domain.rulebook import Catalogue
from netra.domain.saying import article, day, listed
from netra.domain.words import Text


@dataclass(frozen=True, slots=True)
class Cited:
    """One article as it was cited: `said` is what it says in the catalogue's words, empty where it has none."""

    regulation: str
    article: str
    citation: Text
    said: Text | None = None

    @property
    def key(self) -> str:
        return f"{self.regulation} {self.article}"


@dataclass(frozen=True, slots=True)
class RestedRule:
    """A kind of act on the day of the answer. `instrument` is the id of the dated list that covered it, or empty."""

    code: str
    act: Text
    statement: Text
    instrument: str
    instrument_line: Text | None
    bases: tuple[Cited, ...]
    confidence: str
    conflict: Text | None
    unverified: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class RestedAllowance:
    """Something the catalogue says is allowed, conditional, disputed or forbidden."""

    code: str
    ruling: str
    text: Text
    span: Text
    conditions: tuple[Text, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class Rested:
    """Everything an answer rests on, as the catalogue of `version` said it for the day `on`."""

    on: date
    version: str
    status: str
    rules: tuple[RestedRule, ...]
    articles: tuple[Cited, ...]
    allowances: tuple[RestedAllowance, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(rule.code for rule in self.rules)

    @property
    def is_empty(self) -> bool:
        return not (self.rules or self.articles or self.allowances)

    @property
    def confidence(self) -> Confidence | None:
        """The weakest of what it rests on; `None` when it rests on nothing."""
        grades = [Confidence(one.confidence) for one in self.rules]
        grades += [Confidence(one.confidence) for one in self.allowances]
        return max(grades, key=list(Confidence).index) if grades else None

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "on": self.on.isoformat()}


class DoesNotHold(ValueError):
    """Something attached to an answer says nothing on that day; `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} does not hold on that day.")
        self.what = what


def rest(
    catalogue: Catalogue,
    *,
    on: date,
    status: str,
    codes: Iterable[str] = (),
    articles: Iterable[str] = (),
    allowances: Iterable[str] = (),
) -> Rested:
    """What these say on a day; `articles` as `uu-10-2016 pasal 71 ayat (1)`. Raises `DoesNotHold`."""
    return Rested(
        on=on,
        version=catalogue.version,
        status=status,
        rules=tuple(_rule(catalogue, code, on, status) for code in dict.fromkeys(codes)),
        articles=tuple(_article(catalogue, one, on) for one in dict.fromkeys(articles)),
        allowances=tuple(_allowance(catalogue, code) for code in dict.fromkeys(allowances)),
    )


def read(stored: Mapping[str, Any]) -> Rested:
    """The other way round from `Rested.as_json`."""
    return Rested(
        on=date.fromisoformat(stored["on"]),
        version=stored["version"],
        status=stored["status"],
        rules=tuple(
            RestedRule(
                code=row["code"],
                act=Text(**row["act"]),
                statement=Text(**row["statement"]),
                instrument=row["instrument"],
                instrument_line=_text(row["instrument_line"]),
                bases=tuple(_cited(one) for one in row["bases"]),
                confidence=row["confidence"],
                conflict=_text(row["conflict"]),
                unverified=tuple(Text(**one) for one in row["unverified"]),
            )
            for row in stored["rules"]
        ),
        articles=tuple(_cited(row) for row in stored["articles"]),
        allowances=tuple(
            RestedAllowance(
                code=row["code"],
                ruling=row["ruling"],
                text=Text(**row["text"]),
                span=Text(**row["span"]),
                conditions=tuple(Text(**one) for one in row["conditions"]),
                confidence=row["confidence"],
            )
            for row in stored["allowances"]
        ),
    )


def changes(before: Rested, catalogue: Catalogue, today: date) -> tuple[Text, ...]:
    """What the law of today says differently; for an answer about a day to come, what is now known of that day."""
    on = max(before.on, today)
    found: list[Text] = []
    for rule in before.rules:
        found += _of_rule(rule, catalogue, on, before.status)
    for cited in before.articles:
        found += _of_article(cited, catalogue, on)
    for allowance in before.allowances:
        found += _of_allowance(allowance, catalogue)
    return tuple(dict.fromkeys(found))


def _of_rule(before: RestedRule, catalogue: Catalogue, on: date, status: str) -> Iterable[Text]:
    if before.code not in catalogue.rules:
        yield Text(f"{before.code} tidak ada lagi dalam himpunan.", f"{before.code} is no longer in the collection.")
        return
    now = _rule(catalogue, before.code, on, status, must_hold=False)
    if now.instrument != before.instrument:
        yield _replaced(before, now, catalogue)
    held, hold = {one.key: one for one in before.bases}, {one.key: one for one in now.bases}
    gone = [one.citation for key, one in held.items() if key not in hold]
    new = [one.citation for key, one in hold.items() if key not in held]
    if gone:
        cited = listed(gone)
        yield Text(
            f"{before.code}: {cited.id} tidak berlaku lagi sebagai dasar.",
            f"{before.code}: {cited.en} no longer serves as a basis.",
        )
    if new:
        cited = listed(new)
        yield Text(f"{before.code}: dasar yang baru {cited.id}.", f"{before.code}: the new basis is {cited.en}.")
    if now.act != before.act:
        yield Text(
            f"{before.code}: bunyi jenis perbuatan sekarang “{now.act.id}”.",
            f"{before.code}: the kind of act now reads “{now.act.en}”.",
        )


def _replaced(before: RestedRule, now: RestedRule, catalogue: Catalogue) -> Text:
    nothing = Text("tanpa daftar", "no list")
    old, new = before.instrument_line or nothing, now.instrument_line or nothing
    began = next((one.period.start for one in catalogue.instruments if one.id == now.instrument), None)
    since = Text("", "") if began is None else Text(f" (sejak {day(began).id})", f" (since {day(began).en})")
    return Text(
        f"{before.code}: daftar yang mencakupnya dahulu {old.id}, sekarang {new.id}{since.id}.",
        f"{before.code}: the list that covered it was {old.en}, now {new.en}{since.en}.",
    )


def _of_article(before: Cited, catalogue: Catalogue, on: date) -> Iterable[Text]:
    try:
        now = _article(catalogue, before.key, on)
    except DoesNotHold:
        yield Text(f"{before.citation.id} tidak berlaku lagi.", f"{before.citation.en} is no longer in force.")
        return
    if now.said != before.said:
        yield Text(f"{before.citation.id} sekarang berbunyi lain.", f"{before.citation.en} now reads differently.")


def _of_allowance(before: RestedAllowance, catalogue: Catalogue) -> Iterable[Text]:
    try:
        now = _allowance(catalogue, before.code)
    except DoesNotHold:
        yield Text(
            f"“{before.text.id}” tidak ada lagi dalam himpunan.", f"“{before.text.en}” is no longer in the collection."
        )
        return
    if replace(now, confidence=before.confidence) != before:
        yield Text(
            f"Himpunan sekarang menyebut: {now.text.id}.",
            f"The collection now says: {now.text.en}.",
        )


def _rule(catalogue: Catalogue, code: str, on: date, status: str, *, must_hold: bool = True) -> RestedRule:
    if code not in catalogue.rules:
        raise DoesNotHold(code)
    cover = catalogue.cover(code, on, _person(status))
    if must_hold and not cover.bases and cover.instrument is None:
        raise DoesNotHold(code)
    return RestedRule(
        code=code,
        act=cover.rule.act,
        statement=cover.statement,
        instrument=cover.instrument.id if cover.instrument else "",
        instrument_line=cover.instrument_line,
        bases=tuple(Cited(one.regulation_id, one.article, one.citation) for one in cover.bases),
        confidence=cover.confidence,
        conflict=cover.conflict,
        unverified=cover.unverified,
    )


def _article(catalogue: Catalogue, key: str, on: date) -> Cited:
    id, _space, written = key.partition(" ")
    law = catalogue.regulations.get(id)
    found = None if law is None else next((one for one in law.provisions_at(on) if one.article == written), None)
    if law is None or found is None:
        raise DoesNotHold(key)
    place = article(written)
    citation = Text(f"{law.short.id} {place.id}", f"{law.short.en} {place.en}")
    return Cited(id, written, citation, found.text)


def _allowance(catalogue: Catalogue, code: str) -> RestedAllowance:
    found = next((one for one in catalogue.allowances if one.code == code), None)
    if found is None:
        raise DoesNotHold(code)
    return RestedAllowance(found.code, found.ruling, found.text, found.span, found.conditions, found.confidence)


def _person(status: str) -> PersonStatus | None:
    """Whose law it is; somebody who did not say gets the articles for everybody."""
    return None if status in {"", PersonStatus.UNKNOWN, PersonStatus.NOT_BOUND} else PersonStatus(status)


def _cited(row: Mapping[str, Any]) -> Cited:
    return Cited(row["regulation"], row["article"], Text(**row["citation"]), _text(row["said"]))


def _text(row: Mapping[str, str] | None) -> Text | None:
    return None if row is None else Text(**row)
