"""What happens now, in plain words: who has the matter, what they do, what comes after."""

from dataclasses import dataclass

from netra.domain.words import Text


@dataclass(frozen=True, slots=True)
class Plain:
    """A stage for somebody who does not know procedures."""

    title: Text
    now: Text
    then: Text | None = None


STAGES = {
    "RECEIVED": Plain(
        Text("Sudah kami terima", "We have it"),
        Text("Petugas akan membaca yang Anda sampaikan.", "An officer is going to read what you told us."),
        Text(
            "Setelah itu petugas menentukan langkah berikutnya dan menulisnya di halaman ini.",
            "Then the officer decides on the next step, and it is shown on this page.",
        ),
    ),
    "INITIAL_STUDY": Plain(
        Text("Sedang diperiksa kelengkapannya", "Being checked for completeness"),
        Text(
            "Kantor memeriksa apakah laporan ini memenuhi syarat untuk ditangani.",
            "The office is checking whether the report meets the conditions for being handled.",
        ),
        Text(
            "Bila lengkap, laporan didaftarkan. Bila ada yang kurang, Anda diminta melengkapinya di sini.",
            "If it is complete it is registered and handling begins. If something lacks, you are asked for it here.",
        ),
    ),
    "INCOMPLETE": Plain(
        Text("Menunggu kelengkapan dari Anda", "Waiting for you to complete it"),
        Text(
            "Ada yang masih kurang. Daftarnya ada di bawah, beserta batas waktunya.",
            "Something still lacks. The list is below, with the time it is due.",
        ),
        Text(
            "Setelah itu kantor memeriksa lagi. Bila tidak dilengkapi sampai batas waktunya, laporan dapat dihentikan.",
            "Then the office checks again. If it is not completed in time, the report may be stopped.",
        ),
    ),
    "TRACING": Plain(
        Text("Sedang ditelusuri", "Being looked into"),
        Text("Petugas mencari keterangan dan bukti tambahan.", "Officers are looking for further facts and evidence."),
        Text(
            "Bila terbukti cukup kuat, pimpinan kantor menetapkannya sebagai temuan dan mulai menanganinya.",
            "If it proves solid enough, the heads of the office declare it a finding and begin to handle it.",
        ),
    ),
    "FINDING": Plain(
        Text("Ditetapkan sebagai temuan", "Declared a finding"),
        Text("Kantor menyiapkan pendaftaran perkara.", "The office is preparing to register the case."),
    ),
    "REGISTERED": Plain(
        Text("Terdaftar sebagai perkara", "Registered as a case"),
        Text(
            "Kantor mengundang pihak yang dilaporkan untuk memberi penjelasan.",
            "The office invites the person reported to explain.",
        ),
    ),
    "CLARIFICATION": Plain(
        Text("Pihak terkait dimintai penjelasan", "People are being heard"),
        Text(
            "Yang dilaporkan dan para saksi didengar. Asal laporan tidak disebutkan kepada mereka.",
            "The person reported and the witnesses are heard. They are not told where the report came from.",
        ),
    ),
    "STUDY": Plain(
        Text("Bukti dan penjelasan sedang dikaji", "Evidence and answers are being weighed"),
        Text(
            "Petugas menyusun kajian atas semua keterangan dan bukti.",
            "Officers are writing a study of all statements and evidence.",
        ),
    ),
    "PLENARY": Plain(
        Text("Menunggu keputusan rapat pleno", "Waiting for the plenary's decision"),
        Text(
            "Pimpinan kantor memutuskan apakah ada dugaan pelanggaran dan ke mana perkara diteruskan.",
            "The heads of the office decide whether there is a suspected breach, and to whom the case goes on.",
        ),
    ),
    "FOLLOW_UP": Plain(
        Text("Diteruskan kepada lembaga yang berwenang", "Sent on to the competent body"),
        Text(
            "Pengawas sudah memutuskan dan meneruskan perkara. Di bawah ini tampak lembaganya dan sampai di mana.",
            "The supervisors have decided and sent the case on. Below are the bodies, and how far they are.",
        ),
        Text("Hasil akhirnya akan ditulis di halaman ini.", "The final result will be written on this page."),
    ),
    "CLOSED": Plain(
        Text("Selesai", "Closed"),
        Text("Penanganan sudah selesai. Alasannya ada di bawah.", "The handling is over. The reasons are below."),
    ),
}

REASONS = {
    "FORMAL_IDENTITY": Text(
        "Untuk laporan resmi, nama, alamat, dan nomor identitas pelapor harus ada.",
        "A formal report needs the reporter's name, address and identity number.",
    ),
    "FORMAL_REPORTED": Text(
        "Untuk laporan resmi harus jelas siapa yang dilaporkan dan di mana ia tinggal atau bekerja.",
        "A formal report has to say who is reported and where that person lives or works.",
    ),
    "FORMAL_EXPIRED": Text(
        "Undang-undang memberi tujuh hari sejak kejadian diketahui. Yang terlambat masih dapat menjadi informasi awal.",
        "The law gives seven days from when the event became known. A late one can still serve as a tip.",
    ),
    "FORMAL_SIGNATURE": Text(
        "Tanda tangan pada laporan harus sama dengan pada KTP.",
        "The signature on the report has to match the identity card.",
    ),
    "FORMAL_NOT_ENTITLED": Text(
        "Laporan resmi hanya dapat disampaikan pihak tertentu. Siapa pun tetap boleh memberi informasi awal.",
        "Only certain people may lodge a formal report. Anybody may still give a tip.",
    ),
    "MATERIAL_TIME_PLACE": Text(
        "Harus jelas kapan dan di mana kejadiannya.", "It has to be clear when and where it happened."
    ),
    "MATERIAL_ACCOUNT": Text(
        "Ceritanya belum cukup untuk mengetahui perbuatan siapa dan apa.",
        "The account does not yet tell who did what.",
    ),
    "MATERIAL_EVIDENCE": Text(
        "Belum ada foto, rekaman, dokumen, atau bukti lain yang dapat diperiksa.",
        "There is no photo, recording, document or other evidence that can be checked.",
    ),
    "HANDLED_ALREADY": Text(
        "Perkara yang sama sudah ditangani, sehingga tidak dibuka dua kali.",
        "The same matter has been handled already and is not opened twice.",
    ),
    "NOT_BOUND": Text(
        "Larangan ini tidak berlaku bagi orang dengan kedudukan itu.",
        "The rule does not bind a person in that position.",
    ),
    "ALLOWED_ACT": Text("Perbuatan seperti itu boleh dilakukan.", "An act like that is allowed."),
    "NOT_PROVEN": Text(
        "Bukti yang ada tidak cukup untuk menyatakan pelanggaran terjadi.",
        "The evidence is not enough to say that a breach took place.",
    ),
    "OTHER_MATTER": Text(
        "Persoalan ini nyata, tetapi bukan wewenang pengawas netralitas.",
        "The matter is real, but not one for the supervisors of neutrality.",
    ),
    "PROGRESS": Text("Penanganan masih berjalan.", "The handling goes on."),
    "OUTCOME": Text("Ini hasil akhir penanganannya.", "This is the final result of the handling."),
}
