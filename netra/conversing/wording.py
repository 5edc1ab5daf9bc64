"""What the house itself says in a talk: the receipt, how far a report is, the sum of a busy hour."""

from datetime import datetime

from django.conf import settings
from django.utils import translation

from netra.domain.saying import day
from netra.domain.words import Text
from netra.engine.interviewing.records import Naming, State
from netra.flood.queries import challenge_of
from netra.intake import queries as intake
from netra.intake.queries import Report
from netra.intake.services import Received

SUBJECT = Text("Tanda terima laporan Anda", "Receipt of your report")
REGION_NOTED = Text("Wilayahnya dicatat: {label}.", "The region is noted: {label}.")
NOT_YET = Text("Jawaban itu belum tepat.", "That answer is not right yet.")
GONE = Text(
    "Laporan dalam percakapan ini sudah tidak dapat ditanggapi di sini. Ketik BARU untuk laporan lain.",
    "The report of this talk can no longer be answered here. Type NEW for another report.",
)


def receipt(received: Received, state: State, *, is_aside: bool) -> Text:
    """The code, who has the report now, and what can be done with the code. Sent once."""
    office = received.report.case.handling_office.name
    pages = f"{settings.SITE_ADDRESS}/status/"
    indonesian = [
        f"Terima kasih. Laporan Anda sudah diterima {office}.",
        f"Kode Anda: {received.code}",
        "Simpan kode ini. Siapa pun yang memegangnya dapat membaca perkembangan laporan.",
        f"Perkembangan dan berkas besar: {pages}",
        "Jawaban kantor datang ke sini. Yang Anda tulis di sini sesudah ini diteruskan ke kantor.",
        "Hapus percakapan ini dari ponsel bila orang lain dapat melihatnya.",
    ]
    english = [
        f"Thank you. Your report has reached {office}.",
        f"Your code: {received.code}",
        "Keep this code. Whoever holds it can read how the report goes.",
        f"Progress, and large files: {pages}",
        "The office's answers come here. What you write here from now on goes to the office.",
        "Delete this talk from your phone if somebody else can see it.",
    ]
    if state.naming == Naming.FORMAL:
        indonesian.append(
            f"Untuk menjadikannya laporan resmi, buka {pages} dengan kode itu lalu isi identitas Anda. Undang-undang"
            " memberi tenggat sejak kejadian diketahui; halaman itu menyebutkannya."
        )
        english.append(
            f"To make it a formal report, open {pages} with that code and give your identity. The law sets a term from"
            " the day the event became known; that page names it."
        )
    if is_aside:
        indonesian.append("Saat ini banyak kiriman masuk sekaligus; petugas melihat kiriman Anda lebih dahulu.")
        english.append("Many messages are coming in just now; an officer looks at yours first.")
    return Text("\n".join(indonesian), "\n".join(english))


def status(report: Report, at: datetime) -> Text:
    """Where the matter stands, as the status page says it."""
    page = intake.status_page(report, at)
    parts = [page.plain.title]
    if page.result is not None:
        parts.append(page.result)
    for step in page.steps[:1]:
        if step.last_day is not None:
            on = day(step.last_day)
            parts.append(Text(f"{step.title.id}, paling lambat {on.id}", f"{step.title.en}, by {on.en}"))
    where = f"{settings.SITE_ADDRESS}/status/"
    return Text(
        "\n".join([*(part.id for part in parts), f"Selengkapnya dengan kode Anda: {where}"]),
        "\n".join([*(part.en for part in parts), f"All of it, with your code: {where}"]),
    )


def sum_of(secret: str) -> Text:
    """The plain question that is asked while very much comes in."""
    challenge = challenge_of(secret)
    asked = {}
    for language in ("id", "en"):
        with translation.override(language):
            asked[language] = challenge.asked_in(language)
    return Text(
        f"Saat ini banyak laporan masuk sekaligus. Jawab dulu: {asked['id']}",
        f"Many reports are coming in just now. Please answer first: {asked['en']}",
    )
