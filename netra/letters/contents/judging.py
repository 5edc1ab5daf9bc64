"""Papers on the way to a decision: the invitation, the minutes, the study, the plenary."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from netra.cases import queries as cases
from netra.domain.papers import ELEMENTS, HOLDS
from netra.letters.contents.common import Content, field, lines, people, person, rules, say
from netra.letters.models import Letter


def summons(letter: Letter, at: datetime) -> Content:
    """The allegation as put, never its source. The code to answer goes on a sheet of its own: it is kept nowhere."""
    paper = letter.paper
    assert paper is not None
    assert paper.accused is not None
    return {
        "terlapor": person(paper.accused),
        "undangan_ke": "kedua" if paper.kind == "SECOND_SUMMONS" else "",
        "pertemuan": {"waktu": _meeting(letter), "tempat": field(letter, "place")},
        "dugaan": cases.allegation_put(paper.accused),
        "ketentuan": rules(letter, paper.accused),
        "alamat_jawab": str(settings.SITE_ADDRESS) + reverse("cases:door"),
    }


def _meeting(letter: Letter) -> str:
    written = field(letter, "meets_at")
    try:
        meets_at = datetime.fromisoformat(written)
    except ValueError:
        return written
    zone = cases.zone_of(letter.case)
    return say(meets_at.astimezone(zone) if meets_at.tzinfo else meets_at.replace(tzinfo=zone))


def minutes(letter: Letter, at: datetime) -> Content:
    paper = letter.paper
    assert paper is not None
    return {
        "terlapor": person(paper.accused) if paper.accused is not None else _nobody(),
        "hadir": lines(field(letter, "present")),
        "isi": field(letter, "text"),
        "hari_pertemuan": say(paper.on),
    }


def study(letter: Letter, at: datetime) -> Content:
    """Each element with what speaks for it and against it."""
    return {
        "terlapor": people(letter.case.people.select_related("employer")),
        "unsur": elements(letter),
        "perbuatan": _acts(letter),
        "kesimpulan": field(letter, "text"),
    }


def elements(letter: Letter) -> list[dict[str, str]]:
    holds = dict(HOLDS)
    return [
        {
            "nama": say(label),
            "mendukung": field(letter, f"{name}_for"),
            "melemahkan": field(letter, f"{name}_against") or "–",
            "penilaian": say(holds.get(field(letter, f"{name}_holds"), "")),
        }
        for name, label in ELEMENTS
    ]


def _acts(letter: Letter) -> list[str]:
    codes = letter.paper.fields.get("rules", ()) if letter.paper is not None else ()
    return [say(cases.act_of(code)) for code in codes]


def plenary(letter: Letter, at: datetime) -> Content:
    paper = letter.paper
    assert paper is not None
    return {
        "terlapor": people(letter.case.people.select_related("employer")),
        "hari_pertemuan": say(paper.on),
        "hadir": lines(field(letter, "present")),
        "isi": field(letter, "text"),
        "pendapat_berbeda": field(letter, "dissent"),
    }


def _nobody() -> dict[str, str]:
    return {"nama": "", "jabatan": "", "instansi": "", "nip": ""}
