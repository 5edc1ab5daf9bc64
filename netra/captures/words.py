"""What codes of captures mean, for pages."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from netra.engine.capturing.orders import Code

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TROUBLES: "dict[str, _StrPromise]" = {
    Code.BAD_ADDRESS: _("Alamatnya tidak dapat dibaca sebagai tautan."),
    Code.BAD_SCHEME: _("Hanya alamat http dan https yang diambil."),
    Code.CREDENTIALS: _("Alamat yang memuat nama pengguna atau kata sandi tidak diambil."),
    Code.BAD_PORT: _("Hanya pintu biasa situs web (80 dan 443) yang dihubungi."),
    Code.NOT_PUBLIC: _("Alamatnya menunjuk ke jaringan dalam, bukan ke internet; server ini tidak menghubunginya."),
    Code.OWN_SITE: _("Alamat ini milik situs ini sendiri."),
    Code.NO_SUCH_NAME: _("Nama situsnya tidak (lagi) dikenal di internet."),
    Code.NAME_FAILED: _("Nama situsnya tidak dapat ditanyakan saat itu."),
    Code.UNREACHABLE: _("Situsnya tidak dapat dihubungi."),
    Code.PROXY_FAILED: _("Jalur keluar (proksi) kantor ini tidak menjawab."),
    Code.TLS_FAILED: _("Sambungan aman ke situs itu tidak terbentuk."),
    Code.TOO_SLOW: _("Situsnya menjawab terlalu lambat atau tidak pernah selesai."),
    Code.TOO_LARGE: _("Isinya terlalu besar. Bagian awalnya tersimpan di arsip."),
    Code.BOMB: _("Isinya mengembang tanpa batas saat dibuka; tidak diteruskan ke peramban."),
    Code.BROKEN_ANSWER: _("Jawaban situsnya rusak."),
    Code.TOO_MANY_REDIRECTS: _("Situsnya mengalihkan terus tanpa henti."),
    Code.TOO_MANY_REQUESTS: _("Halamannya meminta terlalu banyak berkas."),
    Code.NOT_ALLOWED: _("Permintaan jenis ini tidak diteruskan."),
    Code.GAVE_UP: _("Beberapa kali dicoba tanpa hasil."),
}
NO_PICTURE: "dict[str, _StrPromise]" = {
    "ABSENT": _(
        "Gambar dan PDF tidak dibuat: program Chromium tidak terpasang di server. Arsip HTTP-nya tetap dibuat."
    ),
    "NOT_A_PAGE": _("Tautan ini berkas, bukan halaman; isinya ada di dalam arsip."),
    "FAILED": _("Gambar dan PDF tidak berhasil dibuat; arsip HTTP-nya tetap ada."),
}
SIGNS: "dict[str, _StrPromise]" = {
    "SIGN_IN": _("Yang tampil mungkin halaman masuk, bukan unggahannya. Bandingkan dengan tangkapan layar pelapor."),
    "LOOKS_GONE": _("Yang tampil mungkin pemberitahuan bahwa unggahan sudah dihapus atau ditutup."),
    "EMPTY": _("Halamannya tampil tanpa tulisan."),
}
ROUTES: "dict[str, _StrPromise]" = {
    "direct": _("langsung dari server ini"),
    "http": _("lewat proksi lembaga"),
    "socks5": _("lewat proksi SOCKS"),
    "socks5h": _("lewat Tor atau proksi yang mencari nama sendiri"),
}
CLAIMS: "dict[str, _StrPromise]" = {
    "software": _("Dibuat dengan"),
    "made": _("Waktu pembuatan"),
    "url": _("Alamat halaman"),
    "title": _("Judul"),
    "pages": _("Jumlah halaman"),
    "items": _("Jumlah butir"),
    "platform": _("Sumber"),
    "first": _("Butir pertama dikumpulkan"),
    "last": _("Butir terakhir dikumpulkan"),
    "signer": _("Ditandatangani oleh"),
    "status": _("Keadaan menurut pembuatnya"),
    "hash": _("Sidik yang disebut"),
    "seen": _("Kapan dilihat"),
    "note": _("Keterangan"),
}
CHECKS: "dict[str, _StrPromise]" = {
    "hashes": _("Sidik isi dibandingkan dengan daftarnya sendiri"),
    "records": _("Rekaman di dalam arsip dibaca"),
    "lines": _("Baris dibaca"),
    "inside": _("Alamat yang disebut ada di dalam arsip"),
    "named": _("Berkas yang disebut ada di dalam kumpulan"),
}


def trouble_of(code: str) -> str:
    """A sentence for a code; the code itself where there is none."""
    return str(TROUBLES.get(code, code))
