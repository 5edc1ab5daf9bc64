"""Runs come in as folders or as exports to screen: once, whole, with every broken row told."""

import json
from argparse import Namespace
from datetime import timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from netra.cases.services import IMPORT
from netra.config.monitoring_commands import import_flags
from netra.evidence.models import Evidence
from netra.ledger.models import Entry
from netra.monitoring import retention, services
from netra.monitoring.models import Flag, Run, RunState
from netra.monitoring.services import NoRun
from netra.registry import queries as registry
from tests.builders import at
from tests.cast import DEMAK, KUDUS, Cast
from tests.monitoring.builders import SEEN_ON, TODAY, a_row, confirms, load, read, write_run
from tests.monitoring.conftest import ClientOf

POST = "Ayo dulur kabeh nyoblos nomor dua, menangkan!"


def test_it_works(cast: Cast, tmp_path: Path) -> None:
    rows = [a_row("one"), a_row("two", region_code=f"{KUDUS}.06.2001"), a_row("three", contest=None, region_code=None)]
    loaded = services.load_run(write_run(tmp_path / "lari", rows), by=IMPORT, on=SEEN_ON, at=at(SEEN_ON))
    assert (loaded.is_new, loaded.new, loaded.known, loaded.bad) == (True, 3, 0, ())
    places = dict(Flag.objects.values_list("key", "place"))
    assert places == {"one": KUDUS, "two": KUDUS, "three": None}
    assert Evidence.objects.get() == loaded.run.sealed
    row = Entry.objects.get(subject_kind="SCREENING")
    assert row.refs["sha256"] == loaded.run.digest
    assert loaded.run.manifest["counts"]["rows"] == 40


def test_the_same_run_again_changes_nothing(cast: Cast) -> None:
    load(a_row())
    flag = Flag.objects.get()
    read(flag, cast.budi, confirms())
    again = load(a_row())
    assert (again.is_new, again.new) == (False, 0)
    other = load(a_row(score=0.5), a_row("f2"))
    assert (other.new, other.known) == (1, 1)
    flag.refresh_from_db()
    assert flag.score == pytest.approx(0.93)
    assert flag.stage == "SECOND"


def test_rows_that_fit_nothing_are_told_and_the_others_come(cast: Cast, tmp_path: Path) -> None:
    rows = [
        a_row("good"),
        a_row("v", verb="shout"),
        a_row("s", stance="angry"),
        a_row("l", level="sure"),
        a_row("c", contest="2024/99.99"),
        a_row("k", codes=["Z99"]),
        a_row(""),
        a_row("n", score=7.0),
        a_row("z", text="a\0b", actor_handle="\0"),
    ]
    loaded = services.load_run(write_run(tmp_path / "lari", rows), by=IMPORT, on=SEEN_ON, at=at(SEEN_ON))
    assert [one.row for one in loaded.bad] == [2, 3, 4, 5, 6, 7, 8]
    assert (loaded.run.bad_count, loaded.new) == (7, 2)
    assert Flag.objects.get(key="z").text == "ab"


def test_what_is_no_run_is_refused(tmp_path: Path, country: None) -> None:
    with pytest.raises(NoRun):
        services.load_run(tmp_path, by=IMPORT, on=SEEN_ON, at=at(SEEN_ON))
    (tmp_path / "flags.parquet").write_bytes(b"not a table")
    with pytest.raises(NoRun):
        services.load_run(tmp_path, by=IMPORT, on=SEEN_ON, at=at(SEEN_ON))
    pq.write_table(pa.table({"id": ["a"]}), tmp_path / "flags.parquet")
    with pytest.raises(NoRun, match="activity_id"):
        services.load_run(tmp_path, by=IMPORT, on=SEEN_ON, at=at(SEEN_ON))
    assert not Run.objects.exists()


def test_the_command_says_what_came_in(country: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_run(tmp_path / "lari", [a_row("one"), a_row("v", verb="shout")])

    def bring(path: Path) -> int:
        return import_flags(Namespace(file=path, source=""))

    assert bring(folder) == 1
    told = capsys.readouterr()
    assert "1 flags added, 0 known already, 1 left out" in told.out
    assert "row 2" in told.err
    assert bring(folder) == 0
    assert bring(tmp_path) == 2


def test_an_export_is_screened_by_the_worker(cast: Cast, client_of: ClientOf, data_folder: Path) -> None:
    contest = registry.contest_of(2024, KUDUS)
    assert contest is not None
    seen = timezone.now().isoformat()
    line = {"id": "1", "platform": "contohgram", "actor_handle": "@a", "verb": "post", "text": POST, "seen_at": seen}
    content = f"{json.dumps(line)}\nbukan json\n".encode()
    budi = client_of(cast.budi)
    form = {"contest": contest.pk, "export": SimpleUploadedFile("../ekspor kudus.jsonl", content)}
    page = budi.post("/pemantauan/jalan/saring/", form)["Location"]
    assert "Menunggu giliran" in budi.get(page).content.decode()
    assert client_of(cast.tono).get(page).status_code == 404

    now = timezone.now()
    assert services.screen_pending(at=now) == 1
    assert services.screen_pending(at=now) == 0
    run = Run.objects.get()
    assert run.state == RunState.LOADED, run.fault
    flag = Flag.objects.get()
    assert (flag.text, flag.place_id, flag.ballots, flag.stance) == (POST, KUDUS, [2], "support")
    shown = budi.get(page).content.decode()
    assert "Baris yang disisihkan karena rusak" in shown
    assert POST in budi.get("/pemantauan/").content.decode()

    days = timedelta(days=retention.rules()[-1].days)
    assert services.forget_exports(at=now + days - timedelta(days=1)) == 0
    assert services.forget_exports(at=now + days) == 1
    assert not list(data_folder.rglob("*kudus*"))


def test_an_export_that_is_none_is_told(cast: Cast, client_of: ClientOf) -> None:
    contest = registry.contest_of(2024, KUDUS)
    assert contest is not None
    upload = SimpleUploadedFile("foto.bin", bytes(range(256)) * 9)
    run = services.queue_export(upload, contest=contest, by=cast.budi.actor, at=at(TODAY))
    assert services.screen_pending(at=at(TODAY)) == 1
    run.refresh_from_db()
    assert run.state == RunState.BROKEN
    assert run.fault["id"] in client_of(cast.budi).get(f"/pemantauan/jalan/{run.ref}/").content.decode()


def test_an_export_is_screened_for_ones_own_region(cast: Cast, client_of: ClientOf) -> None:
    contest = registry.contest_of(2024, DEMAK)
    assert contest is not None
    for who, told in ((cast.budi, 422), (cast.wati, 302)):
        form = {"contest": contest.pk, "export": SimpleUploadedFile("a.jsonl", b"{}")}
        assert client_of(who).post("/pemantauan/jalan/saring/", form).status_code == told
