"""Why a file is not taken in, in words for the person who sent it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RefusalCode(TextChoices):
    """Stable codes; the labels are what people read."""

    EMPTY = "EMPTY", _("Berkas ini kosong.")
    TOO_LARGE = (
        "TOO_LARGE",
        _(
            "Berkas ini lebih besar dari 64 MB. Serahkan langsung di kantor pengawas dalam flash disk, atau cantumkan "
            "tautannya."
        ),
    )
    TOO_MUCH = "TOO_MUCH", _("Semua berkas bersama-sama terlalu besar. Kirim sebagian dulu, sisanya menyusul.")
    TOO_MANY = "TOO_MANY", _("Terlalu banyak berkas sekaligus. Kirim paling banyak 20, sisanya menyusul.")
    UNKNOWN = (
        "UNKNOWN",
        _("Jenis berkas ini tidak diterima. Kirim foto, video, rekaman suara, PDF, DOCX, atau teks."),
    )
    MARKUP = (
        "MARKUP",
        _("Halaman web dan gambar SVG tidak diterima karena dapat memuat program. Kirim tangkapan layar atau PDF."),
    )
    PROGRAM = "PROGRAM", _("Berkas ini adalah program, bukan bukti. Kirim foto, video, rekaman suara, atau dokumen.")
    ARCHIVE = "ARCHIVE", _("Berkas arsip (ZIP, RAR, dan sejenisnya) tidak diterima. Kirim isinya satu per satu.")
    OLD_OFFICE = (
        "OLD_OFFICE",
        _("Dokumen Office jenis lama tidak diterima. Simpan sebagai PDF atau DOCX lalu kirim lagi."),
    )
    MACROS = "MACROS", _("Dokumen ini memuat makro. Simpan sebagai PDF lalu kirim lagi.")
    BOMB = "BOMB", _("Berkas ini mengembang jauh lebih besar dari ukurannya saat dibuka, maka tidak diterima.")
    TOO_MANY_PIXELS = (
        "TOO_MANY_PIXELS",
        _("Gambar ini terlalu besar untuk dibuka dengan aman. Perkecil lalu kirim lagi."),
    )
    DAMAGED = "DAMAGED", _("Gambar ini rusak atau terpotong. Salin ulang dari perangkat asalnya lalu kirim lagi.")
    BAD_LINK = "BAD_LINK", _("Tautan asal harus berawalan http:// atau https://.")


class Refused(Exception):
    """The file is not taken in, and nothing of it is kept; `code` says why, `str()` says it in words."""

    def __init__(self, code: RefusalCode) -> None:
        super().__init__(code.value)
        self.code = code

    def __str__(self) -> str:
        return str(self.code.label)


class TooLarge(Refused):
    """The file is over the limit of one file, or of one form."""

    def __init__(self, code: RefusalCode = RefusalCode.TOO_LARGE) -> None:
        super().__init__(code)


class StoreFull(Exception):
    """The disk is full: nothing was taken in, the sender should try again later, the administrator make room."""

    def __str__(self) -> str:
        return str(_("Tempat penyimpanan bukti sedang penuh; berkas belum diterima. Coba lagi nanti."))


class StoreAway(StoreFull):
    """The object storage does not answer or says no: nothing was taken in, the sender should try again later."""

    def __str__(self) -> str:
        return str(_("Tempat penyimpanan bukti sedang tidak dapat dicapai. Coba lagi nanti."))
