"""Letters between authorities: the referral with all that goes along, the recommendation, the reminder."""

from datetime import date, datetime

from netra.cases import queries as cases
from netra.letters.contents.common import Content, field, person, rules, say
from netra.letters.models import Letter


def referral(letter: Letter, at: datetime) -> Content:
    """The same contents as the referral of the case page, by tags."""
    paper = letter.paper
    assert paper is not None
    assert paper.accused is not None
    whole = cases.referral(paper, at=at)
    return {
        "terlapor": person(paper.accused, with_number=True),
        "perbuatan": say(whole.subject),
        "pleno": whole.plenary,
        "dugaan": whole.events,
        "unsur": [
            {
                "nama": say(one.title),
                "mendukung": one.evidence_for,
                "melemahkan": one.evidence_against,
                "penilaian": say(one.finding),
            }
            for one in whole.elements
        ],
        "jawaban": whole.answer,
        "ketentuan": rules(letter, paper.accused),
        "kesimpulan": whole.conclusion,
        "permintaan": say(whole.request),
        "naskah": [{"nama": say(one.title), "nomor": one.number, "tanggal": say(one.dated)} for one in whole.papers],
        "bukti": [
            {"nama": say(one.title), "jenis": say(one.kind), "ukuran": one.size, "sidik": one.sha256}
            for one in whole.evidence
        ],
    }


def recommendation(letter: Letter, at: datetime) -> Content:
    return {**_of_track(letter), "isi": field(letter, "text"), "tenggat": _day(field(letter, "term_on"))}


def reminder(letter: Letter, at: datetime) -> Content:
    """What was asked before and has not been answered."""
    return {**_of_track(letter), "isi": field(letter, "text"), "diteruskan_pada": _opened(letter)}


def _of_track(letter: Letter) -> Content:
    paper = letter.paper
    accused = paper.track.accused if paper is not None and paper.track is not None else None
    accused = accused or (paper.accused if paper is not None else None)
    if accused is None:
        return {"terlapor": {"nama": "", "jabatan": "", "instansi": "", "nip": ""}, "ketentuan": []}
    return {"terlapor": person(accused, with_number=True), "ketentuan": rules(letter, accused)}


def _opened(letter: Letter) -> str:
    track = letter.paper.track if letter.paper is not None else None
    return say(track.opened_on) if track is not None else ""


def _day(written: str) -> str:
    try:
        return say(date.fromisoformat(written))
    except ValueError:
        return written
