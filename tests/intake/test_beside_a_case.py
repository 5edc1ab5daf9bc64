"""The talk with a reporter and the opening of an identity: for the handling office, with reasons on record."""

import pytest
from django.test import Client
from django.utils import timezone

from netra.accounts.queries import User
from netra.intake import queries, reporters
from netra.intake.models import Message, Report
from netra.ledger.models import Entry
from netra.vault.models import Opening
from tests.cast import Cast
from tests.intake.forms import a_photo, a_report, a_tip, enter, token_of

STRANGERS = ("tono", "camelia", "vera", "sari", "darto", "mira", "ayu", "adi")


def _as(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _talk(report: Report) -> str:
    return f"/perkara/{report.case.ref}/percakapan/"


def _who(report: Report) -> str:
    return f"/perkara/{report.case.ref}/pelapor/"


def test_it_works(client: Client, cast: Cast) -> None:
    report, code = a_tip(client)
    budi = _as(cast.budi.user)
    page = budi.get(_talk(report))
    data = {"token": token_of(page), "pintu": report.pk, "text": "Boleh kami tahu jamnya?"}
    budi.post(_talk(report), data)
    budi.post(_talk(report), data)
    message = Message.objects.get()
    assert (message.from_reporter, message.by) == (False, f"user:{cast.budi.user.pk}")
    text = enter(client, code).content.decode()
    assert "Boleh kami tahu jamnya?" in text
    assert "Budi" not in text
    assert Entry.objects.filter(subject_id=report.case_id, event="MESSAGE_SENT").count() == 1


@pytest.mark.parametrize("name", STRANGERS)
def test_strangers_find_nothing(client: Client, cast: Cast, name: str) -> None:
    report, _ = a_report(client)
    stranger = _as(getattr(cast, name).user)
    data = {"pintu": report.pk, "reason": "ingin tahu", "text": "Halo", "token": "x"}
    assert stranger.get(_talk(report)).status_code == 404
    assert stranger.post(_talk(report), data).status_code == 404
    assert stranger.get(_who(report)).status_code == 404
    assert stranger.post(_who(report), data).status_code == 404
    assert stranger.post(_who(report) + "ktp/", data).status_code == 404
    assert not Opening.objects.exists()
    assert not Message.objects.exists()


def test_an_anonymous_visitor_is_sent_to_the_door(client: Client, cast: Cast) -> None:
    report, _ = a_report(client)
    for address in (_talk(report), _who(report)):
        assert client.get(address).status_code == 302
    assert client.post(_who(report), {"reason": "ingin tahu"}).status_code == 403
    assert not Opening.objects.exists()


@pytest.mark.parametrize("name", ["wati", "nala"])
def test_offices_above_read_the_talk_but_neither_write_nor_open(client: Client, cast: Cast, name: str) -> None:
    report, _ = a_report(client)
    above = _as(getattr(cast, name).user)
    assert above.get(_talk(report)).status_code == 200
    assert above.post(_talk(report), {"pintu": report.pk, "text": "Halo", "token": "x"}).status_code == 403
    assert above.post(_who(report), {"pintu": report.pk, "reason": "ingin tahu"}).status_code == 403
    assert not Opening.objects.exists()


def test_an_identity_is_opened_for_a_reason_that_stays_on_record(client: Client, cast: Cast) -> None:
    report, _ = a_report(client)
    budi = _as(cast.budi.user)
    assert "Rina Rekaan" not in budi.get(_who(report)).content.decode()
    assert "tanpa alasan identitas tetap tertutup" in budi.post(_who(report), {"pintu": report.pk}).content.decode()
    assert not Opening.objects.exists()
    page = budi.post(_who(report), {"pintu": report.pk, "reason": "Undangan klarifikasi pelapor"})
    assert "Rina Rekaan" in page.content.decode()
    opening = Opening.objects.get()
    assert (opening.by, opening.reason) == (f"user:{cast.budi.user.pk}", "Undangan klarifikasi pelapor")
    entry = Entry.objects.get(subject_id=report.case_id, event="IDENTITY_READ")
    assert entry.institution == "BAWASLU-33.19"
    assert "Rina" not in repr(entry.refs)


def test_the_identity_card_is_looked_at_for_the_same_reason(client: Client, cast: Cast) -> None:
    report, _ = a_report(client, **{"diri-id_card": a_photo()})
    budi = _as(cast.budi.user)
    address = _who(report) + "ktp/"
    assert budi.post(address, {"pintu": report.pk}).status_code == 403
    card = budi.post(address, {"pintu": report.pk, "reason": "Mencocokkan tanda tangan"})
    assert card["Content-Type"] == "image/jpeg"
    assert card["Cache-Control"] == "private, no-store"
    b"".join(card.streaming_content)  # type: ignore[attr-defined]
    assert Opening.objects.count() == 1


def test_a_report_without_a_card_has_none_to_show(client: Client, cast: Cast) -> None:
    report, _ = a_report(client)
    answer = _as(cast.budi.user).post(_who(report) + "ktp/", {"pintu": report.pk, "reason": "Perlu"})
    assert answer.status_code == 404


def test_the_office_prints_the_form_to_sign(client: Client, cast: Cast) -> None:
    report, _ = a_report(client, **{"diri-signature": "COUNTER"})
    data = {"pintu": report.pk, "reason": "Ditandatangani di loket", "formulir": "1"}
    assert _as(cast.budi.user).post(_who(report), data)["Content-Type"] == "application/pdf"


def test_a_tip_has_no_identity_and_its_address_is_opened_by_nobody(client: Client, cast: Cast) -> None:
    report, _ = a_tip(client, **{"kabar-email": "diam@contoh.invalid"})
    budi = _as(cast.budi.user)
    assert "tidak dibuka petugas" in budi.get(_who(report)).content.decode()
    page = budi.post(_who(report), {"pintu": report.pk, "reason": "ingin tahu"})
    assert "disampaikan tanpa nama" in page.content.decode()
    assert "diam@contoh.invalid" not in page.content.decode()
    assert not Opening.objects.exists()
    with pytest.raises(reporters.NotNamed):
        reporters.reveal(report, by=cast.budi.actor, reason="ingin tahu", at=timezone.now())


def test_a_door_of_another_case_is_not_found(client: Client, cast: Cast) -> None:
    mine, _ = a_tip(client)
    other, _ = a_report(client, region="Demak")
    budi = _as(cast.budi.user)
    assert budi.post(_who(mine), {"pintu": other.pk, "reason": "ingin tahu"}).status_code == 404
    for door in ("", "abc", "9" * 40, "-1"):
        assert budi.post(_who(mine), {"pintu": door, "reason": "ingin tahu"}).status_code == 404
    assert not Opening.objects.exists()


def test_doors_say_how_it_came_in_and_never_who(client: Client, cast: Cast) -> None:
    report, _ = a_report(client, **{"diri-wants_notices": "on"})
    (door,) = queries.doors(report.case)
    assert (door.channel, door.is_named, door.is_reachable, door.wants_notices) == ("WEB", True, True, True)
    assert "Rina" not in repr(door)
