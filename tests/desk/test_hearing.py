"""What is read from an account while it is typed: offered, never filled in."""

from datetime import date

from django.test import Client

from netra.desk.hearing import heard
from tests.cast import Cast
from tests.desk.talks import begin, page_of, signed_in

ON = date(2024, 10, 10)


def _heard(text: str) -> dict[str, str]:
    return {hint.field: hint.value for hint in heard(text, on=ON)}


def test_it_works(country: None) -> None:
    found = _heard("Kemarin jam 10 di Kabupaten Kudus ada pembagian sembako, lihat https://contoh.invalid/a.")
    assert found["act_on"] == "2024-10-09"
    assert (found["act_time"], found["links"]) == ("pukul 10", "https://contoh.invalid/a")
    assert found["region"].startswith("Kabupaten Kudus")


def test_a_day_to_come_is_not_the_day_of_the_act(country: None) -> None:
    assert "act_on" not in _heard("Ia akan berkampanye pada 27 November 2024.")
    assert _heard("Terjadi pada 1 Oktober 2024.")["act_on"] == "2024-10-01"


def test_a_number_is_offered_as_digits(country: None) -> None:
    assert _heard("NIP 19870315 201001 1 003")["orang-0-nip"] == "198703152010011003"
    assert "orang-0-nip" not in _heard("telepon 0812 0000 0017")


def test_nothing_of_it_is_kept(client: Client, cast: Cast) -> None:
    budi = signed_in(cast.budi.user)
    call = begin(budi)
    answer = budi.post(page_of(call) + "baca/", {"account": "Hari ini di Kudus."})
    assert {hint["field"] for hint in answer.json()["hints"]} >= {"act_on"}
    call.refresh_from_db()
    assert call.saved_at is None
