"""Everything the machine says, in both languages. Short: it is read on a small screen, between two other talks."""

from netra.domain.saying import day
from netra.domain.words import Text
from netra.engine.interviewing.records import Choice, Naming, State, World

INDONESIAN, ENGLISH = (
    Choice("id", Text("Bahasa Indonesia", "Bahasa Indonesia")),
    Choice("en", Text("English", "English")),
)
LANGUAGES = (INDONESIAN, ENGLISH)
SKIP = Choice("skip", Text("Tidak tahu", "I don't know"))
DONE = Choice("done", Text("Selesai", "Done"))
NONE_OF_THEM = Choice("none", Text("Bukan semuanya", "None of these"))
NAMINGS = (
    Choice(Naming.NAMELESS, Text("Tanpa nama", "Without a name")),
    Choice(Naming.LEFT, Text("Titip nama", "Leave my name")),
    Choice(Naming.FORMAL, Text("Laporan resmi", "Formal report")),
)
SEND, CHANGE, CANCEL = (
    Choice("send", Text("Kirim", "Send")),
    Choice("change", Text("Ubah", "Change")),
    Choice("cancel", Text("Batal", "Cancel")),
)
READ_BACK = (SEND, CHANGE, CANCEL)
PARTS = (
    Choice("what", Text("Apa", "What")),
    Choice("where", Text("Di mana", "Where")),
    Choice("when", Text("Kapan", "When")),
    Choice("who", Text("Siapa", "Who")),
    Choice("pictures", Text("Tambah gambar", "Add pictures")),
    Choice("named", Text("Nama saya", "My name")),
)
CANNOT = Choice("cannot", Text("Tidak dapat jawab", "I cannot answer"))

LANGUAGE = Text("Pilih bahasa / Choose your language:", "Pilih bahasa / Choose your language:")
WHAT = Text(
    "Apa yang terjadi? Ceritakan dengan kata-kata Anda: siapa melakukan apa, dan bagaimana Anda tahu. Foto boleh"
    " langsung dikirim di sini.",
    "What happened? Tell it in your own words: who did what, and how you know. You may send pictures right here.",
)
MORE = Text(
    "Ceritakan sedikit lebih banyak: siapa, melakukan apa?", "Please tell a little more: who did what?"
)  # fmt: skip
WHERE = Text(
    "Di mana kejadiannya? Sebutkan kabupaten atau kotanya, lalu tempatnya. Misalnya: Kudus, alun-alun.",
    "Where did it happen? Name the regency or city, then the place. For example: Kudus, town square.",
)
WHERE_AGAIN = Text(
    "Tempatnya kami catat. Kabupaten atau kota mana? Dari situ ditentukan kantor yang menangani.",
    "The place is noted. Which regency or city is that? It decides which office handles your report.",
)
WHICH = Text("Yang mana maksud Anda?", "Which one do you mean?")
WHEN = Text(
    "Kapan kejadiannya? Misalnya: kemarin sore, Selasa lalu, atau 8 Oktober.",
    "When did it happen? For example: yesterday afternoon, last Tuesday, or 8 October.",
)
WHEN_TO_COME = Text(
    "Tanggal itu belum tiba. Kapan kejadiannya?", "That day has not come yet. When did it happen?"
)  # fmt: skip
WHO = Text(
    "Siapa yang Anda laporkan? Tulis nama, jabatan, dan instansinya sejauh Anda tahu. Satu orang satu baris.",
    "Whom do you report? Write name, position and agency as far as you know. One person a line.",
)
PICTURES = Text(
    "Ada foto, video, rekaman, atau dokumen? Kirimkan sekarang, boleh beberapa. Bila sudah atau tidak ada, pilih"
    " Selesai.",
    "Do you have photos, videos, recordings or documents? Send them now, as many as you like. When you are done, or"
    " have none, choose Done.",
)
PICTURES_BY_REPLY = Text(
    "Ada foto, rekaman, atau dokumen? Lampirkan pada balasan.",
    "Do you have photos, recordings or documents? Attach them to your reply.",
)
MORE_FILES = Text("Kirim lagi, atau pilih Selesai.", "Send more, or choose Done.")
NAMED = Text(
    "Dengan nama atau tanpa nama?\n"
    "• Tanpa nama: menjadi informasi awal. Nomor atau akun Anda disegel dan tidak ditunjukkan kepada petugas.\n"
    "• Titip nama: nama Anda hanya dapat dibuka sekali, dengan izin kustodian.\n"
    "• Laporan resmi: perlu nama, alamat, nomor KTP, dan tanda tangan. Semua itu diisi nanti di situs kami dengan kode"
    " Anda, bukan di sini.",
    "With or without your name?\n"
    "• Without a name: it becomes initial information. Your number or account is sealed and shown to no officer.\n"
    "• Leave my name: it can be opened only once, with a custodian's consent.\n"
    "• Formal report: needs name, address, identity number and signature. You give those later on our site with your"
    " code, not here.",
)
NAME = Text("Siapa nama Anda? Nama ini langsung disegel.", "What is your name? It is sealed at once.")
CHANGE_WHAT = Text("Bagian mana yang diubah?", "Which part do you want to change?")
DISCARDED = Text(
    "Baik, tidak ada yang dikirim dan yang Anda tulis di sini dihapus dari kami. Ketik BARU untuk mulai lagi.",
    "All right. Nothing was sent, and what you wrote here is erased on our side. Type NEW to start again.",
)
NOTHING_TO_CANCEL = Text("Tidak ada yang sedang ditulis.", "There is nothing to cancel.")
FORGOTTEN = Text(
    "Baik. Nomor atau akun Anda kami lupakan dan kami tidak menulis lagi. Laporan yang sudah dikirim tetap ditangani;"
    " kodenya tetap berlaku di situs kami. Percakapan di ponsel Anda hanya dapat Anda hapus sendiri.",
    "All right. We forget your number or account and write no more. A report that was sent is still handled; its code"
    " keeps working on our site. Only you can delete this talk from your phone.",
)
PASSED_ON = Text(
    "Sudah diteruskan ke kantor yang menangani laporan Anda. Untuk laporan tentang hal lain, ketik BARU.",
    "Passed on to the office that handles your report. For a report about something else, type NEW.",
)
ATTACHED = Text(
    "Kodenya benar. Mulai sekarang jawaban kantor untuk laporan itu datang ke sini, dan yang Anda tulis di sini"
    " diteruskan ke kantor. Ketik BERHENTI kapan saja.",
    "The code is right. From now on the office's answers for that report come here, and what you write here goes to"
    " the office. Type STOP at any time.",
)
DRAFT_ADDED = Text(
    "Yang sudah Anda tulis di sini kami tambahkan pada laporan itu sebagai pesan.",
    "What you had written here was added to that report as a message.",
)
WRONG_CODE = Text(
    "Kode itu tidak ada pada kami. Periksa lagi dengan tanda terima Anda.",
    "We have no such code. Please compare it with your receipt.",
)
TOO_OFTEN = Text(
    "Terlalu banyak kode yang keliru. Coba lagi satu jam lagi.",
    "Too many wrong codes. Please try again in an hour.",
)
NO_REPORT = Text(
    "Belum ada laporan dalam percakapan ini. Kirim kode tanda terima Anda, atau ketik BARU untuk melapor.",
    "There is no report in this talk yet. Send the code of your receipt, or type NEW to report.",
)
NEW_BEGUN = Text("Baik, laporan baru.", "All right, a new report.")
ADDED = Text("Kami tambahkan pada cerita Anda.", "We added that to your account.")
PICTURE_OF_WHAT = Text(
    "Berkasnya sudah kami terima. Ceritakan juga apa yang terlihat di situ.",
    "We have your file. Please also tell what it shows.",
)
REHEARSED = Text(
    "Sampai di sini latihannya: tidak ada yang dikirim atau disimpan. Dalam percakapan sungguhan laporan Anda terkirim"
    " sekarang, dan Anda mendapat kode tanda terima.",
    "This is where the rehearsal ends: nothing was sent or kept. In a real talk your report would be sent now, and you"
    " would get a receipt code.",
)
REMINDER = Text(
    "Laporan Anda belum terkirim. Balas pertanyaan di atas untuk melanjutkan, atau ketik BATAL. Yang tidak dikirim"
    " kami hapus.",
    "Your report has not been sent yet. Answer the question above to go on, or type CANCEL. What is not sent will be"
    " erased.",
)
HELP = Text(
    "Jawab saja pertanyaannya; tidak tahu pun boleh.\n"
    "BATAL: hapus yang sedang ditulis\n"
    "STATUS: sampai di mana laporan saya\n"
    "BARU: laporan tentang hal lain\n"
    "BERHENTI: lupakan nomor atau akun saya\n"
    "ENGLISH: change the language\n"
    "Punya kode? Kirim saja kodenya.",
    "Just answer the questions; you may say you do not know.\n"
    "CANCEL: erase what I am writing\n"
    "STATUS: how far my report is\n"
    "NEW: a report about something else\n"
    "STOP: forget my number or account\n"
    "INDONESIA: ganti bahasa\n"
    "Do you have a code? Just send it.",
)


def greeting(world: World) -> Text:
    """The first words, in both languages at once: nobody has chosen yet."""
    both = (
        f"Di sini Anda dapat melaporkan dugaan pelanggaran netralitas ASN. {world.channel} dapat membaca percakapan ini"
        f" dan tahu nomor atau akun Anda. Bila Anda tidak boleh dikenali siapa pun, pakai {world.site}/lapor/\n\n"
        f"Here you can report a suspected breach of neutrality by civil servants. {world.channel} can read this talk"
        f" and knows your number or account. If nobody may know you, use {world.site}/lapor/\n\n"
        "Pilih bahasa / Choose your language:"
    )
    return Text(both, both)


def noted(label: str) -> Text:
    return Text(f"Dicatat: {label}.", f"Noted: {label}.")


def noted_day(state: State) -> Text:
    assert state.day is not None
    on = day(state.day)
    return Text(f"Dicatat: {on.id}.", f"Noted: {on.en}.")


def files_taken(count: int, total: int, lost: int) -> Text:
    """What became of files that just came."""
    indonesian, english = [], []
    if count:
        indonesian.append(f"Berkas diterima (semuanya {total}).")
        english.append(f"File received ({total} in all).")
    if lost:
        indonesian.append(
            f"{lost} berkas tidak dapat kami terima: jenisnya tidak dikenal, rusak, atau lebih besar dari yang"
            " diberikan saluran ini. Kirim lewat situs kami dengan kode Anda."
        )
        english.append(
            f"{lost} file(s) could not be taken: of an unknown kind, damaged, or larger than this channel hands over."
            " Please send them on our site with your code."
        )
    return Text(" ".join(indonesian), " ".join(english))


def read_back(state: State) -> Text:
    """Everything that would be sent, for its writer to check."""
    return Text(_read_back(state, "id"), _read_back(state, "en"))


SHOWN = 700
_LABELS = {
    "what": Text("Apa", "What"),
    "where": Text("Di mana", "Where"),
    "when": Text("Kapan", "When"),
    "who": Text("Siapa", "Who"),
    "files": Text("Berkas", "Files"),
    "name": Text("Anda", "You"),
}
_UNKNOWN = Text("belum diketahui", "not known yet")
_AS = {
    "": Text("tanpa nama", "without a name"),
    Naming.NAMELESS: Text("tanpa nama", "without a name"),
    Naming.LEFT: Text("nama dititipkan, disegel", "name left, sealed"),
    Naming.FORMAL: Text("laporan resmi, dilengkapi di situs", "formal report, completed on the site"),
}


def _read_back(state: State, language: str) -> str:
    account = state.account
    if len(account) > SHOWN:
        rest = Text(f"… ({len(account)} huruf, semuanya dikirim)", f"… ({len(account)} letters, all of it is sent)")
        account = account[:SHOWN] + rest.in_(language)
    on = day(state.day).in_(language) if state.day else ""
    parts = {
        "what": account,
        "where": ", ".join(part for part in (state.place, state.region) if part),
        "when": ", ".join(part for part in (on, state.time) if part),
        "who": state.who.replace("\n", "; "),
        "files": str(state.files),
        "name": _AS[state.naming].in_(language),
    }
    head = Text("Ini yang akan dikirim:", "This is what will be sent:").in_(language)
    ask = Text("Sudah benar?", "Is it right?").in_(language)
    lines = [f"{_LABELS[name].in_(language)}: {words or _UNKNOWN.in_(language)}" for name, words in parts.items()]
    return "\n".join([head, *lines, "", ask])
