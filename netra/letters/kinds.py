"""The letters of a case, and the paper in the file that each is made from. No form carries a model number: none was
checked in the annex of the rules."""

from dataclasses import dataclass

from netra.domain.words import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """`papers`: kinds of paper it is written from; none for the receipt, which is made from the case itself.

    `to_reporter`: it goes to whoever reported, and names nobody there. `is_letter`: it has an addressee.
    """

    code: str
    label: Text
    papers: tuple[str, ...]
    to_reporter: bool = False
    is_letter: bool = True


RECEIPT = Kind("RECEIPT", Text("Tanda terima", "Receipt"), (), to_reporter=True)
INCOMPLETE = Kind(
    "INCOMPLETE", Text("Pemberitahuan kekurangan", "Notice of what lacks"), ("COMPLETION_NOTICE",), to_reporter=True
)
SUMMONS = Kind("SUMMONS", Text("Undangan klarifikasi", "Invitation to clarification"), ("SUMMONS", "SECOND_SUMMONS"))
MINUTES = Kind(
    "MINUTES",
    Text("Berita acara klarifikasi", "Minutes of clarification"),
    ("CLARIFICATION_MINUTES",),
    is_letter=False,
)
STUDY = Kind("STUDY", Text("Kajian", "Study"), ("STUDY",), is_letter=False)
PLENARY = Kind("PLENARY", Text("Berita acara pleno", "Plenary minutes"), ("PLENARY_MINUTES",), is_letter=False)
REFERRAL = Kind("REFERRAL", Text("Surat penerusan", "Referral letter"), ("REFERRAL_LETTER",))
RECOMMENDATION = Kind("RECOMMENDATION", Text("Rekomendasi", "Recommendation"), ("RECOMMENDATION",))
REMINDER = Kind("REMINDER", Text("Surat pengingat", "Reminder"), ("REMINDER_LETTER",))
STATUS = Kind("STATUS", Text("Pemberitahuan status", "Notice of status"), ("STATUS_NOTICE",), to_reporter=True)

KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        RECEIPT,
        INCOMPLETE,
        SUMMONS,
        MINUTES,
        STUDY,
        PLENARY,
        REFERRAL,
        RECOMMENDATION,
        REMINDER,
        STATUS,
    )
}
KIND_OF_PAPER: dict[str, Kind] = {paper: kind for kind in KINDS.values() for paper in kind.papers}
