"""A suggestion as plain JSON: codes, sentences in both languages, spans."""

from collections.abc import Sequence
from typing import Any

from netra.domain.institutions import Destination
from netra.domain.words import Text
from netra.engine.suggest.facts import Fact
from netra.engine.suggest.model import Suggested, Suggestion


def as_json(suggestion: Suggestion) -> dict[str, Any]:
    """Every field of a suggestion as values JSON can hold. The narrative itself is not in it."""
    phase, misfit = suggestion.phase, suggestion.misfit
    return {
        "on": suggestion.on.isoformat(),
        "region_code": suggestion.region_code,
        "phase": None
        if phase is None
        else {"election": phase.year, "name": phase.name.value, "label": _text(phase.label)},
        "side": suggestion.side.value,
        "statuses": [status.value for status in suggestion.statuses],
        "is_misfit_first": suggestion.is_misfit_first,
        "misfit": None
        if misfit is None
        else {
            "key": misfit.key,
            "why": _text(misfit.why),
            "belongs": _destinations(misfit.belongs),
            "facts": _facts(misfit.facts),
        },
        "found": [_found(one) for one in suggestion.found],
        "missing": [{"key": one.key, "question": _text(one.question)} for one in suggestion.missing],
        "destinations": _destinations(suggestion.destinations),
        "facts": _facts(suggestion.facts),
        "catalogue": suggestion.catalogue,
        "engine": suggestion.version,
    }


def _found(one: Suggested) -> dict[str, Any]:
    return {
        "code": one.code,
        "score": round(one.score, 3),
        "act": _text(one.rule.act),
        "cover": None if one.cover is None else _text(one.cover.statement),
        "basis": [] if one.cover is None else [_text(line) for line in one.cover.basis_lines],
        "reasons": _facts(one.reasons),
        "destinations": _destinations(one.destinations),
    }


def _facts(facts: Sequence[Fact]) -> list[dict[str, Any]]:
    return [
        {"kind": one.kind.value, "key": one.key, "label": _text(one.label), "start": one.start, "end": one.end}
        for one in facts
    ]


def _destinations(destinations: Sequence[Destination]) -> list[dict[str, Any]]:
    return [{"route": one.route.value, "why": _text(one.why), "crime": one.crime} for one in destinations]


def _text(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}
