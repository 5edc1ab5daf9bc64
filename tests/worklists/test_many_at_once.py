"""Many cases at once: previewed, each through the one door, each with its own result."""

import pytest
from django.utils import timezone

from netra.cases.models import Assignment, Case
from netra.cases.services import Actor, take
from tests.builders import do
from tests.cast import Cast, Person
from tests.worklists.conftest import ClientOf

URL = "/kerja/sekaligus/"


def picked(cases: list[Case]) -> str:
    return " ".join(f"{case.ref}:{case.revision}" for case in cases)


def asked(cases: list[Case], what: str = "begin_initial_study", **more: str) -> dict[str, str]:
    return {"dilihat": picked(cases), "what": what, "on": timezone.localdate().isoformat(), "note": "", **more}


def test_it_works(cast: Cast, dewi: Person, three: list[Case], client_of: ClientOf) -> None:
    """Three ticked; one is held by a colleague, two move; a second press moves nothing twice."""
    budi, today = client_of(cast.budi), timezone.localdate()
    take(three[2], by=dewi.actor, on=today, at=timezone.now())
    chosen = budi.post(URL, {"pilih": [case.ref for case in three]}).content.decode()
    assert "3 perkara dipilih" in chosen
    preview = budi.post(URL, asked(three)).content.decode()
    assert preview.count("Kajian awal") >= 3
    assert set(Case.objects.values_list("stage", flat=True)) == {"RECEIVED"}  # a preview writes nothing
    done = budi.post(URL, asked(three, lakukan="1")).content.decode()
    assert "2 perkara dikerjakan" in done
    assert "Dewi sedang mengerjakan" in done
    assert sorted(Case.objects.values_list("stage", flat=True)) == ["INITIAL_STUDY", "INITIAL_STUDY", "RECEIVED"]
    again = budi.post(URL, asked(three[:2], lakukan="1")).content.decode()
    assert "0 perkara dikerjakan" in again
    assert "baru saja diubah orang lain" in again


def test_papers_that_lack_are_named_for_each(cast: Cast, three: list[Case], client_of: ClientOf) -> None:
    for case in three[:2]:
        do(case, "begin_initial_study", cast.budi.actor, case.received_on)
    preview = client_of(cast.budi).post(URL, asked(three[:2], "ask_completion")).content.decode()
    assert preview.count("Naskah yang belum ada") == 2


def test_given_together_with_one_reason(cast: Cast, dewi: Person, three: list[Case], client_of: ClientOf) -> None:
    budi = client_of(cast.budi)
    to = str(dewi.user.pk)
    assert "Tulis alasan" in budi.post(URL, asked(three, "ASSIGN", to=to, lakukan="1")).content.decode()
    assert not Assignment.objects.exists()
    budi.post(URL, asked(three, "ASSIGN", to=to, note="membagi rata", lakukan="1"))
    assert Assignment.objects.filter(to=dewi.user).count() == 3


@pytest.mark.parametrize("who", ["tono", "vera", "sari", "mira"])
def test_a_stranger_moves_nothing(cast: Cast, three: list[Case], client_of: ClientOf, who: str) -> None:
    answer = client_of(getattr(cast, who)).post(URL, asked(three, lakukan="1"))
    assert answer.status_code == 302  # nothing of it is theirs to pick
    assert set(Case.objects.values_list("stage", flat=True)) == {"RECEIVED"}
    assert client_of(cast.adi).post(URL, asked(three)).status_code == 403
    assert isinstance(cast.budi.actor, Actor)
