"""The report as blocks of a paper, and the paper as a file. The same facts give the same bytes."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.utils import translation

from netra.dashboards.queries import drawing
from netra.dashboards.queries.saying import month as month_name
from netra.dashboards.queries.sheets import Sheet, Words
from netra.dashboards.queries.spans import shifted
from netra.dashboards.services import sentences
from netra.dashboards.services.gathering import MonthFacts, gather
from netra.documents import services as documents
from netra.documents.services import Block, Facts, Heading, Items, Line, Office, Paragraph, Picture, Signature, Table
from netra.figures.queries import MEASURES, Measure, ScopeKind
from netra.ui.charts.wording import day as day_in
from netra.ui.charts.wording import number, said
from netra.ui.words import moment
from netra.zones import queries as zones
from netra.zones.queries import Level

LANGUAGE = "id"
MOST_ROWS = 40
MOST_GAPS = 60
NATION_MAP = 1116
PROVINCE_MAP = 640  # drawn narrower than the page's usual pictures, so that the names of regions can be read
COUNTED = (
    Measure.RECEIVED,
    Measure.REGISTERED,
    Measure.NOT_REGISTERED,
    Measure.PROVEN,
    Measure.NOT_PROVEN,
    Measure.CLOSED,
    Measure.ACCUSED,
    Measure.PERSONS_PROVEN,
    Measure.PERSONS_SANCTIONED,
    Measure.PERSONS_CLEARED,
    Measure.REFERRED,
    Measure.REFERRAL_ENDED,
    Measure.SANCTIONED,
    Measure.REVERSED,
    Measure.NOT_FOLLOWED_UP,
)


def monthly_report(code: str, year: int, month: int, *, at: datetime, practice: bool) -> documents.Sheet:
    """The report of a region ("33", "33.19") or of the nation ("nasional"), in Indonesian. Raises `NotYet`."""
    with translation.override(LANGUAGE):
        facts = gather(code, year, month, at=at)
        name = month_name(facts.month.start).id
        return documents.Sheet(
            office=Office(facts.office, facts.office_address, facts.office_contact),
            made_at=facts.counted_at,
            title="Laporan bulanan pengawasan netralitas ASN",
            subtitle=f"{facts.where.name.id}, {name}",
            reference=f"Laporan bulanan netralitas ASN, {facts.where.name.id}, {name}",
            blocks=tuple(_blocks(facts, practice=practice)),
            practice=practice,
        )


def rendered(paper: documents.Sheet, ending: str) -> bytes:
    """The paper as "pdf" (PDF/A) or "docx"."""
    draw = documents.render_pdf if ending == "pdf" else documents.render_docx
    return draw(paper, language=LANGUAGE)


def write_report(code: str, year: int, month: int, folder: Path, *, at: datetime, practice: bool) -> list[Path]:
    """Both files of a month in a folder, which is made where it lacks. Raises `NotYet`, `OSError`."""
    paper = monthly_report(code, year, month, at=at, practice=practice)
    folder.mkdir(parents=True, exist_ok=True)
    mark = "LATIHAN-" if practice else ""
    written = []
    for ending in ("pdf", "docx"):
        path = folder / f"{mark}laporan-netralitas-{code}-{year}-{month:02}.{ending}"
        path.write_bytes(rendered(paper, ending))
        written.append(path)
    return written


def _blocks(facts: MonthFacts, *, practice: bool) -> Iterator[Block]:
    yield Facts(
        (
            ("Wilayah", facts.where.name),
            ("Masa laporan", f"{day_in(facts.month.start, LANGUAGE)} sampai {day_in(facts.on, LANGUAGE)}"),
            ("Dihitung per", moment(facts.counted_at)),
            ("Satuan", "perkara, orang, dan penerusan, masing-masing disebut pada angkanya"),
        )
    )
    yield Heading("A. Ringkasan")
    for line in sentences.summary(facts):
        yield Paragraph(line)
    yield Heading("B. Perjalanan perkara")
    yield _counts(facts)
    yield from _figure(facts, "bulan", practice=practice, table=False)
    yield Heading("C. Apa yang dilaporkan dan siapa yang dilaporkan")
    for key in ("act", "rule", "channel", "status", "post"):
        yield from _figure(facts, key, practice=practice, picture=key == "act")
    yield from _places(facts, practice=practice)
    yield Heading("E. Tindak lanjut")
    for key in ("route", "result", "sanction", "menunggu-ppk"):
        yield from _figure(facts, key, practice=practice, picture=False)
    yield Heading("F. Waktu dan tenggat")
    for key in ("tahap-waktu", "tepat-kantor", "tepat-ppk"):
        yield from _figure(facts, key, practice=practice, picture=False)
    yield Heading("G. Pencegahan")
    yield from _prevention(facts, practice=practice)
    yield Heading("H. Cara menghitung")
    yield Items(tuple(Line(line) for line in sentences.method(facts)))
    yield Heading("I. Yang belum diverifikasi")
    yield Items(tuple(Line(line) for line in sentences.unverified(facts)))
    yield Signature(Line(facts.head_name or "(nama)", "Ketua,"))


def _counts(facts: MonthFacts) -> Table:
    """Every measure in the month, the month before, and the year so far."""
    earlier = month_name(shifted(facts.month.start, -1)).id
    rows: tuple[tuple[Words, ...], ...] = tuple(
        (
            MEASURES[measure].label,
            MEASURES[measure].unit.label,
            *(number(totals[measure], LANGUAGE) for totals in (facts.now, facts.before, facts.year)),
        )
        for measure in COUNTED
    )
    return Table(
        header=("Yang dihitung", "Satuan", month_name(facts.month.start).id, earlier, "Sejak Januari"),
        rows=rows,
        is_number=(False, False, True, True, True),
        caption=f"Sejak Januari berarti 1 Januari sampai {day_in(facts.on, LANGUAGE)}.",
    )


def _figure(
    facts: MonthFacts, key: str, *, practice: bool, picture: bool = True, table: bool = True
) -> Iterator[Block]:
    """One figure with its heading; what counted nothing says so in a sentence."""
    sheet = facts.sheets.get(key)
    if sheet is None:
        return
    is_drawn = picture and drawing.is_drawn(sheet)
    if not is_drawn:
        yield Heading(sheet.title, is_sub=True)
    if not sheet.rows:
        yield Paragraph(sheet.empty)
        return
    if is_drawn:  # a picture carries its own heading
        yield _picture(facts, sheet, practice=practice)
    if table:
        yield _table(sheet)


def _picture(facts: MonthFacts, sheet: Sheet, *, practice: bool) -> Picture:
    svg = drawing.picture(sheet, language=LANGUAGE, practice=practice, standalone=True, place=facts.where.name.id)
    return Picture(svg, alt=sheet.title)


def _table(sheet: Sheet) -> Table:
    """The table of a figure; one unit for all stands below it, several stand in the heads."""
    heads = drawing.heads(sheet, LANGUAGE)
    several = bool(sheet.units)
    labels = tuple(f"{label} ({unit})" if several and unit else label for label, unit, _number in heads)
    rows = tuple(
        tuple(drawing.text_of(sheet, place, cell, LANGUAGE) for place, cell in enumerate(row))
        for row in sheet.rows[:MOST_ROWS]
    )
    left_out = len(sheet.rows) - len(rows)
    when = said(sheet.when, LANGUAGE)
    first = when if several else f"{said(sheet.unit, LANGUAGE)}, {when}"
    notes = [f"{first[:1].upper()}{first[1:]}."]
    notes.append(said(sheet.note, LANGUAGE))
    if left_out:
        notes.append(f"{left_out} baris lain tidak dimuat.")
    return Table(
        labels, rows, tuple(is_number for _l, _u, is_number in heads), " ".join(note for note in notes if note)
    )


def _places(facts: MonthFacts, *, practice: bool) -> Iterator[Block]:
    """The map of zones, and the places inside this one."""
    yield Heading("D. Wilayah dan zona")
    rows = tuple(
        (
            f"{zone.label.id.capitalize()} ({zone.letter})",
            number(many, LANGUAGE),
        )
        for zone, many in facts.zones
    )
    what = "Provinsi" if facts.where.scope.kind is ScopeKind.NATION else "Kabupaten dan kota di provinsi ini"
    yield Table(
        ("Zona menurut batas tetap", what),
        rows,
        (False, True),
        f"Pada {day_in(facts.on, LANGUAGE)}. Zona dihitung dari perkara menurut rumus yang diterbitkan.",
    )
    province = facts.where.inside[:2]
    svg = zones.tile_map(
        facts.mapped,
        level=Level.REGION,
        language=LANGUAGE,
        links=False,
        practice=practice,
        province=province,
        standalone=True,
        width=PROVINCE_MAP if province else NATION_MAP,
    )
    yield Picture(svg, alt="Peta petak zona kabupaten dan kota")
    yield from _figure(facts, "wilayah", practice=practice, picture=False)


def _prevention(facts: MonthFacts, *, practice: bool) -> Iterator[Block]:
    found = facts.prevention
    if not found.total:
        yield Paragraph("Daftar instansi wilayah ini belum diisi, sehingga cakupan pencegahan belum dapat dihitung.")
        return
    yield Facts(
        (
            ("Instansi terjangkau", f"{number(found.covered, LANGUAGE)} dari {number(found.total, LANGUAGE)} instansi"),
            ("Pada", day_in(facts.on, LANGUAGE)),
            (
                "Kegiatan bulan ini",
                ", ".join(f"{many} {kind.lower()}" for kind, many in found.acts) or "tidak ada yang tercatat",
            ),
        )
    )
    yield from _figure(facts, "diingatkan", practice=practice, picture=False)
    if found.gaps:
        yield Heading("Instansi yang belum pernah diingatkan", is_sub=True)
        yield Items(tuple(Line(name) for name in found.gaps[:MOST_GAPS]))
        if len(found.gaps) > MOST_GAPS:
            yield Paragraph(f"Dan {len(found.gaps) - MOST_GAPS} instansi lain.")
