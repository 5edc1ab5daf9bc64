"""What a phone brings is kept once, however often it is sent, and only from those who may record.

Threat model: LAPTOP-5.
"""

import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from netra.cases.models import Case
from netra.cases.queries import CASE
from netra.evidence.models import Evidence
from netra.intake.models import Report
from netra.ledger import queries as ledger
from netra.offline import services
from netra.offline.models import Delivery, Piece
from tests.cast import Cast
from tests.offline.phone import Phone, a_picture


@pytest.fixture
def phone(cast: Cast) -> Phone:
    return Phone(cast.budi.user)


def test_it_works(phone: Phone, cast: Cast) -> None:
    keys = [uuid4(), uuid4()]
    for key, colour in zip(keys, ("navy", "teal"), strict=True):
        assert phone.brings(a_picture(colour), key=key).json() == {"state": "kept"}
    answer = phone.sends(file=[str(key) for key in keys])
    case = Case.objects.get()
    told = answer.json()
    assert (answer.status_code, told["state"], told["ref"], told["url"]) == (
        200,
        "received",
        case.ref,
        f"/perkara/{case.ref}/",
    )
    assert (case.origin, case.handling_office_id, case.exhibits.count()) == ("FINDING", "BAWASLU-33.19", 2)
    paper = case.papers.get(kind="SUPERVISION_REPORT")
    assert (paper.fields["duty_letter"], len(paper.evidence)) == ("012/ST/2026", 2)
    assert Report.objects.get().channel == "FIELD"
    rows = {row.event: row.refs for row in ledger.timeline(CASE, case.pk)}
    assert rows["FIELD_DELIVERED"] == {"noted_at": "2026-11-22T03:04:05.678000+00:00", "files": 2}
    page = phone.client.get(told["url"]).content.decode()
    assert "Temuan tiba dari ponsel" in page


def test_everything_sent_twice_is_there_once(phone: Phone) -> None:
    key = uuid4()
    for _ in range(2):
        assert phone.brings(a_picture(), key=key).json() == {"state": "kept"}
    first = phone.sends(file=str(key))
    assert phone.sends(file=str(key)).json() == first.json()
    assert phone.brings(a_picture(), key=uuid4()).json() == {"state": "kept"}  # after it, nothing more is taken
    assert (Case.objects.count(), Delivery.objects.count(), Evidence.objects.count()) == (1, 1, 1)


def test_other_words_under_the_same_key_are_told(phone: Phone) -> None:
    ref = phone.sends().json()["ref"]
    answer = phone.sends(place="Pendopo")
    assert (answer.status_code, answer.json()["state"], answer.json()["ref"]) == (409, "other_words", ref)
    assert Case.objects.get().place == "Alun-alun"


def test_the_same_key_of_somebody_else_is_another_finding(phone: Phone, cast: Cast) -> None:
    theirs = Phone(cast.camelia.user, key=phone.key)
    refs = {phone.sends().json()["ref"], theirs.sends().json()["ref"]}
    assert len(refs) == 2


def test_a_file_damaged_on_the_way_is_not_kept(phone: Phone) -> None:
    answer = phone.brings(a_picture(), key=uuid4(), sha256="0" * 64)
    assert (answer.status_code, answer.json()) == (409, {"state": "altered"})
    assert not Piece.objects.exists()
    assert not Evidence.objects.filter(erased_at=None).exists()


def test_a_file_of_another_kind_is_refused_in_words(phone: Phone) -> None:
    answer = phone.brings(b"<svg xmlns='http://www.w3.org/2000/svg'/>", key=uuid4())
    assert answer.status_code == 422
    assert "SVG" in answer.json()["why"]


def test_a_finding_waits_for_all_its_files(phone: Phone) -> None:
    key = uuid4()
    answer = phone.sends(file=str(key))
    assert (answer.status_code, answer.json()) == (409, {"state": "lacks_files", "files": [str(key)]})
    assert not Case.objects.exists()


def test_files_of_somebody_else_are_not_named(phone: Phone, cast: Cast) -> None:
    key = uuid4()
    Phone(cast.tono.user, key=phone.key).brings(a_picture(), key=key)
    assert phone.sends(file=str(key)).json()["state"] == "lacks_files"


def test_what_lacks_is_told_at_its_control(phone: Phone) -> None:
    answer = phone.sends(place="", duty_letter="", region="Kotamerah", **{"orang-0-status": "KUCING"})
    assert answer.status_code == 422
    faults = answer.json()["faults"]
    assert set(faults) == {"place", "duty_letter", "region", "orang-0-status"}
    assert faults["place"] == ["Tulis tempat pengawasannya."]
    assert not Case.objects.exists()


@pytest.mark.parametrize("name", ["vera", "sari", "darto", "mira", "ayu", "adi"])
def test_only_supervisors_deliver(cast: Cast, name: str) -> None:
    stranger = Phone(getattr(cast, name).user)
    assert stranger.client.get("/lapangan/bekal/").json() == {"state": "not_yours"}
    assert stranger.brings(a_picture(), key=uuid4()).status_code == 403
    assert stranger.sends().status_code == 403
    assert not Evidence.objects.exists()


def test_a_queue_is_not_sent_under_another_name(phone: Phone, cast: Cast) -> None:
    """Somebody else signed in meanwhile on the same phone."""
    phone.client.force_login(cast.tono.user)
    assert phone.sends().json() == {"state": "other_owner"}
    assert phone.brings(a_picture(), key=uuid4()).json() == {"state": "other_owner"}


def test_without_a_session_or_a_token_nothing_is_taken(phone: Phone) -> None:
    assert Client().post("/lapangan/temuan/", phone.words()).status_code == 401
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(phone.user)
    assert strict.post("/lapangan/temuan/", phone.words()).status_code == 403
    told = strict.get("/lapangan/bekal/")
    assert told["Cache-Control"] == "no-store, private"
    token = {"X-CSRFToken": told.json()["csrf"]}
    assert strict.post("/lapangan/temuan/", phone.words(), headers=token).json()["state"] == "received"


def test_files_whose_finding_never_came_go_after_a_month(phone: Phone) -> None:
    lost, used = uuid4(), uuid4()
    Phone(phone.user).brings(a_picture("red"), key=lost)
    phone.brings(a_picture(), key=used)
    phone.sends(file=str(used))
    assert services.forget_unfinished(at=timezone.now()) == 0
    assert services.forget_unfinished(at=timezone.now() + timedelta(days=31)) == 1
    assert Evidence.objects.exclude(erased_at=None).count() == 1
    assert not Piece.objects.exists()


def test_the_page_knows_nobody_and_its_version_follows_its_bytes(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    signed_in, nobody = phone.client.get("/lapangan/"), Client().get("/lapangan/")
    assert signed_in.content == nobody.content
    assert "sessionid" not in nobody.cookies
    assert "csrftoken" not in nobody.cookies
    worker = nobody.client.get("/lapangan/sw.js").content.decode()
    assert worker == phone.client.get("/lapangan/sw.js").content.decode()
    kept = re.findall(r"'(/[^']+)'", "".join(worker.splitlines()[1:3]))
    assert {path for path in kept if not path.startswith("/static/")} == {
        "/lapangan/?bahasa=id",
        "/lapangan/?bahasa=en",
    }
    loaded = set(re.findall(r'(?:src|href)="(/static/[^"#]+)', nobody.content.decode()))
    assert loaded <= set(kept)  # all that the page loads is kept; so it opens whole without a line
    assert "Field findings" in Client().get("/lapangan/?bahasa=en").content.decode()
    manifest = nobody.client.get("/lapangan/manifest.webmanifest").json()
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/lapangan/", "/lapangan/", "standalone")


def test_signing_out_may_keep_a_locked_queue_and_a_clock_takes_nothing(phone: Phone) -> None:
    phone.client.get("/lapangan/bekal/")
    assert '"storage"' in phone.client.post("/akun/logout/")["Clear-Site-Data"]
    phone.client.force_login(phone.user)
    phone.client.get("/lapangan/bekal/")
    assert phone.client.post("/akun/logout/", {"antrean": "simpan"})["Clear-Site-Data"] == '"cache"'
    phone.client.force_login(phone.user)
    phone.client.get("/lapangan/bekal/")
    session = phone.client.session
    session["signed_in"] = {**session["signed_in"], "began": 0}
    session.save()
    ended = phone.client.get("/lapangan/bekal/")
    assert (ended.status_code, ended.has_header("Clear-Site-Data")) == (401, False)


def test_refusals_are_told_in_the_language_of_the_page(phone: Phone) -> None:
    said = phone.client.post("/lapangan/temuan/?bahasa=en", phone.words(place="")).json()["faults"]["place"]
    assert said != phone.client.post("/lapangan/temuan/", phone.words(place="")).json()["faults"]["place"]
