"""Numbers: one by one, never twice, gaps told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections, transaction

from netra.documents import queries as register
from netra.documents import services
from netra.documents.queries import BadPattern, Gap
from netra.documents.services import NoScheme, NumberTaken
from tests.builders import at
from tests.cases.conftest import DAY
from tests.cast import Cast
from tests.letters.builders import a_book


def give(office: str, kind: str = "STUDY", on: date = DAY) -> str:
    return services.give_number(office, kind, on=on, at=at(on), by="user:1").text


def test_it_works(cast: Cast) -> None:
    office = cast.budi.office
    a_book(office, first=57)
    assert register.next_number(office, "STUDY", DAY) == "057/CONTOH/X/2024"
    assert [give(office.pk) for _ in range(2)] == ["057/CONTOH/X/2024", "058/CONTOH/X/2024"]
    assert give(office.pk, on=date(2025, 1, 2)) == "001/CONTOH/I/2025"
    a_book(office, kinds=("SUMMONS",))
    assert register.next_number(office, "SUMMONS", DAY) == "001/CONTOH/X/2024"


def test_a_number_of_the_paper_book_is_passed_over_and_told(cast: Cast) -> None:
    office = cast.budi.office
    a_book(office)
    services.note_number(office, "002/CONTOH/X/2024", on=DAY, at=at(DAY), by="user:1", note="surat lama")
    assert [give(office.pk) for _ in range(2)] == ["001/CONTOH/X/2024", "003/CONTOH/X/2024"]
    assert register.gaps_of(register.schemes_of(office)[0], "2024") == [Gap(2, 2)]
    with pytest.raises(NumberTaken):
        services.note_number(office, "003/CONTOH/X/2024", on=DAY, at=at(DAY), by="user:1")


@pytest.mark.parametrize(
    ("pattern", "restart", "why"),
    [
        ("/K/{tahun}", "YEAR", "missing"),
        ("{nomor}/{hari}/{tahun}", "YEAR", "unknown"),
        ("{nomor}/{bulan}", "YEAR", "repeats"),
        ("{nomor}/{tahun}", "MONTH", "repeats"),
        ("{nomor}" + "x" * 70, "NEVER", "long"),
    ],
)
def test_a_pattern_that_would_number_twice_is_refused(pattern: str, restart: str, why: str) -> None:
    with pytest.raises(BadPattern) as caught:
        register.check_pattern(pattern, register.Restart(restart))
    assert caught.value.why == why


def test_without_a_book_nothing_is_numbered(cast: Cast) -> None:
    with pytest.raises(NoScheme):
        give(cast.budi.office.pk)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_each_their_own(cast: Cast) -> None:
    office = cast.budi.office
    a_book(office)

    def one(_place: int) -> str:
        try:
            with transaction.atomic():
                return give(office.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(one, range(12)))
    assert sorted(given) == [f"{count:03}/CONTOH/X/2024" for count in range(1, 13)]
