"""One invented letter of each kind: what templates are checked and shown with. Nobody in it exists."""

from netra.letters.contents.common import Content

_PERSON = {"nama": "Joko Contoh", "jabatan": "Camat Contoh", "instansi": "Pemerintah Kabupaten Contoh", "nip": ""}
_NUMBERED = {**_PERSON, "nip": "198001012005011001"}
_RULES = [
    {"nama": "Hadir dalam kampanye dengan atribut pasangan calon", "dasar": "Pasal 1 (contoh)"},
    {"nama": "Mengajak orang memilih", "dasar": "Pasal 2 (contoh)"},
]
_ELEMENTS = [
    {
        "nama": "Status orang itu sebagai ASN",
        "mendukung": "Surat keterangan instansi",
        "melemahkan": "–",
        "penilaian": "Terpenuhi",
    },
    {"nama": "Kesengajaan", "mendukung": "Ajakan diucapkan", "melemahkan": "Ia diundang", "penilaian": "Terpenuhi"},
]
_STEPS = [{"nama": "Kantor memeriksa laporan", "paling_lambat": "14 Oktober 2024", "dasar": "Pasal 3 (contoh)"}]
_STATUS = "https://netra.contoh.invalid/status/"

COMMON: Content = {
    "kantor": {
        "nama": "Bawaslu Kabupaten Contoh",
        "singkat": "Bawaslu Contoh",
        "alamat": "Jalan Rekaan Nomor 1, Contoh",
        "kontak": "(000) 000000 · contoh@contoh.invalid",
    },
    "tempat": "Contoh",
    "tanggal": "7 Oktober 2024",
    "hari_tanggal": "Senin, 7 Oktober 2024",
    "nomor": "013/CONTOH/X/2024",
    "nomor_terbit": True,
    "sifat": "Segera",
    "lampiran": "1 berkas",
    "perihal": "Contoh perihal",
    "kepada": {"nama": "Kepala Dinas Contoh", "keterangan": "di tempat"},
    "penutup": "Demikian disampaikan.",
    "tembusan": ["Bawaslu Provinsi Contoh", "Arsip"],
    "penanda_tangan": {"nama": "Sari Rekaan", "jabatan": "Ketua Bawaslu Contoh"},
    "perkara": {"nomor": "001/LP/CONTOH/X/2024"},
    "keaslian": {"alamat": "https://netra.contoh.invalid/surat/0000000000/"},
    "latihan": False,
}

OWN: dict[str, Content] = {
    "RECEIPT": {
        "diterima": {"waktu": "Senin, 7 Oktober 2024, pukul 10.15 WIB", "jalur": "Halaman lapor"},
        "isi_laporan": [{"nama": "2 berkas", "keterangan": "disegel dengan sidik SHA-256"}],
        "langkah": _STEPS,
        "alamat_status": _STATUS,
    },
    "INCOMPLETE": {
        "diterima": {"waktu": "7 Oktober 2024"},
        "kekurangan": ["Waktu dan tempat kejadian", "Bukti"],
        "paling_lambat": "10 Oktober 2024",
        "dasar": "Pasal 3 (contoh)",
        "alamat_status": _STATUS,
    },
    "STATUS": {
        "diterima": {"waktu": "7 Oktober 2024"},
        "alasan": ["Perkara berlanjut"],
        "penjelasan": "Laporan diteruskan kepada instansi yang berwenang.",
        "ke_mana": "Instansi contoh",
        "langkah": _STEPS,
        "alamat_status": _STATUS,
    },
    "SUMMONS": {
        "terlapor": _PERSON,
        "undangan_ke": "kedua",
        "pertemuan": {"waktu": "Kamis, 10 Oktober 2024, pukul 09.00 WIB", "tempat": "Ruang klarifikasi"},
        "dugaan": "Pada 6 Oktober 2024 Saudara diduga hadir di panggung kampanye.",
        "ketentuan": _RULES,
        "alamat_jawab": "https://netra.contoh.invalid/jawab/",
    },
    "MINUTES": {
        "terlapor": _PERSON,
        "hadir": ["Tono Misal, anggota", "Joko Contoh, camat"],
        "isi": "Pertanyaan dibacakan dan dijawab.\nBerita acara dibaca kembali.",
        "hari_pertemuan": "10 Oktober 2024",
    },
    "STUDY": {
        "terlapor": [_PERSON],
        "unsur": _ELEMENTS,
        "perbuatan": ["B07: hadir dalam kampanye"],
        "kesimpulan": "Patut diduga melanggar netralitas.",
    },
    "PLENARY": {
        "terlapor": [_PERSON],
        "hari_pertemuan": "12 Oktober 2024",
        "hadir": ["Sari Rekaan, ketua", "Tono Misal, anggota"],
        "isi": "Pleno menyetujui hasil kajian.",
        "pendapat_berbeda": "Tidak ada.",
    },
    "REFERRAL": {
        "terlapor": _NUMBERED,
        "perbuatan": "Hadir dalam kampanye",
        "pleno": "12 Oktober 2024; Sari Rekaan, ketua",
        "dugaan": "Pada 6 Oktober 2024 ia diduga hadir di panggung kampanye.",
        "unsur": _ELEMENTS,
        "jawaban": "Ia mengaku hadir.",
        "ketentuan": _RULES,
        "kesimpulan": "Patut diduga melanggar netralitas.",
        "permintaan": "Mohon diperiksa dan ditindaklanjuti sesuai kewenangan.",
        "naskah": [{"nama": "Kajian", "nomor": "011/X/2024", "tanggal": "11 Oktober 2024"}],
        "bukti": [{"nama": "Bukti 1", "jenis": "foto", "ukuran": "1,2 MB", "sidik": "ab" * 32}],
    },
    "RECOMMENDATION": {
        "terlapor": _NUMBERED,
        "ketentuan": _RULES,
        "isi": "Direkomendasikan agar dijatuhi sanksi sesuai peraturan.",
        "tenggat": "1 November 2024",
    },
    "REMINDER": {
        "terlapor": _NUMBERED,
        "ketentuan": _RULES,
        "isi": "Sampai hari ini belum ada jawaban atas surat kami.",
        "diteruskan_pada": "15 Oktober 2024",
    },
}


def example(kind: str) -> Content:
    """The invented letter of a kind: every tag a template of it may use."""
    return {**COMMON, **OWN[kind]}
