"""Papers of villages and of bodies outside the civil service's own."""

from netra.domain.papers.kinds import LETTER, SANCTION, Kind, field, paper

PAPERS = (
    # villages
    paper(
        "WARNING",
        "Teguran lisan",
        "Oral warning",
        (
            field("sanction", "Sanksi", "Sanction", Kind.SANCTION),
            field("text", "Isi teguran", "Content of the warning"),
        ),
    ),
    paper("WRITTEN_WARNING", "Teguran tertulis", "Written warning", SANCTION),
    paper("HEEDED_NOTE", "Catatan teguran diindahkan", "Note that the warning was heeded"),
    paper("UNHEEDED_NOTE", "Catatan teguran tidak diindahkan", "Note that the warning was not heeded"),
    paper("SUSPENSION_DECREE", "Keputusan pemberhentian sementara", "Decree of suspension", SANCTION),
    paper("DISMISSAL_DECREE", "Keputusan pemberhentian", "Decree of dismissal", SANCTION),
    paper("CAMAT_CONSULTATION", "Konsultasi camat", "Consultation of the camat"),
    # other bodies
    paper("SERVICE_ANSWER", "Surat jawaban kesatuan", "Answer of the service", LETTER),
    paper("BODY_ANSWER", "Surat jawaban lembaga", "Answer of the body", LETTER),
    paper("POLICE_RECEIPT", "Tanda terima penyidik", "Receipt of the police", LETTER),
    paper("PROSECUTOR_RECEIPT", "Tanda terima penuntut umum", "Receipt of the prosecutor", LETTER),
    paper("STOP_MINUTES", "Berita acara penghentian", "Minutes of stopping", LETTER),
)
