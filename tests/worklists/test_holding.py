"""Of the people of one office, one works on a case at a time; a case is given with a reason."""

from datetime import timedelta

import pytest
from django.utils import timezone

from netra.cases import services
from netra.cases.models import Case, Hold
from netra.cases.services import CannotAct
from netra.ledger import queries as ledger
from netra.notices import services as notices
from netra.notices.models import Kind, Notice
from tests.builders import filled
from tests.cast import Cast, Person
from tests.worklists.conftest import ClientOf

LEASE = timedelta(hours=2)


def begin(case: Case, who: Person) -> None:
    now = timezone.now()
    services.act(case, "begin_initial_study", by=who.actor, on=timezone.localdate(), at=now, revision=case.revision)


def events(case: Case) -> list[str]:
    return [entry.event for entry in ledger.timeline("CASE", case.pk)]


def test_it_works(cast: Cast, dewi: Person, three: list[Case], client_of: ClientOf) -> None:
    case, budi = three[0], client_of(cast.budi)
    page = f"/perkara/{case.ref}/"
    assert budi.post(f"{page}pegang/").status_code == 302
    assert "oleh Anda" in budi.get(page).content.decode()
    assert "Budi sedang mengerjakan perkara ini" in client_of(dewi).get(page).content.decode()
    assert "dikerjakan Budi" in client_of(dewi).get("/kerja/").content.decode()
    with pytest.raises(CannotAct, match="Budi is working"):
        begin(case, dewi)
    with pytest.raises(CannotAct, match="Budi is working"):
        services.add_paper(
            case,
            "INITIAL_STUDY_NOTE",
            fields=filled("INITIAL_STUDY_NOTE"),
            by=dewi.actor,
            on=timezone.localdate(),
            at=timezone.now(),
        )
    begin(case, cast.budi)
    assert budi.post(f"{page}lepas/").status_code == 302
    assert not Hold.objects.exists()


def test_taken_over_with_a_reason_that_stays(cast: Cast, dewi: Person, three: list[Case], client_of: ClientOf) -> None:
    case = three[0]
    client_of(cast.budi).post(f"/perkara/{case.ref}/pegang/")
    assert client_of(dewi).post(f"/perkara/{case.ref}/pegang/").status_code == 409  # no reason
    assert "TAKEN_OVER" not in events(case)
    answer = client_of(dewi).post(f"/perkara/{case.ref}/pegang/", {"why": "Budi sakit hari ini"})
    assert answer.status_code == 302
    assert Hold.objects.get().by == dewi.user
    assert events(case)[-1] == "TAKEN_OVER"
    notices.collect(timezone.now())
    assert Notice.objects.filter(user=cast.budi.user, kind=Kind.TAKEN_OVER).count() == 1


def test_a_hold_runs_out_and_keeps_out_nobody_elsewhere(cast: Cast, dewi: Person, three: list[Case]) -> None:
    case, now = three[0], timezone.now()
    services.take(case, by=cast.budi.actor, on=timezone.localdate(), at=now - LEASE)
    begin(case, dewi)  # two hours later it is no hold
    services.take(case, by=cast.budi.actor, on=timezone.localdate(), at=now)
    assert not Hold.objects.filter(case=case, institution=cast.wati.office).exists()
    for stranger in (cast.tono, cast.nala, cast.vera):
        with pytest.raises(CannotAct):
            services.take(case, by=stranger.actor, on=timezone.localdate(), at=now)


def test_given_to_a_colleague_and_to_nobody_else(
    cast: Cast, dewi: Person, three: list[Case], client_of: ClientOf
) -> None:
    case, page = three[0], f"/perkara/{three[0].ref}/penugasan/"
    budi = client_of(cast.budi)
    assert budi.post(page, {"to": dewi.user.pk, "why": "  "}).status_code == 200  # no reason
    assert budi.post(page, {"to": cast.tono.user.pk, "why": "kenal"}).status_code == 200  # not offered
    assert "ASSIGNED" not in events(case)
    assert budi.post(page, {"to": dewi.user.pk, "why": "beban paling ringan"}).status_code == 302
    assert events(case)[-1] == "ASSIGNED"
    assert "tugas Anda" in client_of(dewi).get("/kerja/", {"tugas": "saya"}).content.decode()
    assert "beban paling ringan" in budi.get(f"/perkara/{case.ref}/").content.decode()
    notices.collect(timezone.now())
    assert Notice.objects.filter(user=dewi.user, kind=Kind.ASSIGNED).count() == 1
    load = client_of(dewi).get("/kerja/beban/").content.decode()
    assert "2 perkara berjalan belum ditugaskan" in load
    for stranger in (cast.tono, cast.nala, cast.vera):
        assert client_of(stranger).get(page).status_code == 404
    with pytest.raises(CannotAct):
        services.assign(
            case,
            to=cast.tono.user,
            why="x",
            by=cast.budi.actor,
            on=timezone.localdate(),
            at=timezone.now(),
        )
