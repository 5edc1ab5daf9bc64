"""How the offices of the practice world number their letters, so that a letter can be tried to its end."""

from collections.abc import Collection
from datetime import date, datetime, time

from netra.documents import services as documents
from netra.practice.staging import JAKARTA
from netra.registry import queries as registry

PATTERN = "{nomor}/LATIHAN/{bulan}/{tahun}"


def keep_number_books(offices: Collection[str], at: date) -> int:
    """A row of numbers for each supervisors' office with people; how many."""
    own = [registry.office(code) for code in sorted(offices)]
    moment = datetime.combine(at, time(1), tzinfo=JAKARTA)
    supervisors = [office for office in own if office.is_supervisor]
    for office in supervisors:
        documents.set_scheme(
            office,
            name="Surat keluar (latihan)",
            pattern=PATTERN,
            digits=3,
            restart="YEAR",
            kinds=[],
            first=1,
            by="system:practice",
            at=moment,
        )
    return len(supervisors)
