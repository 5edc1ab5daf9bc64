"""Whether the house lives, can serve, and what is told to whom.

Threat model: FLOOD-11.
"""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings

from netra.evidence import services as evidence
from netra.operations import queries, services
from netra.operations.services import Round
from netra.operations.waiting import QUEUES, READERS
from netra.vault import services as vault
from tests.bad_days.forms import a_photo
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
WITHOUT_DATABASE = """
import django, json, sys
django.setup()
from django.test import Client
client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
answers = {path: client.get(path) for path in ("/sehat/", "/sehat/siap/", "/metrik/")}
told = answers["/sehat/siap/"].json()
statuses = {path: one.status_code for path, one in answers.items()}
print(json.dumps([statuses, told, answers["/metrik/"].content.decode()]))
"""


def test_it_works(client: Client) -> None:
    vault.ensure_key()
    assert client.get("/sehat/").content == b"hidup\n"
    told = client.get("/sehat/siap/")
    assert (told.status_code, told.json()["ready"]) == (200, True)
    assert set(told.json()["parts"]) == {"database", "migrations", "keys", "disk"}
    assert "no-store" in told.headers["Cache-Control"]


def test_a_house_without_its_database_lives_but_is_not_ready(tmp_path: Path) -> None:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "netra.config.settings",
        "NETRA_DATA": str(tmp_path),
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/netra",
    }
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DATABASE], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    statuses, told, measures = json.loads(done.stdout.splitlines()[-1])
    assert statuses == {"/sehat/": 200, "/sehat/siap/": 503, "/metrik/": 200}
    assert told == {"ready": False, "parts": {"database": False, "migrations": False, "keys": False, "disk": True}}
    assert 'netra_ready{part="database"} 0.0' in measures


def test_a_full_disk_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "LEAST_FREE", 1 << 62)
    assert client.get("/sehat/siap/").json()["parts"]["disk"] is False


def test_measures_count_what_waits_and_what_was_done(client: Client, country: None) -> None:
    vault.ensure_key()
    evidence.keep(ContentFile(a_photo(7), "rahasia.jpg"), by="citizen", at=datetime.now(UTC) - timedelta(minutes=5))
    told = Round("clean copies of evidence")
    told.add(at=AT, done=3, seconds=1.5, failed=False)
    told.add(at=AT + timedelta(minutes=1), done=0, seconds=0.5, failed=True)
    services.keep_rounds([told])
    services.keep_rounds([told])
    page = client.get("/metrik/").content.decode()
    lines = dict(line.rsplit(" ", 1) for line in page.splitlines() if not line.startswith("#"))
    job = '{job="clean copies of evidence"}'
    assert lines['netra_waiting{queue="copies"}'] == "1.0"
    assert 300 <= float(lines['netra_waiting_oldest_seconds{queue="copies"}']) < 600
    assert (lines[f"netra_job_rounds_total{job}"], lines[f"netra_job_failures_total{job}"]) == ("4.0", "2.0")
    assert (lines[f"netra_job_done_total{job}"], lines[f"netra_job_seconds_total{job}"]) == ("6.0", "4.0")
    assert float(lines[f"netra_job_ended_timestamp_seconds{job}"]) == AT.timestamp()
    client.get("/lapor/")
    assert 'netra_request_seconds_count{answer="2xx",method="GET",page="intake:report"}' in (
        client.get("/metrik/").content.decode()
    )
    assert "rahasia" not in page


def test_strangers_get_no_measures(client: Client, settings: Settings) -> None:
    assert client.get("/metrik/", REMOTE_ADDR="192.0.2.7").status_code == 404
    assert client.get("/metrik/", HTTP_X_FORWARDED_FOR="192.0.2.7").status_code == 404
    settings.METRICS_TOKEN = "sebuah-token"
    assert client.get("/metrik/").status_code == 404
    assert client.get("/metrik/", HTTP_AUTHORIZATION="Bearer lain").status_code == 404
    assert client.get("/metrik/", HTTP_AUTHORIZATION="Bearer sebuah-token", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_measures_name_no_address_and_no_case(client: Client, country: None) -> None:
    client.get("/perkara/0123456789ab/?q=budi")
    client.get("/masuk/sebuah-kunci-rahasia/")
    client.get("/tidak/ada/di/sini/")
    page = client.get("/metrik/").content.decode()
    assert "0123456789ab" not in page
    assert "kunci-rahasia" not in page
    assert 'page="none"' in page


def test_administrators_alone_see_the_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.adi.user)
    page = client.get("/kerja/keadaan/")
    assert page.status_code == 200
    assert "Belum pernah terdengar" in page.content.decode()
    for other in (cast.budi, cast.nala, cast.ayu):
        client.force_login(other.user)
        assert client.get("/kerja/keadaan/").status_code == 404


def test_every_queue_can_be_asked() -> None:
    told = {one.code for one in queries.queues()}
    assert told | {"scans"} == {one.code for one in QUEUES} | {code for code, _label, _model in READERS}
