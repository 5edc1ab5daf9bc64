"""The sentences of `office_window`, in both languages."""

from netra.domain.words import Text

NO_CONTEST = Text(
    "Daerah ini tidak ikut pemilihan yang tercatat, sehingga tidak ada penetapan pasangan calon untuk menghitung masa"
    " larangan pasal 71. Periksa daerahnya bila ini keliru.",
    "This region takes part in no election on record, so there is no designation of pairs to count article 71's window"
    " from. Check the region if this is wrong.",
)
NO_TIMETABLE = Text(
    "Jadwal pemilihan {years} tidak dihimpun atau aturan enam bulan belum berlaku waktu itu. Periksa hari penetapan"
    " pasangan calon dan bunyi aturan pada tanggal perbuatan.",
    "The timetable of {years} was not compiled, or the rule of six months did not hold yet. Check the day of"
    " designation and the wording of the rule on the day of the act.",
)
LOCAL_WINDOW = Text(
    "Mulai {since}, enam bulan sebelum penetapan di daerah ini {designation}.",
    "From {since}, six months before the designation in this region on {designation}.",
)
LOCAL_DOUBT = Text(
    "Hari penetapan di daerah ini berbeda dari jadwal nasional; cara menghitung masa larangannya belum diverifikasi.",
    "The designation in this region departs from the national timetable; how the window is counted then is unverified.",
)
REVISED = Text(
    "Jadwal ini kemudian diubah. Menurut jadwal terakhir masa larangan baru mulai {since}; yang dipakai di sini jadwal"
    " yang berlaku pada tanggal perbuatan.",
    "This timetable was revised later. By the last one the window began on {since}; used here is the one in force on"
    " the day of the act.",
)
BEFORE = Text(
    "{on} jatuh sebelum masa larangan. {window}",
    "{on} lies before the window. {window}",
)
NONE_RUNS = Text(
    "Pada {on} tidak ada masa larangan yang diketahui berjalan di daerah ini.",
    "On {on} no window is known to run in this region.",
)
LONG_OVER = Text(
    "Masa larangan pemilihan sebelumnya dianggap sudah berakhir karena hari terakhir jadwalnya lewat lebih dari dua"
    " tahun. Ini anggapan Netra, bukan bunyi aturan.",
    "The window of the election before is taken to be over, since the last day of its timetable lies more than two"
    " years back. That is Netra's assumption, not the wording of a rule.",
)
INSIDE = Text(
    "{on} jatuh di dalam masa larangan. {window}",
    "{on} lies inside the window. {window}",
)
SECOND_FREEZE_UNKNOWN = Text(
    "Pasal 162 ayat (3): enam bulan sesudah pelantikan penggantian pejabat juga perlu persetujuan tertulis Menteri."
    " Hari pelantikan kepala daerah tidak tercatat; perlu diperiksa.",
    "Article 162(3): in the six months after inauguration replacing officials also needs the Minister's written"
    " consent. The day of inauguration is not on record and has to be checked.",
)
TERM_UNKNOWN = Text(
    "{on} jatuh sesudah hari terakhir jadwal yang diketahui ({last}). Larangan berlaku sampai akhir masa jabatan, dan"
    " enam bulan sesudah pelantikan berlaku larangan kedua; hari pelantikan tidak tercatat dan perlu diperiksa.",
    "{on} lies after the last known day of the timetable ({last}). The freeze runs to the end of the term, and for six"
    " months after inauguration a second one holds; the day of inauguration is not on record and has to be checked.",
)
AFTER_FREEZES = Text(
    "{on} jatuh sesudah kedua masa larangan: kepala daerah dilantik {inauguration}, dan enam bulan sesudahnya sudah"
    " lewat.",
    "{on} lies after both freezes: the head of region was inaugurated on {inauguration}, and the six months after that"
    " are over.",
)
SECOND = Text(
    "{on} jatuh dalam enam bulan sesudah pelantikan kepala daerah ({inauguration}).",
    "{on} lies within six months of the inauguration of the head of region ({inauguration}).",
)
WITHOUT_CONSENT = Text(
    "Tidak ada persetujuan tertulis Menteri Dalam Negeri.", "There is no written consent of the Home Minister."
)
WITH_CONSENT = Text(
    "Ada persetujuan tertulis Menteri Dalam Negeri tertanggal {consent}; periksa apakah surat itu mencakup jabatan"
    " ini.",
    "The Home Minister consented in writing on {consent}; check that the letter covers these posts.",
)
CONSENT_LATE = Text(
    "Persetujuan Menteri Dalam Negeri bertanggal {consent}, sesudah penggantian dilakukan.",
    "The Home Minister's consent is dated {consent}, after the replacement was made.",
)
CONSENT_UNKNOWN = Text(
    "Belum diketahui apakah Menteri Dalam Negeri menyetujuinya secara tertulis; tanyakan kepada pemerintah daerah.",
    "It is not known whether the Home Minister consented in writing; ask the regional government.",
)
VACANCY = Text(
    "Yang dilakukan mengisi jabatan kosong dengan pelaksana tugas; menurut penjelasan pasal 71 ayat (2) itu bukan"
    " penggantian.",
    "A vacant post was filled with an acting official; by the elucidation of article 71(2) that is not a replacement.",
)
VACANCY_SECOND = Text(
    "Yang dilakukan mengisi jabatan kosong dengan pelaksana tugas. Pengecualian itu tertulis untuk pasal 71 ayat (2);"
    " apakah berlaku juga untuk pasal 162 ayat (3) belum diverifikasi.",
    "A vacant post was filled with an acting official. That exception is written for article 71(2); whether it holds"
    " for article 162(3) too is unverified.",
)
TO_BE_PROVEN = Text(
    "Bahwa perbuatan ini menguntungkan atau merugikan pasangan calon masih harus dibuktikan.",
    "That the act benefits or harms a pair of candidates still has to be proven.",
)
AFTER_WINNERS = Text(
    "{on} jatuh sesudah masa larangan: calon terpilih sudah ditetapkan pada atau sebelum {ended}.",
    "{on} lies after the window: the winners had been fixed on or before {ended}.",
)
WINNERS_UNKNOWN = Text(
    "{on} jatuh sesudah hari terakhir jadwal yang diketahui ({last}). Masa larangan berlaku sampai calon terpilih"
    " ditetapkan; hari itu tidak tercatat dan perlu diperiksa.",
    "{on} lies after the last known day of the timetable ({last}). The window runs until the winners are fixed; that"
    " day is not on record and has to be checked.",
)


def filled(text: Text, **values: str) -> Text:
    """The sentence with the same values in both languages."""
    return Text(text.id.format(**values), text.en.format(**values))


def filled_texts(text: Text, **values: Text) -> Text:
    """The sentence with values that have a wording of their own in each language.

    >>> filled_texts(Text("mulai {since}", "from {since}"), since=Text("1 Mei", "1 May")).en
    'from 1 May'
    """
    return Text(
        text.id.format(**{name: value.id for name, value in values.items()}),
        text.en.format(**{name: value.en for name, value in values.items()}),
    )


def joined(*texts: Text) -> Text:
    """Sentences one after another."""
    return Text(" ".join(text.id for text in texts), " ".join(text.en for text in texts))
