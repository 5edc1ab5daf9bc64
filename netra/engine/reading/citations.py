"""Regulations a text cites, each settled to the register, or told to be unsettled."""

from collections.abc import Sequence
from datetime import date

from netra.domain.rulebook import Catalogue
from netra.engine.reading.bare import bare_citations
from netra.engine.reading.belonging import Named
from netra.engine.reading.local import is_local, is_of_the_local_one, local_citation
from netra.engine.reading.meaning import is_corrected, list_beside, meant, what_lives_on
from netra.engine.reading.naming import find_named
from netra.engine.reading.records import Citation
from netra.engine.reading.register import Register, register_of
from netra.engine.reading.scoring import score
from netra.engine.reading.settling import is_well_named, settled, unsettled

_LONGEST = 200_000


def read_citations(text: str, *, on: date | None, catalogue: Catalogue) -> tuple[Citation, ...]:
    """Every regulation named in a text, in its order. `on` is the day on which it was said."""
    text = text[:_LONGEST]
    register, named = register_of(catalogue), find_named(text)
    plain = _plainly_named(named, register, on)
    beside = [
        local_citation(one, text, on)
        if is_local(one) or is_of_the_local_one(one, named)
        else _citation(one, text, [id for j, id in plain if j != i], register, on, catalogue)
        for i, one in enumerate(named)
    ]
    return tuple(sorted([*beside, *bare_citations(text, named, register, on)], key=lambda one: one.span))


def _plainly_named(named: Sequence[Named], register: Register, on: date | None) -> list[tuple[int, str]]:
    """Those with kind, number and year all right, by their place in the list."""
    plain = []
    for i, one in enumerate(named):
        if one.number and one.year and not is_local(one):
            best = score(one, register, on, ())[0]
            if best.is_exact:
                plain.append((i, best.entry.law.id))
    return plain


def _citation(
    named: Named, text: str, plain: Sequence[str], register: Register, on: date | None, catalogue: Catalogue
) -> Citation:
    written = named.span.of(text)
    ranked = score(named, register, on, plain)
    chosen, others = settled(named, ranked, on)
    meants = [meant(one, named, ranked, register, on, catalogue) for one in chosen]
    is_garbled = bool(chosen) and (not is_well_named(named, chosen[0]) or (chosen[0].is_exact and bool(others)))
    if meants and is_garbled:
        meants.extend(list_beside(named, meants[0], text, on, catalogue))
    elif meants and not meants[0].held and on is not None:
        meants = what_lives_on(named, meants[0], chosen[0].entry, register, on) or meants
    why = None if meants else unsettled(named, others)
    said = {one.regulation_id for one in meants}
    alternatives = tuple(one.entry.law.id for one in others if one.entry.law.id not in said)
    is_garbled = is_garbled or any(is_corrected(one, named) for one in meants)
    return Citation(
        named.span, written, tuple(meants), alternatives, is_garbled, False, why, on,
        named.kind, named.number, named.year, named.issuer_words,
    )  # fmt: skip
