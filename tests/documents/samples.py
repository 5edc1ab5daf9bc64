"""One example of every paper; all people, offices and numbers are invented."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

from netra.documents import services as d
from netra.domain.words import Text

WIB = timezone(timedelta(hours=7))
AT = datetime(2024, 10, 7, 10, 15, tzinfo=WIB)
ON = AT.date()
OFFICE = d.Office(
    name="Bawaslu Kabupaten Contoh",
    address="Jalan Merdeka Nomor 1, Contoh 99999",
    contact="Telepon (000) 000000 · contoh@example.go.id",
)
SIGNER = d.Line("Sari Rekaan", Text("Ketua,", "Chair,"))
CODE = "7K2M-9QXA-4DTB-0W5R-HC"
STATUS = "https://netra.example.go.id/status"
EVIDENCE = tuple(
    d.EvidenceLine(title=title, kind=Text("foto", "photo"), size="1,2 MB", sha256=f"{number:02x}" * 32, kept_at=AT)
    for number, title in enumerate(["Camat di panggung kampanye", "Tangkapan layar unggahan"], start=171)
)
PAPERS = (
    d.PaperLine(Text("Surat tugas pengawasan", "Letter of duty"), "012/ST/X/2024", date(2024, 10, 1)),
    d.PaperLine(Text("Undangan klarifikasi", "Invitation to clarification"), "031/U/X/2024", date(2024, 10, 9)),
)
RULES = (
    d.Line(
        Text("Pegawai ASN hadir dalam kampanye dengan atribut pasangan calon", "Attending a campaign in its colours"),
        "Pasal 1 (contoh)",
    ),
)
STORY = (
    "Pada hari Minggu pagi, camat naik ke panggung dan mengajak warga memilih pasangan nomor 2. Ia mengenakan kaus "
    "bergambar pasangan itu.\nSetelah acara selesai, ia membagikan kaus kepada perangkat desa yang hadir.\n\n"
    "Kejadian direkam oleh beberapa warga."
)


def receipt(**changes: Any) -> d.Receipt:
    data: dict[str, Any] = {
        "office": OFFICE,
        "made_at": AT,
        "is_formal": False,
        "code": CODE,
        "received_at": AT,
        "channel": Text("Halaman lapor", "Report page"),
        "received": (
            d.Line(Text("Uraian kejadian", "Account of what happened"), Text("412 huruf", "412 letters")),
            d.Line(Text("2 foto", "2 photos"), Text("disegel dengan sidik SHA-256", "sealed with SHA-256")),
            d.Line(Text("1 tautan", "1 link")),
        ),
        "next_steps": (
            d.NextStep(
                Text("Informasi dipelajari dan ditelusuri", "The tip is read and looked into"),
                date(2024, 10, 14),
                Text("dihitung dari hari diterima", "counted from the day of receipt"),
            ),
            d.NextStep(
                Text("Hasilnya diumumkan di halaman status", "The outcome appears on the status page"),
                Text("segera setelah diputuskan", "as soon as it is decided"),
            ),
        ),
        "status_address": STATUS,
    }
    return d.Receipt(**{**data, **changes})


def report_form() -> d.ReportForm:
    return d.ReportForm(
        office=OFFICE,
        made_at=AT,
        code=CODE,
        reporter=d.Reporter(
            name="Rina Contoh",
            identity_number="0000 0000 0000 0000",
            born="Contoh, 1 Januari 1990",
            occupation="Pedagang",
            citizenship="Indonesia",
            address="RT 1 RW 2 Desa Rekaan\nKecamatan Contoh",
            contact="0800-0000-1234",
        ),
        accused=(d.Line("Joko Rekaan", "Camat Contoh, Pemerintah Kabupaten Contoh"), d.Line("Seorang kepala desa")),
        happened=datetime(2024, 10, 6, 9, 0, tzinfo=WIB),
        place="Lapangan Desa Rekaan, Kecamatan Contoh",
        known_on=date(2024, 10, 6),
        story=STORY,
        witnesses=(d.Line("Budi Samaran", "Desa Rekaan, 0800-0000-5678"),),
        evidence=EVIDENCE,
        signed_at="Contoh, 7 Oktober 2024",
        officer="Tono Misal",
    )


def summons() -> d.Summons:
    return d.Summons(
        office=OFFICE,
        made_at=AT,
        made_on=ON,
        number="031/U/X/2024",
        addressee=d.Line("Sdr. Joko Rekaan", "Camat Contoh"),
        meeting_at=datetime(2024, 10, 10, 9, 0, tzinfo=WIB),
        place="Ruang klarifikasi, Kantor Bawaslu Kabupaten Contoh",
        ask_for="Budi Periksa",
        allegation="Pada 6 Oktober 2024 di Lapangan Desa Rekaan, Saudara diduga hadir di panggung kampanye dan "
        "mengajak warga memilih salah satu pasangan calon.",
        rules=RULES,
        answer_code="QX4T-0B7M-2ZKD-91WA-5N",
        answer_address="https://netra.example.go.id/jawab",
        answer_until=date(2024, 10, 10),
        signer=SIGNER,
    )


def status_notice() -> d.StatusNotice:
    return d.StatusNotice(
        office=OFFICE,
        made_at=AT,
        made_on=ON,
        number="044/S/X/2024",
        code=CODE,
        received_on=date(2024, 10, 1),
        status=Text("Tidak diregistrasi", "Not registered"),
        summary=Text(
            "Laporan ini tidak dapat diproses sebagai pelanggaran netralitas.",
            "This report cannot be handled as a breach of neutrality.",
        ),
        reasons=(
            d.Reason(
                Text("Terlapor bukan pegawai negeri", "The person is no civil servant"),
                Text(
                    "Data kepegawaian menunjukkan bahwa ia pensiun sebelum kejadian.",
                    "The personnel register shows that he retired before the event.",
                ),
                Text("jawaban pemerintah kabupaten, 5 Oktober 2024", "answer of the regency, 5 October 2024"),
            ),
            d.Reason(
                Text("Tempat di luar wilayah", "Outside the area"),
                Text("Kejadian di kabupaten lain.", "It was elsewhere."),
            ),
        ),
        can_do=(
            d.Line(
                Text("Menambah bukti di halaman status", "Add evidence on the status page"),
                Text("berkas dibuka lagi bila ada hal baru", "the file is opened again when there is something new"),
            ),
        ),
        status_address=STATUS,
        signer=SIGNER,
    )


def completion_notice() -> d.CompletionNotice:
    return d.CompletionNotice(
        office=OFFICE,
        made_at=AT,
        made_on=ON,
        number="045/L/X/2024",
        code=CODE,
        received_on=date(2024, 10, 6),
        lacks=(
            d.Line(
                Text("Fotokopi kartu identitas", "Copy of the identity card"),
                Text(
                    "laporan resmi harus bernama; foto yang terbaca sudah cukup",
                    "a formal report is named; a readable photo will do",
                ),
            ),
            d.Line(
                Text("Waktu kejadian", "Time of the event"),
                Text("tanggal dan perkiraan jam", "date and approximate hour"),
            ),
        ),
        until=date(2024, 10, 9),
        basis=Text("Tenggat dan dasarnya menurut katalog aturan", "Term and ground as in the catalogue of rules"),
        consequence=Text(
            "Tanpa kelengkapan itu laporan tidak diregistrasi.", "Without it the report is not registered."
        ),
        status_address=STATUS,
        signer=SIGNER,
    )


def minutes() -> d.Minutes:
    return d.Minutes(
        office=OFFICE,
        made_at=AT,
        number="052/BA/X/2024",
        case_number="007/TM/X/2024",
        began_at=AT,
        ended_at=AT + timedelta(hours=1, minutes=20),
        place="Kantor Bawaslu Kabupaten Contoh",
        examiners=("Budi Periksa", "Ani Contoh"),
        person=d.Line("Joko Rekaan", "Camat Contoh"),
        companion="Dewi Samaran",
        exchanges=(
            d.Exchange("Apakah Saudara hadir di lapangan pada 6 Oktober 2024?", "Ya, saya lewat dan diminta naik."),
            d.Exchange(
                "Apa yang Saudara sampaikan di panggung?", "Saya menyapa warga.\nSaya tidak menyebut nomor pasangan."
            ),
        ),
        remarks="Jawaban nomor 2 diperbaiki: kata “menyapa” menggantikan “mengajak”.",
    )


def referral() -> d.Referral:
    return d.Referral(
        office=OFFICE,
        made_at=AT,
        made_on=ON,
        number="061/P/X/2024",
        case_number="007/TM/X/2024",
        recipient=d.Line("Kepala Badan Kepegawaian Negara", "di Jakarta"),
        subject=Text("Kehadiran dalam kampanye", "Attendance at a campaign"),
        accused=d.Accused("Joko Rekaan", "NIP 19700101 199001 1 001", "Camat Contoh", "Pemerintah Kabupaten Contoh"),
        plenary="7 Oktober 2024; hadir 5 dari 5 anggota, tanpa pendapat berbeda",
        events=STORY,
        elements=(
            d.Element("Status terlapor", "Surat keputusan pengangkatan", "—", Text("terpenuhi", "met")),
            d.Element(
                "Kesengajaan",
                "Rekaman: ajakan diucapkan dua kali",
                "Keterangan terlapor: diminta naik oleh panitia",
                Text("terpenuhi", "met"),
            ),
        ),
        answer="Terlapor mengaku hadir dan menyangkal mengajak.",
        rules=RULES,
        conclusion="Peristiwa tersebut merupakan dugaan pelanggaran netralitas pegawai ASN.",
        request="Memeriksa dan menindaklanjuti sesuai kewenangan, serta memberitahukan hasilnya kepada kami.",
        copies_to=(d.Line("Bupati Contoh"), d.Line("Bawaslu Provinsi Misal")),
        papers=PAPERS,
        evidence=EVIDENCE,
        signer=SIGNER,
    )


def dossier(**changes: Any) -> d.Dossier:
    data: dict[str, Any] = {
        "office": OFFICE,
        "made_at": AT,
        "case_number": "007/TM/X/2024",
        "head": (
            d.Line(Text("Terlapor", "Person concerned"), "Joko Rekaan, Camat Contoh"),
            d.Line(Text("Pemilihan", "Contest"), "Bupati Contoh 2024"),
            d.Line(Text("Tempat kejadian", "Place"), "Kecamatan Contoh"),
            d.Line(Text("Tahap", "Stage"), Text("Diteruskan", "Referred")),
        ),
        "timeline": tuple(
            d.TimelineLine(AT + timedelta(days=day), title, "Bawaslu Kabupaten Contoh", note, basis)
            for day, title, note, basis in [
                (-6, Text("Informasi awal diterima", "Tip received"), "", ""),
                (-4, Text("Ditetapkan sebagai temuan", "Made a finding"), "Pleno, 5 hadir", "Pasal 1 (contoh)"),
                (0, Text("Diteruskan", "Referred"), "", ""),
            ]
        ),
        "papers": PAPERS,
        "evidence": EVIDENCE,
    }
    return d.Dossier(**{**data, **changes})


def every_paper() -> dict[str, d.Document]:
    papers: list[d.Document] = [
        receipt(),
        report_form(),
        summons(),
        status_notice(),
        completion_notice(),
        minutes(),
        referral(),
        dossier(practice=True),
    ]
    return {paper.template: paper for paper in papers}
