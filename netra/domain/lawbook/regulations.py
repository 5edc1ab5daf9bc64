"""The index, a page for each regulation, and the days on which the law changed."""

from datetime import date

from netra.domain.labels import CONFIDENCE_LABELS
from netra.domain.lawbook.markup import (
    both,
    bullets,
    doubts,
    grade,
    inline,
    link_text,
    page,
    said,
    sources,
    span,
    table,
)
from netra.domain.legal import Regulation
from netra.domain.rulebook import Catalogue
from netra.domain.validity import Period
from netra.domain.words import Text


def index(catalogue: Catalogue, has_deadlines: bool) -> str:
    title = Text("Hukum yang dipakai Netra", "The law Netra applies")
    links = [
        ("changes.md", Text("Hari-hari hukum berubah", "Days on which the law changed")),
        ("kinds.md", Text("Jenis perbuatan", "Kinds of act")),
        ("rules-by-date.md", Text("Aturan menurut tanggal", "Rules by date")),
        ("sanctions.md", Text("Sanksi", "Sanctions")),
        ("institutions.md", Text("Lembaga dan kewenangan", "Institutions and competence")),
        ("elections.md", Text("Pilkada dan jadwalnya", "Elections and their timetables")),
        ("allowed.md", Text("Yang boleh dilakukan", "What is allowed")),
        ("guide.md", Text("Panduan: boleh atau tidak", "The guide: may I or may I not")),
        ("garbled.md", Text("Kutipan yang keliru", "Garbled citations")),
        ("zones.md", Text("Rumus zona", "The formula of zones")),
    ]
    if has_deadlines:
        links.append(("deadlines.md", Text("Tenggat", "Deadlines")))
    laws = [
        (
            f"[{link_text(law)}](regulations/{law.id}.md)",
            both(law.title),
            span(law.period),
            both(law.status),
            grade(law.confidence),
        )
        for law in catalogue.regulations.values()
    ]
    legend = Text(
        "Hari perbuatan menentukan aturan yang dilanggar, hari penerimaan menentukan tata cara dan tenggat, hari"
        " pemeriksaan menentukan aturan disiplin. Tanda ? berarti harinya belum dipastikan.",
        "The day of the act chooses the rule broken, the day of receipt the procedure and its terms, the day of"
        " examination the discipline rule. A ? means that the day was not established.",
    )
    return page(
        title,
        said(legend),
        bullets(f"[{text.id} / {text.en}]({path})" for path, text in links),
        "## Peraturan / regulations",
        table(("Peraturan / regulation", "Judul / title", "Berlaku / held", "Keadaan / status", "Keyakinan"), laws),
        up="",
    )


def regulation(catalogue: Catalogue, law: Regulation) -> str:
    title = Text(f"{law.short.id}: {law.title.id}", f"{law.short.en}: {law.title.en}")
    facts = [
        f"Jenis / kind: {law.kind}",
        f"Nomor / number: {law.number or '—'} ({law.year})",
        f"Berlaku / held: {span(law.period)}",
        f"Keadaan / status: {law.status.id} / *{law.status.en}*",
        f"Mengikat / binds: {', '.join(law.binds) or '—'}",
        f"Keyakinan / confidence: {inline(CONFIDENCE_LABELS[law.confidence])}",
    ]
    provisions = table(
        ("Pasal / article", "Isi", "Content", "Berlaku / held"),
        [
            (
                both(one.place) if one.article else "—",
                one.text.id + ("" if one.is_verified else " **(belum terverifikasi)**"),
                one.text.en + ("" if one.is_verified else " **(unverified)**"),
                span(one.period) if one.period != Period() else "",
            )
            for one in law.provisions
        ],
    )
    users = [rule.code for rule in catalogue.rules.values() if any(b.regulation_id == law.id for b in rule.basis)]
    return page(
        title,
        bullets(facts),
        said(law.note) if law.note else "",
        "## Isi / content\n\n" + provisions if law.provisions else "",
        doubts(law.unverified),
        "## Jenis perbuatan yang bertumpu padanya / kinds of act that rest on it\n\n"
        + ", ".join(f"[{code}](../kinds.md#{code.lower()})" for code in users)
        if users
        else "",
        sources(law.sources),
        up="../README.md",
    )


def changes(catalogue: Catalogue) -> str:
    title = Text("Hari-hari hukum berubah", "Days on which the law changed")
    rows: list[tuple[date, str, str]] = []
    for law in catalogue.regulations.values():
        name = f"[{law.short.id}](regulations/{law.id}.md)"
        rows += _edges(law.period, name)
        for one in law.provisions:
            rows += _edges(one.period, f"{name} {one.place.id}")
    for instrument in catalogue.instruments:
        rows += _edges(instrument.period, f"daftar / list {instrument.short.id}")
    for scale in catalogue.scales:
        rows += _edges(scale.period, f"skala sanksi / scale `{scale.id}`")
    for row in catalogue.institutions:
        rows += _edges(row.period or Period(), f"lembaga / institution: {row.name.id}")
    for election in catalogue.timetables.elections:
        for version in election.versions:
            rows += _edges(version.period, f"jadwal / timetable `{version.id}`")
    ordered = sorted(dict.fromkeys(rows))
    return page(
        title, table(("Hari / day", "Perubahan / change", "Apa / what"), [(str(r[0]), *r[1:]) for r in ordered])
    )


def _edges(period: Period, what: str) -> list[tuple[date, str, str]]:
    found = []
    if period.start:
        found.append((period.start, "mulai / begins", what))
    if period.end:
        found.append((period.end, "tidak lagi / no longer", what))
    return found
