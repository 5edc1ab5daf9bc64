"""Institutions, their succession, and who is competent."""

from netra.domain.lawbook.markup import both, grade, laws, page, sources, span, table
from netra.domain.rulebook import Catalogue
from netra.domain.words import Text


def institutions(catalogue: Catalogue) -> str:
    title = Text("Lembaga dan kewenangan", "Institutions and competence")
    rows = [
        (
            both(one.name),
            f"`{one.task}`",
            span(one.period) + (f"; paling lambat / due by {one.due_by.isoformat()}" if one.due_by else ""),
            laws(one.basis),
            "<br>".join(both(text) for text in ([one.note] if one.note else [])),
            "<br>".join(f"{text.id} / *{text.en}*" for text in one.unverified),
            grade(one.confidence),
        )
        for one in catalogue.institutions
    ]
    head = (
        "Lembaga / institution",
        "Tugas / task",
        "Sejak / since",
        "Dasar",
        "Catatan / note",
        "Belum terverifikasi",
        "Keyakinan",
    )
    who = [
        (
            ", ".join(one.statuses) + (f"<br>{one.when.id}<br>*{one.when.en}*" if one.when else ""),
            f"`{one.task}`",
            f"`{one.route}`",
            both(one.who),
            span(one.period),
            laws(one.basis),
            grade(one.confidence),
        )
        for one in catalogue.competences
    ]
    heads = (
        "Siapa / who",
        "Tugas / task",
        "Jalur / route",
        "Kepada / to",
        "Sejak / since",
        "Dasar / basis",
        "Keyakinan",
    )
    named = [one.sources for one in catalogue.institutions] + [one.sources for one in catalogue.competences]
    found = dict.fromkeys(one for several in named for one in several)
    return page(
        title,
        table(head, rows),
        "## Siapa berwenang / who is competent",
        "`VERIFIER`: lembaga yang memverifikasi pada hari itu / *the institution that verifies on that day*."
        " `REFER`: tujuan penerusan / *where it is sent*. `PUNISH`: yang menjatuhkan sanksi / *who imposes*.",
        table(heads, who),
        sources(tuple(found)),
    )
