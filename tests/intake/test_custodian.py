"""A name left with a tip: asked for, decided by somebody else, opened once, and the auditor knows.

Threat model: OFFICER-1, OFFICER-2, SUPERIOR-1.
"""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from netra.accounts.models import Role
from netra.accounts.queries import User
from netra.accounts.services import add_member
from netra.intake import queries, reporters, services
from netra.intake.models import Asking, Report
from netra.ledger.models import Entry
from netra.notices.recipients import recipients
from netra.registry import queries as registry
from netra.vault.models import Opening
from tests.cast import Cast
from tests.intake.forms import a_report, a_tip, enter, filled_identity

NAME, PHONE = "Rina Titipan Rekaan", "0800-0000-7777"
LEFT = {"titip-name": NAME, "titip-phone": PHONE}
WHY = {"reason": "Saksi lain sudah wafat"}


def custodian_at(office: str, name: str = "Kukuh") -> User:
    email = f"{name.lower()}@contoh.invalid"
    return add_member(
        email=email, name=name, institution=registry.office(office), role=Role.CUSTODIAN, since=date(2014, 1, 1)
    )


@pytest.fixture
def kukuh(cast: Cast) -> User:
    return custodian_at("BAWASLU-RI")


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def leave(report: Report) -> str:
    return f"/perkara/{report.case.ref}/pelapor/izin/"


def who(report: Report) -> str:
    return f"/perkara/{report.case.ref}/pelapor/"


def events(report: Report) -> list[str]:
    found = Entry.objects.filter(subject_id=report.case_id, event__startswith="IDENTITY").order_by("sequence")
    return list(found.values_list("event", flat=True))


def told(event: str) -> set[str]:
    entry = Entry.objects.get(event=event)
    people = [address.user_id or 0 for address in recipients(entry, timezone.localdate())]
    return set(User.objects.filter(pk__in=people).values_list("name", flat=True))


def test_it_works(client: Client, cast: Cast, kukuh: User) -> None:
    report, _ = a_tip(client, **LEFT)
    budi, custodian = as_(cast.budi.user), as_(kukuh)
    assert "memerlukan izin kustodian" in budi.get(who(report)).content.decode()
    budi.post(leave(report), {"pintu": report.pk, **WHY})
    assert told("IDENTITY_ASKED") == {"Kukuh"}
    page = custodian.get("/kerja/kustodian/").content.decode()
    assert WHY["reason"] in page
    assert NAME not in page
    decision = {"permintaan": Asking.objects.get().pk, "why": "Tidak ada jalan lain", "izinkan": "1"}
    custodian.post("/kerja/kustodian/", decision)
    assert told("IDENTITY_GRANTED") == {"Budi"}
    assert "Buka satu kali" in budi.get(who(report)).content.decode()
    opened = budi.post(leave(report), {"pintu": report.pk, "buka": "1"}).content.decode()
    assert NAME in opened
    assert PHONE in opened
    assert told("IDENTITY_READ") == {"Ayu"}
    opening = Opening.objects.get()
    assert (opening.by, opening.reason) == (f"user:{cast.budi.user.pk}", WHY["reason"])
    assert events(report) == ["IDENTITY_ASKED", "IDENTITY_GRANTED", "IDENTITY_READ"]
    again = budi.post(leave(report), {"pintu": report.pk, "buka": "1"}, follow=True).content.decode()
    assert NAME not in again
    assert Opening.objects.count() == 1
    book = as_(cast.ayu.user).get("/buku/identitas/").content.decode()
    assert WHY["reason"] in book
    assert NAME not in book


def test_a_formal_opening_is_told_to_the_auditor(client: Client, cast: Cast) -> None:
    report, _ = a_report(client)
    as_(cast.budi.user).post(who(report), {"pintu": report.pk, "reason": "Undangan klarifikasi"})
    assert told("IDENTITY_READ") == {"Ayu"}
    assert "Undangan klarifikasi" in as_(cast.ayu.user).get("/buku/identitas/").content.decode()


def test_without_leave_no_road_opens_it(client: Client, cast: Cast, kukuh: User) -> None:
    report, _ = a_tip(client, **LEFT)
    budi = as_(cast.budi.user)
    for address in (who(report), who(report) + "ktp/"):
        budi.post(address, {"pintu": report.pk, **WHY, "formulir": "1"})
    budi.post(leave(report), {"pintu": report.pk, "buka": "1"})
    budi.post(leave(report), {"pintu": report.pk, **WHY})
    budi.post(leave(report), {"pintu": report.pk, "buka": "1"})
    with pytest.raises(reporters.NeedsLeave):
        reporters.reveal(report, by=cast.budi.actor, reason="ingin tahu", at=timezone.now())
    assert not Opening.objects.exists()


def test_what_was_refused_stays_closed_and_may_be_asked_again(client: Client, cast: Cast, kukuh: User) -> None:
    report, _ = a_tip(client, **LEFT)
    now, budi = timezone.now(), as_(cast.budi.user)
    asking = services.ask(report, by=cast.budi.actor, reason="Perlu", at=now)
    with pytest.raises(services.NotNow):
        services.ask(report, by=cast.budi.actor, reason="Lagi", at=now)
    as_(kukuh).post("/kerja/kustodian/", {"permintaan": asking.pk, "why": "Cukup lewat percakapan", "tolak": "1"})
    budi.post(leave(report), {"pintu": report.pk, "buka": "1"})
    assert not Opening.objects.exists()
    assert "Cukup lewat percakapan" in budi.get(who(report)).content.decode()
    services.ask(report, by=cast.budi.actor, reason="Keadaan berubah", at=now)
    assert Asking.objects.count() == 2


@pytest.mark.parametrize("where", ["BAWASLU-33.21", "BAWASLU-34"])
def test_a_custodian_of_elsewhere_neither_sees_nor_decides(client: Client, cast: Cast, where: str) -> None:
    report, _ = a_tip(client, **LEFT)
    asking = services.ask(report, by=cast.budi.actor, reason="Perlu", at=timezone.now())
    other = as_(custodian_at(where, "Lastri"))
    assert report.case.ref not in other.get("/kerja/kustodian/").content.decode()
    decision = {"permintaan": asking.pk, "why": "boleh", "izinkan": "1"}
    assert other.post("/kerja/kustodian/", decision).status_code == 403
    asking.refresh_from_db()
    assert asking.decided_at is None


def test_nobody_decides_for_the_office_they_work_in(client: Client, cast: Cast) -> None:
    report, _ = a_tip(client, **LEFT)
    asking = services.ask(report, by=cast.budi.actor, reason="Perlu", at=timezone.now())
    office = registry.handling_office("33.19")
    for user in (cast.budi.user, custodian_at(office.pk, "Bima")):
        for role in (Role.CUSTODIAN, Role.DISTRICT_SUPERVISOR):
            add_member(email=user.email, name=user.name, institution=office, role=role, since=date(2014, 1, 1))
        decision = {"permintaan": asking.pk, "why": "boleh", "izinkan": "1"}
        assert as_(user).post("/kerja/kustodian/", decision).status_code == 403


def test_only_who_asked_opens_it(client: Client, cast: Cast, kukuh: User) -> None:
    report, _ = a_tip(client, **LEFT)
    now = timezone.now()
    asking = services.ask(report, by=cast.budi.actor, reason="Perlu", at=now)
    custodian = type(cast.budi.actor).staff(kukuh, "BAWASLU-RI")
    services.decide(asking, by=custodian, grants=True, why="Boleh", at=now)
    asking.refresh_from_db()
    for other in (cast.wati.actor, cast.nala.actor, custodian):
        with pytest.raises(services.NotNow):
            services.open_once(asking, by=other, at=now)
    with pytest.raises(services.NotNow):
        services.decide(asking, by=custodian, grants=False, why="Berubah pikiran", at=now)


@pytest.mark.parametrize("name", ["tono", "wati", "vera", "sari", "mira", "ayu", "adi"])
def test_strangers_find_no_door(client: Client, cast: Cast, name: str) -> None:
    report, _ = a_tip(client, **LEFT)
    stranger = as_(getattr(cast, name).user)
    assert stranger.post(leave(report), {"pintu": report.pk, **WHY}).status_code in (403, 404)
    assert stranger.get("/kerja/kustodian/").status_code == 404
    assert stranger.get("/buku/identitas/").status_code == (200 if name == "ayu" else 404)
    assert not Asking.objects.exists()


def test_who_becomes_formal_later_leaves_one_identity(client: Client, cast: Cast) -> None:
    report, code = a_tip(client, **LEFT)
    first = report.sealed_identity
    enter(client, code)
    page = client.get("/status/laporan-resmi/")
    token = page.context["token"] if page.context and "token" in page.context else ""
    client.post("/status/laporan-resmi/", {"token": token, **filled_identity()})
    report.refresh_from_db()
    assert report.is_named
    assert report.sealed_identity != first
    assert [door.is_guarded for door in queries.doors(report.case)] == [False]
