"""The name of a scope, what lies in it, and the page an office's figures stand on."""

from collections.abc import Iterable
from dataclasses import dataclass

from netra.domain.words import Text
from netra.figures.queries import Scope, ScopeKind
from netra.registry import queries as registry
from netra.registry.queries import InstitutionKind, UnknownOffice, UnknownRegion

GOVERNMENTS = frozenset({InstitutionKind.PPK, InstitutionKind.PPK_CENTRAL, InstitutionKind.REGENT})
OFFICES = frozenset(
    {
        InstitutionKind.BAWASLU_RI,
        InstitutionKind.BAWASLU_PROVINCE,
        InstitutionKind.BAWASLU_DISTRICT,
        InstitutionKind.PANWASCAM,
    }
)
NATION = Scope(ScopeKind.NATION, "")
NATION_NAME = Text("Indonesia", "Indonesia")


@dataclass(frozen=True, slots=True)
class Place:
    """A scope with its name. `inside` is the region it stands for or lies in, "" for the nation and ministries;
    `parts` the kind of scope below it that a table compares, `None` where there is none."""

    scope: Scope
    name: Text
    inside: str
    parts: ScopeKind | None


def place(scope: Scope) -> Place | None:
    """A scope that exists; `None` for a code nobody has."""
    match scope.kind:
        case ScopeKind.NATION:
            return Place(NATION, NATION_NAME, "", ScopeKind.PROVINCE) if not scope.code else None
        case ScopeKind.PROVINCE | ScopeKind.REGION:
            return _region(scope.code)
        case ScopeKind.OFFICE | ScopeKind.EMPLOYER:
            return _office(scope.code)
    return None


def region_scope(code: str) -> Scope:
    """The scope of a region by the shape of its code."""
    return Scope(ScopeKind.REGION if "." in code else ScopeKind.PROVINCE, code)


def office_scope(code: str) -> Scope | None:
    """A government as employer, or a supervisors' office by what it handles; `None` for offices with no figures."""
    try:
        kind = InstitutionKind(registry.office(code).kind)
    except UnknownOffice:
        return None
    if kind in GOVERNMENTS:
        return Scope(ScopeKind.EMPLOYER, code)
    return Scope(ScopeKind.OFFICE, code) if kind in OFFICES else None


def children(where: Place) -> dict[str, Text]:
    """Names of what a table of this place compares, by code."""
    if where.scope.kind is ScopeKind.NATION:
        return {one.code: _plain(one.name) for one in registry.provinces()}
    if where.scope.kind is ScopeKind.PROVINCE:
        found = registry.children(registry.region(where.scope.code))
        return {one.code: _plain(one.official_name) for one in found}
    return {}


def office_names(codes: Iterable[str]) -> dict[str, Text]:
    """Names of offices by code, in one look."""
    return {code: _plain(name) for code, name in registry.office_names(codes).items()}


def _region(code: str) -> Place | None:
    try:
        found = registry.region(code)
    except UnknownRegion:
        return None
    below = ScopeKind.REGION if found.is_province else None
    return Place(region_scope(found.code), _plain(found.full_name), found.code, below)


def _office(code: str) -> Place | None:
    scope = office_scope(code)
    if scope is None:
        return None
    office = registry.office(code)
    return Place(scope, _plain(office.name), office.region_id or "", None)


def _plain(words: str) -> Text:
    return Text(words, words)
