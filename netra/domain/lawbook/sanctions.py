"""The scales of sanctions."""

from collections.abc import Sequence

from netra.domain.codes import PersonStatus, SanctionClass
from netra.domain.labels import CLASS_LABELS, CONFIDENCE_LABELS
from netra.domain.lawbook.markup import both, bullets, inline, law, named, page, said, span, table
from netra.domain.rulebook import Catalogue
from netra.domain.words import Text


def sanctions(catalogue: Catalogue) -> str:
    title = Text("Sanksi", "Sanctions")
    lead = Text(
        "Skala dipilih pada hari pemeriksaan, bukan hari perbuatan (PP 94/2021 pasal 40 ayat (3)). Sanksi di luar"
        " daftar tetap dicatat, dengan peringatan.",
        "The scale is chosen by the day of examination, not of the act (PP 94/2021 art 40(3)). A sanction outside the"
        " list is recorded all the same, with a warning.",
    )
    parts = []
    for scale in catalogue.scales:
        within = f"; selama / while {scale.within.short.id}" if scale.within else ""
        lines = [
            f"Golongan / classes: {named(CLASS_LABELS, scale.classes)}",
            f"Untuk / for: {', '.join(scale.statuses)}",
            f"Ditawarkan / offered: {span(scale.period)}{within}",
            f"Dasar / basis: {', '.join(law(basis) for basis in scale.basis)}",
            f"Keyakinan / confidence: {inline(CONFIDENCE_LABELS[scale.confidence])}",
        ]
        if scale.warning:
            lines.append(f"**Peringatan / warning**: {scale.warning.id} / *{scale.warning.en}*")
        lines += [f"Belum terverifikasi / unverified: {text.id} / *{text.en}*" for text in scale.unverified]
        rows = [(f"`{one.code}`", one.label.id, one.label.en) for one in scale.choices]
        choices = table(("Kode / code", "Sanksi", "Sanction"), rows)
        pages = "Sumber / sources: " + " · ".join(f"<{one}>" for one in scale.sources)
        parts.append(f"## {scale.id}\n\n{said(scale.text)}\n\n{bullets(lines)}\n\n{choices}\n\n{pages}")
    absences = [
        (_some(one.statuses, PersonStatus), _some(one.classes, SanctionClass), span(one.period), both(one.text))
        for one in catalogue.absences
    ]
    head = ("Untuk / for", "Golongan / classes", "Kapan / when", "Sebab / why")
    missing = "## Bila daftarnya pendek atau kosong / when the list is short or empty\n\n" + table(head, absences)
    return page(title, said(lead), *parts, missing)


def _some(codes: Sequence[str], every: type[PersonStatus] | type[SanctionClass]) -> str:
    return "semua / all" if len(codes) == len(every) else ", ".join(codes)
