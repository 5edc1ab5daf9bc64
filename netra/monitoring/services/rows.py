"""Rows of FLAGS as flags of the house: what fits is taken, what does not is told with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from netra.domain.loading import load
from netra.domain.timetable import PhaseName
from netra.domain.words import Text
from netra.engine.schemas import LEVELS, STANCES, VERBS
from netra.engine.screening.candidates import place_of
from netra.monitoring.models import Flag, Run
from netra.registry import queries as registry
from netra.registry.queries import UnknownRegion

if TYPE_CHECKING:
    from netra.registry.models import Contest, Region

NO_ID = Text("Baris ini tidak punya nomor tanda.", "This row has no flag id.")
LONG_ID = Text("Nomor tandanya lebih dari 80 huruf.", "The flag id is longer than 80 letters.")
STRANGE_VERB = Text("Kata kerja “{value}” tidak dikenal.", "The verb “{value}” is not known.")
STRANGE_STANCE = Text("Sikap “{value}” tidak dikenal.", "The stance “{value}” is not known.")
STRANGE_LEVEL = Text("Tingkat “{value}” tidak dikenal.", "The level “{value}” is not known.")
STRANGE_CONTEST = Text("Pemilihan “{value}” tidak ada di sini.", "There is no contest “{value}” here.")
STRANGE_SCORE = Text("Bobotnya bukan bilangan antara 0 dan 1.", "The score is no number between 0 and 1.")
STRANGE_CODE = Text("Jenis perbuatan “{value}” tidak ada di katalog.", "The catalogue has no kind of act “{value}”.")


class BadFlag(ValueError):
    """A row that cannot be a flag; `why` says so to a person."""

    def __init__(self, why: Text, value: object = "") -> None:
        self.why = Text(*(words.format(value=str(value)[:60]) for words in (why.id, why.en)))
        super().__init__(self.why.en)


@dataclass(slots=True)
class Places:
    """Regions and contests by their codes, each looked up once."""

    _regions: "dict[str, Region | None]" = field(default_factory=dict)
    _contests: "dict[str, Contest | None]" = field(default_factory=dict)

    def region(self, code: str) -> "Region | None":
        """The regency, city or province of a code; a sub-district's or village's code names the regency it lies in."""
        plain = code[:5]
        if plain not in self._regions:
            try:
                self._regions[plain] = registry.region(plain)
            except UnknownRegion:
                self._regions[plain] = None
        return self._regions[plain]

    def contest(self, key: str) -> "Contest | None":
        """The contest of a key such as "2024/33.19", or "2024/31/2" for its second round."""
        if key not in self._contests:
            place = place_of(key)
            self._contests[key] = registry.contest_of(*place) if place else None
        return self._contests[key]


def flag_of(row: Mapping[str, Any], run: Run, places: Places, at: datetime) -> Flag:
    """One row of the table as an unsaved flag. Raises `BadFlag`."""
    key, verb, posted = _text(row["id"]), _text(row["verb"]), _moment(row["created_at"])
    _known(verb, VERBS, STRANGE_VERB)
    _known(row["stance"], STANCES, STRANGE_STANCE)
    _known(row["level"], LEVELS, STRANGE_LEVEL)
    if not key:
        raise BadFlag(NO_ID)
    if len(key) > 80:
        raise BadFlag(LONG_ID)
    score = row["score"]
    if not 0 <= score <= 1:
        raise BadFlag(STRANGE_SCORE)
    contest = _contest(_text(row["contest"]), places)
    hinted = places.region(_text(row["region_code"]))
    return Flag(
        key=key,
        run=run,
        activity=_text(row["activity_id"])[:200],
        platform=_text(row["platform"])[:40],
        handle=_text(row["actor_handle"])[:200],
        actor_name=_text(row["actor_name"])[:200],
        verb=verb,
        text=_text(row["text"]),
        target_handle=_text(row["target_handle"])[:200],
        target_url=_text(row["target_url"]),
        target_text=_text(row["target_text"]),
        posted_at=posted,
        seen_at=_moment(row["seen_at"]),
        visibility=_text(row["visibility"])[:40],
        region_hint=_text(row["region_code"])[:13],
        extra=_text(row["extra"]),
        source=_text(row["source"])[:200],
        source_row=row["source_row"],
        place=_place(contest, hinted),
        contest=contest,
        contests=list(row["contests"] or ()),
        target=_text(row["target"])[:8],
        ballots=list(row["ballots"] or ()),
        stance=row["stance"],
        score=score,
        level=row["level"],
        phase=_phase(_text(row["phase"])),
        codes=_codes(row["codes"] or ()),
        matches=list(row["matches"] or ()),
        reasons=list(row["reasons"] or ()),
        expires_on=row["expires_on"],
        engine=row["engine"][:40],
        lexicon=row["lexicon"][:40],
        model=row["model"][:40],
        catalogue=row["catalogue"][:40],
        loaded_at=at,
    )


def _contest(key: str, places: Places) -> "Contest | None":
    if not key:
        return None
    found = places.contest(key)
    if found is None:
        raise BadFlag(STRANGE_CONTEST, key)
    return found


def _place(contest: "Contest | None", hinted: "Region | None") -> "Region | None":
    """Where it belongs: the noted region if it lies in that of the contest; else that of the contest."""
    if contest is None:
        return hinted
    inside = hinted is not None and contest.region_id in {hinted.code, hinted.parent_id}
    return hinted if inside else contest.region


def _codes(codes: Any) -> list[str]:
    known = load().rules
    for code in codes:
        if code not in known:
            raise BadFlag(STRANGE_CODE, code)
    return list(codes)


def _phase(name: str) -> str:
    return name if name in PhaseName.__members__ else ""


def _known(value: str, allowed: tuple[str, ...], why: Text) -> None:
    if value not in allowed:
        raise BadFlag(why, value)


def _moment(at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(UTC)


def _text(value: str | None) -> str:
    """Without the NUL that no database takes."""
    return (value or "").replace("\0", "")
