"""The words of papers: from a small bank, unless a case brings its own."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from netra.domain.papers import Field, Kind, PaperKind
from netra.domain.procedures.results import RESULTS
from netra.domain.saying import day
from netra.practice.walk import Scene

BANK = Path(__file__).parent / "papers.toml"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# Reasons a reporter is given, by the act the notice belongs to.
REASONS = {
    "stop_incomplete": ["MATERIAL_EVIDENCE"],
    "refuse": ["FORMAL_EXPIRED"],
    "keep_as_information": ["FORMAL_IDENTITY"],
    "close_not_ours": ["OTHER_MATTER"],
    "decide_not_ours": ["OTHER_MATTER"],
    "decide_not_proven": ["NOT_PROVEN"],
    "tell_status": ["PROGRESS"],
}
SANCTIONS = {
    "WARNING": "teguran_lisan",
    "WRITTEN_WARNING": "teguran_tertulis",
    "SUSPENSION_DECREE": "pemberhentian_sementara",
    "DISMISSAL_DECREE": "pemberhentian",
    "MORAL_STATEMENT": "pernyataan_terbuka",
    "SANCTION_DECREE": "tunda_kgb_1th",
    "CONTRACT_DECISION": "sanksi_kontrak",
}
HEAVY = ((date(2021, 8, 31), "jadi_pelaksana_12bln"), (date.min, "pindah_turun_jabatan"))  # PP 94/2021, PP 53/2010


@cache
def bank() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(BANK.read_text(encoding="utf-8"))


@dataclass(slots=True)
class Bank:
    """Writes the papers of one case. `said` brings words of its own, by "KIND" (its text) or "KIND.field".

    `rules` are the kinds of act, `weak` the elements of the study that were not made out, `reasons` those of the
    closing notice, `sanction` what the employer imposes; `term` the days a letter without a legal term gives.
    """

    seed: str
    said: Mapping[str, str] = field(default_factory=dict)
    rules: Sequence[str] = ()
    weak: Sequence[str] = ()
    reasons: Sequence[str] = ()
    sanction: str = ""
    term: int = 14
    _numbers: Counter[str] = field(default_factory=Counter)

    def fields(self, kind: PaperKind, scene: Scene) -> dict[str, Any]:
        """Every field of this kind of paper, filled; accused, route, body and office are left to the caller."""
        values = {one.name: self._value(kind, one, scene) for one in kind.fields}
        return {name: value for name, value in values.items() if value is not None}

    def _value(self, kind: PaperKind, one: Field, scene: Scene) -> Any:
        own = self.said.get(f"{kind.code}.{one.name}")
        if own is None and one.name == "text":
            own = self.said.get(kind.code)
        if own is not None:
            return self._filled(own, scene)
        match one.kind:
            case Kind.ACCUSED | Kind.ROUTE | Kind.BODY | Kind.OFFICE:
                return None
            case Kind.TICK:
                return True
            case Kind.CHOICE:
                return "NO" if one.name.removesuffix("_holds") in self.weak else "YES"
            case Kind.MANY:
                return list(self.reasons) or REASONS.get(scene.action, ["OUTCOME"])
            case Kind.RULES:
                return list(self.rules)
            case Kind.SANCTION:
                return self._sanction(kind, scene.on)
            case Kind.DATE:
                ahead = self.term if one.name == "term_on" else 0
                return (scene.on + timedelta(days=ahead)).isoformat()
            case Kind.MOMENT:
                return datetime.combine(scene.on + timedelta(days=1), time(10)).isoformat(timespec="minutes")
            case _:
                return self._words(kind, one, scene)

    def _words(self, kind: PaperKind, one: Field, scene: Scene) -> str:
        if one.name in {"number", "duty_letter"}:
            return self._number(kind, scene.on)
        for_act = bank().get(f"{kind.code}@{scene.action}", {})
        choices = for_act.get(one.name) or bank().get(kind.code, {}).get(one.name)
        if choices is None:
            return "" if not one.is_required else one.label.id
        whose = scene.accused.name if scene.accused else ""
        key = f"{self.seed}/{kind.code}/{one.name}/{whose}"
        return self._filled(choices[crc32(key.encode()) % len(choices)], scene)

    def _number(self, kind: PaperKind, on: date) -> str:
        """A letter number that nobody can take for a real one."""
        self._numbers[kind.code] += 1
        head = 1 + crc32(f"{self.seed}/{kind.code}".encode()) % 180 + self._numbers[kind.code]
        return f"{head:03d}/LATIHAN/{ROMAN[on.month - 1]}/{on.year}"

    def _sanction(self, kind: PaperKind, on: date) -> str:
        if kind.code == "HEAVY_SANCTION_DECREE":
            usual = next(code for since, code in HEAVY if on >= since)
        else:
            usual = SANCTIONS.get(kind.code, "")
        return self.sanction if self.sanction and kind.code not in {"WARNING", "WRITTEN_WARNING"} else usual

    def _results(self, scene: Scene) -> str:
        """How the tracks ended, as the reporter is told."""
        ends = dict.fromkeys(track.result for track in scene.case.tracks.all() if track.result)
        return "; ".join(RESULTS[end].id.lower() for end in ends)

    def _filled(self, words: str, scene: Scene) -> str:
        case, person = scene.case, scene.accused or (scene.track.accused if scene.track else None)
        values = {
            "person": (person.name if person else "") or "terlapor",
            "position": (person.position if person else "") or "jabatan belum dicatat",
            "employer": (person.agency if person else "") or "instansinya",
            "office": case.handling_office.short_name,
            "place": case.place or "tempat kejadian",
            "act_day": day(case.act_on).id if case.act_on else "hari kejadian",
            "day": day(scene.on).id,
            "body": scene.track.body.short_name if scene.track and scene.track.body else "",
            "results": self._results(scene),
            "gist": self.said.get("gist", "perbuatan yang menguntungkan salah satu pasangan calon."),
        }
        return words.format_map(values)
