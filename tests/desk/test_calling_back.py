"""People who asked to be called: the number sealed, shown to whoever calls, gone when they were reached."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from netra.desk import services
from netra.desk.models import BackState, CallBack
from netra.desk.queries import counted, due_count
from netra.vault.models import Opening, Sealed
from tests.cast import Cast
from tests.desk.talks import begin, filled, page_of, signed_in
from tests.intake.forms import everything_stored

NUMBER = "0812 0000 0017"


def _asked(client: Client, **more: Any) -> CallBack:
    call = begin(client)
    tomorrow = timezone.localtime() + timedelta(days=1)
    values = {
        "kembali-phone": NUMBER,
        "kembali-on": tomorrow.date().isoformat(),
        "kembali-hour": "09:30",
        "kembali-about": "Meminta foto",
        **more,
    }
    client.post(page_of(call), filled(client, call, kembali="1", **values))
    return CallBack.objects.latest("pk")


def test_it_works(cast: Cast) -> None:
    budi = signed_in(cast.budi.user)
    back = _asked(budi)
    address = f"/kerja/loket/kembali/{back.pk}/"
    assert NUMBER not in everything_stored()
    assert NUMBER not in budi.get(address).content.decode()
    assert NUMBER in budi.post(address, {"nomor": "1"}).content.decode()
    assert Opening.objects.filter(by=f"user:{cast.budi.user.pk}", reason="menelepon kembali").count() == 1
    budi.post(address, {"selesai": "1"})
    back.refresh_from_db()
    assert (back.state, back.settled_by) == (BackState.REACHED, cast.budi.user)
    assert Sealed.objects.get(pk=back.sealed_phone).forgotten_at is not None
    assert budi.get(address).status_code == 404


def test_what_was_typed_is_kept_when_a_call_back_is_asked_for(cast: Cast) -> None:
    budi = signed_in(cast.budi.user)
    back = _asked(budi)
    assert "mengangkat dua jari" in budi.get(page_of(back.call)).content.decode()


def test_nobody_answered_another_time_is_set(cast: Cast) -> None:
    budi = signed_in(cast.budi.user)
    back = _asked(budi)
    address = f"/kerja/loket/kembali/{back.pk}/"
    past = {"nanti": "1", "nanti-on": "2020-01-01", "nanti-hour": "10:00"}
    assert "sudah lewat" in budi.post(address, past).content.decode()
    later = (timezone.localtime() + timedelta(days=2)).date().isoformat()
    budi.post(address, {"nanti": "1", "nanti-on": later, "nanti-hour": "10:00"})
    back.refresh_from_db()
    assert (back.tries, back.state, timezone.localtime(back.due_at).hour) == (1, BackState.WAITING, 10)


@pytest.mark.parametrize(("field", "value"), [("phone", "tetangga"), ("about", ""), ("hour", ""), ("on", "")])
def test_a_half_request_is_not_kept(cast: Cast, field: str, value: str) -> None:
    with pytest.raises(CallBack.DoesNotExist):
        _asked(signed_in(cast.budi.user), **{f"kembali-{field}": value})


def test_a_stranger_sees_no_number(cast: Cast) -> None:
    back = _asked(signed_in(cast.budi.user))
    for name in ("tono", "wati", "camelia"):
        stranger = signed_in(getattr(cast, name).user)
        assert stranger.post(f"/kerja/loket/kembali/{back.pk}/", {"nomor": "1"}).status_code == 404
        assert "Meminta foto" not in stranger.get("/kerja/loket/").content.decode()


def test_due_is_counted_and_the_forgotten_are_given_up(cast: Cast) -> None:
    budi = signed_in(cast.budi.user)
    back, on = _asked(budi), timezone.localdate()
    assert due_count(cast.budi.user, on, at=timezone.now()) == 0
    assert due_count(cast.budi.user, on, at=back.due_at) == 1
    services.forget_old(at=back.due_at + timedelta(days=31))
    back.refresh_from_db()
    assert (back.state, back.settled_by) == (BackState.GIVEN_UP, None)


def test_the_desk_is_counted_without_a_word_of_what_was_said(cast: Cast) -> None:
    budi, now = signed_in(cast.budi.user), timezone.now()
    for outcome in ("CUT", "ADVISED", "ADVISED"):
        services.end(begin(budi), outcome, at=timezone.now())  # type: ignore[arg-type]
    found = counted(cast.budi.user, timezone.localdate(), days=7, at=now)
    assert (found.total, found.minutes, found.led_to_report) == (3, 0, 0)
    assert dict(found.by_outcome) == {"Pertanyaan dijawab": 2, "Terputus": 1}
    assert counted(cast.tono.user, timezone.localdate(), days=7, at=now).total == 0
    assert "Pertanyaan dijawab" in budi.get("/kerja/loket/angka/?hari=7").content.decode()
