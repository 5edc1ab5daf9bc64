"""An officer says which suggestions fit; the rows teach, and point to nobody."""

import json
from pathlib import Path

import pytest
from django.test import Client

from netra.cases import queries as cases
from netra.cases.models import Case
from netra.config.cli import main
from netra.config.suggest_commands import export_labels
from netra.suggestions import queries, services
from netra.suggestions.masking import masked
from netra.suggestions.models import Judgement
from tests.builders import a_case, at
from tests.cases.walking import signed_in
from tests.cast import Cast
from tests.intake.forms import token_of

ACCOUNT = "Joko Contoh (NIP 198001012005011002), camat, menyukai unggahan calon bupati nomor 2, wa 0812-3456-7890."


@pytest.fixture
def case(cast: Cast) -> Case:
    return a_case(cast.budi.actor, account=ACCOUNT)


def test_it_works(cast: Cast, case: Case, tmp_path: Path) -> None:
    client = signed_in(cast.budi)
    address = f"/perkara/{case.ref}/saran/"
    page = client.get(address).content.decode()
    assert 'value="B06"' in page
    assert "<mark" in page
    answer = client.post(address, {"chosen": ["B06"]})
    assert answer.status_code == 302
    kept = Judgement.objects.get()
    assert (kept.chosen, kept.by, kept.act_on) == (["B06"], cast.budi.user, case.act_on)
    assert [code for code, _score in kept.offered][:1] == ["B06"]
    assert "Dinilai petugas" in client.get(f"/perkara/{case.ref}/").content.decode()
    target = tmp_path / "labels.jsonl"
    assert export_labels(target) == 1
    row = json.loads(target.read_text(encoding="utf-8"))
    assert (row["expected_codes"], row["act_on"], row["region_code"]) == (["B06"], "2024-10-08", case.region_id)
    assert not any(word in row["narrative"] for word in ("Joko", "198001012005011002", "0812"))
    assert target.stat().st_mode & 0o077 == 0


def test_none_fits_is_an_answer_and_silence_is_not(cast: Cast, case: Case) -> None:
    client = signed_in(cast.budi)
    address = f"/perkara/{case.ref}/saran/"
    assert client.post(address, {}).status_code == 200
    assert client.post(address, {"none": "1", "chosen": ["B06"]}).status_code == 200
    assert not Judgement.objects.exists()
    assert client.post(address, {"none": "1"}).status_code == 302
    assert Judgement.objects.get().chosen == []


def test_a_correction_names_what_was_not_suggested(cast: Cast, case: Case) -> None:
    client = signed_in(cast.budi)
    client.post(f"/perkara/{case.ref}/saran/", {"chosen": ["B06"], "others": ["B12"]})
    client.post(f"/perkara/{case.ref}/saran/", {"chosen": ["B06"], "others": ["B12"]})
    assert [one.chosen for one in Judgement.objects.all()] == [["B06", "B12"]]


def test_naming_kinds_against_a_person_teaches_too(cast: Cast, case: Case) -> None:
    person = case.people.get()
    sent = {"name": person.name, "status": "PNS", "position": "Camat", "rules": ["B06"]}
    assert signed_in(cast.budi).post(f"/perkara/{case.ref}/terlapor/{person.pk}/", sent).status_code == 302
    kept = Judgement.objects.get()
    assert (kept.way, kept.chosen) == ("PERSON", ["B06"])


def test_strangers_see_no_suggestion(cast: Cast, case: Case) -> None:
    for person in (cast.tono, cast.sofyan, cast.adi, cast.mira):
        client = signed_in(person)
        assert client.get(f"/perkara/{case.ref}/saran/").status_code == 404
        assert client.post(f"/perkara/{case.ref}/saran/", {"chosen": ["B06"]}).status_code == 404
    assert not Judgement.objects.exists()


def test_a_changed_or_erased_account_teaches_nothing(cast: Cast, case: Case) -> None:
    suggestion = queries.suggest_for(case.account, on=case.received_on, region_code=case.region_id)
    services.judge(
        (cases.CASE, case.pk),
        suggestion,
        narrative=case.account,
        chosen=["B06"],
        way=queries.Way.PAGE,
        by=cast.budi.user,
        institution=case.handling_office_id,
        at=at(case.received_on),
    )
    assert len(list(services.training_rows(cases.CASE, cases.accounts_of))) == 1
    Case.objects.filter(pk=case.pk).update(account="Sudah dihapus.")
    assert list(services.training_rows(cases.CASE, cases.accounts_of)) == []


def test_masking_keeps_days_and_numbers_of_pairs() -> None:
    text = "Tgl 12-10-2024 pukul 19.30 ibu@dinas.go.id dan @tim.dua bilang paslon 02, NIK 3319 0101 0180 0001"
    assert masked(text) == "Tgl 12-10-2024 pukul 19.30 [surel] dan [akun] bilang paslon 02, NIK [nomor]"


def test_the_command_reads_without_a_database(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", "guru PNS like postingan calon bupati nomor 1", "--on", "2024-10-20", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["found"][0]["code"] == "B06"
    assert main(["suggest", "guru PNS like postingan", "--on", "kemarin"]) == 2
    assert "2024-10-08" in capsys.readouterr().err
    assert main(["suggest", "guru PNS like postingan", "--region", "99.99"]) == 2
    assert main(["suggest", "   "]) == 2


def test_a_citizen_may_ask_before_sending_and_nothing_is_kept(client: Client, cast: Cast) -> None:
    token = token_of(client.get("/lapor/"))
    sent = {"token": token, "saran": "1", "account": ACCOUNT, "orang-TOTAL_FORMS": "0", "orang-INITIAL_FORMS": "0"}
    page = client.post("/lapor/", sent)
    seen = page.content.decode()
    assert "A04" in seen  # without a day, by the law of today: no candidate is designated
    assert "menyukai unggahan calon" in seen  # the account is still in the form
    assert "n-summary" not in seen  # and nobody is told that the form is incomplete
    assert not Case.objects.exists()
    assert "Ceritakan dulu" in client.post("/lapor/", sent | {"account": " "}).content.decode()
