"""Into which group a post belongs, read from how people write it. For counting; it decides nothing about anybody.

The groups follow the ranks of posts that PP 94/2021 speaks of (high leadership, administrators, functional officials
and those below), with area heads, teachers and villages apart because supervision reports name them so. What no word
settles is OTHER, never a guess.
"""

import re
from enum import StrEnum
from functools import lru_cache

from netra.domain.words import Text


class Post(StrEnum):
    HIGH = "HIGH"
    ADMINISTRATOR = "ADMINISTRATOR"
    SUPERVISOR_POST = "SUPERVISOR_POST"
    AREA_HEAD = "AREA_HEAD"
    TEACHER = "TEACHER"
    FUNCTIONAL = "FUNCTIONAL"
    EXECUTOR = "EXECUTOR"
    VILLAGE = "VILLAGE"
    OTHER = "OTHER"


POST_LABELS: dict[Post, Text] = {
    Post.HIGH: Text("Pimpinan tinggi", "High leadership"),
    Post.ADMINISTRATOR: Text("Administrator", "Administrator"),
    Post.SUPERVISOR_POST: Text("Pengawas", "Supervisory post"),
    Post.AREA_HEAD: Text("Camat atau lurah", "Head of sub-district or ward (camat, lurah)"),
    Post.TEACHER: Text("Guru, dosen, kepala sekolah", "Teacher, lecturer, head of school"),
    Post.FUNCTIONAL: Text("Fungsional lain", "Other functional post"),
    Post.EXECUTOR: Text("Pelaksana", "Executor"),
    Post.VILLAGE: Text("Kepala atau perangkat desa", "Head or staff of a village"),
    Post.OTHER: Text("Jabatan lain", "Other post"),
}

_PREFIX = re.compile(r"^(?:(?:plt|plh|pj|pjs|penjabat|pelaksana (?:tugas|harian))\b\.?\s*)+")
# The first row that fits decides: villages before offices that share their words, deputies before their heads.
_ROWS = tuple(
    (post, re.compile(rf"\b(?:{'|'.join(words.split(', '))})\b"))
    for post, words in (
        (Post.FUNCTIONAL, "bidan desa, penyuluh, polisi pamong praja, pemadam kebakaran, pengelola pengadaan"),
        (Post.VILLAGE, "kades, sekdes, kadus, desa, nagari, gampong, keuchik, perbekel, pambakal, hukum tua, kuwu"),
        (Post.VILLAGE, "dusun, jorong, kampung"),
        (Post.TEACHER, "guru, dosen, lektor, kepsek, pengajar, pengawas sekolah"),
        (Post.TEACHER, "kepala (?:sekolah|madrasah|tk|sd|smp|sma|smk)"),
        (Post.ADMINISTRATOR, "sekcam, sekretaris (?:camat|kecamatan|dinas|badan|inspektorat), inspektur pembantu"),
        (Post.SUPERVISOR_POST, "seklur, sekretaris (?:lurah|kelurahan), kasi, kasubb?ag, kasubb?id"),
        (Post.SUPERVISOR_POST, "kepala (?:seksi|sub ?bagian|sub ?bidang|uptd?), ka uptd?"),
        (
            Post.EXECUTOR,
            "staff?(?! ahli), pelaksana, pengadministrasi, operator, ajudan, sopir, pengemudi",
        ),
        (Post.EXECUTOR, "petugas, honorer, tenaga kontrak, pengelola, pengolah, penata layanan, pramu"),
        (Post.AREA_HEAD, "camat, lurah, panewu, kepala (?:distrik|kecamatan|kelurahan)"),
        (Post.HIGH, "sekda, sekretaris (?:daerah|jenderal|dprd|dewan|utama), asisten, staff? ahli, kadis, kaban"),
        (
            Post.HIGH,
            "kepala (?:dinas|badan|biro|satuan), inspektur, dirjen, direktur jenderal, sekjen, kasatpol",
        ),
        (Post.ADMINISTRATOR, "kabag, kabid, kepala (?:bagian|bidang|kantor), administrator"),
        (
            Post.FUNCTIONAL,
            "fungsional, dokter, perawat, bidan, apoteker, auditor, analis, pranata, arsiparis",
        ),
        (Post.FUNCTIONAL, "pustakawan, peneliti, widyaiswara, nutrisionis, sanitarian, statistisi, perencana"),
        (Post.FUNCTIONAL, "ahli (?:pertama|muda|madya|utama)"),
        (Post.EXECUTOR, "satpol, bendahara, juru, kebersihan, penjaga"),
    )
)


@lru_cache(maxsize=50_000)
def post_of(text: str) -> Post | None:
    """The group of a post as written; `None` when nothing was written.

    >>> [post_of(text).value for text in ("Plt. Kepala Dinas Kesehatan", "Camat", "Kasi Trantib", "Guru SD")]
    ['HIGH', 'AREA_HEAD', 'SUPERVISOR_POST', 'TEACHER']
    >>> post_of("Staf kelurahan").value, post_of("Kepala desa").value, post_of("Bupati").value, post_of(" ")
    ('EXECUTOR', 'VILLAGE', 'OTHER', None)
    """
    plain = _PREFIX.sub("", " ".join(text.casefold().replace("/", " ").split()))
    if not plain:
        return None
    return next((post for post, words in _ROWS if words.search(plain)), Post.OTHER)
