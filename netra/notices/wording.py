"""What a notice says: the same sentence on the page and in the mail, and never anything about people or events."""

from dataclasses import dataclass

from netra.domain import procedures
from netra.domain.words import Text
from netra.notices.models import Kind, Notice

SENTENCES: dict[str, Text] = {
    Kind.NEW_CASE: Text("Perkara baru masuk ke kantor Anda.", "A new case has come to your office."),
    Kind.NEW_WORK: Text("Berkas sampai pada tahap yang Anda pegang.", "A file has come to a stage that is yours."),
    Kind.RETURNED: Text("Berkas dikembalikan untuk dilengkapi.", "A file was returned for completion."),
    Kind.REFERRAL: Text("Penerusan baru tiba di lembaga Anda.", "A new referral has arrived at your institution."),
    Kind.OVERDUE: Text("Sebuah tenggat terlewati.", "A term has run out."),
    Kind.SANCTION: Text("Sanksi sudah dicatat untuk satu terlapor.", "A sanction was recorded for one of the accused."),
    Kind.TRACK_ENDED: Text("Satu penerusan berakhir.", "A referral has ended."),
    Kind.CASE_CLOSED: Text("Perkara selesai.", "The case is closed."),
    Kind.QUESTION: Text(
        "Pengawas bertanya tentang status kepegawaian seseorang.", "Supervisors ask about somebody's employment."
    ),
    Kind.ANSWER: Text("Instansi menjawab pertanyaan Anda.", "An employer has answered your question."),
    Kind.MESSAGE: Text("Pelapor mengirim sesuatu.", "The reporter has sent something."),
    Kind.ACCUSED_ANSWER: Text("Terlapor menyampaikan jawaban.", "The accused has answered."),
    Kind.OFFICE_NOTICE: Text(
        "Pemerintah daerah menyampaikan pemberitahuan tentang pemakaian jabatan.",
        "The regional government has given notice of a use of office.",
    ),
    Kind.ASKED_FIRST: Text("Seorang aparatur bertanya sebelum bertindak.", "A civil servant asks before acting."),
    Kind.ASKER_WROTE: Text("Penanya menulis lagi.", "The asker has written again."),
    Kind.PROMISE_PASSED: Text(
        "Sebuah pertanyaan melewati janji layanan kantor Anda.",
        "A question has passed the day your office promised.",
    ),
    Kind.SECOND_LOOK: Text(
        "Sebuah jawaban menunggu pemeriksaan kedua sebelum terbit.",
        "An answer waits for its second look before it is published.",
    ),
    Kind.LAW_CHANGED: Text(
        "Hukum di balik sebuah jawaban yang terbit berubah.", "The law behind a published answer has changed."
    ),
    Kind.UNIT_ASKED: Text("Unit siber ditanya; ada batas waktunya.", "The cyber unit is asked; there is a term."),
    Kind.UNIT_ANSWERED: Text("Unit siber menjawab pertanyaan Anda.", "The cyber unit has answered your question."),
    Kind.UNIT_LATE: Text(
        "Pertanyaan kepada unit siber melewati batas waktunya.", "A question to the cyber unit is past its term."
    ),
    Kind.UNIT_NOT_NEEDED: Text("Pertanyaan kepada unit siber ditarik.", "A question to the cyber unit was withdrawn."),
    Kind.ASSIGNED: Text("Sebuah perkara ditugaskan kepada Anda.", "A case was assigned to you."),
    Kind.TAKEN_OVER: Text(
        "Rekan mengambil alih perkara yang Anda pegang.", "A colleague took over a case you were working on."
    ),
    Kind.IDENTITY_ASKED: Text(
        "Sebuah kantor meminta izin membuka nama yang dititipkan.",
        "An office asks leave to open a name left with a tip.",
    ),
    Kind.IDENTITY_DECIDED: Text(
        "Kustodian memutuskan permintaan Anda.", "The custodian has decided about what you asked."
    ),
    Kind.IDENTITY_OPENED: Text("Identitas seorang pelapor dibuka.", "A reporter's identity was opened."),
    Kind.QUESTION_NEWS: Text("Ada kabar tentang pertanyaan Anda.", "There is news of your question."),
    Kind.PROGRESS: Text("Laporan Anda maju satu langkah.", "Your report has moved a step."),
    Kind.COMPLETION: Text(
        "Kantor meminta kelengkapan; ada batas waktunya.", "The office asks you to complete it; there is a term."
    ),
    Kind.OFFICE_MESSAGE: Text("Kantor menulis pesan untuk Anda.", "The office has written you a message."),
    Kind.ENDED: Text(
        "Laporan Anda selesai ditangani; hasilnya dapat dibaca.", "Your report is closed; read how it ended."
    ),
}
DIGEST_SUBJECT = Text("Netra: ringkasan hari ini", "Netra: today in short")
DIGEST_HEAD = Text("{n} kabar sejak ringkasan yang lalu:", "{n} notices since the last summary:")
DIGEST_WORK = Text(
    "Menunggu Anda: {n}, di antaranya lewat tenggat: {late}.", "Awaiting you: {n}, of these past their term: {late}."
)
STAGE = Text("Tahap", "Stage")
CASE, REGISTER_ENTRY = Text("Perkara", "Case"), Text("Catatan", "Entry")
A_QUESTION = Text("Pertanyaan", "Question")
ABOUT_QUESTIONS = {
    *(Kind.ASKED_FIRST, Kind.ASKER_WROTE, Kind.PROMISE_PASSED),
    *(Kind.UNIT_ASKED, Kind.UNIT_ANSWERED, Kind.UNIT_LATE, Kind.UNIT_NOT_NEEDED),
}


def sentence(notice: Notice) -> Text:
    return SENTENCES[notice.kind]


def named(notice: Notice) -> Text | None:
    """What the file is, with its short name: "Perkara 3kq…"; `None` where the reader is shown none."""
    if not notice.ref:
        return None
    what = REGISTER_ENTRY if notice.kind == Kind.OFFICE_NOTICE else CASE
    what = A_QUESTION if notice.kind in ABOUT_QUESTIONS else what
    return Text(f"{what.id} {notice.ref}", f"{what.en} {notice.ref}")


def stage_of(notice: Notice) -> Text | None:
    """The stage the file had reached; `None` where the notice is not about one."""
    if not notice.stage:
        return None
    return procedures.procedure(notice.procedure_code).stage(notice.stage).label


@dataclass(frozen=True, slots=True)
class MailWords:
    """The frame of every mail."""

    subject: Text
    subject_report: Text
    subject_question: Text
    open: Text
    sign_in: Text
    code: Text
    foot: Text


MAIL = MailWords(
    subject=Text("Netra: ada yang baru untuk Anda", "Netra: something new for you"),
    subject_report=Text("Netra: ada kabar tentang laporan Anda", "Netra: news of your report"),
    subject_question=Text("Netra: ada kabar tentang pertanyaan Anda", "Netra: news of your question"),
    open=Text("Buka", "Open"),
    sign_in=Text("Isinya hanya dapat dibaca setelah masuk.", "Its content can only be read after signing in."),
    code=Text(
        "Siapkan kode pada tanda terima Anda; kode itu tidak pernah kami minta lewat surel.",
        "Have the code on your receipt at hand; we never ask for it by mail.",
    ),
    foot=Text(
        "Surel ini dikirim otomatis dan tidak memuat nama atau isi perkara. Jangan dibalas.",
        "This mail was sent by a machine and holds no names and nothing of the matter. Please do not reply.",
    ),
)
