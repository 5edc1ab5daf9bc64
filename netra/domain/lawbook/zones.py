"""The formula of zones, row by row."""

from netra.domain.lawbook.markup import both, bullets, page, said, span, table
from netra.domain.rulebook import Catalogue
from netra.domain.words import Text
from netra.domain.zones import Formula, Level

LEVELS = {
    Level.REGION: Text("Kabupaten/kota", "Regencies and cities"),
    Level.PROVINCE: Text("Provinsi", "Provinces"),
}


def zones(catalogue: Catalogue) -> str:
    title = Text("Rumus zona", "The formula of zones")
    lead = Text(
        "Bukan hukum: rumus ini pilihan Netra dan dapat diganti. Rumus baru memulai seri baru; zona yang sudah dihitung"
        " tetap menurut rumus lamanya. Jika sama, dipakai zona yang lebih baik. Indeks 0 selalu hijau.",
        "Not law: this formula is Netra's choice and may be replaced. A new formula begins a new series; zones already"
        " read stay with their old one. Ties go to the better zone. An index of 0 is always green.",
    )
    return page(title, said(lead), *(_formula(one) for one in catalogue.formulas))


def _days(one: Formula) -> str:
    """A row without a first day reaches back before its adoption; that is no doubt, so no question mark."""
    if one.period.start is not None:
        return span(one.period)
    end = f", sampai sebelum / until before {one.period.end.isoformat()}" if one.period.end else ""
    return f"semua, juga sebelum diputuskan / *all, also before it was adopted*{end}"


def _formula(one: Formula) -> str:
    days = [
        f"Diputuskan / adopted: {one.adopted_on.isoformat()}",
        f"Dipakai untuk hari / serves the days: {_days(one)}",
        f"Jendela / window: {one.window} hari / days",
        f"Tren / trend: {one.trend_days} hari terhadap {one.trend_days} hari sebelumnya, sedikitnya"
        f" {one.trend_least} perkara / *{one.trend_days} days against the {one.trend_days} before, at least"
        f" {one.trend_least} matters*",
        f"Tersil / terciles: sedikitnya {one.tercile_least} daerah berpoin / *at least {one.tercile_least} regions"
        " with points*",
    ]
    weights = table(
        ("Bagian", "Part", "Poin / points"),
        [
            ("perkara diregistrasi", "matters registered", str(one.registered)),
            ("perkara terbukti dan diteruskan", "matters proven and sent on", str(one.proven)),
            ("perkara lewat tenggat", "matters overdue", str(one.overdue)),
            *(
                (
                    f"kerawanan `{name}`, bila ada perkara",
                    f"vulnerability `{name}`, where there are matters",
                    str(points),
                )
                for name, points in one.vulnerability.items()
            ),
        ],
    )
    rates = (
        "per 1.000 ASN<br>*per 1,000 civil servants*",
        f"di bawah / below {one.rate_yellow_from}",
        f"{one.rate_yellow_from}",
        f"{one.rate_red_from}",
    )
    bands = table(
        ("Tingkat / level", "Hijau / green", "Kuning dari / yellow from", "Merah dari / red from"),
        [
            *(
                (both(LEVELS[level]), f"0–{row.yellow_from - 1}", str(row.yellow_from), str(row.red_from))
                for level, row in one.bands.items()
            ),
            rates,
        ],
    )
    return "\n\n".join(
        (
            f"## {one.id}",
            said(one.text),
            bullets(days),
            weights,
            bands,
            "### Alasan / reasons\n\n" + bullets(f"{text.id} / *{text.en}*" for text in one.reasons),
            "### Kesimpulan, bukan sumber / inferences, not sources\n\n"
            + bullets(f"{text.id} / *{text.en}*" for text in one.inferences),
            "Sumber / sources: " + " · ".join(f"<{address}>" for address in one.sources),
        )
    )
