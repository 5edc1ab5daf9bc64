"""Why a move is refused, in words for the person who tried."""

from netra.domain.words import Text

NOT_NOW = Text(
    "Langkah ini tidak dapat dilakukan pada tahap sekarang. Muat ulang halaman.",
    "This step cannot be taken at the present stage. Reload the page.",
)
TAKE_FIRST = Text(
    "Ambil dulu pertanyaannya, supaya dua petugas tidak menjawab bersamaan.",
    "Take the question first, so that two officers do not answer at once.",
)
NEEDS_RULE = Text(
    "Lampirkan sedikitnya satu aturan, pasal, atau kebolehan. Tanpa itu jawabannya hanya “belum pasti”.",
    "Attach at least one rule, article or allowance; only “not settled” may go without.",
)
NOT_YOUR_OWN = Text(
    "Pemeriksaan kedua dilakukan petugas lain: rekan sekantor atau kantor di atasnya.",
    "The second look is somebody else's: a colleague's, or that of the office above.",
)
TICK_THE_LIST = Text(
    "Kantor ini hanya punya satu petugas: centang seluruh daftar periksa sebelum menerbitkan.",
    "This office has one single officer: tick the whole list before publishing.",
)
SAME_OFFICE = Text("Pertanyaan ini sudah ada di kantor itu.", "The question already lies with that office.")
NOBODY_THERE = Text(
    "Di kantor itu belum ada petugas yang menjawab pertanyaan.", "Nobody at that office answers questions yet."
)
SHOWS_SOMEBODY = Text(
    "Masih ada yang mungkin menunjuk orang. Hapus dari teks, atau centang bahwa sudah diperiksa.",
    "Something may still point to a person. Take it out, or tick that you have checked it.",
)
