"""Activities in, flags out: what is flagged, what it says, and that it is the same however it is cut."""

import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from netra.domain import loading
from netra.engine.schemas import ACTIVITIES, FLAGS, WrongTable
from netra.engine.screening import fallback, pipeline
from netra.engine.screening.building import build
from netra.engine.screening.candidates import CandidateRow
from netra.engine.screening.lexicon import Kind, Pattern
from netra.engine.screening.pipeline import Screener, make_screener, screen

DEMAK, KUDUS = "2024/33.21", "2024/33.19"
SEEN = datetime(2024, 10, 1, 20, tzinfo=UTC)  # the second of October in Indonesia


@cache
def screener() -> Screener:
    return make_screener(build(rows(), more=more()), catalogue=loading.load())


def rows() -> list[CandidateRow]:
    return [
        CandidateRow(
            DEMAK,
            1,
            ("Wirasena Gumelar", "Tirtaloka Basundari"),
            hashtags=("wirasenamenang",),
            handles=("wirasena.resmi",),
            year=2024,
            region_code="33.21",
        ),
        CandidateRow(DEMAK, 2, ("Pramodya Sastrawirya", "Larasmaya Kencana"), year=2024, region_code="33.21"),
        CandidateRow(KUDUS, 1, ("Jayengrana Purbasari", "Dewantari Mulyaningrat"), year=2024, region_code="33.19"),
        CandidateRow(KUDUS, 2, ("Sangkuriana Adhitama", "Rengganiswari Putra"), year=2024, region_code="33.19"),
    ]


def more() -> list[Pattern]:
    only = date(2024, 10, 15)
    return [Pattern(0, ("gemilang", "selamanya"), Kind.SLOGAN, DEMAK, 1, starts_on=only, ends_on=only)]


def activities(*given: Mapping[str, Any]) -> pa.RecordBatch:
    whole = [
        {"id": f"a{at}", "platform": "x", "verb": "post", "seen_at": SEEN, "created_at": SEEN, "source_row": at, **one}
        for at, one in enumerate(given)
    ]
    return pa.RecordBatch.from_pylist(
        [{name: one.get(name) for name in ACTIVITIES.names} for one in whole], schema=ACTIVITIES
    )


def flags(*given: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = screen(activities(*given), screener())
    assert found.schema.equals(FLAGS, check_metadata=True)
    found.validate(full=True)
    return found.to_pylist()  # type: ignore[no-any-return]


SUPPORT = "Ayo dukung dan pilih Wirasena Gumelar, pilihan terbaik kita semua 🔥🔥 menang!"


def test_it_works() -> None:
    [flag] = flags({"text": "cuaca hari ini"}, {"text": f"é {SUPPORT}"}, {"text": None}, {"text": ""})
    assert (flag["activity_id"], flag["contest"], flag["target"], flag["ballots"]) == ("a1", DEMAK, "1", [1])
    assert (flag["stance"], flag["phase"], flag["expires_on"]) == ("support", "CAMPAIGN", date(2024, 10, 9))
    assert flag["contests"] == [DEMAK]
    assert flag["codes"]
    whole = [one for one in flag["matches"] if one["kind"] == "NAME"]
    assert f"é {SUPPORT}"[whole[0]["start"] : whole[0]["end"]] == "Wirasena Gumelar"
    assert {flag["lexicon"], flag["model"], flag["catalogue"]} == set(screener().versions.values()) - {pipeline.ENGINE}


def test_ordinary_talk_is_not_flagged() -> None:
    assert (
        flags({"text": "selamat pagi semua, harga beras naik lagi"}, {"text": "nomor 2 ya"}, {"text": "bupati"}) == []
    )


@pytest.mark.parametrize(("verb", "level"), [("follow", "strong"), ("like", "strong"), ("tag", "suggest")])
def test_a_campaign_account_as_target(verb: str, level: str) -> None:
    [flag] = flags({"verb": verb, "target_handle": "@Wirasena.Resmi"}, {"verb": verb, "target_handle": "orang.lain"})
    assert (flag["contest"], flag["target"], flag["level"], flag["stance"]) == (DEMAK, "1", level, "support")
    assert flag["reasons"] == ["ACCOUNT"]
    assert flag["matches"] == [
        {"field": "target_handle", "start": 0, "end": 15, "kind": "HANDLE", "contest": DEMAK, "ballot_no": 1}
    ]


def test_a_liked_post_counts_by_what_it_says() -> None:
    [flag] = flags({"verb": "like", "target_text": SUPPORT, "target_handle": "Wirasena.resmi"})
    assert {"ACCOUNT", "LIKED"} <= set(flag["reasons"])
    assert {one["field"] for one in flag["matches"]} == {"target_text", "target_handle"}
    [flag] = flags({"verb": "share", "text": SUPPORT})
    assert {one["field"] for one in flag["matches"]} == {"text"}


def test_a_comment_is_judged_by_its_own_words() -> None:
    assert flags({"verb": "comment", "text": "hadir", "target_text": SUPPORT, "target_handle": "wirasena.resmi"}) == []


def test_words_with_days_count_on_those_days() -> None:
    text = "gemilang selamanya, ayo pilih dan dukung sampai menang ya semua"
    inside = datetime(2024, 10, 14, 18, tzinfo=UTC)  # the fifteenth in Indonesia
    found = flags({"text": text, "created_at": inside}, {"text": text, "created_at": SEEN})
    assert [one["activity_id"] for one in found] == ["a0"]


def test_the_same_activity_has_the_same_flag_in_every_run() -> None:
    one, two = flags({"id": "k", "text": SUPPORT}), flags({"text": "halo"}, {"id": "k", "text": SUPPORT})
    assert one[0]["id"] == two[0]["id"]
    other = flags({"id": "k", "platform": "facebook", "text": SUPPORT})
    assert other[0]["id"] != one[0]["id"]


def test_cut_and_threaded_it_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = activities(*({"text": f"{SUPPORT} {at}" if at % 3 else None} for at in range(200)))
    cuts = [whole.slice(at, 37) for at in range(0, 200, 37)]
    with ThreadPoolExecutor(4) as threads:
        pieces = list(threads.map(lambda one: screen(one, screener()), cuts))
    expected = pa.Table.from_batches([screen(whole, screener())])
    assert pa.Table.from_batches(pieces).combine_chunks().equals(expected.combine_chunks())
    monkeypatch.setattr(pipeline, "scan", fallback.scan)
    assert pa.Table.from_batches([screen(whole, screener())]).equals(expected)


def test_a_given_contest_decides() -> None:
    with pytest.raises(ValueError, match="no contest"):
        make_screener(build(rows()), catalogue=loading.load(), contest="2024/99")
    text = "ayo pilih dan dukung nomor 2, menang untuk kita semua"
    assert flags({"text": text}) == []
    [flag] = flags({"text": text, "contest": KUDUS})
    assert (flag["contest"], flag["target"]) == (KUDUS, "2")
    given = make_screener(build(rows()), catalogue=loading.load(), contest=DEMAK)
    contests = screen(activities({"text": text}, {"text": text, "contest": KUDUS}), given).column("contest")
    assert contests.to_pylist() == [DEMAK, KUDUS]


def test_unknown_days_and_strange_tables() -> None:
    [flag] = flags({"text": SUPPORT, "seen_at": None, "created_at": None})
    assert (flag["expires_on"], flag["phase"]) == (None, "")
    with pytest.raises(WrongTable):
        screen(pa.RecordBatch.from_pydict({"id": ["a"]}), screener())
    assert screen(activities(), screener()).num_rows == 0


def test_without_a_compiler_it_says_the_same() -> None:
    here = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[3])!r}); sys.modules['numba'] = None\n"
    told = f"from {__name__} import SUPPORT, flags; print(flags({{'text': SUPPORT}}))"
    apart = subprocess.run(
        [sys.executable, "-W", "error", "-c", here + told], capture_output=True, text=True, check=True
    )
    assert apart.stdout.strip() == str(flags({"text": SUPPORT}))
