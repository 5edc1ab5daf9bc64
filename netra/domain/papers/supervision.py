"""Papers of Bawaslu: from the initial study to the referral letter."""

from netra.domain.papers.kinds import ACCUSED, MINUTES, NUMBER, REASONS, Field, Kind, field, paper
from netra.domain.words import Text

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


PAPERS = (
    # Bawaslu
    paper(
        "INITIAL_STUDY_NOTE",
        "Kajian awal",
        "Initial study",
        (
            field("text", "Hasil kajian awal", "Result of the initial study"),
            field(
                "rules",
                "Jenis perbuatan yang mungkin",
                "Kinds of act that may be touched",
                Kind.RULES,
                optional=True,
            ),
        ),
    ),
    paper(
        "REQUIREMENTS_MET",
        "Pemeriksaan syarat formal dan materiel",
        "Check of formal and material requirements",
        (
            *(Field(name, label, Kind.TICK) for name, label in REQUIREMENTS),
            field(
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
    paper(
        "COMPLETION_NOTICE",
        "Pemberitahuan kekurangan",
        "Notice of what lacks",
        (
            NUMBER,
            field(
                "lacking",
                "Yang harus dilengkapi",
                "What has to be completed",
                help_id="Satu hal per baris.",
                help_en="One item a line.",
            ),
        ),
        fresh=True,
    ),
    paper(
        "COMPLETION",
        "Kelengkapan",
        "Completion",
        (field("text", "Yang dilengkapi", "What was completed"),),
        fresh=True,
    ),
    paper(
        "REPORT_FORM",
        "Formulir laporan bertanda tangan",
        "Signed report form",
        (field("text", "Keterangan", "Remark"), field("known_on", "Diketahui pada", "Known on", Kind.DATE)),
    ),
    paper("WITHDRAWAL", "Surat pencabutan", "Letter of withdrawal"),
    paper(
        "REGISTER_NUMBER",
        "Nomor registrasi",
        "Register number",
        (field("number", "Nomor registrasi", "Register number", Kind.LINE),),
    ),
    paper(
        "STATUS_NOTICE",
        "Pemberitahuan status",
        "Notice of status",
        (
            field("reasons", "Alasan", "Reasons", Kind.MANY, choices=STATUS_REASONS),
            field(
                "text",
                "Penjelasan dengan kata sederhana",
                "Explanation in plain words",
                help_id="Dibaca pelapor. Jangan tulis nama siapa pun.",
                help_en="The reporter reads this. Name nobody.",
            ),
            field(
                "belongs",
                "Ke mana perkara ini sebaiknya dibawa",
                "Where the matter belongs",
                Kind.LINE,
                optional=True,
            ),
        ),
        fresh=True,
    ),
    paper("TRACING_NOTE", "Catatan penelusuran", "Tracing note"),
    paper(
        "SUPERVISION_REPORT",
        "Laporan hasil pengawasan",
        "Supervision report",
        (
            field("duty_letter", "Nomor surat tugas", "Number of the duty letter", Kind.LINE),
            field("place", "Tempat", "Place", Kind.LINE),
            field("hours", "Hari dan jam pengawasan", "Day and hours of supervision", Kind.LINE),
            field("event", "Kegiatan yang diawasi", "Event under supervision", Kind.LINE),
            field("text", "Hasil pengawasan", "What was seen"),
        ),
    ),
    paper("FINDING_MINUTES", "Berita acara pleno penetapan temuan", "Plenary minutes fixing the finding", MINUTES),
    paper(
        "TRANSFER_LETTER",
        "Surat pelimpahan",
        "Transfer letter",
        (NUMBER, field("office", "Kantor tujuan", "Receiving office", Kind.OFFICE, optional=True), REASONS),
        fresh=True,
    ),
    paper(
        "ALLEGATION",
        "Dugaan yang disampaikan kepada terlapor",
        "Allegation as put to the accused",
        (
            ACCUSED,
            field(
                "text",
                "Dugaan",
                "Allegation",
                help_id="Tulis perbuatan, waktu, tempat, dan aturannya. Jangan menyebut asal laporan.",
                help_en="State act, time, place and rule. Never state the source.",
            ),
        ),
        for_each=True,
    ),
    paper(
        "SUMMONS",
        "Undangan klarifikasi",
        "Invitation to clarification",
        (
            ACCUSED,
            NUMBER,
            field("meets_at", "Waktu", "Time", Kind.MOMENT),
            field("place", "Tempat", "Place", Kind.LINE),
        ),
        for_each=True,
    ),
    paper(
        "SECOND_SUMMONS",
        "Undangan klarifikasi kedua",
        "Second invitation to clarification",
        (
            ACCUSED,
            NUMBER,
            field("meets_at", "Waktu", "Time", Kind.MOMENT),
            field("place", "Tempat", "Place", Kind.LINE),
        ),
    ),
    paper(
        "CLARIFICATION_MINUTES",
        "Berita acara klarifikasi",
        "Minutes of clarification",
        (ACCUSED, *MINUTES),
        for_each=True,
    ),
    paper(
        "WRITTEN_ANSWER",
        "Jawaban tertulis terlapor",
        "Written answer of the accused",
        (
            ACCUSED,
            field("text", "Jawaban", "Answer"),
            field("companion", "Pendamping", "Companion", Kind.LINE, optional=True),
        ),
        for_each=True,
    ),
    paper(
        "ABSENCE_NOTE",
        "Catatan ketidakhadiran",
        "Note of absence",
        (ACCUSED, field("text", "Catatan", "Note")),
        for_each=True,
    ),
    paper("EXTENSION_NOTE", "Catatan kebutuhan keterangan tambahan", "Note why further information is needed"),
    paper(
        "STUDY",
        "Kajian",
        "Study",
        (
            *(field for name, label in ELEMENTS for field in _element(name, label)),
            field("rules", "Jenis perbuatan", "Kinds of act", Kind.RULES),
            field("text", "Kesimpulan", "Conclusion"),
        ),
    ),
    paper(
        "PLENARY_MINUTES",
        "Berita acara pleno",
        "Plenary minutes",
        (*MINUTES, field("dissent", "Pendapat berbeda", "Dissent", optional=True)),
    ),
    paper(
        "REFERRAL_LETTER",
        "Surat penerusan",
        "Referral letter",
        (
            ACCUSED,
            field("route", "Diteruskan ke", "Refer to", Kind.ROUTE),
            field(
                "body",
                "Lembaga penerima",
                "Receiving institution",
                Kind.BODY,
                optional=True,
                help_id="Kosongkan bila lembaga pusat.",
                help_en="Leave empty for a national body.",
            ),
            NUMBER,
            field("text", "Kesimpulan dan ketentuan yang dilanggar", "Conclusion and provisions touched"),
        ),
        fresh=True,
    ),
)
