"""The house's own templates: what an office has until it brings one, and may take home to change."""

from functools import cache

from netra.documents.services import (
    Chapter,
    Each,
    Grid,
    Part,
    Rows,
    Running,
    SignHere,
    Title,
    When,
    build_template,
)
from netra.letters.kinds import KINDS

PRACTICE = "LATIHAN: bukan dokumen resmi, semua orang di dalamnya rekaan"
FOOT = "{{ nomor }}"

_HEAD: tuple[Part, ...] = (
    Running("{{ tempat }}{% if tempat %}, {% endif %}{{ tanggal }}", "right"),
    Rows(
        (
            ("Nomor", "{{ nomor }}"),
            ("Sifat", "{{ sifat }}"),
            ("Lampiran", "{{ lampiran }}"),
            ("Perihal", "{{ perihal }}"),
        )
    ),
    Running("Kepada Yth."),
    When("kepada.nama", (Running("{{ kepada.nama }}", is_bold=True),)),
    When("kepada.keterangan", (Running("{{ kepada.keterangan }}"),)),
)
_TAIL: tuple[Part, ...] = (When("penutup", (Running("{{ penutup }}"),)), SignHere())
_RULES = When("ketentuan", (Chapter("Ketentuan yang terkait"), Each("ketentuan", "{{ satu.nama }}", "satu.dasar")))
_WHO = Rows(
    (
        ("Nama", "{{ terlapor.nama }}"),
        ("NIP", "{{ terlapor.nip }}"),
        ("Jabatan", "{{ terlapor.jabatan }}"),
        ("Instansi", "{{ terlapor.instansi }}"),
    )
)
_ALL = When("terlapor", (Chapter("Terlapor"), Each("terlapor", "{{ satu.nama }}", "satu.jabatan")))
_ELEMENTS = Grid(
    "unsur",
    ("Unsur", "Yang mendukung", "Yang melemahkan", "Penilaian"),
    ("{{ satu.nama }}", "{{ satu.mendukung }}", "{{ satu.melemahkan }}", "{{ satu.penilaian }}"),
    (0.25, 0.29, 0.26, 0.2),
)
_STEPS = When(
    "langkah",
    (
        Chapter("Yang terjadi selanjutnya"),
        Grid(
            "langkah",
            ("Langkah", "Paling lambat", "Dasar"),
            ("{{ satu.nama }}", "{{ satu.paling_lambat }}", "{{ satu.dasar }}"),
            (0.46, 0.26, 0.28),
        ),
    ),
)
_FOLLOW = Running("Ikuti perkembangannya dengan kode laporan di {{ alamat_status }}.")
_PRESENT = (Chapter("Yang hadir"), Each("hadir", "{{ satu }}"))


def _minutes(title: str) -> Title:
    return Title(title, "Nomor: {{ nomor }}")


PARTS: dict[str, tuple[Part, ...]] = {
    "RECEIPT": (
        *_HEAD,
        Running(
            "Kami telah menerima laporan atau informasi dari Saudara pada {{ diterima.waktu }}"
            "{% if diterima.jalur %} melalui {{ diterima.jalur }}{% endif %}. Isinya:"
        ),
        Each("isi_laporan", "{{ satu.nama }}", "satu.keterangan"),
        _STEPS,
        _FOLLOW,
        Running("Kode laporan hanya ada pada Saudara dan tidak dicetak ulang di sini.", is_quiet=True),
        *_TAIL,
    ),
    "INCOMPLETE": (
        *_HEAD,
        Running(
            "Laporan yang kami terima pada {{ diterima.waktu }} belum dapat diproses karena masih ada yang kurang. "
            "Mohon dilengkapi hal-hal berikut:"
        ),
        Each("kekurangan", "{{ satu }}"),
        When(
            "paling_lambat",
            (
                Running(
                    "Kelengkapan kami tunggu paling lambat {{ paling_lambat }}{% if dasar %} ({{ dasar }}){% endif %}."
                ),
            ),
        ),
        Running("Kelengkapan dapat dikirim dengan kode laporan di {{ alamat_status }} atau diserahkan di kantor kami."),
        *_TAIL,
    ),
    "STATUS": (
        *_HEAD,
        Running("Kami memberitahukan keadaan laporan yang diterima pada {{ diterima.waktu }}."),
        When("alasan", (Chapter("Keadaan dan alasannya"), Each("alasan", "{{ satu }}"))),
        Running("{{ penjelasan }}"),
        When("ke_mana", (Running("Perkara ini sebaiknya dibawa ke: {{ ke_mana }}."),)),
        _STEPS,
        _FOLLOW,
        *_TAIL,
    ),
    "SUMMONS": (
        *_HEAD,
        Running(
            "Kami mengundang Saudara{% if undangan_ke %}, untuk kali {{ undangan_ke }},{% endif %} memberikan "
            "klarifikasi atas dugaan di bawah ini. Undangan ini bukan putusan; tidak seorang pun dinyatakan bersalah "
            "sebelum keterangannya didengar."
        ),
        Rows((("Waktu", "{{ pertemuan.waktu }}"), ("Tempat", "{{ pertemuan.tempat }}"))),
        When("dugaan", (Chapter("Dugaan sebagaimana disampaikan"), Running("{{ dugaan }}"))),
        _RULES,
        Chapter("Hak Saudara"),
        Running(
            "Saudara berhak membaca dugaan ini secara utuh, menjawab tertulis atau hadir langsung, menyerahkan bukti "
            "dan menyebut saksi, didampingi orang pilihan Saudara, serta membaca berita acara sebelum "
            "menandatanganinya. Asal informasi tidak diberitahukan."
        ),
        Running("Jawaban tertulis dapat disampaikan di {{ alamat_jawab }} dengan kode pada lembar terpisah."),
        *_TAIL,
    ),
    "MINUTES": (
        _minutes("Berita acara klarifikasi"),
        Running("Pada {{ hari_pertemuan }} telah dilakukan klarifikasi terhadap:"),
        _WHO,
        *_PRESENT,
        Chapter("Jalannya klarifikasi"),
        Running("{{ isi }}"),
        *_TAIL,
    ),
    "STUDY": (
        _minutes("Kajian"),
        When("perkara.nomor", (Running("Perkara nomor {{ perkara.nomor }}", "centre"),)),
        _ALL,
        Chapter("Unsur"),
        _ELEMENTS,
        When("perbuatan", (Chapter("Jenis perbuatan"), Each("perbuatan", "{{ satu }}"))),
        Chapter("Kesimpulan"),
        Running("{{ kesimpulan }}"),
        *_TAIL,
    ),
    "PLENARY": (
        _minutes("Berita acara pleno"),
        When("perkara.nomor", (Running("Perkara nomor {{ perkara.nomor }}", "centre"),)),
        Running("Rapat pleno diselenggarakan pada {{ hari_pertemuan }}."),
        *_PRESENT,
        _ALL,
        Chapter("Jalannya rapat dan keputusan"),
        Running("{{ isi }}"),
        When("pendapat_berbeda", (Chapter("Pendapat berbeda"), Running("{{ pendapat_berbeda }}"))),
        *_TAIL,
    ),
    "REFERRAL": (
        *_HEAD,
        Running(
            "Bersama ini kami teruskan dugaan pelanggaran netralitas"
            "{% if perbuatan %} ({{ perbuatan }}){% endif %} untuk ditangani sesuai kewenangan."
        ),
        _WHO,
        When("dugaan", (Chapter("Dugaan"), Running("{{ dugaan }}"))),
        When("jawaban", (Chapter("Keterangan yang bersangkutan"), Running("{{ jawaban }}"))),
        When("unsur", (Chapter("Unsur"), _ELEMENTS)),
        _RULES,
        When("pleno", (Chapter("Rapat pleno"), Running("{{ pleno }}"))),
        Chapter("Kesimpulan"),
        Running("{{ kesimpulan }}"),
        Running("{{ permintaan }}"),
        When("penutup", (Running("{{ penutup }}"),)),
        SignHere(),
        When(
            "naskah",
            (
                Chapter("Naskah yang disertakan"),
                Grid(
                    "naskah",
                    ("No.", "Naskah", "Nomor", "Tanggal"),
                    ("{{ loop.index }}", "{{ satu.nama }}", "{{ satu.nomor }}", "{{ satu.tanggal }}"),
                    (0.08, 0.42, 0.28, 0.22),
                ),
            ),
        ),
        When(
            "bukti",
            (
                Chapter("Bukti dan sidik SHA-256 berkas asli"),
                Each("bukti", "{{ satu.nama }} ({{ satu.jenis }}, {{ satu.ukuran }})", "satu.sidik"),
            ),
        ),
    ),
    "RECOMMENDATION": (
        *_HEAD,
        Running("Kami menyampaikan rekomendasi mengenai:"),
        _WHO,
        _RULES,
        Chapter("Rekomendasi"),
        Running("{{ isi }}"),
        When("tenggat", (Running("Tindak lanjut kami tunggu paling lambat {{ tenggat }}."),)),
        *_TAIL,
    ),
    "REMINDER": (
        *_HEAD,
        Running(
            "Kami mengingatkan kembali perkara di bawah ini"
            "{% if diteruskan_pada %}, yang kami teruskan pada {{ diteruskan_pada }}{% endif %}."
        ),
        _WHO,
        _RULES,
        Running("{{ isi }}"),
        *_TAIL,
    ),
}
assert set(PARTS) == set(KINDS)


@cache
def house_template(kind: str) -> bytes:
    """The house's template of a kind as DOCX."""
    return build_template(PARTS[kind], foot=FOOT, practice=PRACTICE)
