"""A version is made whole or not at all, says what it is in every file, and never changes."""

import csv
import hashlib
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.test import Client, override_settings

from netra.opendata import queries, services
from netra.opendata.models import Layer, Snapshot
from tests.builders import at
from tests.cast import Cast
from tests.opendata.attack import Attacker, Published
from tests.opendata.conftest import CROWDED, Happen

DAY = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path) -> Iterator[None]:
    with override_settings(NETRA_DATA=tmp_path):
        yield


def rows_of(version: str, name: str) -> list[dict[str, str]]:
    with (queries.root() / version / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(version: str, measure: str, dimension: str) -> Published:
    """What the files of a version tell about one table, as somebody would read it who has nothing but them."""
    parent = {row["code"]: row["parent"] if row["code"] else None for row in rows_of(version, "regions")}
    totals = [row for row in rows_of(version, "totals") if (row["measure"], row["year"]) == (measure, "2026")]
    found = {row["code"]: int(row["count"]) for row in totals}
    cells = [
        row
        for row in rows_of(version, "crosscuts")
        if (row["measure"], row["dimension"], row["year"]) == (measure, dimension, "2026")
    ]
    used = {code for code, n in found.items() if n}
    return Published(
        {code: above for code, above in parent.items() if code in used},
        sorted({row["category"] for row in cells}),
        {code: n for code, n in found.items() if code in used},
        {(row["code"], row["category"]): int(row["count"]) for row in cells if row["status"] == "PUBLISHED"},
    )


def test_it_works(happen: Happen) -> None:
    happen(DAY)
    made = services.publish(at=at(DAY))
    folder = queries.root() / "2026-11-02"
    assert {entry["name"] for entry in made.files} == {path.name for path in folder.iterdir()}
    for entry in made.files:
        assert hashlib.sha256((folder / entry["name"]).read_bytes()).hexdigest() == entry["sha256"]
    described = json.loads((folder / "datapackage.json").read_text())
    for resource in described["resources"]:
        path = folder / resource["path"]
        names = [field["name"] for field in resource["schema"]["fields"]]
        match resource["format"]:
            case "csv":
                read_back = path.read_text(encoding="utf-8").splitlines()[0].split(",")
            case "json":
                read_back = list((json.loads(path.read_text())["data"] or [dict.fromkeys(names)])[0])
            case _:
                read_back = pq.read_schema(path).names
        assert read_back == names, path.name
        assert path.stat().st_size == resource["bytes"]
    hidden = [row for row in rows_of("2026-11-02", "crosscuts") if row["status"] == "SUPPRESSED"]
    assert hidden
    assert not any(row["count"] for row in hidden)
    small = [row for row in rows_of("2026-11-02", "crosscuts") if row["count"] in {"1", "2", "3", "4"}]
    assert not small


def test_asked_again_nothing_changes(happen: Happen) -> None:
    happen(DAY)
    made = services.publish(at=at(DAY))
    happen(DAY, {"33.19": 50})
    again = services.publish(at=at(DAY, 20))
    assert again == made
    assert Snapshot.objects.count() == 1


def test_killed_before_the_row_nothing_is_published(happen: Happen, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder has its name already when the power fails; the next run makes it anew."""
    happen(DAY)
    with monkeypatch.context() as patch:
        patch.setattr(Snapshot.objects, "create", lambda **_row: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            services.publish(at=at(DAY))
    assert (queries.root() / "2026-11-02").exists()
    assert queries.latest() is None
    assert Client().get("/data/2026-11-02/totals.csv").status_code == 404
    assert services.publish(at=at(DAY)).version == "2026-11-02"
    assert Layer.objects.filter(snapshot__version="2026-11-02").exists()


def test_three_versions_give_nothing_away(happen: Happen) -> None:
    """The files alone, attacked together: what came in between must not be readable from their differences."""
    days = [DAY, DAY + timedelta(days=7), DAY + timedelta(days=35)]
    for day, more in zip(days, (CROWDED, {"33.19": 2}, {"33.19": 30, "36.01": 2}), strict=True):
        happen(day, more)
        services.publish(at=at(day))
    versions = [day.isoformat() for day in days]
    assert read(versions[0], "RECEIVED", "ACT").cells == read(versions[1], "RECEIVED", "ACT").cells
    seen = [read(versions[0], "RECEIVED", "ACT"), read(versions[2], "RECEIVED", "ACT")]
    kept = list(Layer.objects.filter(block="2026:RECEIVED:ACT").order_by("on"))
    attacker = Attacker(seen if len(kept) > 1 else seen[:1])
    tried = 0
    for time, layer in enumerate(kept[: len(attacker.snapshots)]):
        content = layer.content
        for row, code in enumerate(content["rows"]):
            for column, category in enumerate(content["columns"]):
                n, total = content["values"][row][column], content["totals"][row]
                if 0 < n < 5 and (time, code, category) in attacker.number and tried < 12:
                    low, high = attacker.interval((time, code, category))
                    assert high - low >= min(4, total), f"{code} {category}: {low}..{high}, truly {n}"
                    tried += 1
    assert tried


def test_practice_is_said_in_every_file(happen: Happen) -> None:
    happen(DAY)
    with override_settings(PRACTICE=True):
        made = services.publish(at=at(DAY))
        page = Client().get("/data/2026-11-02/totals.csv")
    assert "latihan" in page["Content-Disposition"]
    for entry in made.files:
        data = (queries.root() / made.version / entry["name"]).read_bytes()
        assert b"LATIHAN" in data or entry["rows"] == 0, entry["name"]  # without rows its name says it


def test_pages_and_addresses(happen: Happen, cast: Cast) -> None:
    client = Client()
    assert client.get("/data/").status_code == 200  # before anything was published
    assert client.get("/data/terbaru/").status_code == 404
    happen(DAY)
    services.publish(at=at(DAY))
    for page in ("/data/", "/data/2026-11-02/", "/data/wilayah/33.19/", "/data/metode/", "/api/v1/docs"):
        for language in ("id", "en"):
            client.cookies["django_language"] = language
            answer = client.get(page)
            assert answer.status_code == 200, page
            assert b"<style" not in answer.content
            assert b"keadaan ." not in answer.content
            assert b"as of ." not in answer.content
    assert client.get("/data/terbaru/totals.csv")["Location"] == "/data/2026-11-02/totals.csv"
    answer = client.get("/data/2026-11-02/totals.csv")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert client.get("/data/2026-11-02/totals.csv", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert b"TOTAL" in client.get("/data/2026-11-02/wilayah/33.19.csv").content
    for wrong in ("/data/2026-11-02/..%2F..%2Fnetra.sqlite3", "/data/2026-11-02/secret", "/data/1999-01-01/"):
        assert client.get(wrong).status_code == 404, wrong


def test_only_the_nation_publishes_out_of_turn(happen: Happen, cast: Cast) -> None:
    happen(DAY)
    client = Client()
    client.force_login(cast.budi.user)
    assert client.post("/data/terbitkan/").status_code == 403
    client.force_login(cast.nala.user)
    assert b"/data/terbitkan/" in client.get("/data/").content
    assert client.post("/data/terbitkan/").status_code == 302
    assert Snapshot.objects.count() == 1
