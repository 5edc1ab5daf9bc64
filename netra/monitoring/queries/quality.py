"""How good the flags are: by rule, region, pair, party and level, by week, and how often a reader was overruled.

Only acts are counted. Nobody's account, and no reader, has a figure of its own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from netra.accounts.queries import Visitor
from netra.domain.loading import load
from netra.domain.procedures.results import WITHOUT_GUILT
from netra.domain.words import Text
from netra.lexicons.queries.parties import parties_of
from netra.monitoring.models import Level, Stage, Verb, Verdict
from netra.monitoring.permissions import visible_to
from netra.registry import queries as registry
from netra.ui.components import Words

FEWEST = 10  # below so many decisions a share says nothing and is not told
WEEKS = 12
UPHELD = frozenset({Stage.CONFIRMED, Stage.JOINED, Stage.FILED})
DECIDED = (*UPHELD, Stage.DISMISSED)
Decided = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One group of decided flags. `share` is the part that readers confirmed, `None` where there are too few."""

    label: Words
    decided: int
    confirmed: int
    week: date | None = None

    @property
    def share(self) -> float | None:
        return self.confirmed / self.decided if self.decided >= FEWEST else None

    @property
    def percent(self) -> str:
        """For people: a whole number of per cent, or a dash."""
        return "–" if self.share is None else f"{self.share:.0%}".replace("%", " %")


@dataclass(frozen=True, slots=True)
class Table:
    """Groups of one kind, in the order of their labels: nothing is ranked."""

    title: Text
    lines: tuple[Line, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Overruled:
    """How often a second look came to another end than the first. `confirmed` of a line counts those overruled."""

    second: Line
    plenary: Line


@dataclass(frozen=True, slots=True)
class Quality:
    """Everything the page of quality shows. `words` is about the texts alone: did they take sides at all."""

    whole: Line
    words: Line
    overruled: Overruled
    tables: tuple[Table, ...]
    weeks: Table
    models: tuple[str, ...]

    @property
    def others(self) -> tuple[Line, ...]:
        """What stands beside the whole in the summary."""
        return self.words, self.overruled.second, self.overruled.plenary


BY_RULE = Text("Menurut jenis pelanggaran", "By kind of act")
BY_REGION = Text("Menurut daerah", "By region")
BY_PAIR = Text("Menurut pasangan yang dimaksud", "By the pair that is meant")
BY_PARTY = Text("Menurut partai", "By party")
BY_LEVEL = Text("Menurut tingkat", "By level")
BY_VERB = Text("Menurut perbuatan", "By what was done")
BY_WEEK = Text("Minggu demi minggu", "Week by week")
FAIR = Text(
    "Bila satu pasangan jauh lebih sering ditandai keliru, mesin berat sebelah: laporkan dan latih ulang.",
    "If one pair is flagged wrongly far more often, the engine leans to one side: report it and train it anew.",
)
SOME_PARTIES = Text(
    "Hanya pasangan yang partainya disebut dalam berkas calon.",
    "Only pairs whose parties a file of candidates named.",
)
ALL = Text("Semua yang sudah diputus", "All that were decided")
TOOK_SIDES = Text("Kata-katanya memang berpihak, siapa pun pemiliknya", "The words took sides, whoever wrote them")
SECOND = Text("Pembaca kedua berpendapat lain", "The second reader said otherwise")
PLENARY = Text(
    "Perkaranya berakhir tanpa terbukti, atau tidak dilanjutkan pleno", "The case ended unproven, or plenary dropped it"
)


def quality(user: Visitor, *, on: date) -> Quality:
    """Of the flags somebody sees."""
    seen = visible_to(user, on)
    decided = list[Any](
        seen.filter(stage__in=DECIDED, verdicts__isnull=False)
        .distinct()
        .values("pk", "codes", "place", "contest", "ballots", "stage", "level", "verb", "decided_at", "model")
        .order_by("pk")
    )
    # What is still to be read blind is in no figure, or a small office could work out what was said.
    open_to_all = seen.filter(stage__in=[*DECIDED, Stage.THIRD])
    verdicts = list(
        Verdict.objects.filter(flag__in=open_to_all).order_by("flag", "turn").values_list("flag", "ruling", "partisan")
    )
    return Quality(
        whole=_line(ALL, decided),
        words=_words(verdicts),
        overruled=Overruled(_second(verdicts), _plenary(user, on)),
        tables=tuple(table for table in _tables(decided) if table.lines),
        weeks=_weeks(decided, on),
        models=tuple(sorted({row["model"] for row in decided})),
    )


def _tables(decided: Sequence[Decided]) -> Iterable[Table]:
    regions = {one.code: one.full_name for one in registry.all_regions()}
    rules = load().rules
    levels, verbs = dict(Level.choices), dict(Verb.choices)
    pairs, parties = _pairs(decided)
    yield Table(BY_LEVEL, _grouped(decided, lambda row: [row["level"]], lambda key: levels[key]))
    yield Table(BY_VERB, _grouped(decided, lambda row: [row["verb"]], lambda key: verbs[key]))
    yield Table(
        BY_RULE,
        _grouped(decided, lambda row: row["codes"], lambda key: _rule(key, rules[key].act) if key in rules else key),
    )
    yield Table(BY_REGION, _grouped(decided, lambda row: [row["place"]], lambda key: regions.get(key, key)))
    yield Table(BY_PAIR, _grouped(decided, lambda row: _meant(row, pairs), lambda key: pairs[key]), FAIR)
    by_party = _grouped(
        decided, lambda row: [p for key in _meant(row, pairs) for p in parties.get(key, ())], lambda key: key
    )
    yield Table(BY_PARTY, by_party, SOME_PARTIES)


def _rule(code: str, act: Text) -> Text:
    return Text(f"{code}: {act.id}", f"{code}: {act.en}")


def _pairs(decided: Sequence[Decided]) -> tuple[dict[Any, str], dict[Any, tuple[str, ...]]]:
    """Names, and parties where known, of the pairs of the contests that occur; by contest and ballot number."""
    contests = [registry.contest(pk) for pk in sorted({row["contest"] for row in decided if row["contest"]})]
    found = [one for one in registry.pairs_of(contests) if one.ballot_no and one.names]
    parties = parties_of(one.pk for one in found)
    names = {
        (one.contest_id, one.ballot_no): f"{one.contest.region.full_name}, {one.ballot_no}: {one.names}"
        for one in found
    }
    return names, {(one.contest_id, one.ballot_no): parties[one.pk] for one in found if one.pk in parties}


def _meant(row: Decided, pairs: dict[Any, str]) -> list[Any]:
    return [key for number in row["ballots"] if (key := (row["contest"], number)) in pairs]


def _grouped(
    decided: Sequence[Decided], keys: Callable[[Decided], Iterable[Any]], label: Callable[[Any], Words]
) -> tuple[Line, ...]:
    """A line for each key, by its label."""
    groups: dict[Any, list[Decided]] = defaultdict(list)
    for row in decided:
        for key in dict.fromkeys(keys(row)):
            if key:
                groups[key].append(row)
    lines = [_line(label(key), rows) for key, rows in groups.items()]
    return tuple(sorted(lines, key=lambda line: str(line.label.id if isinstance(line.label, Text) else line.label)))


def _line(label: Words, rows: Sequence[Decided]) -> Line:
    return Line(label, len(rows), sum(row["stage"] in UPHELD for row in rows))


def _words(verdicts: Sequence[tuple[int, str, str]]) -> Line:
    """By the last reader of each flag who could tell."""
    last = {flag: partisan for flag, _ruling, partisan in verdicts if partisan != "UNKNOWN"}
    return Line(TOOK_SIDES, len(last), sum(one == "YES" for one in last.values()))


def _second(verdicts: Sequence[tuple[int, str, str]]) -> Line:
    rulings: dict[int, list[str]] = defaultdict(list)
    for flag, ruling, _partisan in verdicts:
        rulings[flag].append(ruling)
    twice = [found for found in rulings.values() if len(found) > 1]
    return Line(SECOND, len(twice), sum(found[0] != found[1] for found in twice))


def _plenary(user: Visitor, on: date) -> Line:
    """Of the cases made of flags that have ended or were referred on: those that ended without guilt."""
    filed = visible_to(user, on).filter(stage=Stage.FILED)
    ended = set(filed.exclude(case__result="").values_list("case", "case__result"))
    referred = set(filed.filter(case__result="", case__tracks__isnull=False).values_list("case", "case__result"))
    return Line(PLENARY, len(ended | referred), sum(result in WITHOUT_GUILT for _case, result in ended))


def _weeks(decided: Sequence[Decided], on: date) -> Table:
    """The last weeks, each from its Monday."""
    monday = on - timedelta(days=on.weekday())
    starts = [monday - timedelta(weeks=number) for number in range(WEEKS)]
    by_week: dict[date, list[Decided]] = defaultdict(list)
    for row in decided:
        if row["decided_at"]:
            day = localdate(row["decided_at"])
            by_week[day - timedelta(days=day.weekday())].append(row)
    shown = [(start, by_week[start]) for start in reversed(starts) if by_week[start]]
    lines = [replace(_line(start.isoformat(), rows), week=start) for start, rows in shown]
    return Table(BY_WEEK, tuple(lines))
