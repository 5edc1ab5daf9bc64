"""How a case or a track can end; every end has one of these."""

from netra.domain.words import Text

RESULTS: dict[str, Text] = {
    # cases
    "NOT_REGISTERED": Text("Tidak diregistrasi", "Not registered"),
    "WITHDRAWN": Text("Dicabut pelapor", "Withdrawn by the reporter"),
    "NOT_CONFIRMED": Text("Tidak terkonfirmasi setelah penelusuran", "Not confirmed after tracing"),
    "NOT_A_NEUTRALITY_MATTER": Text("Bukan perkara netralitas", "Not a neutrality matter"),
    "JOINED": Text("Digabung ke perkara lain", "Joined to another case"),
    "NOT_PROVEN": Text("Bukan pelanggaran atau tidak terbukti", "No violation, or not proven"),
    "COMPLETED": Text("Tindak lanjut selesai", "Follow-up completed"),
    # tracks
    "NOT_PROVEN_BY_VERIFIER": Text("Tidak terbukti menurut verifikator", "Not proven according to the verifier"),
    "HANDED_TO_BKN": Text("Diserahkan ke BKN", "Handed over to BKN"),
    "SANCTIONED": Text("Dijatuhi sanksi", "Sanctioned"),
    "CLEARED_BY_EMPLOYER": Text("Dinyatakan tidak bersalah setelah pemeriksaan", "Cleared after examination"),
    "NOT_SANCTIONED": Text("Tidak dijatuhi sanksi, dengan alasan", "Not sanctioned, with reasons"),
    "ANNULLED": Text("Hukuman dibatalkan", "Sanction annulled"),
    "NOT_FOLLOWED_UP": Text("Tidak ditindaklanjuti", "Not followed up"),
    "NOT_A_CRIME": Text("Bukan tindak pidana", "Not a crime"),
    "OTHER_LAW": Text("Dilanjutkan sebagai pelanggaran hukum lainnya", "Goes on as a breach of other law"),
    "CONVICTED": Text("Dipidana", "Convicted"),
    "ACQUITTED": Text("Dibebaskan", "Acquitted"),
    "ACTED_ON": Text("Ditindaklanjuti lembaga tujuan", "Acted on by the receiving body"),
    "NOT_ACTED_ON": Text("Tidak ditindak oleh lembaga tujuan", "Receiving body found nothing to act on"),
}

# Ends that leave the person without a mark; rejected accusations fade.
WITHOUT_GUILT = frozenset(
    {
        "NOT_REGISTERED",
        "WITHDRAWN",
        "NOT_CONFIRMED",
        "NOT_A_NEUTRALITY_MATTER",
        "NOT_PROVEN",
        "NOT_PROVEN_BY_VERIFIER",
        "CLEARED_BY_EMPLOYER",
        "ANNULLED",
        "ACQUITTED",
        "NOT_A_CRIME",
    }
)
