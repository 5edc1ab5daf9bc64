"""Signing in to a session on a phone: without account, once, in time; the count closes the gap."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from netra.campaigns import services
from netra.campaigns.door_tokens import new_form, token_of
from netra.campaigns.models import Act, Attendance, Exactness
from netra.campaigns.queries import coverage, sign_ins
from netra.campaigns.services import ReachDraft, StillOpen, attending
from netra.ledger.models import Entry
from netra.registry.models import Agency
from tests.campaigns.agencies import agencies_of_kudus
from tests.campaigns.builders import an_act
from tests.cast import KUDUS, Cast, Person


def now() -> datetime:
    return timezone.now()


def today() -> date:
    return timezone.localdate()


def a_session(by: Person, *, minutes: tuple[int, int] = (-5, 60), **more: Any) -> Act:
    """A session of today whose door is open from and to so many minutes from now."""
    act = an_act(by, on=today(), **more)
    window = [now() + timedelta(minutes=one) for one in minutes]
    services.open_door(act, opens_at=window[0], closes_at=window[1], by=by.actor, on=today(), at=now())
    return act


def given(agency: Agency | None = None, **more: Any) -> dict[str, Any]:
    """A form as a phone sends it."""
    values = {"token": new_form(), "agency": agency.pk if agency else "lain", "employment": "PNS", "name": "Ani"}
    return values | more


def address(act: Act) -> str:
    return f"/hadir/{token_of(act)}/"


def test_it_works(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    one, other = agencies_of_kudus(2)
    act = an_act(cast.budi, on=today())
    budi, base = client_of(cast.budi), f"/pencegahan/kelola/{act.ref}/presensi/"
    hours = {"day": today().isoformat(), "opens": "00:00", "closes": "23:59"}
    assert budi.post(f"{base}buka/", hours).status_code == 302
    wall = budi.get(base).content.decode()
    assert address(act) in wall
    assert "<svg" in wall
    assert "style=" not in wall[wall.index("<svg") : wall.index("</svg>")]

    phone = Client()
    page = phone.get(address(act))
    assert page["Cache-Control"].startswith("max-age=0")
    token = re.findall(r'name="token" value="([^"]+)"', page.content.decode())
    sent = given(one) | {"token": token[0]}
    assert phone.post(address(act), sent)["Location"].endswith("?selesai=1")
    assert phone.post(address(act), sent).status_code == 302  # the same form again
    assert Client().post(address(act), given(None, agency_text="Dinas Contoh B", employment="PPPK")).status_code == 302
    assert Client().post(address(act), given(None, agency_text="Koperasi", name="")).status_code == 302
    assert "Tercatat" in phone.get(f"{address(act)}?selesai=1").content.decode()
    assert "3 orang" in budi.get(f"{base}jumlah/").content.decode()

    assert budi.post(f"{base}pastikan/").status_code == 302  # refused: the door is open
    assert not act.reaches.exists()
    budi.post(f"{base}tutup/")
    budi.post(f"{base}instansi/", {"text": "Koperasi", "agency": one.pk})
    budi.post(f"{base}pastikan/", {"hapus": "1"})
    rows = [(row.agency, row.employment, row.people, row.exactness) for row in act.reaches.order_by("agency")]
    assert rows == [(one, "PNS", 2, Exactness.SIGN_IN), (other, "PPPK", 1, Exactness.SIGN_IN)]
    assert not Attendance.objects.exclude(name="").exists()
    assert coverage(KUDUS, today()).attended == 2
    told = Entry.objects.filter(subject_kind="PREVENTION", subject_id=act.pk)
    assert "Ani" not in str([entry.refs for entry in told])
    assert told.filter(event="PREVENTION_NAMES_ERASED").count() == 1


def test_names_are_for_the_organiser_alone(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    (one,) = agencies_of_kudus(1)
    act = a_session(cast.budi)
    Client().post(address(act), given(one, name="Nama Rahasia"))
    assert "Nama Rahasia" in client_of(cast.budi).get(f"/pencegahan/kelola/{act.ref}/presensi/").content.decode()
    for person in (cast.tono, cast.sofyan, cast.mira, cast.sari, cast.adi):
        client = client_of(person)
        for page in ("presensi/", "presensi/jumlah/"):
            assert client.get(f"/pencegahan/kelola/{act.ref}/{page}").status_code == 404
        for page in ("buka", "tutup", "instansi", "pastikan"):
            assert client.post(f"/pencegahan/kelola/{act.ref}/presensi/{page}/").status_code == 404
    for page in (f"/pencegahan/{act.ref}/", address(act), f"{address(act)}?selesai=1"):
        assert "Nama Rahasia" not in Client().get(page).content.decode()
    assert Client().get(f"/pencegahan/kelola/{act.ref}/presensi/").status_code == 302


@pytest.mark.parametrize(
    ("minutes", "words"), [((30, 60), "belum dibuka"), ((-60, -30), "sudah ditutup")], ids=["early", "late"]
)
def test_a_closed_window(cast: Cast, minutes: tuple[int, int], words: str) -> None:
    (one,) = agencies_of_kudus(1)
    act = a_session(cast.budi, minutes=minutes)
    assert words in Client().get(address(act)).content.decode()
    answer = Client().post(address(act), given(one))
    assert (answer.status_code, Attendance.objects.count()) == (409, 0)
    assert words in answer.content.decode()


@pytest.mark.parametrize("token", ["aaaaaaaaaaaa", "x", "%00", "é", "a" * 400, "../kelola"])
def test_a_wrong_address(cast: Cast, token: str) -> None:
    a_session(cast.budi)
    assert Client().get(f"/hadir/{token}/").status_code == 404


def test_a_session_called_off_has_no_door(cast: Cast) -> None:
    act = a_session(cast.budi)
    services.cancel_act(act, why="hujan", by=cast.budi.actor, on=today(), at=now())
    assert Client().get(address(act)).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "A" * 10_000},
        {"agency_text": "B" * 10_000, "agency": "lain"},
        {"agency": "lain"},
        {"agency": "987654321"},
        {"employment": "RAJA"},
        {"employment": ""},
        {"name": "Ani\x00"},
    ],
    ids=["long name", "long agency", "no agency", "unknown agency", "unknown kind", "no kind", "null"],
)
def test_what_the_page_refuses(cast: Cast, wrong: dict[str, str]) -> None:
    (one,) = agencies_of_kudus(1)
    act = a_session(cast.budi)
    answer = Client().post(address(act), given(one) | wrong)
    assert (answer.status_code, Attendance.objects.count()) == (422, 0)


@pytest.mark.parametrize("token", ["", "palsu", "a" * 5000])
def test_a_form_that_is_not_ours_is_given_back(cast: Cast, token: str) -> None:
    (one,) = agencies_of_kudus(1)
    act = a_session(cast.budi)
    answer = Client().post(address(act), given(one, token=token))
    assert (answer.status_code, Attendance.objects.count()) == (409, 0)
    assert "Ani" in answer.content.decode()


def test_five_hundred_at_once(cast: Cast) -> None:
    """Five hundred phones within a second, and each of them sends its form twice."""
    (one,) = agencies_of_kudus(1)
    act = a_session(cast.budi)
    for number in range(500):
        for _twice in range(2):
            services.sign_in(
                act.door, form=f"{number}", agency=one, agency_text="", employment="PNS", name="", at=now()
            )
    assert sign_ins(act).total == 500


def test_a_door_takes_no_flood(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = agencies_of_kudus(1)
    act = a_session(cast.budi)
    monkeypatch.setattr(attending, "MOST", 1)
    assert Client().post(address(act), given(one)).status_code == 302
    answer = Client().post(address(act), given(one))
    assert (answer.status_code, Attendance.objects.count()) == (409, 1)


def test_a_count_by_hand_is_not_made_smaller(cast: Cast) -> None:
    one, other = agencies_of_kudus(2)
    hands = [ReachDraft(agency=row, employment="PNS", people=n, exactness="LIST") for row, n in ((one, 30), (other, 1))]
    act = a_session(cast.budi, reaches=tuple(hands))
    for agency, count in ((one, 2), (other, 3)):
        for number in range(count):
            services.sign_in(
                act.door, form=f"{agency}{number}", agency=agency, agency_text="", employment="PNS", name="", at=now()
            )
    with pytest.raises(StillOpen):
        services.count_signatures(act, erase_names=True, by=cast.budi.actor, on=today(), at=now())
    services.close_door(act, by=cast.budi.actor, on=today(), at=now())
    for _twice in range(2):
        services.count_signatures(act, erase_names=True, by=cast.budi.actor, on=today(), at=now())
    assert {(row.agency, row.people, row.exactness) for row in act.reaches.all()} == {
        (one, 30, "LIST"),
        (other, 3, "SIGN_IN"),
    }


def test_names_go_by_themselves(cast: Cast) -> None:
    (one,) = agencies_of_kudus(1)
    act = a_session(cast.budi, minutes=(-5, 5))
    Client().post(address(act), given(one))
    assert services.erase_old_names(now() + timedelta(days=29)) == 0
    assert services.erase_old_names(now() + timedelta(days=31)) == 1
    assert services.erase_old_names(now() + timedelta(days=31)) == 0
    assert (Attendance.objects.get().name, sign_ins(act).total) == ("", 1)
