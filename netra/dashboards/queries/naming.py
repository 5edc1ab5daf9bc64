"""What the values of a cross-cut are called: codes of the law, of procedures and of the register in words."""

from collections.abc import Iterable

from netra.cases import queries as cases
from netra.domain import procedures
from netra.domain.allegation import ORIGIN_LABELS, STATUS_LABELS, Origin
from netra.domain.codes import PersonStatus
from netra.domain.loading import load
from netra.domain.posts import POST_LABELS, Post
from netra.domain.procedures.results import RESULTS
from netra.domain.words import Text
from netra.figures.queries import GENERAL_LAW, Dim
from netra.intake import queries as intake
from netra.registry import queries as registry

UNKNOWN = Text("Belum diketahui", "Not known yet")
NOT_LISTED = Text("Instansi di luar daftar, atau belum dicatat", "Agency not in the register, or not recorded yet")
GENERAL = Text("Hukum umum, tanpa daftar larangan", "General law, no list of forbidden acts")
TITLES = {
    Dim.ORIGIN: Text("Asal perkara", "Origin"),
    Dim.CHANNEL: Text("Saluran penerimaan", "Channel of receipt"),
    Dim.ACT: Text("Jenis perbuatan", "Kind of act"),
    Dim.RULE: Text("Aturan yang mencakupnya", "Rule that covers it"),
    Dim.STATUS: Text("Status kepegawaian", "Employment status"),
    Dim.POST: Text("Kelompok jabatan", "Group of posts"),
    Dim.AGENCY: Text("Instansi tempat bekerja", "Agency of work"),
    Dim.STAGE: Text("Tahap sekarang", "Present stage"),
    Dim.ROUTE: Text("Tujuan penerusan", "Referred to"),
    Dim.RESULT: Text("Hasil", "Result"),
    Dim.SANCTION: Text("Sanksi", "Sanction"),
}


def names(dim: Dim, values: Iterable[str]) -> dict[str, Text]:
    """A name for each value, in both languages; what is unknown is shown by its code."""
    wanted = list(values)
    if dim is Dim.AGENCY:
        found = registry.agencies_by_id(int(value) for value in wanted if value.isdecimal())
        return {
            value: _plain(found[int(value)].name) if value.isdecimal() and int(value) in found else NOT_LISTED
            for value in wanted
        }
    return {value: name(dim, value) for value in wanted}


def name(dim: Dim, value: str) -> Text:
    """One value in words."""
    found = _lookup(dim, value)
    if found is not None:
        return found
    return Text(value, value) if value else UNKNOWN


def _lookup(dim: Dim, value: str) -> Text | None:
    match dim:
        case Dim.ORIGIN:
            return ORIGIN_LABELS[Origin(value)] if value in set(Origin) else None
        case Dim.CHANNEL:
            return _plain(str(intake.Channel(value).label)) if value in set(intake.Channel) else None
        case Dim.STATUS:
            return STATUS_LABELS[PersonStatus(value)] if value in set(PersonStatus) else None
        case Dim.POST:
            return POST_LABELS[Post(value)] if value in set(Post) else None
        case Dim.ACT:
            rule = load().rules.get(value)
            return rule.act if rule else None
        case Dim.RULE:
            return (
                GENERAL
                if value == GENERAL_LAW
                else next((one.short for one in load().instruments if one.id == value), None)
            )
        case Dim.STAGE:
            return stage_label(value)
        case Dim.ROUTE:
            return procedures.ROUTE_LABELS.get(value)
        case Dim.RESULT:
            return RESULTS.get(value)
        case Dim.SANCTION:
            return cases.sanction_label(value) if value else None
        case _:
            return None


def stage_label(code: str, procedure: str = "") -> Text | None:
    """The name of a stage; without a procedure the first that knows it."""
    tables = [procedures.BY_CODE[procedure]] if procedure in procedures.BY_CODE else procedures.ALL
    return next((stage.label for table in tables for stage in table.stages if stage.code == code), None)


def _plain(words: str) -> Text:
    return Text(words, words)
