"""What the law of one day says about a kind of act, in sentences."""

from collections.abc import Mapping, Sequence
from datetime import date

from netra.domain.codes import Confidence, PersonStatus
from netra.domain.legal import Cover, Gap, Instrument, Item, LegalBasis, Regulation, Rule
from netra.domain.saying import day, listed
from netra.domain.words import Text

_NO_LIST = Text(
    "Tidak ada daftar bertanggal yang dihimpun untuk hari itu; penilaian bertumpu pada hukum umum.",
    "No instrument of that day was compiled; the assessment rests on the general law.",
)


def cover(
    rule: Rule,
    on: date,
    status: PersonStatus | None,
    instruments: Sequence[Instrument],
    gaps: Sequence[Gap],
    laws: Mapping[str, Regulation],
) -> Cover:
    """The list in force, the articles that held, and what is doubtful about either."""
    instrument, items = _instrument(rule, on, instruments)
    bases = bases_at(rule, on, status, laws)
    unverified = list(rule.unverified)
    if instrument is not None:
        unverified += instrument.unverified
    elif rule.family in {"B", "S20"}:  # ethics have their moral sanction in PP 42/2004 itself, contract staff in theirs
        unverified.append(
            Text(
                "Golongan sanksi pada rincian ini berasal dari daftar tahun 2022; untuk hari itu pemeriksa harus"
                " menetapkannya sendiri dari aturan disiplin yang berlaku.",
                "The sanction class shown stems from the list of 2022; for that day the examiner must establish it from"
                " the discipline rule then in force.",
            )
        )
    unverified += [_doubtful(basis) for basis in bases if laws[basis.regulation_id].is_start_doubtful(on)]
    grades = [rule.confidence] + ([instrument.confidence] if instrument else [])
    return Cover(
        rule=rule,
        on=on,
        instrument=instrument,
        items=items,
        bases=bases,
        statement=_statement(rule, on, instrument, items, bases, gaps),
        confidence=max(grades, key=list(Confidence).index),
        unverified=tuple(dict.fromkeys(unverified)),
        conflict=rule.conflict,
    )


def bases_at(
    rule: Rule, on: date, status: PersonStatus | None, laws: Mapping[str, Regulation]
) -> tuple[LegalBasis, ...]:
    """The articles that held on a day, for one kind of person or for all."""
    return tuple(
        basis
        for basis in rule.basis
        if basis.period.holds(on)
        and laws[basis.regulation_id].holds(on)
        and (status is None or not basis.statuses or status in basis.statuses)
    )


def _instrument(rule: Rule, on: date, instruments: Sequence[Instrument]) -> tuple[Instrument | None, tuple[Item, ...]]:
    for instrument in instruments:
        items = instrument.items_for(rule.code)
        if items and instrument.period.holds(on):
            return instrument, items
    return None, ()


def _doubtful(basis: LegalBasis) -> Text:
    return Text(
        f"Hari mulai berlakunya {basis.short.id} belum dipastikan.",
        f"The day on which {basis.short.en} came into force was not established.",
    )


def _statement(
    rule: Rule,
    on: date,
    instrument: Instrument | None,
    items: Sequence[Item],
    bases: Sequence[LegalBasis],
    gaps: Sequence[Gap],
) -> Text:
    told, cited = day(on), listed([basis.citation for basis in bases])
    if not bases:
        cited = Text(
            "tidak ada pasal yang berlaku pada hari itu dalam himpunan ini", "no article of this collection held then"
        )
    if instrument is not None:
        places = listed([item.place for item in items])
        return Text(
            f"Pada {told.id} perbuatan ini tercantum dalam {instrument.short.id}, {places.id}. Dasar: {cited.id}.",
            f"On {told.en} this act was listed in {instrument.short.en}, {places.en}. Basis: {cited.en}.",
        )
    if not rule.is_listed_kind:
        return Text(
            f"Jenis perbuatan ini bertumpu langsung pada peraturan. Pada {told.id}: {cited.id}.",
            f"This kind of act rests directly on the law. On {told.en}: {cited.en}.",
        )
    gap = next((one.statement for one in gaps if rule.family in one.families and one.period.holds(on)), _NO_LIST)
    if not bases:
        return gap
    return Text(f"{gap.id} Pada {told.id}: {cited.id}.", f"{gap.en} On {told.en}: {cited.en}.")
