"""Why a move on a flag is refused, in words for the person who tried."""

from netra.cases.services import CannotAct, SomeoneWasFaster
from netra.domain.words import Text

__all__ = ["CannotAct", "SomeoneWasFaster"]

NOT_NOW = Text(
    "Langkah ini tidak dapat dilakukan pada tahap sekarang. Muat ulang halaman.",
    "This step cannot be taken at the present stage. Reload the page.",
)
HELD = Text(
    "Rekan Anda sedang menilai tanda ini. Ambil yang lain, atau tunggu sampai dilepas.",
    "A colleague is judging this flag. Take another, or wait until it is released.",
)
TAKE_FIRST = Text(
    "Waktu Anda memegang tanda ini sudah habis, atau belum diambil. Ambil dahulu, lalu putuskan.",
    "You do not hold this flag, or your time is over. Take it first, then decide.",
)
READ_BEFORE = Text(
    "Anda sudah membaca tanda ini. Pembaca berikutnya harus orang lain.",
    "You have read this flag already. The next reader must be somebody else.",
)
CHECKS_LACK = Text(
    "Jawab semua pemeriksaan yang dapat membebaskan orangnya sebelum mengukuhkan.",
    "Answer every check that may clear the person before confirming.",
)
CHECKS_CLEAR = Text(
    "Salah satu pemeriksaan membebaskan orangnya. Sisihkan tanda ini dengan alasan itu.",
    "One of the checks clears the person. Put the flag aside for that reason.",
)
REASON_LACKS = Text("Pilih alasan menyisihkan.", "Choose why it is put aside.")
SAY_WHAT = Text("Tulis alasannya dengan satu dua kalimat.", "Write the reason in a sentence or two.")
WHOSE_FIRST = Text(
    "Catat dahulu akun siapa ini, dan dari mana itu diketahui. Perkara dibuka terhadap orang, bukan akun.",
    "Record first whose account this is, and how that is known. A case is opened against a person, not an account.",
)
NO_PLACE = Text(
    "Daerah tanda ini tidak diketahui, sehingga tidak ada kantor yang menanganinya.",
    "The region of this flag is not known, so no office handles it.",
)
CASE_CLOSED = Text(
    "Perkara itu sudah selesai. Pilih yang masih berjalan.", "That case has ended. Choose one that runs."
)
DUE_IN_PAST = Text("Batas waktunya harus di depan.", "The term must lie ahead.")
NO_UNIT = Text("Belum ada unit siber di instalasi ini.", "This installation has no cyber unit yet.")
ERASED = Text(
    "Kata-kata dan akun pada tanda ini sudah dihapus menurut aturan simpan.",
    "The words and the account of this flag were erased under the retention rule.",
)
