"""What each action is called on a button, and how it reads in the timeline once done."""

from dataclasses import dataclass

from netra.domain.words import Text


@dataclass(frozen=True, slots=True)
class Action:
    """`button` asks for the act, `done` reports it."""

    button: Text
    done: Text


def _a(button_id: str, done_id: str, button_en: str, done_en: str) -> Action:
    return Action(Text(button_id, button_en), Text(done_id, done_en))


ACTIONS: dict[str, Action] = {
    "begin_initial_study": _a(
        "Mulai kajian awal", "Kajian awal dimulai", "Begin the initial study", "Initial study begun"
    ),
    "ask_completion": _a("Minta kelengkapan", "Kelengkapan diminta", "Ask for completion", "Completion asked for"),
    "complete": _a("Catat kelengkapan", "Kelengkapan diterima", "Record the completion", "Completion received"),
    "stop_incomplete": _a(
        "Hentikan karena tidak dilengkapi",
        "Dihentikan karena tidak dilengkapi",
        "Stop as not completed",
        "Stopped as not completed",
    ),
    "register": _a("Registrasi", "Diregistrasi", "Register", "Registered"),
    "refuse": _a("Tidak diregistrasi", "Diputuskan tidak diregistrasi", "Do not register", "Not registered"),
    "keep_as_information": _a(
        "Jadikan informasi awal",
        "Dicatat sebagai informasi awal",
        "Keep as initial information",
        "Kept as initial information",
    ),
    "withdraw": _a("Catat pencabutan", "Laporan dicabut", "Record the withdrawal", "Report withdrawn"),
    "trace": _a("Mulai penelusuran", "Penelusuran dimulai", "Begin tracing", "Tracing begun"),
    "become_report": _a(
        "Jadikan laporan resmi", "Menjadi laporan resmi", "Make it a formal report", "Became a formal report"
    ),
    "make_finding": _a(
        "Tetapkan temuan lewat pleno", "Ditetapkan sebagai temuan", "Fix as a finding by plenary", "Fixed as a finding"
    ),
    "close_unconfirmed": _a(
        "Tutup, tidak terkonfirmasi",
        "Ditutup, tidak terkonfirmasi",
        "Close as not confirmed",
        "Closed as not confirmed",
    ),
    "close_not_ours": _a(
        "Tutup, bukan perkara netralitas",
        "Ditutup, bukan perkara netralitas",
        "Close, not a neutrality matter",
        "Closed, not a neutrality matter",
    ),
    "pass_on": _a("Limpahkan ke kantor lain", "Dilimpahkan", "Pass on to another office", "Passed on"),
    "take_over": _a("Ambil alih", "Diambil alih", "Take over", "Taken over"),
    "join": _a("Gabungkan ke perkara lain", "Digabungkan", "Join to another case", "Joined"),
    "summon": _a(
        "Undang klarifikasi",
        "Undangan klarifikasi dikirim",
        "Invite to clarification",
        "Invitation to clarification sent",
    ),
    "summon_again": _a("Undang sekali lagi", "Undangan kedua dikirim", "Invite once more", "Second invitation sent"),
    "begin_study": _a("Mulai kajian", "Kajian dimulai", "Begin the study", "Study begun"),
    "extend": _a(
        "Tambah waktu keterangan tambahan",
        "Waktu ditambah untuk keterangan tambahan",
        "Extend for further information",
        "Extended for further information",
    ),
    "to_plenary": _a("Ajukan ke pleno", "Diajukan ke pleno", "Take to plenary", "Taken to plenary"),
    "decide_refer": _a(
        "Putuskan dan teruskan", "Pleno memutuskan diteruskan", "Decide and refer", "Plenary decided to refer"
    ),
    "decide_not_proven": _a(
        "Putuskan tidak terbukti",
        "Pleno memutuskan tidak terbukti",
        "Decide: not proven",
        "Plenary decided: not proven",
    ),
    "decide_not_ours": _a(
        "Putuskan bukan perkara netralitas",
        "Pleno memutuskan bukan perkara netralitas",
        "Decide: not a neutrality matter",
        "Plenary decided: not a neutrality matter",
    ),
    "refer_further": _a("Teruskan lagi", "Diteruskan ke lembaga lain", "Refer further", "Referred further"),
    "tell_status": _a("Beritahukan status", "Status diberitahukan", "Give notice of status", "Notice of status given"),
    "close": _a("Tutup perkara", "Perkara ditutup", "Close the case", "Case closed"),
    "forward": _a("Teruskan ke KASN", "Diteruskan ke KASN", "Forward to KASN", "Forwarded to KASN"),
    "return_file": _a(
        "Kembalikan untuk dilengkapi",
        "Dikembalikan untuk dilengkapi",
        "Return for completion",
        "Returned for completion",
    ),
    "send_again": _a("Kirim kembali", "Dikirim kembali", "Send again", "Sent again"),
    "recommend": _a(
        "Kirim rekomendasi ke PPK", "Rekomendasi dikirim ke PPK", "Send the recommendation", "Recommendation sent"
    ),
    "find_nothing": _a("Nyatakan tidak terbukti", "Dinyatakan tidak terbukti", "Find: not proven", "Found not proven"),
    "hand_to_bkn": _a("Serahkan ke BKN", "Diserahkan ke BKN", "Hand over to BKN", "Handed over to BKN"),
    "verify": _a("Selesaikan verifikasi", "Selesai diverifikasi", "Complete the verification", "Verified"),
    "validate": _a("Validasi", "Divalidasi Bawaslu", "Validate", "Validated by Bawaslu"),
    "not_validated": _a("Tidak divalidasi", "Tidak divalidasi Bawaslu", "Do not validate", "Not validated by Bawaslu"),
    "ask_ppk": _a(
        "Kirim surat ke PPK",
        "PPK diminta memeriksa",
        "Write to the personnel authority",
        "Personnel authority asked to examine",
    ),
    "convene_council": _a(
        "Bentuk majelis kode etik",
        "Majelis kode etik dibentuk",
        "Convene the ethics council",
        "Ethics council convened",
    ),
    "council_decides": _a(
        "Catat putusan majelis",
        "Majelis kode etik memutuskan",
        "Record the council's decision",
        "Ethics council decided",
    ),
    "declare_statement": _a(
        "Nyatakan sanksi moral", "Sanksi moral dinyatakan", "Declare the moral sanction", "Moral sanction declared"
    ),
    "summon_employee": _a("Panggil pegawai", "Pegawai dipanggil", "Summon the employee", "Employee summoned"),
    "summon_employee_again": _a(
        "Panggil untuk kedua kali", "Panggilan kedua dikirim", "Summon a second time", "Second summons sent"
    ),
    "examine": _a("Catat pemeriksaan", "Pegawai diperiksa", "Record the examination", "Employee examined"),
    "proceed_without": _a(
        "Lanjutkan tanpa kehadiran", "Dilanjutkan tanpa kehadiran", "Go on in absence", "Went on in absence"
    ),
    "form_team": _a(
        "Bentuk tim pemeriksa", "Tim pemeriksa dibentuk", "Form an examination team", "Examination team formed"
    ),
    "team_examines": _a(
        "Catat pemeriksaan tim", "Tim selesai memeriksa", "Record the team's examination", "Team has examined"
    ),
    "decree": _a(
        "Tetapkan hukuman ringan/sedang",
        "Keputusan hukuman ditetapkan",
        "Issue a light or medium decree",
        "Decree issued",
    ),
    "decree_heavy": _a(
        "Tetapkan hukuman berat", "Keputusan hukuman berat ditetapkan", "Issue a heavy decree", "Heavy decree issued"
    ),
    "deliver": _a("Catat penyampaian keputusan", "Keputusan disampaikan", "Record the delivery", "Decree delivered"),
    "take_effect": _a("Catat mulai berlaku", "Hukuman mulai berlaku", "Record taking effect", "Sanction took effect"),
    "object": _a("Catat keberatan", "Keberatan diajukan", "Record the objection", "Objection lodged"),
    "appeal": _a("Catat banding administratif", "Banding administratif diajukan", "Record the appeal", "Appeal lodged"),
    "uphold": _a(
        "Hukuman dikuatkan atau diubah",
        "Hukuman dikuatkan atau diubah",
        "Upheld or changed",
        "Sanction upheld or changed",
    ),
    "annul": _a("Hukuman dibatalkan", "Hukuman dibatalkan", "Annulled", "Sanction annulled"),
    "go_to_court": _a("Catat gugatan", "Gugatan diajukan ke pengadilan", "Record the court action", "Taken to court"),
    "report_sanction": _a(
        "Laporkan sanksi", "Sanksi dilaporkan dan dicatat", "Report the sanction", "Sanction reported and recorded"
    ),
    "clear": _a("Nyatakan tidak bersalah", "Dinyatakan tidak bersalah", "Clear", "Cleared"),
    "decline": _a(
        "Tidak menjatuhkan sanksi, dengan alasan",
        "Diputuskan tidak menjatuhkan sanksi",
        "Impose no sanction, with reasons",
        "Decided to impose no sanction",
    ),
    "remind": _a("Kirim pengingat", "Pengingat dikirim", "Send a reminder", "Reminder sent"),
    "block": _a(
        "Blokir data kepegawaian", "Data kepegawaian diblokir", "Block the personnel data", "Personnel data blocked"
    ),
    "unblock": _a("Buka blokir", "Blokir dibuka", "Lift the block", "Block lifted"),
    "escalate_minister": _a(
        "Naikkan ke Menteri Dalam Negeri",
        "Dinaikkan ke Menteri Dalam Negeri",
        "Escalate to the Home Minister",
        "Escalated to the Home Minister",
    ),
    "escalate_conflict": _a(
        "Naikkan karena PPK adalah calon",
        "Dinaikkan karena PPK adalah calon",
        "Escalate as the authority is a candidate",
        "Escalated as the authority is a candidate",
    ),
    "minister_warns": _a(
        "Catat teguran Menteri", "Menteri Dalam Negeri menegur", "Record the Minister's warning", "Home Minister warned"
    ),
    "escalate_president": _a(
        "Naikkan ke Presiden", "Dinaikkan ke Presiden", "Escalate to the President", "Escalated to the President"
    ),
    "end_unfollowed": _a(
        "Akhiri sebagai tidak ditindaklanjuti",
        "Diakhiri: tidak ditindaklanjuti",
        "End as not followed up",
        "Ended: not followed up",
    ),
    "warn_orally": _a("Catat teguran lisan", "Ditegur secara lisan", "Record an oral warning", "Warned orally"),
    "warn_in_writing": _a(
        "Catat teguran tertulis", "Ditegur secara tertulis", "Record a written warning", "Warned in writing"
    ),
    "warning_heeded": _a("Teguran diindahkan", "Teguran diindahkan", "Warning heeded", "Warning heeded"),
    "suspend": _a("Berhentikan sementara", "Diberhentikan sementara", "Suspend", "Suspended"),
    "reinstate": _a("Aktifkan kembali", "Diaktifkan kembali", "Reinstate", "Reinstated"),
    "dismiss": _a("Berhentikan", "Diberhentikan", "Dismiss", "Dismissed"),
    "sanction_by_contract": _a(
        "Jatuhkan sanksi kontrak",
        "Sanksi kontrak dijatuhkan",
        "Sanction under the contract",
        "Sanctioned under the contract",
    ),
    "service_sanctions": _a(
        "Catat sanksi dari kesatuan",
        "Kesatuan menjatuhkan sanksi",
        "Record the service's sanction",
        "Service imposed a sanction",
    ),
    "service_clears": _a(
        "Catat: kesatuan menyatakan tidak bersalah",
        "Kesatuan menyatakan tidak bersalah",
        "Record: cleared by the service",
        "Cleared by the service",
    ),
    "pass_to_police": _a(
        "Teruskan ke penyidik", "Diteruskan ke penyidik", "Pass to the police", "Passed to the police"
    ),
    "pass_to_prosecutor": _a(
        "Berkas ke penuntut umum",
        "Berkas diserahkan ke penuntut umum",
        "File to the prosecutor",
        "File with the prosecutor",
    ),
    "pass_to_court": _a(
        "Berkas ke pengadilan", "Berkas dilimpahkan ke pengadilan", "File to the court", "File with the court"
    ),
    "convict": _a("Catat putusan bersalah", "Diputus bersalah", "Record a conviction", "Convicted"),
    "acquit": _a("Catat putusan bebas", "Diputus bebas", "Record an acquittal", "Acquitted"),
    "stop_crime": _a(
        "Hentikan, bukan tindak pidana", "Dihentikan, bukan tindak pidana", "Stop, not a crime", "Stopped, not a crime"
    ),
    "go_on_as_other_law": _a(
        "Lanjutkan sebagai hukum lainnya",
        "Dilanjutkan sebagai pelanggaran hukum lainnya",
        "Go on as other law",
        "Went on as other law",
    ),
    "body_acts": _a(
        "Catat tindak lanjut lembaga", "Lembaga tujuan bertindak", "Record the body's action", "Receiving body acted"
    ),
    "body_finds_nothing": _a(
        "Catat: tidak ada tindakan",
        "Lembaga tujuan tidak bertindak",
        "Record: nothing to act on",
        "Receiving body found nothing to act on",
    ),
}
