"""What is allowed, garbled citations, and terms."""

from collections.abc import Sequence

from netra.domain.codes import Confidence
from netra.domain.deadlines import DeadlineRule, Unit
from netra.domain.lawbook.markup import both, grade, page, sources, span, table
from netra.domain.rulebook import Catalogue
from netra.domain.words import Text

RULINGS = {
    "allowed": Text("boleh", "allowed"),
    "conditional": Text("boleh dengan syarat", "allowed on conditions"),
    "disputed": Text("diperselisihkan", "disputed"),
    "forbidden": Text("tidak boleh (pembanding)", "not allowed (for comparison)"),
}


UNITS = {
    Unit.CALENDAR: Text("hari kalender", "calendar days"),
    Unit.WORKING: Text("hari kerja", "working days"),
    Unit.HOURS: Text("jam", "hours"),
}


def allowed(catalogue: Catalogue) -> str:
    title = Text("Yang boleh dilakukan ASN", "What civil servants may do")
    rows = [
        (
            one.code,
            both(RULINGS[one.ruling]),
            one.text.id,
            one.text.en,
            both(one.span),
            "<br>".join(f"{text.id} / *{text.en}*" for text in (*one.conditions, *([one.note] if one.note else []))),
            grade(one.confidence),
        )
        for one in catalogue.allowances
    ]
    head = (
        "Kode",
        "Putusan / ruling",
        "Isi",
        "Content",
        "Kapan / when",
        "Syarat, catatan / conditions, note",
        "Keyakinan",
    )
    found = dict.fromkeys(one for several in catalogue.allowances for one in several.sources)
    return page(title, table(head, rows), sources(tuple(found)))


def garbled(catalogue: Catalogue) -> str:
    title = Text("Kutipan yang keliru dan maksudnya", "Garbled citations and what they mean")
    rows = [
        (
            one.written,
            "<br>".join(_meant(catalogue, meant) for meant in one.meant) or "belum dipastikan / *not settled*",
            "<br>".join(_meant(catalogue, meant) for meant in one.alternatives),
            both(one.reason),
            both(one.where),
            grade(one.confidence),
        )
        for one in catalogue.garbled
    ]
    head = ("Tertulis / written", "Maksudnya / meant", "Atau / or", "Sebab / why", "Di mana / where", "Keyakinan")
    found = dict.fromkeys(one for several in catalogue.garbled for one in several.sources)
    return page(title, table(head, rows), sources(tuple(found)))


def _meant(catalogue: Catalogue, meant: str) -> str:
    id_, _, place = meant.partition(" ")
    law = catalogue.regulations.get(id_)
    return f"[{law.short.id}](regulations/{law.id}.md) {place}".strip() if law else meant


def deadlines(catalogue: Catalogue, rules: Sequence[DeadlineRule]) -> str:
    title = Text("Tenggat", "Deadlines")
    rows = []
    for rule in rules:
        law = catalogue.regulations.get(rule.basis.regulation)
        amount = "?" if rule.amount is None else str(rule.amount)
        others = f" (atau / or {', '.join(map(str, rule.alternatives))})" if rule.alternatives else ""
        cited = f"[{law.short.id}](regulations/{law.id}.md)" if law else rule.basis.regulation
        rows.append(
            (
                f"`{rule.id}`",
                both(rule.name),
                f"{amount}{others} {UNITS[rule.unit].id}<br>*{UNITS[rule.unit].en}*",
                both(rule.counts_from),
                span(rule.period),
                f"{cited} {rule.basis.article}".strip(),
                grade(Confidence(rule.confidence)),
                both(rule.note) if rule.note.id else "",
            )
        )
    head = (
        "Kode",
        "Tenggat / term",
        "Lama / length",
        "Dihitung dari / counted from",
        "Berlaku / held",
        "Dasar",
        "Keyakinan",
        "Catatan / note",
    )
    return page(title, table(head, rows))
