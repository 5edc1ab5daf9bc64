"""An appeal and a report, for PDF and DOCX; all people, offices and numbers are invented."""

from typing import Any

from netra.documents import services as d
from netra.domain.words import Text
from tests.documents import samples

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" viewBox="0 0 400 100">'
    '<rect width="400" height="100" fill="#eeeeee"/><text x="10" y="40" font-family="sans-serif">Kudus ▲ 3</text></svg>'
)


def appeal(**changes: Any) -> d.Appeal:
    data: dict[str, Any] = {
        "office": samples.OFFICE,
        "made_at": samples.AT,
        "made_on": samples.ON,
        "place": "Contoh",
        "nature": Text("Penting", "Important"),
        "enclosure": "-",
        "subject": Text("Imbauan menjaga netralitas", "Appeal for neutrality"),
        "text": "Kami mengimbau Saudara dan seluruh pegawai menjaga netralitas.\nSampaikan surat ini kepada semuanya.",
        "rules": samples.RULES,
        "rules_heading": Text("Yang dilarang antara lain", "Forbidden among others"),
        "closing": "Demikian disampaikan.",
        "signer": samples.SIGNER,
        "copies_to": (d.Line("Bupati Contoh"),),
        "letters": tuple(
            d.Addressed(f"{number}/PM/X/2024", d.Line(f"Kepala Dinas Nomor {number}", "di Contoh"))
            for number in (41, 42, 43)
        ),
    }
    return d.Appeal(**{**data, **changes})


def sheet(**changes: Any) -> d.Sheet:
    data: dict[str, Any] = {
        "office": samples.OFFICE,
        "made_at": samples.AT,
        "title": Text("Laporan bulanan", "Monthly report"),
        "subtitle": "September 2024",
        "reference": "Laporan September 2024",
        "blocks": (
            d.Heading(Text("Ringkasan", "Summary")),
            d.Paragraph("Tiga perkara.\nDua diputus."),
            d.Heading("Rincian", is_sub=True),
            d.Items((d.Line("Kudus", "3 perkara"), d.Line("Demak")), is_numbered=False),
            d.Facts(((Text("Tanggal", "Date"), samples.ON.isoformat()), ("Kosong", ""))),
            d.Table(
                ("Daerah", "Perkara", "Orang"),
                (("Kudus", "3", "4"), ("Demak", "1", "1")),
                (False, True, True),
                caption="Per 7 Oktober 2024",
            ),
            d.Picture(DRAWING, alt=Text("Peta: Kudus 3", "Map: Kudus 3"), caption="Gambar 1"),
            d.PageBreak(),
            d.Paragraph("Sumber: buku besar.", is_quiet=True),
            d.Signature(samples.SIGNER, (d.Line("Arsip"),)),
        ),
    }
    return d.Sheet(**{**data, **changes})
