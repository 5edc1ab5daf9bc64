"""From `guide.toml` to records; every code must be one of the catalogue's, on the side where it can hold."""

from collections.abc import Mapping, Sequence

from netra.domain.codes import PersonStatus, Side
from netra.domain.guidance import Asker, Group, Guide, GuideAct, Link, Place, Row
from netra.domain.legal import Allowance, Rule
from netra.domain.records import Record, each, unique

WINDOWS = {"", "REPLACEMENT", "PROGRAMMES"}


def guide(root: Record, kinds: Mapping[str, Rule], allowances: Sequence[Allowance]) -> Guide:
    """The guide's table."""
    people, acts = root.tables("asker", "id"), root.tables("act", "id")
    unique(people, "id")
    unique(acts, "id")
    groups = each(root.tables("group", "id"), lambda one: Group(one.string("id"), one.text("label")))
    askers = each(people, lambda record: _asker(record, kinds))
    names = {asker.id for asker in askers} | {name for asker in askers for name in asker.groups}
    codes = {one.code for one in allowances}
    reader = _Reader(kinds, codes, names, {group.id for group in groups})
    return Guide(groups, askers, each(acts, reader.act))


def _asker(record: Record, kinds: Mapping[str, Rule]) -> Asker:
    through = record.string("through", "")
    if through and through not in kinds:
        raise record.error("through", f"there is no kind of act {through!r}.", "Use a code of violations.toml.")
    return Asker(
        id=record.string("id"),
        label=record.text("label"),
        status=record.choice("status", PersonStatus),
        groups=record.strings("groups"),
        through=through,
        is_asn=record.flag("asn", False),
    )


class _Reader:
    """Reads acts and knows what may be named in them."""

    def __init__(self, kinds: Mapping[str, Rule], allowed: set[str], names: set[str], groups: set[str]) -> None:
        self._kinds, self._allowed, self._names, self._groups = kinds, allowed, names, groups

    def act(self, record: Record) -> GuideAct:
        if record.string("group") not in self._groups:
            raise record.error("group", f"{record.string('group')!r} is unknown.", "Use the id of a [[group]].")
        places = each(record.tables("place", "id"), lambda one: Place(one.string("id"), one.text("label")))
        return GuideAct(
            id=record.string("id"),
            group=record.string("group"),
            title=record.text("title"),
            words=record.strings("words"),
            example=record.text("example"),
            offered_to=self._people(record, "offered_to"),
            places=places,
            rows=each(record.tables("row"), lambda row: self._row(row, {place.id for place in places})),
        )

    def _row(self, record: Record, places: set[str]) -> Row:
        window = record.string("window", "")
        if window not in WINDOWS:
            raise record.error("window", f"{window!r} is unknown.", "Use REPLACEMENT or PROGRAMMES, or leave it out.")
        strange = set(record.strings("places")) - places
        if strange:
            raise record.error("places", f"{sorted(strange)[0]!r} is no place of this act.", "Add a place to the act.")
        both = self._codes(record, "any")
        return Row(
            who=self._people(record, "who"),
            but=self._people(record, "but"),
            places=record.strings("places"),
            before=both + self._codes(record, "before", None if window else Side.BEFORE),
            after=both + self._codes(record, "after", None if window else Side.AFTER),
            window=window,
            beware=self._codes(record, "beware"),
            allow=self._links(record, "allow"),
            see=self._links(record, "see"),
        )

    def _people(self, record: Record, field: str) -> tuple[str, ...]:
        for name in record.strings(field):
            if name not in self._names:
                raise record.error(field, f"there is no asker or group {name!r}.", "Use one of an [[asker]].")
        return record.strings(field)

    def _codes(self, record: Record, field: str, side: Side | None = None) -> tuple[str, ...]:
        for code in record.strings(field):
            if code not in self._kinds:
                raise record.error(field, f"there is no kind of act {code!r}.", "Use a code of violations.toml.")
            if side and self._kinds[code].phase not in {side, Side.ANY}:
                raise record.error(
                    field, f"{code} does not hold on that side.", "Look at its phase in violations.toml."
                )
        return record.strings(field)

    def _links(self, record: Record, field: str) -> tuple[Link, ...]:
        return each(record.tables(field, "code"), self._link)

    def _link(self, record: Record) -> Link:
        code = record.string("code")
        if code not in self._allowed:
            raise record.error("code", f"there is no allowance {code!r}.", "Use a code of allowed.toml.")
        side = record.choice("side", Side) if record.has("side") else Side.ANY
        return Link(code, side, record.period(), record.day("known_to"), record.flag("everybody", False))
