"""What a paper is, what its fields are, and the fields that many share."""

from dataclasses import dataclass
from enum import StrEnum

from netra.domain.words import Text

NOTHING = Text("", "")


class Kind(StrEnum):
    """What a field of a paper holds; the forms draw and check it by this."""

    LINE = "LINE"
    TEXT = "TEXT"
    DATE = "DATE"
    MOMENT = "MOMENT"
    TICK = "TICK"
    CHOICE = "CHOICE"
    MANY = "MANY"
    ACCUSED = "ACCUSED"
    ROUTE = "ROUTE"
    BODY = "BODY"  # the institution a letter goes to
    OFFICE = "OFFICE"  # the Bawaslu office that takes the file
    RULES = "RULES"  # kinds of act, by code
    SANCTION = "SANCTION"


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: Text
    kind: Kind = Kind.TEXT
    is_required: bool = True
    help: Text = NOTHING
    choices: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class PaperKind:
    code: str
    label: Text
    fields: tuple[Field, ...]
    fresh: bool = False
    for_each: bool = False


def field(
    name: str,
    id: str,
    en: str,
    kind: Kind = Kind.TEXT,
    *,
    optional: bool = False,
    help_id: str = "",
    help_en: str = "",
    choices: tuple[tuple[str, Text], ...] = (),
) -> Field:
    return Field(name, Text(id, en), kind, not optional, Text(help_id, help_en), choices)


NUMBER = field("number", "Nomor surat", "Letter number", Kind.LINE)
BODY_TEXT = field("text", "Isi pokok", "Main content")
REASONS = field("text", "Alasan", "Reasons")
LETTER = (NUMBER, BODY_TEXT)
NOTE = (field("text", "Catatan", "Note"),)
MINUTES = (
    field(
        "present",
        "Yang hadir",
        "Those present",
        help_id="Satu nama dan jabatan per baris.",
        help_en="One name and post a line.",
    ),
    field("text", "Jalannya pertemuan dan hasil", "Course and result"),
)
ACCUSED = field("accused", "Terlapor", "Accused", Kind.ACCUSED)
SANCTION = (
    NUMBER,
    field("sanction", "Sanksi", "Sanction", Kind.SANCTION),
    field("breach", "Pelanggaran yang disebut dalam keputusan", "Breach named in the decision"),
)


def paper(
    code: str, id: str, en: str, fields: tuple[Field, ...] = NOTE, *, fresh: bool = False, for_each: bool = False
) -> PaperKind:
    return PaperKind(code, Text(id, en), fields, fresh, for_each)
