"""The kinds of act, and which list and articles covered them when."""

from collections.abc import Iterable
from datetime import date, timedelta

from netra.domain.labels import CHANNEL_LABELS, CLASS_LABELS, CONFIDENCE_LABELS, SIDE_LABELS
from netra.domain.lawbook.markup import both, bullets, inline, law, laws, named, page, said, span, table
from netra.domain.legal import Rule
from netra.domain.rulebook import Catalogue
from netra.domain.saying import listed
from netra.domain.words import Text

_FIRST_YEAR = 2015  # the first Pilkada compiled


def kinds(catalogue: Catalogue) -> str:
    title = Text("Jenis perbuatan", "Kinds of act")
    lead = Text(
        "Kode menamai jenis perbuatan, bukan baris sebuah daftar. Daftar mana yang mencakupnya pada suatu hari ada di"
        " [aturan menurut tanggal](rules-by-date.md). Golongan sanksi adalah ancaman daftar 2022; hukuman"
        " sebenarnya dapat lebih ringan.",
        "A code names a kind of act, not a row of a list. Which list covers it on a day is in"
        " [rules by date](rules-by-date.md). The sanction class is what the list of 2022 threatens; the real"
        " sanction can be lighter.",
    )
    return page(title, said(lead), *(_kind(catalogue, rule) for rule in catalogue.rules.values()), _phrases(catalogue))


def _kind(catalogue: Catalogue, rule: Rule) -> str:
    lines = [
        f"Siapa / who: {', '.join(rule.actors)}" + (f" ({rule.who.id} / *{rule.who.en}*)" if rule.who else ""),
        f"Kapan / when: {inline(SIDE_LABELS[rule.phase])}",
        f"Lewat / by: {named(CHANNEL_LABELS, rule.channels)}",
        f"Golongan sanksi / sanction classes: {named(CLASS_LABELS, rule.sanction_classes)}",
        f"Keyakinan / confidence: {inline(CONFIDENCE_LABELS[rule.confidence])}",
    ]
    if rule.sub_acts:
        lines.append(f"Bentuk / forms: {', '.join(rule.sub_acts)}")
    if rule.twin:
        lines.append(f"Kembaran di seberang penetapan / twin across designation: {rule.twin}")
    if rule.maps_to:
        lines.append(f"Jenis / kinds: {', '.join(rule.maps_to)}")
    for label, text in (
        ("Kecuali / except", rule.exception),
        ("Tujuan penerusan / referral", rule.referral),
        ("Tangga sanksi / ladder", rule.sanction_note),
        ("Catatan / note", rule.notes),
        ("**Sumber bertentangan / sources conflict**", rule.conflict),
        ("Belum terverifikasi / unverified", listed(rule.unverified) if rule.unverified else None),
    ):
        if text:
            lines.append(f"{label}: {text.id} / *{text.en}*")
    for dated in rule.classes_by_period:
        lines.append(
            f"Golongan pada / class in {span(dated.period)}: {named(CLASS_LABELS, dated.classes)}."
            f" {dated.note.id} / *{dated.note.en}*"
        )
    bases = table(("Dasar / basis", "Berlaku / held"), [(law(basis), span(basis.period)) for basis in rule.basis])
    sources = "Sumber / sources: " + " · ".join(f"<{one}>" for one in rule.sources)
    return f"## {rule.code}\n\n{said(rule.act)}\n\n{bullets(lines)}\n\n{bases}\n\n{sources}"


def _phrases(catalogue: Catalogue) -> str:
    rows = [
        (one.phrase, ", ".join(one.before) or "—", ", ".join(one.after) or "—", both(one.note) if one.note else "")
        for one in catalogue.phrases
    ]
    head = ("Sebutan sehari-hari / everyday name", "Sebelum / before", "Sesudah / after", "Catatan / note")
    return "## Sebutan sehari-hari / everyday names\n\n" + table(head, rows)


def rules_by_date(catalogue: Catalogue) -> str:
    """For each kind of act, every stretch of days with the same list and the same articles."""
    title = Text("Aturan menurut tanggal", "Rules by date")
    gaps = [
        f"{', '.join(gap.families)}, {span(gap.period)}: {gap.statement.id} / *{gap.statement.en}*"
        for gap in catalogue.gaps
    ]
    lists = [
        f"{one.short.id} ({span(one.period)}): {one.note.id} / *{one.note.en}*"
        for one in catalogue.instruments
        if one.note
    ]
    rows = [row for rule in catalogue.rules.values() if not rule.maps_to for row in _stretches(catalogue, rule)]
    head = ("Jenis / kind", "Sejak / since", "Sampai / until", "Daftar / list", "Dasar / basis")
    return page(title, bullets(lists), bullets(gaps), table(head, rows))


def _stretches(catalogue: Catalogue, rule: Rule) -> list[tuple[str, str, str, str, str]]:
    """The rows of one kind; the first day of each stretch is a day on which something changed for it."""
    days = sorted({day for day in _law_days(catalogue, rule) if day.year >= _FIRST_YEAR})
    starts: list[tuple[date, str, str]] = []
    for day in days:
        cover = catalogue.cover(rule.code, day)
        general = "hukum umum<br>*general law*" if rule.is_listed_kind else "—"
        said_by = both(cover.instrument_line) if cover.instrument_line else general
        told = (said_by, laws(cover.bases))
        if not starts or starts[-1][1:] != told:
            starts.append((day, *told))
    ends = [(day - timedelta(days=1)).isoformat() for day, *_ in starts[1:]] + [""]
    return [
        (f"[{rule.code}](kinds.md#{rule.code.lower()})", day.isoformat(), end, listed_in, basis)
        for (day, listed_in, basis), end in zip(starts, ends, strict=True)
    ]


def _law_days(catalogue: Catalogue, rule: Rule) -> Iterable[date]:
    """The days on which the cover of a kind can change; the first of January where a start was not established."""
    yield date(_FIRST_YEAR, 1, 1)
    for basis in rule.basis:
        yield from (edge for edge in (basis.period.start, basis.period.end) if edge)
        source = catalogue.regulations[basis.regulation_id]
        if source.period.start is None:
            yield date(source.year, 1, 1)
    for instrument in catalogue.instruments:
        if instrument.items_for(rule.code):
            yield from (edge for edge in (instrument.period.start, instrument.period.end) if edge)
