"""Papers on the way to the employer, of the employer, and of the ladder above a silent one."""

from netra.domain.papers.kinds import BODY_TEXT, LETTER, MINUTES, NOTE, NUMBER, REASONS, SANCTION, Kind, field, paper

PAPERS = (
    # on the way to the employer
    paper("FORWARD_LETTER", "Surat penerusan provinsi", "Province's forwarding letter", LETTER, fresh=True),
    paper(
        "RETURN_NOTE",
        "Daftar yang harus dilengkapi",
        "List of what lacks",
        (field("lacking", "Yang kurang", "What lacks", help_id="Satu hal per baris.", help_en="One item a line."),),
        fresh=True,
    ),
    paper("VERIFICATION_NOTE", "Hasil verifikasi", "Result of the verification"),
    paper("VALIDATION_NOTE", "Hasil kajian dan validasi", "Result of study and validation"),
    paper("VERIFIER_LETTER", "Surat verifikator", "Verifier's letter", LETTER),
    paper(
        "RECOMMENDATION",
        "Rekomendasi atau surat kepada PPK",
        "Recommendation or letter to the personnel authority",
        (
            NUMBER,
            BODY_TEXT,
            field(
                "term_on",
                "Tenggat yang tertulis di surat",
                "Term written in the letter",
                Kind.DATE,
                optional=True,
                help_id="Isi bila peraturan tidak menyebut jumlah hari.",
                help_en="Fill in where the rules name no number of days.",
            ),
        ),
    ),
    # the employer
    paper(
        "COUNCIL_DECREE",
        "Keputusan pembentukan majelis kode etik",
        "Decree convening the ethics council",
        (
            NUMBER,
            field(
                "members",
                "Ketua, sekretaris dan anggota",
                "Chair, secretary and members",
                help_id="Sedikitnya tiga anggota, tidak lebih rendah pangkatnya dari yang diperiksa.",
                help_en="At least three members, none lower in rank than the person examined.",
            ),
        ),
    ),
    paper(
        "COUNCIL_MINUTES",
        "Putusan majelis kode etik",
        "Decision of the ethics council",
        (*MINUTES, field("defence", "Pembelaan yang didengar", "Defence that was heard")),
    ),
    paper("MORAL_STATEMENT", "Pernyataan tertutup atau terbuka", "Closed or open statement", SANCTION),
    paper(
        "DISCIPLINE_SUMMONS",
        "Surat panggilan",
        "Written summons",
        (NUMBER, field("meets_at", "Waktu pemeriksaan", "Time of examination", Kind.MOMENT)),
    ),
    paper(
        "SECOND_DISCIPLINE_SUMMONS",
        "Surat panggilan kedua",
        "Second written summons",
        (NUMBER, field("meets_at", "Waktu pemeriksaan", "Time of examination", Kind.MOMENT)),
    ),
    paper("EXAMINATION_MINUTES", "Berita acara pemeriksaan", "Examination minutes", MINUTES),
    paper("EMPLOYEE_ABSENCE_NOTE", "Catatan dua kali tidak hadir", "Note of two absences"),
    paper(
        "TEAM_DECREE",
        "Keputusan tim pemeriksa",
        "Decree forming the team",
        (
            NUMBER,
            field(
                "members",
                "Atasan langsung, unsur pengawasan, unsur kepegawaian",
                "Direct superior, supervision unit, personnel unit",
            ),
        ),
    ),
    paper("TEAM_MINUTES", "Berita acara tim", "Team's minutes", MINUTES),
    paper("SANCTION_DECREE", "Keputusan hukuman ringan atau sedang", "Decree of a light or medium sanction", SANCTION),
    paper("HEAVY_SANCTION_DECREE", "Keputusan hukuman berat", "Decree of a heavy sanction", SANCTION),
    paper("DELIVERY_RECEIPT", "Bukti penyampaian keputusan", "Proof of delivery"),
    paper("OBJECTION_LETTER", "Surat keberatan", "Letter of objection"),
    paper("APPEAL_LETTER", "Surat banding administratif", "Letter of appeal"),
    paper("REMEDY_DECISION", "Keputusan atas keberatan atau banding", "Decision on the objection or appeal", LETTER),
    paper("COURT_NOTE", "Catatan pelimpahan atau gugatan", "Note of the court matter"),
    paper("COURT_RULING", "Putusan pengadilan", "Court ruling", LETTER),
    paper("SANCTION_REPORT", "Laporan sanksi ke BKN/KASN", "Report of the sanction", LETTER),
    paper("REASONS_LETTER", "Surat alasan", "Letter of reasons", (NUMBER, REASONS)),
    paper("CONTRACT_DECISION", "Keputusan menurut kontrak kerja", "Decision under the contract", SANCTION),
    # the ladder
    paper("REMINDER_LETTER", "Surat pengingat", "Reminder", LETTER, fresh=True),
    paper("BLOCK_LETTER", "Surat pemblokiran", "Letter of blocking", LETTER, fresh=True),
    paper("UNBLOCK_LETTER", "Surat pembukaan blokir", "Letter lifting the block", LETTER, fresh=True),
    paper("ESCALATION_LETTER", "Surat kepada Menteri Dalam Negeri", "Letter to the Home Minister", LETTER),
    paper("MINISTER_WARNING", "Teguran Menteri Dalam Negeri", "Home Minister's warning", LETTER),
    paper("PRESIDENT_LETTER", "Surat kepada Presiden", "Letter to the President", LETTER),
    paper("CLOSING_NOTE", "Catatan penutupan tanpa tindak lanjut", "Note closing without follow-up", NOTE, fresh=True),
)
