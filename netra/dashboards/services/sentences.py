"""The month told as an office would write it, in Indonesian. Every number carries its unit and its day."""

from netra.dashboards.queries.saying import month as month_name
from netra.dashboards.queries.spans import shifted
from netra.dashboards.services.gathering import MonthFacts
from netra.domain.allegation import ORIGIN_LABELS
from netra.domain.zones import Trend, Which
from netra.figures.queries import Measure, ScopeKind
from netra.ui.charts.wording import day as day_in
from netra.ui.charts.wording import number

NOT_BETTER = (
    "Jumlah yang turun tidak dengan sendirinya berarti perilaku membaik; yang masuk bergantung pula pada yang melapor."
)


def n(value: float, unit: str = "") -> str:
    """
    >>> n(1234, "perkara"), n(0, "orang")
    ('1.234 perkara', '0 orang')
    """
    return f"{number(value, 'id')} {unit}".strip()


def joined(parts: list[str], word: str = "dan") -> str:
    """
    >>> joined(["a", "b", "c"]), joined(["a", "b"], "atau"), joined(["a"])
    ('a, b, dan c', 'a atau b', 'a')
    """
    if len(parts) < 3:
        return f" {word} ".join(parts)
    return f"{', '.join(parts[:-1])}, {word} {parts[-1]}"


def subject(facts: MonthFacts) -> str:
    """Of which places the report speaks, inside a sentence."""
    match facts.where.scope.kind:
        case ScopeKind.NATION:
            return "seluruh Indonesia"
        case ScopeKind.PROVINCE:
            return f"{facts.where.name.id} beserta kabupaten dan kotanya"
        case _:
            return facts.where.name.id


def summary(facts: MonthFacts) -> tuple[str, ...]:
    """The first page in sentences."""
    lines = [_received(facts), _handled(facts), _referred(facts), _standing(facts), _zone(facts), _prevention(facts)]
    return tuple(line for line in lines if line)


def _received(facts: MonthFacts) -> str:
    now, before = facts.now[Measure.RECEIVED], facts.before[Measure.RECEIVED]
    earlier = month_name(shifted(facts.month.start, -1)).id
    if now == before:
        change = f"sama dengan {earlier}"
    else:
        change = f"{'naik' if now > before else 'turun'} dari {n(before, 'perkara')} pada {earlier}"
    said = f"Dalam {_time(facts)}, kantor pengawas di {subject(facts)} menerima {n(now, 'perkara')}, {change}."
    if facts.origins:
        kinds = [f"{n(one.n)} {_origin(one.value)}" for one in facts.origins]
        said += f" Menurut asalnya: {joined(kinds)}."
    said += f" Sejak Januari {facts.month.start.year} diterima {n(facts.year[Measure.RECEIVED], 'perkara')}."
    return f"{said} {NOT_BETTER}" if now < before else said


def told(counts: list[tuple[int, str]], unit: str) -> str:
    """What happened how often, and after it what did not happen at all.

    >>> told([(2, "diregistrasi"), (0, "ditutup"), (0, "digabung")], "perkara")
    '2 perkara diregistrasi; tidak ada yang ditutup atau digabung'
    >>> told([(0, "ditutup")], "perkara")
    'tidak ada perkara yang ditutup'
    """
    some = [f"{n(count)} {unit} {verb}" for count, verb in counts if count]
    none = [verb for count, verb in counts if not count]
    never = joined(none, "atau")
    if not some:
        return f"tidak ada {unit} yang {never}"
    return joined(some) + (f"; tidak ada yang {never}" if none else "")


def _handled(facts: MonthFacts) -> str:
    counts = [
        (facts.now[Measure.REGISTERED], "diregistrasi"),
        (facts.now[Measure.NOT_REGISTERED], "ditolak registrasinya"),
        (facts.now[Measure.PROVEN], "dinyatakan terbukti oleh pleno dan diteruskan"),
        (facts.now[Measure.NOT_PROVEN], "dinyatakan tidak terbukti oleh pleno"),
        (facts.now[Measure.CLOSED], "ditutup"),
    ]
    return f"Pada masa yang sama {told(counts, 'perkara')}."


def _referred(facts: MonthFacts) -> str:
    referrals = [
        (facts.now[Measure.REFERRED], "dikirim kepada lembaga yang berwenang"),
        (facts.now[Measure.SANCTIONED], "berakhir dengan sanksi"),
        (facts.now[Measure.REVERSED], "berakhir dengan pernyataan tidak bersalah"),
        (facts.now[Measure.NOT_FOLLOWED_UP], "berakhir tanpa ditindaklanjuti"),
    ]
    people = [
        (facts.now[Measure.PERSONS_SANCTIONED], "dijatuhi sanksi"),
        (facts.now[Measure.PERSONS_CLEARED], "dinyatakan tidak bersalah sesudah pleno menyatakannya terbukti"),
    ]
    return f"Tercatat {told(referrals, 'penerusan')}. Dihitung menurut orang, {told(people, 'orang')}."


def _standing(facts: MonthFacts) -> str:
    stocks, day = facts.stocks, day_in(facts.on, "id")
    said = f"Pada {day} masih berjalan {n(stocks['OPEN'])} perkara"
    said += (
        f", {n(stocks['OVERDUE'])} di antaranya lewat tenggat."
        if stocks["OVERDUE"]
        else ", tidak ada yang lewat tenggat."
    )
    if not stocks["AT_EMPLOYER"]:
        return f"{said} Tidak ada penerusan yang menunggu pejabat pembina kepegawaian atau bupati/wali kota."
    said += f" Sebanyak {n(stocks['AT_EMPLOYER'])} penerusan menunggu pejabat pembina kepegawaian atau bupati/wali kota"
    if facts.longest is None:
        return f"{said}."
    where = f" di {facts.longest.employer}" if facts.longest.employer else ""
    return f"{said}, yang terlama sudah {n(facts.longest.days)} hari{where}."


def _zone(facts: MonthFacts) -> str:
    day = day_in(facts.on, "id")
    if facts.zone is None:
        counted = [f"{n(many, 'provinsi')} {zone.label.id}" for zone, many in facts.zones]
        return f"Menurut batas tetap rumus zona Netra, pada {day} terdapat {joined(counted)}."
    reading = facts.zone
    colour = reading.fixed.label.id
    said = f"Zona {facts.where.name.id} pada {day} adalah {colour} menurut batas tetap, indeks {reading.index}"
    others = [
        f"{found.label.id} menurut {which.label.id.lower()}"
        for which in (Which.TERCILE, Which.RATE)
        if (found := reading.zone(which)) is not None
    ]
    said += f"; {joined(others)}." if others else "."
    if reading.trend is Trend.CANNOT_TELL:
        said += " Jumlah perkara turun bersama jumlah yang masuk, sehingga arahnya tidak dapat dipastikan."
    return said


def _prevention(facts: MonthFacts) -> str:
    found = facts.prevention
    said = []
    if found.total:
        said.append(
            f"Sampai {day_in(facts.on, 'id')} pencegahan telah menjangkau {n(found.covered)} dari"
            f" {n(found.total, 'instansi')} yang"
            " terdaftar."
        )
    if found.acts:
        kinds = [f"{n(many)} {kind.lower()}" for kind, many in found.acts]
        said.append(f"Dalam {_time(facts)} terlaksana {joined(kinds)}.")
    elif found.total:
        said.append(f"Dalam {_time(facts)} tidak ada kegiatan pencegahan yang tercatat.")
    return " ".join(said)


def method(facts: MonthFacts) -> tuple[str, ...]:
    """How it was counted and what must not be read into it."""
    return (
        f"Angka dihitung dari buku besar Netra sampai baris nomor {n(facts.counted_entry)}. Perkara, orang, dan"
        " penerusan adalah"
        " tiga satuan yang tidak dijumlahkan satu sama lain: satu perkara dapat memuat beberapa orang, dan satu orang"
        " dapat diteruskan ke beberapa lembaga.",
        "Perkara dihitung menurut hari kejadiannya: diterima, diregistrasi, diputus pleno, atau ditutup. Catatan"
        " bertanggal"
        " mundur yang ditulis kemudian dapat mengubah angka bulan yang lalu.",
        "Wilayah perkara adalah tempat perbuatan; bila tempatnya belum diketahui, wilayah kantor yang menangani.",
        "Rincian menurut instansi tempat bekerja tidak dimuat, sebab angka kecil dapat menunjuk orang. Laporan ini"
        " tidak"
        " memuat nama pelapor, terlapor, atau saksi.",
        "Zona dihitung dengan rumus yang diterbitkan dan menunjukkan banyaknya perkara, bukan watak pegawai suatu"
        " daerah."
        " Cakupan pencegahan tidak masuk ke dalamnya. Angka perkara dan cakupan yang berdampingan adalah korelasi,"
        " bukan"
        " sebab dan akibat.",
    )


def unverified(facts: MonthFacts) -> tuple[str, ...]:
    """What stands in the report without having been confirmed."""
    lines = [
        "Perkara yang diterima dan diregistrasi adalah dugaan. Hanya yang dinyatakan terbukti oleh pleno diteruskan,"
        " dan"
        " lembaga yang menerima dapat memutuskan lain.",
        "Tenggat yang sumbernya berbeda-beda dihitung menurut bacaan yang paling ketat dan ditandai pada halaman hukum"
        " Netra sebagai belum diverifikasi.",
        "Kelompok jabatan dibaca dari nama jabatan sebagaimana ditulis; yang tidak dapat dipastikan masuk ke jabatan"
        " lain.",
    ]
    if facts.published:
        lines.append(
            "Zona yang pernah diterbitkan lembaga lain dikutip sebagaimana adanya dan memakai rumus yang tidak"
            f" diterbitkan: {joined(list(facts.published))}."
        )
    if not facts.is_whole:
        lines.append(f"Bulan ini belum berakhir; yang dihitung sampai {day_in(facts.on, 'id')}.")
    return tuple(lines)


def _time(facts: MonthFacts) -> str:
    name = month_name(facts.month.start).id
    return name if facts.is_whole else f"{name} (sampai {day_in(facts.on, 'id')})"


def _origin(code: str) -> str:
    return next((label.id.lower() for origin, label in ORIGIN_LABELS.items() if origin.value == code), "asal lain")
