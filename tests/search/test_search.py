"""Words are found where they stand, whatever their affixes, and only by those who may open the file."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from netra.cases.models import Case
from netra.cases.queries import CASE
from netra.search import queries, services
from netra.search.asking import wanted
from netra.search.models import Cursor, Document
from netra.search.stems import stem
from tests.builders import a_case, do
from tests.cast import Cast, Person

ClientOf = Callable[[Person], Client]
ACCOUNT = "Lurah Contohrejo mengajak warga mendukung pasangan calon lewat grup arisan.\nAda foto dua jari."


@pytest.fixture
def case(cast: Cast) -> Case:
    made = a_case(cast.budi.actor, account=ACCOUNT)
    a_case(cast.budi.actor, account="Seorang guru menyukai unggahan sebuah akun kampanye.")
    services.advance(at=now())
    return made


def found(who: Person, text: str, kind: str = CASE) -> set[int]:
    ids = queries.find(who.user, wanted(text), kind, on=localdate()).ids
    return set(Document.objects.filter(pk__in=ids).values_list("subject_id", flat=True))


def test_it_works(cast: Cast, case: Case, client_of: ClientOf) -> None:
    page = client_of(cast.budi).get("/kerja/cari/", {"q": "dukungan arisan"}).content.decode()
    assert f"/perkara/{case.ref}/" in page
    assert "<mark>mendukung</mark>" in page
    assert "<mark>arisan</mark>" in page
    assert "menyukai" not in page


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("lurah", True),
        ("LURAH", True),
        ("lurah guru", False),  # not both in one file
        ('"dua jari"', True),
        ('"jari dua"', False),
        ("lurah -foto", False),
        ("lurah -guru", True),
        ("foto dua", True),  # across a line
        ("Joko", True),  # the accused
        ("alun-alun", True),
        ("lur*", False),  # no sign of a database's own language means anything
        ("lurah AND", False),
        ("lurah) OR (stems", False),
        ("NEAR(lurah foto)", False),
        ("%", False),
        ("", False),
    ],
)
def test_what_is_found(cast: Cast, case: Case, text: str, there: bool) -> None:
    assert (case.pk in found(cast.budi, text)) is there


def test_affixes_fall_away() -> None:
    assert len({stem(word) for word in ("mendukung", "didukung", "dukungan", "Dukung", "dukungannya")}) == 1
    assert stem("2024") == "2024"


def test_a_stranger_finds_nothing(cast: Cast, case: Case, client: Client, client_of: ClientOf) -> None:
    assert found(cast.tono, "lurah") == set()  # another regency
    assert found(cast.nala, "lurah") == {case.pk}  # the whole country
    assert found(cast.wati, "lurah") == {case.pk}  # the province
    for person in (cast.vera, cast.sari):  # who read a part of a file look through none
        assert found(person, "lurah") == set()
        assert client_of(person).get("/kerja/cari/", {"q": "lurah"}).status_code == 403
    assert client.get("/kerja/cari/").status_code == 302


def test_what_is_added_is_found_and_what_is_withdrawn_is_not(cast: Cast, case: Case) -> None:
    do(case, "begin_initial_study", cast.budi.actor, case.received_on)
    do(case, "register", cast.budi.actor, case.received_on, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    note = case.papers.get(kind="INITIAL_STUDY_NOTE")
    word = next(value for value in note.fields.values() if isinstance(value, str)).split()[0]
    services.advance(at=now())
    assert case.pk in found(cast.budi, f"{word} lurah")
    Case.objects.filter(pk=case.pk).update(account="diganti")
    assert services.advance(at=now()) == 0  # nothing in the ledger, nothing to do
    services.forget_all()
    services.advance(at=now())
    assert case.pk not in found(cast.budi, "lurah")


def test_a_row_that_was_overlooked_is_found_by_the_daily_sweep(cast: Cast, case: Case) -> None:
    moment: datetime = now()
    Document.objects.all().delete()
    Cursor.objects.update(last_entry=10**12)
    assert services.advance(at=moment) == 0
    assert services.advance(at=moment + timedelta(days=1)) == 2
    assert case.pk in found(cast.budi, "lurah")
