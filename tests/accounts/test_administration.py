"""Administrators let people in and out and record offices' contacts; nobody else does, and they see no case."""

import pytest
from django.test import Client

from netra.accounts.models import Invitation, Membership
from netra.registry import queries as registry
from tests.cast import Cast

BUDI_OUT = "/pengelola/{}/akhiri/"
WHO_MAY_NOT = ["budi", "tono", "nala", "vera", "sari", "darto", "mira", "ayu"]


@pytest.fixture
def adi(cast: Cast, client: Client) -> Client:
    client.force_login(cast.adi.user)
    return client


def _invitation(**more: str) -> dict[str, str]:
    row = {"name": "Baru", "email": "baru@contoh.invalid", "office": "BAWASLU-33.19", "role": "DISTRICT_SUPERVISOR"}
    return row | more


def test_it_works(adi: Client) -> None:
    page = adi.post("/pengelola/undang/", _invitation())
    assert page.status_code == 200
    address = page.content.decode().split('id="address">')[1].split("<")[0]
    assert Client().get("/undangan/" + address.rsplit("/undangan/")[1]).status_code == 200
    assert Invitation.objects.get().institution_id == "BAWASLU-33.19"


@pytest.mark.parametrize("office", ["BAWASLU-99.99", "Bawaslu", "\x00", "x" * 500])
def test_an_office_that_is_not_one_is_told(adi: Client, office: str) -> None:
    page = adi.post("/pengelola/undang/", _invitation(office=office))
    assert page.status_code == 400
    assert "Baru" in page.content.decode()
    assert not Invitation.objects.exists()


def test_people_are_found_by_office(adi: Client) -> None:
    page = adi.get("/pengelola/", {"q": "Kudus Budi"}).content.decode()
    assert "Budi" in page
    assert "Tono" not in page


def test_a_membership_ends_and_the_door_closes(adi: Client, cast: Cast) -> None:
    membership = Membership.objects.get(user=cast.budi.user)
    assert adi.post(BUDI_OUT.format(membership.pk)).status_code == 302
    cast.budi.user.refresh_from_db()
    assert not cast.budi.user.is_active


def test_the_last_administrator_stays(adi: Client, cast: Cast) -> None:
    membership = Membership.objects.get(user=cast.adi.user)
    page = adi.post(BUDI_OUT.format(membership.pk), follow=True)
    assert "pengelola terakhir" in page.content.decode()
    membership.refresh_from_db()
    assert membership.until is None


def test_a_locked_out_person_gets_a_way_in(adi: Client, cast: Cast) -> None:
    membership = Membership.objects.get(user=cast.budi.user)
    page = adi.post(f"/pengelola/{membership.pk}/tautan/").content.decode()
    key = page.split("/masuk/")[1].split("/")[0]
    budi = Client()
    assert budi.post(f"/masuk/{key}/").status_code == 302
    assert budi.session["_auth_user_id"] == str(cast.budi.user.pk)


def test_contacts_reach_the_public_page(adi: Client) -> None:
    adi.post(
        "/pengelola/kantor/BAWASLU-33.19/", {"hotline": "0291-000000", "email": "", "address": "", "head_name": ""}
    )
    assert registry.office("BAWASLU-33.19").hotline == "0291-000000"
    assert "0291-000000" in Client().get("/kantor/33.19/").content.decode()


def test_a_bad_address_is_told_and_nothing_is_lost(adi: Client) -> None:
    page = adi.post("/pengelola/kantor/BAWASLU-33.19/", {"hotline": "0291-1", "email": "bukan surel"})
    assert page.status_code == 400
    assert "0291-1" in page.content.decode()


@pytest.mark.parametrize("who", WHO_MAY_NOT)
def test_nobody_else_administers(cast: Cast, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who).user)
    membership = Membership.objects.get(user=cast.tono.user)
    assert client.get("/pengelola/").status_code == 404
    assert client.get("/pengelola/kantor/").status_code == 404
    assert client.get("/pengelola/kantor/BAWASLU-33.19/").status_code == 404
    assert client.post("/pengelola/undang/", _invitation()).status_code == 404
    assert client.post(f"/pengelola/{membership.pk}/tautan/").status_code == 404
    assert client.post(f"/pengelola/{membership.pk}/akhiri/").status_code == 404
    assert not Invitation.objects.exists()


def test_a_visitor_is_sent_to_the_door(country: None, client: Client) -> None:
    assert client.get("/pengelola/").status_code == 302
