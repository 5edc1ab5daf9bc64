"""Codes of the engine in words."""

from netra.domain.words import Text

ACTIVITIES = {
    "APPEAL": Text("Imbauan", "Appeal"),
    "SOCIALISATION": Text("Sosialisasi", "Session explaining the rules"),
    "COORDINATION": Text("Rapat koordinasi", "Coordination meeting"),
    "BROADCAST": Text("Siniar atau siaran", "Podcast or broadcast"),
    "CIRCULAR": Text("Surat edaran", "Circular"),
    "PLEDGE": Text("Pakta integritas atau ikrar", "Integrity pledge"),
    "ACCUSATION": Text("Dugaan pelanggaran", "Alleged violation"),
    "DECISION": Text("Putusan atau tindak lanjut", "Decision or follow-up"),
    "STATISTICS": Text("Angka atau statistik", "Figures or statistics"),
}
ROLES = {
    "ORGANISER": Text("Penyelenggara", "Organiser"),
    "HOST": Text("Pemandu", "Host"),
    "SPEAKER": Text("Pembicara", "Speaker"),
    "VENUE": Text("Tempat", "Venue"),
    "PARTICIPANTS": Text("Khalayak", "Audience"),
    "PARTY": Text("Pihak yang hadir", "Party at the table"),
    "WATCH_AGAIN": Text("Rekaman", "Recording"),
}
UNITS = {
    "CASES": Text("perkara", "cases"),
    "PERSONS": Text("orang", "persons"),
    "PARTICIPANTS": Text("peserta", "participants"),
    "PERCENT": Text("persen", "percent"),
    "REPORTS": Text("laporan", "reports"),
    "REGIONS": Text("daerah", "regions"),
    "FINDINGS": Text("temuan", "findings"),
}
COLOURS = {
    "GREEN": Text("Zona hijau", "Green zone"),
    "YELLOW": Text("Zona kuning", "Yellow zone"),
    "RED": Text("Zona merah", "Red zone"),
}
PRECISIONS = {
    "MONTH": Text("hanya bulannya", "the month only"),
    "YEAR": Text("hanya tahunnya", "the year only"),
}
NATION = Text("seluruh Indonesia", "all of Indonesia")


def known(table: dict[str, Text], code: str) -> Text:
    """The words for a code; a code nobody has words for stands for itself."""
    return table.get(code) or Text(code.capitalize(), code.capitalize())
