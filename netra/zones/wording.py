"""Sentences about zones that carry numbers, and the names of parts, readings and directions."""

from netra.domain.words import Text
from netra.domain.zones import Formula, Level, Movement, Trend, Which
from netra.zones.reading import ZoneReading

NO_ZONE = Text("tidak dihitung", "not computed")

PARTS = {
    "registered": Text("Perkara diregistrasi", "Matters registered"),
    "proven": Text("Perkara terbukti menurut pleno dan diteruskan", "Matters plenary found proven and sent on"),
    "overdue": Text("Perkara lewat tenggat pada hari itu", "Matters overdue on the day"),
    "vulnerability": Text("Kerawanan yang diterbitkan", "Published vulnerability"),
}
LEVELS = {
    Level.REGION: Text("Kabupaten/kota", "Regencies and cities"),
    Level.PROVINCE: Text("Provinsi", "Provinces"),
}
TRENDS = {
    Trend.RISING: Text("naik", "rising"),
    Trend.LEVEL: Text("tetap", "level"),
    Trend.FALLING: Text("turun", "falling"),
    Trend.CANNOT_TELL: Text("tidak dapat dipastikan", "cannot be told"),
    Trend.TOO_FEW: Text("terlalu sedikit untuk dibaca", "too few to read"),
}
GRADES = {
    "HIGH": Text("tinggi", "high"),
    "MEDIUM": Text("sedang", "medium"),
    "LOW": Text("rendah", "low"),
}
PRACTICE = Text("LATIHAN: data contoh, bukan keadaan nyata", "PRACTICE: invented data, not the real state of things")


def trend_sentence(movement: Movement, formula: Formula, trend: Trend, *, tells_intake: bool) -> Text:
    """What the direction rests on; a fall beside a falling intake is not called better conduct.

    How many reports came in is told to staff only: read day by day it would tell an employer that somebody reported.
    """
    now, before, days = movement.registered, movement.registered_before, formula.trend_days
    said = _trend_said(formula, trend)
    parts = [
        Text(
            f"{now} perkara diregistrasi dalam {days} hari terakhir, {before} dalam {days} hari sebelumnya.",
            f"{now} matters registered in the last {days} days, {before} in the {days} days before.",
        ),
        Text(
            f"Laporan, informasi, dan temuan yang masuk: {movement.received}, sebelumnya {movement.received_before}.",
            f"Reports, tips and findings taken in: {movement.received}, before that {movement.received_before}.",
        ),
        said,
    ]
    told = parts if tells_intake else [parts[0], said]
    return Text(" ".join(one.id for one in told), " ".join(one.en for one in told))


def _trend_said(formula: Formula, trend: Trend) -> Text:
    return {
        Trend.RISING: Text(
            "Kenaikan dapat berarti lebih banyak pelanggaran, lebih banyak laporan, atau keduanya.",
            "A rise may mean more breaches, more reporting, or both.",
        ),
        Trend.LEVEL: Text("Jumlahnya sama.", "The number is the same."),
        Trend.FALLING: Text(
            "Turun, sementara yang masuk tidak berkurang.", "It fell, while no less was taken in than before."
        ),
        Trend.CANNOT_TELL: Text(
            "Jumlahnya turun, tetapi yang masuk juga turun. Penurunan ini bukan bukti keadaan membaik.",
            "The number fell, but less was taken in as well. This fall is no proof of better conduct.",
        ),
        Trend.TOO_FEW: Text(
            f"Di bawah {formula.trend_least} perkara arahnya tidak dibaca.",
            f"Below {formula.trend_least} matters no direction is read.",
        ),
    }[trend]


def basis_of(which: Which, reading: ZoneReading) -> Text:
    """Why this reading gives this zone, or why it gives none."""
    formula = reading.formula
    match which:
        case Which.FIXED:
            bands = formula.bands[reading.level]
            return Text(
                f"Indeks {reading.index}. Hijau di bawah {bands.yellow_from}, kuning dari {bands.yellow_from},"
                f" merah dari {bands.red_from}.",
                f"Index {reading.index}. Green below {bands.yellow_from}, yellow from {bands.yellow_from},"
                f" red from {bands.red_from}.",
            )
        case Which.TERCILE if reading.tercile is None:
            return Text(
                f"Kurang dari {formula.tercile_least} daerah mempunyai poin pada hari itu.",
                f"Fewer than {formula.tercile_least} regions had points on the day.",
            )
        case Which.TERCILE if reading.index == 0:
            return Text("Indeks 0 selalu hijau dan tidak diperingkat.", "An index of 0 is always green and not ranked.")
        case Which.TERCILE:
            return Text(
                "Peringkat di antara daerah setingkat yang mempunyai poin: sepertiga teratas merah, tengah kuning,"
                " bawah hijau. Yang sama mendapat zona yang lebih baik. Bacaan ini membandingkan; ia tidak mengatakan"
                " banyak atau sedikit.",
                "Rank among regions of the same level that have points: upper third red, middle yellow, lower green."
                " Ties get the better zone. This reading compares; it does not say much or little.",
            )
        case Which.RATE if reading.rate is None:
            return Text(
                "Jumlah ASN daerah ini dengan tanggalnya belum diimpor.",
                "No dated count of this region's civil servants has been imported.",
            )
        case Which.RATE:
            return Text(
                f"{_comma(reading.rate)} poin perkara per 1.000 ASN ({_dots(reading.staff)} ASN,"
                f" {reading.staff_on}). Kuning dari {_comma(formula.rate_yellow_from)}, merah dari"
                f" {_comma(formula.rate_red_from)}.",
                f"{reading.rate} points of matters per 1,000 civil servants ({reading.staff or 0:,} counted as of"
                f" {reading.staff_on}). Yellow from {formula.rate_yellow_from}, red from {formula.rate_red_from}.",
            )


def _comma(value: object) -> str:
    return str(value).replace(".", ",")


def _dots(value: int | None) -> str:
    return f"{value or 0:,}".replace(",", ".")
