"""Letters to whoever reported: what was received, what lacks, how it stands. They name nobody."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from netra.domain.papers import STATUS_REASONS
from netra.intake import queries as intake
from netra.letters.contents.common import Content, field, lines, say
from netra.letters.models import Letter

NO_TERM = "tidak ada jumlah hari yang ditetapkan"
AS_SOON = "segera setelah diputuskan"


def receipt(letter: Letter, at: datetime) -> Content:
    """What came in, when and by which way; the code stays with who holds it."""
    case = letter.case
    zone = intake.zone_of(case.handling_office)
    doors = intake.doors(case)
    came = doors[0].lodged_at if doors else case.opened_at
    brought = case.exhibits.filter(source="REPORTER").count()
    things = [
        ("Uraian kejadian", f"{len(case.account)} huruf"),
        (f"{case.people.count()} orang disebut", ""),
        (f"{brought} berkas", "disegel dengan sidik SHA-256"),
        (f"{len(case.links)} tautan", ""),
    ]
    return {
        "diterima": {
            "waktu": say(came.astimezone(zone)),
            "jalur": doors[0].channel_label if doors else "",
        },
        "isi_laporan": [{"nama": name, "keterangan": note} for name, note in things if not name.startswith("0 ")],
        "langkah": _steps(letter, at),
        "alamat_status": _status(),
    }


def incomplete(letter: Letter, at: datetime) -> Content:
    """What lacks, and until when it may be brought."""
    asked = next((step for step in intake.next_steps(letter.case, at) if step.rule == "completion"), None)
    return {
        "diterima": {"waktu": say(letter.case.received_on)},
        "kekurangan": lines(field(letter, "lacking")),
        "paling_lambat": say(asked.last_day) if asked is not None and asked.last_day else "",
        "dasar": say(asked.basis) if asked is not None else "",
        "alamat_status": _status(),
    }


def status(letter: Letter, at: datetime) -> Content:
    """How the matter stands and why."""
    labels = dict(STATUS_REASONS)
    reasons = letter.paper.fields.get("reasons", ()) if letter.paper is not None else ()
    return {
        "diterima": {"waktu": say(letter.case.received_on)},
        "alasan": [say(labels[code]) for code in reasons if code in labels],
        "penjelasan": field(letter, "text"),
        "ke_mana": field(letter, "belongs"),
        "langkah": _steps(letter, at),
        "alamat_status": _status(),
    }


def _steps(letter: Letter, at: datetime) -> list[dict[str, str]]:
    return [
        {
            "nama": say(step.title),
            "paling_lambat": say(step.last_day) if step.last_day else NO_TERM,
            "dasar": say(step.basis),
        }
        for step in intake.next_steps(letter.case, at)
    ] + [{"nama": "Hasilnya ditulis di halaman status", "paling_lambat": AS_SOON, "dasar": ""}]


def _status() -> str:
    return str(settings.SITE_ADDRESS) + reverse("intake:status")
