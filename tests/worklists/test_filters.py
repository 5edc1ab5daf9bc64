"""The work list narrowed, and filters kept under a name."""

from datetime import timedelta

from django.utils import timezone

from netra.cases import queries
from netra.cases.models import Case
from netra.cases.queries import LATE, ME, NOBODY, Wanted
from netra.cases.services import assign, take
from netra.worklists.models import KeptFilter
from tests.builders import do
from tests.cast import Cast, Person
from tests.worklists.conftest import ClientOf

KEEP = "/kerja/saringan/"


def found(who: Person, **wanted: object) -> set[str]:
    lines = queries.filtered(who.user, Wanted(**wanted), on=timezone.localdate(), at=timezone.now())  # type: ignore[arg-type]
    assert len(lines) == len({row.case.pk for row in lines[0:50]})
    return {row.case.ref for row in lines[0:50]}


def test_it_works(cast: Cast, dewi: Person, three: list[Case], client_of: ClientOf) -> None:
    budi = client_of(cast.budi)
    do(three[0], "begin_initial_study", cast.budi.actor, three[0].received_on)
    page = budi.get("/kerja/", {"tahap": "INITIAL_STUDY"}).content.decode()
    assert three[0].ref in page
    assert three[1].ref not in page
    kept = {"name": "Kajian awal kita", "query": "tahap=INITIAL_STUDY&next=//jahat.invalid", "shared": "on"}
    assert budi.post(KEEP, kept)["Location"] == "/kerja/?tahap=INITIAL_STUDY"
    assert "Kajian awal kita" in client_of(dewi).get("/kerja/").content.decode()
    for stranger in (cast.tono, cast.wati):
        assert "Kajian awal kita" not in client_of(stranger).get("/kerja/").content.decode()
    mine = KeptFilter.objects.get()
    assert client_of(dewi).post(f"{KEEP}{mine.pk}/hapus/").status_code == 404  # only who made it
    assert budi.post(f"{KEEP}{mine.pk}/hapus/").status_code == 302
    assert not KeptFilter.objects.exists()


def test_what_each_filter_finds(cast: Cast, dewi: Person, three: list[Case]) -> None:
    today, now = timezone.localdate(), timezone.now()
    one, two, three_ = (case.ref for case in three)
    assign(three[0], to=dewi.user, why="x", by=cast.budi.actor, on=today, at=now)
    take(three[1], by=cast.budi.actor, on=today, at=now)
    assert found(dewi, given=ME) == {one}
    assert found(cast.budi, given=str(dewi.user.pk)) == {one}
    assert found(cast.budi, given=NOBODY) == {two, three_}
    assert found(cast.budi, held=ME) == {two}
    assert found(dewi, held="rekan") == {two}
    assert found(cast.budi, region="33") == {one, two, three_}
    assert found(cast.budi, region="33.2") == set()
    assert found(cast.budi, origin="TIP") == set()
    assert found(cast.budi, since=today + timedelta(1)) == set()
    assert found(cast.budi, due=LATE) == set()
    assert found(cast.budi, due="7") == {one, two, three_}
    assert found(cast.wati, given=ME) == set()
    assert found(cast.tono, stage="RECEIVED") == set()  # another regency


def test_a_kept_filter_leads_nowhere_else(cast: Cast, client_of: ClientOf, three: list[Case]) -> None:
    budi = client_of(cast.budi)
    budi.post(KEEP, {"name": "kosong", "query": "next=https://jahat.invalid"})
    assert not KeptFilter.objects.exists()
    for _again in range(2):
        budi.post(KEEP, {"name": "sama", "query": "asal=TIP"})
    assert KeptFilter.objects.count() == 1
    assert budi.get("/kerja/", {"tugas": "1 OR 1=1", "wilayah": "'", "dari": "kemarin"}).status_code == 200
