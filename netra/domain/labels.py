"""What the catalogue's codes are called, in both languages."""

from netra.domain.codes import ActChannel, Confidence, SanctionClass, Side
from netra.domain.words import Text

CONFIDENCE_LABELS = {
    Confidence.HIGH: Text("kuat", "high"),
    Confidence.MEDIUM: Text("sedang", "medium"),
    Confidence.LOW: Text("lemah, tanpa sumber", "low, no source"),
}
SIDE_LABELS = {
    Side.BEFORE: Text("sebelum penetapan", "before designation"),
    Side.AFTER: Text("sejak penetapan", "from designation on"),
    Side.ANY: Text("kapan saja", "at any time"),
}
CHANNEL_LABELS = {
    ActChannel.SOCIAL: Text("media sosial atau daring", "social or online media"),
    ActChannel.PHYSICAL: Text("kehadiran, perbuatan atau barang", "presence, acts or goods"),
    ActChannel.ADMINISTRATIVE: Text("tindakan jabatan atau surat", "acts of office or papers"),
}
CLASS_LABELS = {
    SanctionClass.MORAL: Text("sanksi moral", "moral sanction"),
    SanctionClass.SEDANG: Text("hukuman disiplin sedang", "medium disciplinary punishment"),
    SanctionClass.BERAT: Text("hukuman disiplin berat", "heavy disciplinary punishment"),
    SanctionClass.PTDH: Text("pemberhentian tidak dengan hormat", "dishonourable dismissal"),
    SanctionClass.TEGURAN: Text("teguran (tangga desa)", "warning (village ladder)"),
    SanctionClass.KONTRAK: Text("sanksi menurut kontrak", "sanction under the contract"),
    SanctionClass.PIDANA: Text("pidana", "criminal penalty"),
    SanctionClass.PEMBATALAN_CALON: Text("pembatalan sebagai calon", "struck off as candidate"),
    SanctionClass.INTERNAL: Text("disiplin atau etik TNI/Polri", "discipline or ethics of TNI/Polri"),
    SanctionClass.ADMINISTRATIF_PPK: Text("tindakan terhadap PPK", "measures against the personnel authority"),
    SanctionClass.DIPUTUS_SATGAS: Text("diputus Satgas", "decided by the task force"),
}
