"""Flags for tests: a folder as `netra screen` writes one, and what people do with a flag. All texts are invented."""

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from netra.cases.models import Case
from netra.cases.services import IMPORT
from netra.domain.codes import PersonStatus
from netra.engine.schemas import FLAGS
from netra.monitoring import services
from netra.monitoring.models import Check, Flag, Inquiry, Verdict
from netra.monitoring.services import Asked, Loaded, Said, Whose
from tests.builders import at
from tests.cast import KUDUS, Person

SEEN_ON = date(2024, 10, 8)
TODAY = date(2024, 10, 10)
WORDS = "Ayo warga Kudus, pilih nomor dua, jangan salah coblos!"
CLEARED = dict.fromkeys(Check.values, "NO")


def a_row(key: str = "f1", **more: Any) -> dict[str, Any]:
    """A row of FLAGS: a post seen on 8 October 2024 in the contest of Kudus."""
    seen = datetime.combine(SEEN_ON, datetime.min.time(), tzinfo=UTC) + timedelta(hours=3)
    start = WORDS.index("nomor dua")
    row: dict[str, Any] = {
        "id": key,
        "activity_id": f"a-{key}",
        "platform": "contohgram",
        "actor_handle": f"@akun_{key}",
        "actor_name": "Akun Contoh",
        "verb": "post",
        "text": WORDS,
        "target_handle": None,
        "target_url": f"https://contohgram.invalid/p/{key}",
        "target_text": None,
        "created_at": seen - timedelta(hours=5),
        "seen_at": seen,
        "visibility": "public",
        "region_code": KUDUS,
        "extra": None,
        "source": "contoh.jsonl",
        "source_row": 1,
        "contest": f"2024/{KUDUS}",
        "contests": [f"2024/{KUDUS}"],
        "target": "2",
        "ballots": [2],
        "stance": "support",
        "score": 0.93,
        "level": "strong",
        "phase": "CAMPAIGN",
        "codes": ["B06"],
        "matches": [
            {"field": "text", "start": start, "end": start + 9, "kind": "NUMBER", "contest": "", "ballot_no": 2}
        ],
        "reasons": ["support_phrase"],
        "expires_on": SEEN_ON + timedelta(days=7),
        "engine": "contoh-1",
        "lexicon": "abc",
        "model": "m1",
        "catalogue": "0123456789ab",
    }
    return row | more


def write_run(folder: Path, rows: Sequence[Mapping[str, Any]], manifest: Mapping[str, Any] | None = None) -> Path:
    """A folder with `flags.parquet`, `flags.jsonl` and `manifest.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    table = pa.Table.from_pylist([dict(row) for row in rows], schema=FLAGS)
    pq.write_table(table, folder / "flags.parquet")
    lines = (json.dumps(dict(row), default=str, ensure_ascii=False) for row in rows)
    (folder / "flags.jsonl").write_text("\n".join(lines), encoding="utf-8")
    told = {"counts": {"rows": 40, "flags": len(rows)}, "engine": "contoh-1"} | dict(manifest or {})
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def load(*rows: Mapping[str, Any], name: str = "contoh") -> Loaded:
    with TemporaryDirectory() as folder:
        run = write_run(Path(folder) / name, rows)
        return services.load_run(run, by=IMPORT, on=SEEN_ON, at=at(SEEN_ON))


def a_flag(key: str = "f1", **more: Any) -> Flag:
    """One loaded flag."""
    load(a_row(key, **more), name=key)
    return Flag.objects.get(key=key)


def confirms(**more: Any) -> Said:
    return Said(**({"ruling": "CONFIRM", "partisan": "YES", "checks": CLEARED} | more))


def dismisses(reason: str = "NEWS_OR_DUTY", **more: Any) -> Said:
    return Said(**({"ruling": "DISMISS", "partisan": "NO", "reason": reason} | more))


def take(flag: Flag, who: Person, hour: int = 11) -> None:
    flag.refresh_from_db()
    services.take(flag, seen=flag.revision, by=who.actor, on=TODAY, at=at(TODAY, hour))


def read(flag: Flag, who: Person, said: Said, hour: int = 11) -> Verdict:
    """Check out and judge."""
    take(flag, who, hour)
    return services.judge(flag, said, seen=flag.revision, by=who.actor, on=TODAY, at=at(TODAY, hour))


def belongs_to(flag: Flag, who: Person, **more: Any) -> None:
    """Somebody says whose account it is."""
    values: dict[str, Any] = {
        "basis": "PROFILE",
        "confidence": "MEDIUM",
        "name": "Joko Contoh",
        "status": PersonStatus.PNS,
        "position": "Camat",
        "employer": f"PPK-{KUDUS}",
        "why": "Nama, tempat, dan unit kerjanya tertulis di profil.",
    }
    services.attribute(flag, Whose(**(values | more)), by=who.actor, on=TODAY, at=at(TODAY, 12))


def an_inquiry(about: Flag | Case, who: Person, **more: Any) -> Inquiry:
    """The cyber unit is asked, with two days for its answer."""
    values: dict[str, Any] = {
        "question": "Milik siapa akun ini?",
        "last_day": TODAY + timedelta(days=2),
        "form_key": str(uuid.uuid4()),
    }
    return services.ask(about, Asked(**(values | more)), by=who.actor, on=TODAY, at=at(TODAY, 9))
