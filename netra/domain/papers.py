"""The kinds of paper a file can hold, and what each must say.

A paper that is `fresh` serves one act only: a second reminder needs a second letter. One that is `for_each` must be
there for every accused person before its group counts as filled.
"""

from dataclasses import dataclass
from enum import StrEnum

from netra.domain.words import Text

NOTHING = Text("", "")


class Kind(StrEnum):
    """What a field of a paper holds; the forms draw and check it by this."""

    LINE = "LINE"
    TEXT = "TEXT"
    DATE = "DATE"
    MOMENT = "MOMENT"
    TICK = "TICK"
    CHOICE = "CHOICE"
    MANY = "MANY"
    ACCUSED = "ACCUSED"
    ROUTE = "ROUTE"
    BODY = "BODY"  # the institution a letter goes to
    OFFICE = "OFFICE"  # the Bawaslu office that takes the file
    RULES = "RULES"  # kinds of act, by code
    SANCTION = "SANCTION"


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: Text
    kind: Kind = Kind.TEXT
    is_required: bool = True
    help: Text = NOTHING
    choices: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class PaperKind:
    code: str
    label: Text
    fields: tuple[Field, ...]
    fresh: bool = False
    for_each: bool = False


def _f(
    name: str,
    id: str,
    en: str,
    kind: Kind = Kind.TEXT,
    *,
    optional: bool = False,
    help_id: str = "",
    help_en: str = "",
    choices: tuple[tuple[str, Text], ...] = (),
) -> Field:
    return Field(name, Text(id, en), kind, not optional, Text(help_id, help_en), choices)


NUMBER = _f("number", "Nomor surat", "Letter number", Kind.LINE)
BODY_TEXT = _f("text", "Isi pokok", "Main content")
REASONS = _f("text", "Alasan", "Reasons")
LETTER = (NUMBER, BODY_TEXT)
NOTE = (_f("text", "Catatan", "Note"),)
MINUTES = (
    _f(
        "present",
        "Yang hadir",
        "Those present",
        help_id="Satu nama dan jabatan per baris.",
        help_en="One name and post a line.",
    ),
    _f("text", "Jalannya pertemuan dan hasil", "Course and result"),
)
ACCUSED = _f("accused", "Terlapor", "Accused", Kind.ACCUSED)
SANCTION = (
    NUMBER,
    _f("sanction", "Sanksi", "Sanction", Kind.SANCTION),
    _f("breach", "Pelanggaran yang disebut dalam keputusan", "Breach named in the decision"),
)

STATUS_REASONS = (
    ("FORMAL_IDENTITY", Text("Identitas pelapor tidak lengkap", "The reporter's identity is incomplete")),
    (
        "FORMAL_REPORTED",
        Text("Nama dan alamat terlapor tidak ada", "Name and address of the reported person are missing"),
    ),
    (
        "FORMAL_EXPIRED",
        Text("Disampaikan lewat tujuh hari sejak diketahui", "Lodged more than seven days after it was known"),
    ),
    ("FORMAL_SIGNATURE", Text("Tanda tangan tidak cocok dengan KTP", "Signature does not match the identity card")),
    (
        "FORMAL_NOT_ENTITLED",
        Text(
            "Pelapor tidak berhak melapor pada pemilihan itu",
            "The reporter was not entitled to report in that election",
        ),
    ),
    ("MATERIAL_TIME_PLACE", Text("Waktu dan tempat kejadian tidak jelas", "Time and place of the event are unclear")),
    ("MATERIAL_ACCOUNT", Text("Uraian kejadian tidak cukup", "The account of the event is not sufficient")),
    ("MATERIAL_EVIDENCE", Text("Tidak ada bukti", "There is no evidence")),
    ("HANDLED_ALREADY", Text("Sudah ditangani dalam perkara lain", "Handled already in another case")),
    ("NOT_BOUND", Text("Orang itu tidak terikat kewajiban netralitas", "The person is not bound to neutrality")),
    ("ALLOWED_ACT", Text("Perbuatan itu tidak dilarang", "The act is not forbidden")),
    ("NOT_PROVEN", Text("Bukti tidak cukup untuk membuktikan", "The evidence does not prove it")),
    (
        "OTHER_MATTER",
        Text(
            "Bukan perkara netralitas; disampaikan ke mana sebaiknya", "Not a neutrality matter; told where it belongs"
        ),
    ),
    ("PROGRESS", Text("Perkara berlanjut", "The matter goes on")),
    ("OUTCOME", Text("Hasil akhir tindak lanjut", "Final result of the follow-up")),
)

ELEMENTS = (
    (
        "status",
        Text(
            "Status orang itu sebagai ASN atau pihak yang terikat",
            "The person's status as a civil servant or otherwise bound",
        ),
    ),
    (
        "account",
        Text("Kepemilikan akun atau kehadiran orang itu sendiri", "Ownership of the account, or presence in person"),
    ),
    ("intent", Text("Kesengajaan atau tujuan", "Intent or aim")),
    ("phase", Text("Tahapan pemilihan pada hari kejadian", "Phase of the election on the day")),
    ("public", Text("Sifat terbuka untuk umum", "Publicness")),
)
HOLDS = (
    ("YES", Text("Terpenuhi", "Made out")),
    ("NO", Text("Tidak terpenuhi", "Not made out")),
    ("NOT_NEEDED", Text("Tidak disyaratkan", "Not required")),
)


def _element(name: str, label: Text) -> tuple[Field, ...]:
    return (
        Field(f"{name}_for", Text(f"{label.id}: yang mendukung", f"{label.en}: for"), Kind.TEXT),
        Field(f"{name}_against", Text(f"{label.id}: yang melemahkan", f"{label.en}: against"), Kind.TEXT, False),
        Field(f"{name}_holds", Text(f"{label.id}: penilaian", f"{label.en}: judgment"), Kind.CHOICE, choices=HOLDS),
    )


REQUIREMENTS = (
    ("identity", Text("Identitas pelapor", "Identity of the reporter")),
    ("reported", Text("Nama dan alamat atau domisili terlapor", "Name and address or domicile of the reported person")),
    ("in_time", Text("Dalam tujuh hari sejak diketahui atau ditemukan", "Within seven days of being known or found")),
    ("time_place", Text("Waktu dan tempat kejadian", "Time and place of the event")),
    ("account", Text("Uraian kejadian", "Account of the event")),
    ("evidence", Text("Bukti", "Evidence")),
)


def _p(
    code: str, id: str, en: str, fields: tuple[Field, ...] = NOTE, *, fresh: bool = False, for_each: bool = False
) -> PaperKind:
    return PaperKind(code, Text(id, en), fields, fresh, for_each)


PAPERS: dict[str, PaperKind] = {
    paper.code: paper
    for paper in (
        # Bawaslu
        _p(
            "INITIAL_STUDY_NOTE",
            "Kajian awal",
            "Initial study",
            (
                _f("text", "Hasil kajian awal", "Result of the initial study"),
                _f(
                    "rules",
                    "Jenis perbuatan yang mungkin",
                    "Kinds of act that may be touched",
                    Kind.RULES,
                    optional=True,
                ),
            ),
        ),
        _p(
            "REQUIREMENTS_MET",
            "Pemeriksaan syarat formal dan materiel",
            "Check of formal and material requirements",
            (
                *(Field(name, label, Kind.TICK) for name, label in REQUIREMENTS),
                _f(
                    "signature",
                    "Tanda tangan cocok dengan KTP",
                    "Signature matches the identity card",
                    Kind.TICK,
                    optional=True,
                    help_id="Disyaratkan teks 2020; kantor berbeda pendapat sejak Perbawaslu 9/2024.",
                    help_en="Required by the text of 2020; offices differ since Perbawaslu 9/2024.",
                ),
            ),
        ),
        _p(
            "COMPLETION_NOTICE",
            "Pemberitahuan kekurangan",
            "Notice of what lacks",
            (
                NUMBER,
                _f(
                    "lacking",
                    "Yang harus dilengkapi",
                    "What has to be completed",
                    help_id="Satu hal per baris.",
                    help_en="One item a line.",
                ),
            ),
            fresh=True,
        ),
        _p(
            "COMPLETION",
            "Kelengkapan",
            "Completion",
            (_f("text", "Yang dilengkapi", "What was completed"),),
            fresh=True,
        ),
        _p(
            "REPORT_FORM",
            "Formulir laporan bertanda tangan",
            "Signed report form",
            (_f("text", "Keterangan", "Remark"), _f("known_on", "Diketahui pada", "Known on", Kind.DATE)),
        ),
        _p("WITHDRAWAL", "Surat pencabutan", "Letter of withdrawal"),
        _p(
            "REGISTER_NUMBER",
            "Nomor registrasi",
            "Register number",
            (_f("number", "Nomor registrasi", "Register number", Kind.LINE),),
        ),
        _p(
            "STATUS_NOTICE",
            "Pemberitahuan status",
            "Notice of status",
            (
                _f("reasons", "Alasan", "Reasons", Kind.MANY, choices=STATUS_REASONS),
                _f(
                    "text",
                    "Penjelasan dengan kata sederhana",
                    "Explanation in plain words",
                    help_id="Dibaca pelapor. Jangan tulis nama siapa pun.",
                    help_en="The reporter reads this. Name nobody.",
                ),
                _f(
                    "belongs",
                    "Ke mana perkara ini sebaiknya dibawa",
                    "Where the matter belongs",
                    Kind.LINE,
                    optional=True,
                ),
            ),
            fresh=True,
        ),
        _p("TRACING_NOTE", "Catatan penelusuran", "Tracing note"),
        _p(
            "SUPERVISION_REPORT",
            "Laporan hasil pengawasan",
            "Supervision report",
            (
                _f("duty_letter", "Nomor surat tugas", "Number of the duty letter", Kind.LINE),
                _f("place", "Tempat", "Place", Kind.LINE),
                _f("hours", "Hari dan jam pengawasan", "Day and hours of supervision", Kind.LINE),
                _f("event", "Kegiatan yang diawasi", "Event under supervision", Kind.LINE),
                _f("text", "Hasil pengawasan", "What was seen"),
            ),
        ),
        _p("FINDING_MINUTES", "Berita acara pleno penetapan temuan", "Plenary minutes fixing the finding", MINUTES),
        _p(
            "TRANSFER_LETTER",
            "Surat pelimpahan",
            "Transfer letter",
            (NUMBER, _f("office", "Kantor tujuan", "Receiving office", Kind.OFFICE, optional=True), REASONS),
            fresh=True,
        ),
        _p(
            "ALLEGATION",
            "Dugaan yang disampaikan kepada terlapor",
            "Allegation as put to the accused",
            (
                ACCUSED,
                _f(
                    "text",
                    "Dugaan",
                    "Allegation",
                    help_id="Tulis perbuatan, waktu, tempat, dan aturannya. Jangan menyebut asal laporan.",
                    help_en="State act, time, place and rule. Never state the source.",
                ),
            ),
            for_each=True,
        ),
        _p(
            "SUMMONS",
            "Undangan klarifikasi",
            "Invitation to clarification",
            (ACCUSED, NUMBER, _f("meets_at", "Waktu", "Time", Kind.MOMENT), _f("place", "Tempat", "Place", Kind.LINE)),
            for_each=True,
        ),
        _p(
            "SECOND_SUMMONS",
            "Undangan klarifikasi kedua",
            "Second invitation to clarification",
            (ACCUSED, NUMBER, _f("meets_at", "Waktu", "Time", Kind.MOMENT), _f("place", "Tempat", "Place", Kind.LINE)),
        ),
        _p(
            "CLARIFICATION_MINUTES",
            "Berita acara klarifikasi",
            "Minutes of clarification",
            (ACCUSED, *MINUTES),
            for_each=True,
        ),
        _p(
            "WRITTEN_ANSWER",
            "Jawaban tertulis terlapor",
            "Written answer of the accused",
            (
                ACCUSED,
                _f("text", "Jawaban", "Answer"),
                _f("companion", "Pendamping", "Companion", Kind.LINE, optional=True),
            ),
            for_each=True,
        ),
        _p(
            "ABSENCE_NOTE",
            "Catatan ketidakhadiran",
            "Note of absence",
            (ACCUSED, _f("text", "Catatan", "Note")),
            for_each=True,
        ),
        _p("EXTENSION_NOTE", "Catatan kebutuhan keterangan tambahan", "Note why further information is needed"),
        _p(
            "STUDY",
            "Kajian",
            "Study",
            (
                *(field for name, label in ELEMENTS for field in _element(name, label)),
                _f("rules", "Jenis perbuatan", "Kinds of act", Kind.RULES),
                _f("text", "Kesimpulan", "Conclusion"),
            ),
        ),
        _p(
            "PLENARY_MINUTES",
            "Berita acara pleno",
            "Plenary minutes",
            (*MINUTES, _f("dissent", "Pendapat berbeda", "Dissent", optional=True)),
        ),
        _p(
            "REFERRAL_LETTER",
            "Surat penerusan",
            "Referral letter",
            (
                ACCUSED,
                _f("route", "Diteruskan ke", "Refer to", Kind.ROUTE),
                _f(
                    "body",
                    "Lembaga penerima",
                    "Receiving institution",
                    Kind.BODY,
                    optional=True,
                    help_id="Kosongkan bila lembaga pusat.",
                    help_en="Leave empty for a national body.",
                ),
                NUMBER,
                _f("text", "Kesimpulan dan ketentuan yang dilanggar", "Conclusion and provisions touched"),
            ),
            fresh=True,
        ),
        # on the way to the employer
        _p("FORWARD_LETTER", "Surat penerusan provinsi", "Province's forwarding letter", LETTER, fresh=True),
        _p(
            "RETURN_NOTE",
            "Daftar yang harus dilengkapi",
            "List of what lacks",
            (_f("lacking", "Yang kurang", "What lacks", help_id="Satu hal per baris.", help_en="One item a line."),),
            fresh=True,
        ),
        _p("VERIFICATION_NOTE", "Hasil verifikasi", "Result of the verification"),
        _p("VALIDATION_NOTE", "Hasil kajian dan validasi", "Result of study and validation"),
        _p("VERIFIER_LETTER", "Surat verifikator", "Verifier's letter", LETTER),
        _p(
            "RECOMMENDATION",
            "Rekomendasi atau surat kepada PPK",
            "Recommendation or letter to the personnel authority",
            (
                NUMBER,
                BODY_TEXT,
                _f(
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
        _p(
            "COUNCIL_DECREE",
            "Keputusan pembentukan majelis kode etik",
            "Decree convening the ethics council",
            (
                NUMBER,
                _f(
                    "members",
                    "Ketua, sekretaris dan anggota",
                    "Chair, secretary and members",
                    help_id="Sedikitnya tiga anggota, tidak lebih rendah pangkatnya dari yang diperiksa.",
                    help_en="At least three members, none lower in rank than the person examined.",
                ),
            ),
        ),
        _p(
            "COUNCIL_MINUTES",
            "Putusan majelis kode etik",
            "Decision of the ethics council",
            (*MINUTES, _f("defence", "Pembelaan yang didengar", "Defence that was heard")),
        ),
        _p("MORAL_STATEMENT", "Pernyataan tertutup atau terbuka", "Closed or open statement", SANCTION),
        _p(
            "DISCIPLINE_SUMMONS",
            "Surat panggilan",
            "Written summons",
            (NUMBER, _f("meets_at", "Waktu pemeriksaan", "Time of examination", Kind.MOMENT)),
        ),
        _p(
            "SECOND_DISCIPLINE_SUMMONS",
            "Surat panggilan kedua",
            "Second written summons",
            (NUMBER, _f("meets_at", "Waktu pemeriksaan", "Time of examination", Kind.MOMENT)),
        ),
        _p("EXAMINATION_MINUTES", "Berita acara pemeriksaan", "Examination minutes", MINUTES),
        _p("EMPLOYEE_ABSENCE_NOTE", "Catatan dua kali tidak hadir", "Note of two absences"),
        _p(
            "TEAM_DECREE",
            "Keputusan tim pemeriksa",
            "Decree forming the team",
            (
                NUMBER,
                _f(
                    "members",
                    "Atasan langsung, unsur pengawasan, unsur kepegawaian",
                    "Direct superior, supervision unit, personnel unit",
                ),
            ),
        ),
        _p("TEAM_MINUTES", "Berita acara tim", "Team's minutes", MINUTES),
        _p("SANCTION_DECREE", "Keputusan hukuman ringan atau sedang", "Decree of a light or medium sanction", SANCTION),
        _p("HEAVY_SANCTION_DECREE", "Keputusan hukuman berat", "Decree of a heavy sanction", SANCTION),
        _p("DELIVERY_RECEIPT", "Bukti penyampaian keputusan", "Proof of delivery"),
        _p("OBJECTION_LETTER", "Surat keberatan", "Letter of objection"),
        _p("APPEAL_LETTER", "Surat banding administratif", "Letter of appeal"),
        _p("REMEDY_DECISION", "Keputusan atas keberatan atau banding", "Decision on the objection or appeal", LETTER),
        _p("COURT_NOTE", "Catatan pelimpahan atau gugatan", "Note of the court matter"),
        _p("COURT_RULING", "Putusan pengadilan", "Court ruling", LETTER),
        _p("SANCTION_REPORT", "Laporan sanksi ke BKN/KASN", "Report of the sanction", LETTER),
        _p("REASONS_LETTER", "Surat alasan", "Letter of reasons", (NUMBER, REASONS)),
        _p("CONTRACT_DECISION", "Keputusan menurut kontrak kerja", "Decision under the contract", SANCTION),
        # the ladder
        _p("REMINDER_LETTER", "Surat pengingat", "Reminder", LETTER, fresh=True),
        _p("BLOCK_LETTER", "Surat pemblokiran", "Letter of blocking", LETTER, fresh=True),
        _p("UNBLOCK_LETTER", "Surat pembukaan blokir", "Letter lifting the block", LETTER, fresh=True),
        _p("ESCALATION_LETTER", "Surat kepada Menteri Dalam Negeri", "Letter to the Home Minister", LETTER),
        _p("MINISTER_WARNING", "Teguran Menteri Dalam Negeri", "Home Minister's warning", LETTER),
        _p("PRESIDENT_LETTER", "Surat kepada Presiden", "Letter to the President", LETTER),
        _p("CLOSING_NOTE", "Catatan penutupan tanpa tindak lanjut", "Note closing without follow-up", NOTE, fresh=True),
        # villages
        _p(
            "WARNING",
            "Teguran lisan",
            "Oral warning",
            (_f("sanction", "Sanksi", "Sanction", Kind.SANCTION), _f("text", "Isi teguran", "Content of the warning")),
        ),
        _p("WRITTEN_WARNING", "Teguran tertulis", "Written warning", SANCTION),
        _p("HEEDED_NOTE", "Catatan teguran diindahkan", "Note that the warning was heeded"),
        _p("UNHEEDED_NOTE", "Catatan teguran tidak diindahkan", "Note that the warning was not heeded"),
        _p("SUSPENSION_DECREE", "Keputusan pemberhentian sementara", "Decree of suspension", SANCTION),
        _p("DISMISSAL_DECREE", "Keputusan pemberhentian", "Decree of dismissal", SANCTION),
        _p("CAMAT_CONSULTATION", "Konsultasi camat", "Consultation of the camat"),
        # other bodies
        _p("SERVICE_ANSWER", "Surat jawaban kesatuan", "Answer of the service", LETTER),
        _p("BODY_ANSWER", "Surat jawaban lembaga", "Answer of the body", LETTER),
        _p("POLICE_RECEIPT", "Tanda terima penyidik", "Receipt of the police", LETTER),
        _p("PROSECUTOR_RECEIPT", "Tanda terima penuntut umum", "Receipt of the prosecutor", LETTER),
        _p("STOP_MINUTES", "Berita acara penghentian", "Minutes of stopping", LETTER),
    )
}
