"""Flags of the practice world: a run over invented posts, and how far people are with each."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from netra.cases import queries as cases
from netra.cases.services import IMPORT, Actor
from netra.domain.codes import PersonStatus
from netra.domain.loading import load
from netra.engine.schemas import FLAGS
from netra.engine.screening.expiring import expires_on
from netra.ledger import queries as ledger
from netra.lexicons import queries as lexicons
from netra.monitoring import queries as monitoring
from netra.monitoring import services
from netra.monitoring.services import Asked, Said, Whose
from netra.practice.staging import JAKARTA
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.cases.models import Case
    from netra.monitoring.models import Flag

TABLE = Path(__file__).parent / "flags.toml"
RUN = "Pantauan harian (latihan)"
MADE = "latihan"
UNIT, ABOVE_ALL = "CYBER-UNIT", "BAWASLU-RI"
MARK = re.compile(r"\{([A-Z]+)\|([^}]+)\}")
CLEARED = dict.fromkeys(monitoring.Check.values, "NO")
VERB, PLATFORM = "post", "Contohgram"


def flag_posts(people: Mapping[str, Actor], at: date) -> int:
    """Load the run as it came in, and let people look at some of its flags; tells how many there are."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["flag"]
    for ago in sorted({row["ago"] for row in rows}, reverse=True):
        found = [_row(row, number, at) for number, row in enumerate(rows, start=1) if row["ago"] == ago]
        _run(found, at - timedelta(days=ago))
    for number, row in enumerate(rows, start=1):
        if row["state"] != "open":
            _Story(monitoring.flag_by_key(f"latihan-{number}"), row, people, at).told()
    services.mark_overdue(at=_moment(at, 0))
    return len(rows)


def _run(found: list[dict[str, Any]], day: date) -> None:
    """The run of one day, in the night after the posts were seen."""
    strong = sum(one["level"] == "strong" for one in found)
    read = 340 + 17 * day.day
    counts = {"files": 1, "read": read, "bad": day.day % 4, "flagged": len(found), "written": len(found)}
    manifest = {"counts": counts | {"strong": strong}, "versions": dict.fromkeys(("engine", "lexicon", "model"), MADE)}
    with TemporaryDirectory() as folder:
        out = Path(folder)
        pq.write_table(pa.Table.from_pylist(found, schema=FLAGS), out / "flags.parquet")
        (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        (out / "flags.jsonl").write_text("\n".join(json.dumps(one, default=str) for one in found), encoding="utf-8")
        at = _moment(day, 0) + timedelta(minutes=10)
        services.load_run(out, by=IMPORT, on=day, at=at, name=RUN)


def _row(row: Mapping[str, Any], number: int, at: date) -> dict[str, Any]:
    seen = _moment(at - timedelta(days=row["ago"]), 0)
    posted = seen - timedelta(hours=3 + number % 5)
    contest = _contest(row["region"], at)
    text, marks = _read(row.get("text", ""), "text")
    target_text, more = _read(row.get("target_text", ""), "target_text")
    pair = row["target"]
    return {
        "id": f"latihan-{number}",
        "activity_id": f"latihan-{number}",
        "platform": PLATFORM,
        "actor_handle": row["handle"],
        "actor_name": row["name"],
        "verb": row.get("verb", VERB),
        "text": text or None,
        "target_handle": row.get("target_handle"),
        "target_url": f"https://contohgram.invalid/p/{number}",
        "target_text": target_text or None,
        "created_at": posted,
        "seen_at": seen,
        "visibility": "public",
        "region_code": row["region"] or None,
        "source": "contohgram-latihan.ndjson",
        "source_row": number,
        "contest": contest,
        "contests": [contest] if contest else [],
        "target": str(pair) if pair else "none",
        "ballots": [pair] if pair else [],
        "stance": row["stance"],
        "score": 0.95 if row["level"] == "strong" else 0.6,
        "level": row["level"],
        "phase": "CAMPAIGN" if contest else None,
        "codes": ["B06"] if contest else [],
        "matches": [*marks, *more],
        "reasons": row["reasons"],
        "expires_on": expires_on(seen, posted),
        "engine": MADE,
        "lexicon": MADE,
        "model": MADE,
        "catalogue": load().version,
    }


def _contest(region: str, at: date) -> str | None:
    """The vote of the practice world that lies ahead there."""
    found = registry.contest_for(region, at).district if region else None
    return lexicons.key(found) if found else None


def _read(marked: str, field: str) -> tuple[str, list[dict[str, Any]]]:
    """The words without their marks, and where the marks were."""
    text, marks = "", list[dict[str, Any]]()
    last = 0
    for found in MARK.finditer(marked):
        text += marked[last : found.start()]
        span = {"field": field, "start": len(text), "end": len(text) + len(found[2])}
        marks.append({**span, "kind": found[1], "contest": "", "ballot_no": 0})
        text, last = text + found[2], found.end()
    return text + marked[last:], marks


class _Story:
    """What people did about one flag, an hour after the other from the day it was seen."""

    def __init__(self, flag: "Flag", row: Mapping[str, Any], people: Mapping[str, Actor], at: date) -> None:
        self.flag, self.row, self.at = flag, row, at
        self.first = people[f"BAWASLU-{row['region']}"]
        self.second = people[f"BAWASLU-{row['region'][:2]}"]
        self.third, self.unit = people[ABOVE_ALL], people[UNIT]
        self.day = min(at, at - timedelta(days=row["ago"]) + timedelta(days=1))
        self.minutes = 0

    def told(self) -> None:
        state, _colon, reason = self.row["state"].partition(":")
        match state:
            case "asked":
                self._asks()
            case "answered":
                self._asks()
                self._answers()
                self._reads(self.first, self._confirms())
            case "second":
                self._reads(self.first, self._confirms())
            case "third":
                self._reads(self.first, self._confirms())
                self._reads(self.second, self._dismisses("OTHER", "Keluhan warga tentang jalan, bukan ajakan."))
            case "dismissed":
                self._reads(self.first, self._dismisses(reason, self.row.get("why", "")))
                if self.flag.awaits_reader:
                    self._reads(self.second, self._dismisses(reason, self.row.get("why", "")))
            case "confirmed" | "joined":
                self._reads(self.first, self._confirms())
                self._reads(self.second, self._confirms())
                self._named()
                if state == "joined":
                    self._joins()

    def _now(self) -> datetime:
        """The next moment; nobody works after the world was opened."""
        self.minutes += 7
        hour = 0 if self.day >= self.at else 9
        return _moment(self.day, hour) - timedelta(minutes=0 if hour else 29) + timedelta(minutes=self.minutes)

    def _takes(self, by: Actor, at: datetime) -> None:
        self.flag.refresh_from_db()
        services.take(self.flag, seen=self.flag.revision, by=by, on=self.day, at=at)

    def _reads(self, by: Actor, said: Said) -> None:
        at = self._now()
        self._takes(by, at)
        services.judge(self.flag, said, seen=self.flag.revision, by=by, on=self.day, at=at + timedelta(minutes=4))

    def _confirms(self) -> Said:
        return Said(ruling="CONFIRM", partisan="YES", checks=CLEARED)

    def _dismisses(self, reason: str, why: str) -> Said:
        sides = "NO" if reason in {"NEWS_OR_DUTY", "OTHER"} else "YES"
        return Said(ruling="DISMISS", partisan=sides, reason=reason, why=why)

    def _named(self) -> None:
        services.attribute(self.flag, self._whose(), by=self.first, on=self.day, at=self._now())

    def _whose(self) -> Whose:
        return Whose(
            confidence=self.row.get("confidence", "MEDIUM"),
            why="Nama, tempat, dan unit kerja tertulis di profil dan cocok dengan daftar kantornya.",
            basis="PROFILE",
            name=self.row["person"],
            status=PersonStatus.PNS,
            position=self.row["position"],
            employer=f"PPK-{self.row['region']}",
        )

    def _asks(self) -> None:
        asked = Asked(question=self.row["question"], last_day=self.day + timedelta(days=1), form_key=self.flag.key[:36])
        services.ask(self.flag, asked, by=self.first, on=self.day, at=self._now())

    def _answers(self) -> None:
        inquiry = self.flag.inquiries.get()
        services.take_inquiry(inquiry, seen=0, by=self.unit, on=self.day, at=self._now())
        services.answer_inquiry(
            inquiry,
            text=self.row["answer"],
            confidence=self.row["confidence"],
            seen=inquiry.revision,
            by=self.unit,
            on=self.day,
            at=self._now(),
            whose=self._whose(),
        )

    def _joins(self) -> None:
        """Lay it beside a matter of the same office that runs, and of which nothing was written since."""
        assert self.first.user is not None
        at = self._now()
        case = next(self._quiet_cases(at), None)
        if case is not None:
            services.join_case(self.flag, case, seen=self.flag.revision, by=self.first, on=self.day, at=at)

    def _quiet_cases(self, at: datetime) -> "Iterator[Case]":
        assert self.first.user is not None
        for case in cases.visible_to(self.first.user, self.day).filter(closed_on=None, opened_at__lt=at).order_by("pk"):
            if ledger.timeline(cases.CASE, case.pk).latest("sequence").at < at:
                yield case


def _moment(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour, 30), tzinfo=JAKARTA).astimezone(UTC)
