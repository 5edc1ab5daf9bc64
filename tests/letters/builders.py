"""A case with every document it can have, and an office that numbers its letters."""

from netra.documents import services as documents
from netra.letters import queries, services
from netra.letters.models import Letter
from netra.registry.models import Institution
from tests.architecture.marked import add_reporter
from tests.builders import at, write
from tests.cases.conftest import DAY, AtPpk
from tests.cast import Cast, Person

PATTERN = "{nomor}/CONTOH/{bulan}/{tahun}"


def a_book(office: Institution, *, first: int = 1, kinds: tuple[str, ...] = ()) -> None:
    documents.set_scheme(
        office,
        name="Surat keluar",
        pattern=PATTERN,
        digits=3,
        restart="YEAR",
        kinds=kinds,
        first=first,
        by="user:1",
        at=at(DAY),
    )


def whole_file(at_ppk: AtPpk, cast: Cast) -> None:
    """Every paper a letter is made from, each letter with a number of its own, and somebody who reported."""
    add_reporter(at_ppk.case)
    for paper in at_ppk.case.papers.all():
        if "number" in paper.fields:
            paper.fields["number"] = f"{paper.pk}/X"
            paper.save(update_fields=["fields"])
    write(at_ppk.case, "COMPLETION_NOTICE", cast.budi.actor, DAY, number="002/KURANG", lacking="Bukti\nTempat")
    write(at_ppk.case, "STATUS_NOTICE", cast.budi.actor, DAY)
    write(at_ppk.case, "REMINDER_LETTER", cast.vera.actor, DAY, track=at_ppk.track, number="9/INGAT")


def a_draft(at_ppk: AtPpk, person: Person, kind: str) -> Letter:
    for line in queries.desk(at_ppk.case, person.user, DAY):
        if line.kind.code == kind and line.may_write:
            return services.prepare(at_ppk.case, line.kind, line.paper, by=person.actor, on=DAY, at=at(DAY))
    raise AssertionError(f"{kind} cannot be written")


def numbered(at_ppk: AtPpk, person: Person, kind: str) -> Letter:
    letter = services.number(a_draft(at_ppk, person, kind), by=person.actor, on=DAY, at=at(DAY))
    services.printed(letter, by=person.actor, at=at(DAY))
    return letter
