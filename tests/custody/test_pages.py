"""Bundle, roots and receipt in the browser, and who gets none of them.

Threat model: RIVAL-3, RIVAL-5.
"""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from netra.cases.models import Case
from netra.cases.services import CITIZEN
from netra.custody import services, verifier
from netra.custody.models import Root
from netra.domain.allegation import Allegation
from netra.intake import handed_in
from netra.intake.models import Channel
from netra.intake.services import HandingIn, Received, receive
from netra.ledger.models import Entry
from netra.registry import queries as registry
from tests.builders import ACT_ON, a_case, an_allegation, at
from tests.cast import Cast

DAY = ACT_ON + timedelta(days=5)


def lodge(allegation: Allegation) -> Received:
    """Handed in without a name on the reporting page."""
    office = registry.handling_office(allegation.region_code)
    matter = HandingIn(secret="rahasia-contoh", channel=Channel.WEB, allegation=allegation, office=office)
    return receive(matter, by=CITIZEN, at=at(allegation.received_on))


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def test_an_officer_takes_the_case_along_from_its_page(cast: Cast, tmp_path: Path) -> None:
    case = a_case(cast.budi.actor)
    budi = signed_in(cast.budi.user)
    address = f"/perkara/{case.ref}/berkas-bukti/"
    assert address in budi.get(f"/perkara/{case.ref}/").content.decode()
    assert "accused:1" in budi.get(address).content.decode()
    answer = budi.post(address, {"without": ["accused:1"]})
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    (tmp_path / "perkara.zip").write_bytes(content)
    assert verifier.main([str(tmp_path / "perkara.zip")]) == 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"Joko" not in archive.read("manifest.json")
    assert "Berkas diekspor" in budi.get(f"/perkara/{case.ref}/").content.decode()
    assert budi.post(address, {"without": ["accused:7"]}).headers["Content-Type"].startswith("text/html")


def test_a_stranger_takes_nothing(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    address = f"/perkara/{case.ref}/berkas-bukti/"
    for method, door in (("get", 302), ("post", 403)):
        assert getattr(signed_in(cast.tono.user), method)(address).status_code == 404
        assert getattr(Client(), method)(address).status_code == door
    assert not Entry.objects.filter(event="CASE_EXPORTED").exists()


def test_roots_are_for_everybody_and_their_rows_for_auditors(cast: Cast, client: Client) -> None:
    assert client.get("/akar/").status_code == 200
    a_case(cast.budi.actor)
    (root,) = services.make_roots(at=at(DAY))
    assert root.value in client.get("/akar/").content.decode()
    assert client.get("/akar/verify.py").content == services.VERIFIER.read_bytes()
    assert client.get("/akar/1.txt").status_code == 302
    assert signed_in(cast.budi.user).get("/akar/1.txt").status_code == 404
    told = signed_in(cast.ayu.user).get("/akar/1.txt").content.decode()
    assert told.splitlines()[0] == "netra roots 1"
    assert len(told.splitlines()) == 2 + root.rows


@pytest.fixture
def receipt(cast: Cast, client: Client, tmp_path: Path) -> Path:
    """What a reporter downloads the day after."""
    received = lodge(an_allegation(links=("https://contoh.invalid/1",)))
    services.make_roots(at=at(DAY))
    assert client.get("/status/tanda-terima.json").status_code == 302
    client.post("/status/", {"code": received.code})
    assert "/status/tanda-terima.json" in client.get("/status/").content.decode()
    path = tmp_path / "tanda-terima.json"
    path.write_bytes(client.get("/status/tanda-terima.json").content)
    assert received.code not in path.read_text()
    return path


def test_the_receipt_proves_what_was_handed_in_and_when(receipt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verifier.main([str(receipt), "--against", Root.objects.get().value]) == 0
    told = capsys.readouterr().out
    assert "contoh.invalid/1" in told
    assert "PROVEN" in told
    assert "user:" not in receipt.read_text()
    assert verifier.main([str(receipt), "--against", "1" * 64]) == 1


def test_a_receipt_with_other_words_or_another_time_is_refused(receipt: Path) -> None:
    whole = receipt.read_text()
    told = json.loads(whole)
    moment = str(json.loads(told["row"]["body"])["at"])
    for one, other in (("Alun-alun", "Rumah"), (moment, str(int(moment) - 86_400_000_000)), ("Joko", "Jaka")):
        assert one in whole
        receipt.write_text(whole.replace(one, other))
        assert verifier.main([str(receipt)]) == 1


def test_a_part_can_be_kept_back_and_the_rest_is_proven(receipt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(receipt.read_text())
    told["leaves"] = [
        {"hidden": verifier._leaf(leaf).hex()} if leaf["path"].startswith("people/") else leaf
        for leaf in told["leaves"]
    ]
    receipt.write_bytes(verifier.in_bytes(told))
    assert verifier.main([str(receipt)]) == 0
    assert "Joko" not in capsys.readouterr().out


def test_what_was_corrected_since_is_shown_by_its_hash(cast: Cast, client: Client, tmp_path: Path) -> None:
    received = lodge(an_allegation())
    Case.objects.update(account="Uraian yang diubah petugas.")
    content = services.receipt_of(received.report)
    assert content is not None
    (tmp_path / "t.json").write_bytes(content)
    assert verifier.main([str(tmp_path / "t.json")]) == 0
    assert b"diubah" not in content
    handed_in.forget(received.report, under="aturan-contoh", at=at(DAY))
    assert services.receipt_of(received.report) is None
    assert services.verify(services.outside([])).troubles == 0
