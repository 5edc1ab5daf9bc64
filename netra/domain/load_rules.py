"""From `regulations.toml`, `violations.toml`, `allowed.toml` and `garbled.toml` to records."""

from collections.abc import Iterable
from typing import TypeVar

from netra.domain.codes import ActChannel, PersonStatus, Route, SanctionClass, Side
from netra.domain.legal import (
    Allowance,
    ClassesFrom,
    ExtraRoute,
    Gap,
    Garbled,
    Instrument,
    Item,
    LegalBasis,
    Phrase,
    Provision,
    Regulation,
    Rule,
)
from netra.domain.records import Record, each, unique
from netra.domain.validity import Period
from netra.domain.words import Text

Regulations = dict[str, Regulation]
T = TypeVar("T")


def regulations(root: Record) -> Regulations:
    """Every regulation by its id."""
    records = root.tables("regulation", "id")
    unique(records, "id")
    return {made.id: made for made in each(records, _regulation)}


def _regulation(record: Record) -> Regulation:
    short = record.string("short", "")
    return Regulation(
        id=record.string("id"),
        kind=record.string("kind"),
        number=record.string("number", ""),
        year=record.number("year"),
        short=Text(short, short) if short else record.text("short_text"),
        title=record.text("title"),
        period=record.period(),
        status=record.text("status"),
        note=record.text_or_none("note"),
        provisions=each(record.tables("provision", "article"), _provision),
        binds=record.strings("binds"),
        unverified=record.texts("unverified"),
        confidence=record.confidence(),
        sources=record.sources(),
    )


def _provision(record: Record) -> Provision:
    return Provision(
        article=record.string("article", ""),
        text=Text(record.string("id"), record.string("en")),
        period=record.period(),
        is_verified=not record.flag("unverified", False),
    )


def basis(record: Record, laws: Regulations) -> LegalBasis:
    """An article of a known regulation; its period is cut to the regulation's own."""
    law = laws.get(record.string("reg"))
    if law is None:
        raise record.error(
            "reg",
            f"there is no regulation {record.string('reg')!r}.",
            "Use an id of regulations.toml, or add it there.",
        )
    return LegalBasis(
        regulation_id=law.id,
        short=law.short,
        article=record.string("art", ""),
        period=_within(record, record.period(), law.period),
        statuses=record.choices("statuses", PersonStatus),
        note=record.text_or_none("note"),
    )


def bases(record: Record, laws: Regulations, field: str = "basis") -> tuple[LegalBasis, ...]:
    """A list of articles."""
    return each(record.tables(field, "reg"), lambda one: basis(one, laws))


def _within(record: Record, own: Period, law: Period) -> Period:
    starts = [day for day in (own.start, law.start) if day]
    ends = [day for day in (own.end, law.end) if day]
    start, end = max(starts, default=None), min(ends, default=None)
    if start and end and end <= start:
        raise record.error("from", "it lies outside the days of the regulation itself.", "Check both periods.")
    return Period(start, end)


def rules(root: Record, laws: Regulations) -> dict[str, Rule]:
    """Every kind of act by its code, the rows of the list of 2020 among them."""
    groups = dict(each(root.tables("basis_group", "id"), lambda one: (one.string("id"), bases(one, laws))))
    records = root.tables("violation", "code")
    unique(records, "code")
    made = {rule.code: rule for rule in each(records, lambda record: _rule(record, laws, groups))}
    for record in root.tables("violation", "code"):
        _check_codes(record, "twin", (made[record.string("code")].twin,), made)
    listed = root.tables("listed_2020", "code")
    unique(listed, "code")
    for rule in each(listed, lambda record: _listed_2020(record, made)):
        made[rule.code] = rule
    return made


def _rule(record: Record, laws: Regulations, groups: dict[str, tuple[LegalBasis, ...]]) -> Rule:
    shared: tuple[LegalBasis, ...] = ()
    for name in record.strings("groups"):
        if name not in groups:
            raise record.error("groups", f"there is no basis_group {name!r}.", f"Known: {', '.join(groups)}.")
        shared += groups[name]
    return Rule(
        code=record.string("code"),
        act=record.text("act"),
        actors=record.choices("actors", PersonStatus),
        who=record.text_or_none("who"),
        phase=record.choice("phase", Side),
        channels=record.choices("channels", ActChannel),
        sub_acts=record.strings("sub_acts"),
        basis=shared + bases(record, laws),
        sanction_classes=record.choices("classes", SanctionClass),
        classes_by_period=each(record.tables("classes_by_period"), _classes_from),
        routes=each(record.tables("routes", "to"), _route),
        routes_by_status=record.flag("routes_by_status", True),
        referral=record.text_or_none("referral"),
        maps_to=(),
        twin=record.string("twin", ""),
        exception=record.text_or_none("exception"),
        sanction_note=record.text_or_none("sanction_note"),
        notes=record.text_or_none("note"),
        conflict=record.text_or_none("conflict"),
        unverified=record.texts("unverified"),
        confidence=record.confidence(),
        sources=record.sources(),
    )


def _classes_from(record: Record) -> ClassesFrom:
    return ClassesFrom(record.period(), record.choices("classes", SanctionClass), record.text("note"))


def _route(record: Record) -> ExtraRoute:
    return ExtraRoute(
        route=record.choice("to", Route),
        period=record.period(start="from", end="until"),
        statuses=record.choices("statuses", PersonStatus),
        crime=record.flag("crime", False),
        why=record.text("why"),
    )


def _listed_2020(record: Record, kinds: dict[str, Rule]) -> Rule:
    codes = record.strings("maps_to")
    _check_codes(record, "maps_to", codes, kinds)
    mapped = [kinds[code] for code in codes]
    sides = {rule.phase for rule in mapped}
    return Rule(
        code=record.string("code"),
        act=record.text("act"),
        actors=_merged(rule.actors for rule in mapped),
        who=None,
        phase=sides.pop() if len(sides) == 1 else Side.ANY,
        channels=_merged(rule.channels for rule in mapped),
        sub_acts=(),
        basis=_merged(rule.basis for rule in mapped),
        sanction_classes=_merged(rule.sanction_classes for rule in mapped),
        classes_by_period=(),
        routes=_merged(rule.routes for rule in mapped),
        routes_by_status=True,
        referral=None,
        maps_to=codes,
        twin="",
        exception=record.text_or_none("exception"),
        sanction_note=None,
        notes=record.text_or_none("note"),
        conflict=None,
        unverified=record.texts("unverified"),
        confidence=record.confidence(),
        sources=record.sources(),
    )


def instruments(root: Record, laws: Regulations, kinds: dict[str, Rule]) -> tuple[Instrument, ...]:
    """The dated lists; each names a known regulation and known kinds."""
    return each(root.tables("instrument", "id"), lambda record: _instrument(record, laws, kinds))


def _instrument(record: Record, laws: Regulations, kinds: dict[str, Rule]) -> Instrument:
    law_id = record.string("regulation")
    if law_id not in laws:
        raise record.error("regulation", f"there is no regulation {law_id!r}.", "Use an id of regulations.toml.")
    items: list[Item] = []
    for row in record.tables("item", "code"):
        covered = row.strings("kinds")
        _check_codes(row, "kinds", covered, kinds)
        items.append(Item(row.string("code"), row.text("place"), covered))
        row.finish()
    return Instrument(
        id=record.string("id"),
        regulation_id=law_id,
        short=laws[law_id].short,
        period=record.period(),
        items=tuple(items),
        note=record.text_or_none("note"),
        unverified=record.texts("unverified"),
        confidence=record.confidence(),
    )


def gaps(root: Record) -> tuple[Gap, ...]:
    """The stretches of time without a compiled list."""
    return each(root.tables("gap"), _gap)


def _gap(record: Record) -> Gap:
    return Gap(record.strings("families"), record.period(), record.text("statement"))


def phrases(root: Record, kinds: dict[str, Rule]) -> tuple[Phrase, ...]:
    """Everyday names of acts."""
    return each(root.tables("phrase", "phrase"), lambda record: _phrase(record, kinds))


def _phrase(record: Record, kinds: dict[str, Rule]) -> Phrase:
    before, after = record.strings("before"), record.strings("after")
    _check_codes(record, "before", before, kinds)
    _check_codes(record, "after", after, kinds)
    return Phrase(record.string("phrase"), before, after, record.text_or_none("note"), record.strings("sources"))


def allowances(root: Record) -> tuple[Allowance, ...]:
    """What civil servants may do."""
    records = root.tables("allowed", "code")
    unique(records, "code")
    return each(records, _allowance)


def _allowance(record: Record) -> Allowance:
    ruling = record.string("ruling")
    if ruling not in {"allowed", "conditional", "disputed", "forbidden"}:
        raise record.error("ruling", f"{ruling!r} is unknown.", "Use allowed, conditional, disputed or forbidden.")
    return Allowance(
        code=record.string("code"),
        ruling=ruling,
        text=record.text("text"),
        span=record.text("span"),
        conditions=record.texts("conditions"),
        note=record.text_or_none("note"),
        confidence=record.confidence(),
        sources=record.sources(),
    )


def garbled(root: Record, laws: Regulations) -> tuple[Garbled, ...]:
    """Citations as people write them."""
    return each(root.tables("garbled", "written"), lambda record: _garbled(record, laws))


def _garbled(record: Record, laws: Regulations) -> Garbled:
    for field in ("meant", "alternatives"):
        for meant in record.strings(field):
            if meant.partition(" ")[0] not in laws and not meant[0].isupper():
                raise record.error(
                    field,
                    f"there is no regulation {meant!r}.",
                    "Use an id of regulations.toml, or the name of an institution beginning with a capital.",
                )
    return Garbled(
        where=record.text("where"),
        written=record.string("written"),
        meant=record.strings("meant"),
        alternatives=record.strings("alternatives"),
        reason=record.text("reason"),
        confidence=record.confidence(),
        sources=record.strings("sources"),
    )


def _merged(lists: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(one for several in lists for one in several))


def _check_codes(record: Record, field: str, codes: tuple[str, ...], kinds: dict[str, Rule]) -> None:
    for code in codes:
        if code and code not in kinds:
            raise record.error(field, f"there is no kind of act {code!r}.", "Use a code of violations.toml.")
